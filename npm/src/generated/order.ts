// Generated from model/src/events.rs by `npm run generate`. Do not edit.

import type { ChatBrickEvent } from "./events.js";

/**
 * Returns the event's own time in milliseconds, the kind of the entity that it is about, that entity, and the rank among
 * events of the same instant; `undefined` for a value that is not an event.
 */
export function placeOf({
  type,
  data,
}: ChatBrickEvent): readonly [time: number, kind: string, subject: { id: string }, rank: number] | undefined {
  switch (type) {
    case "contact.connection.connected":
      return [data.timestampsMs.connectedAt, "contact", data.contact, 2];
    case "contact.connection.changed":
      return [data.timestampsMs.changedAt, "contact", data.contact, 3];
    case "contact.connection.disconnected":
      return [data.timestampsMs.disconnectedAt, "contact", data.contact, 4];
    case "store.created":
      return [data.timestampsMs.createdAt, "store", data.store, 0];
    case "store.updated":
      return [data.timestampsMs.updatedAt, "store", data.store, 1];
    case "store.deactivated":
      return [data.timestampsMs.deactivatedAt, "store", data.store, 4];
    case "account.created":
      return [data.timestampsMs.createdAt, "account", data.account, 0];
    case "account.deactivated":
      return [data.timestampsMs.deactivatedAt, "account", data.account, 4];
    default:
      return undefined;
  }
}
