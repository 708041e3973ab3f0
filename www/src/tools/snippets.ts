// Code that handles every event type, with the case of this payload first. Contains no value of the payload except a
// well-formed event type.

import type { EventType } from "chatbrick-events";
import type { PayloadContent } from "../story/payload-content.ts";
import { isMissing } from "../story/presence.ts";

export type Connection = "storeAndStaff" | "store" | "staff" | "other";

/** Event type and connection of a payload, and its fields without a value. */
export interface PayloadShape {
  /** A documented type. */
  known?: EventType | undefined;
  /** A type that is not documented. */
  unknown?: string | undefined;
  connection: Connection;
  empty: string[];
}

/** Event types that are handled alike. */
export const GROUPS = ["connection", "disconnection", "store", "account"] as const;
export type Group = (typeof GROUPS)[number];

export function shapeOf(content: PayloadContent | undefined, unknown?: string): PayloadShape {
  const store = content?.store.value !== undefined;
  const staff = content?.staff.value !== undefined;
  const connection = store && staff ? "storeAndStaff" : store ? "store" : staff ? "staff" : "other";
  const empty = (content?.fields ?? []).flatMap(({ pattern, presence }) =>
    isMissing(presence) ? [pattern] : [],
  );
  return { known: content?.type, unknown, connection, empty: [...new Set(empty)] };
}

function groupOf({ known }: PayloadShape): Group {
  if (known === "contact.connection.disconnected") return "disconnection";
  if (known?.startsWith("store.")) return "store";
  return known?.startsWith("account.") ? "account" : "connection";
}

/** Returns the groups, the payload's group first. */
export const groupsFor = (payload: PayloadShape): Group[] => {
  const first = groupOf(payload);
  return [first, ...GROUPS.filter((group) => group !== first)];
};

/** Returns the connections, the payload's connection first. */
export const connectionsFor = ({ connection }: PayloadShape): Exclude<Connection, "other">[] => {
  const first = connection === "other" ? "storeAndStaff" : connection;
  return [first, ...(["storeAndStaff", "store", "staff"] as const).filter((name) => name !== first)];
};

const CONNECTIONS: Record<Connection, string> = {
  storeAndStaff: ", connected to a store and a staff member",
  store: ", connected to a store only: connectedStaff is null",
  staff: ", connected to a staff member only: connectedStore is null",
  other: "",
};

/** Returns a comment that describes the payload that the code was written for. */
export function description(payload: PayloadShape): string {
  if (!payload.known) return "Handles every documented event type.";
  const connection = groupOf(payload) === "connection" ? CONNECTIONS[payload.connection] : "";
  return `Written for ${payload.known}${connection}.`;
}

/** Returns a comment for an event type that is not documented; the type comes from the payload. */
export function unknownComment({ unknown }: PayloadShape): string {
  const named = unknown !== undefined && /^[a-z]+(\.[a-z]+)*$/.test(unknown);
  return named
    ? `such as ${JSON.stringify(unknown)} of this payload`
    : "a type that this version does not know";
}

/** Whether the payload has no value for a field of its store or account. */
export const lacks = ({ empty }: PayloadShape, key: "externalId" | "storeId"): boolean =>
  empty.some((pattern) => pattern.endsWith(`/${key}`));
