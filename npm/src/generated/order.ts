// Generated from model/src/events.rs by `npm run generate`. Do not edit.

import type { ChatBrickEvent } from "./events.js";

/** Returns the event's own time in milliseconds; `undefined` for a value that is not an event. */
export function ownTime({ type, data }: ChatBrickEvent): number | undefined {
  switch (type) {
    case "contact.connection.connected":
      return data.timestampsMs.connectedAt;
    case "contact.connection.changed":
      return data.timestampsMs.changedAt;
    case "contact.connection.disconnected":
      return data.timestampsMs.disconnectedAt;
    case "store.created":
      return data.timestampsMs.createdAt;
    case "store.updated":
      return data.timestampsMs.updatedAt;
    case "store.deactivated":
      return data.timestampsMs.deactivatedAt;
    case "account.created":
      return data.timestampsMs.createdAt;
    case "account.deactivated":
      return data.timestampsMs.deactivatedAt;
    default:
      return undefined;
  }
}

/** Returns what the event is about: a kind, an id, and the rank among events of the same instant. */
export function subject({ type, data }: ChatBrickEvent): readonly [kind: string, id: string, rank: number] {
  switch (type) {
    case "contact.connection.connected":
      return ["contact", data.contact.id, 2];
    case "contact.connection.changed":
      return ["contact", data.contact.id, 3];
    case "contact.connection.disconnected":
      return ["contact", data.contact.id, 4];
    case "store.created":
      return ["store", data.store.id, 0];
    case "store.updated":
      return ["store", data.store.id, 1];
    case "store.deactivated":
      return ["store", data.store.id, 4];
    case "account.created":
      return ["account", data.account.id, 0];
    case "account.deactivated":
      return ["account", data.account.id, 4];
  }
}
