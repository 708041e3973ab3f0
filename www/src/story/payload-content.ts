// The readable part of a payload. Most invalid payloads still have a contact and a store.

import type { EventType, Issue } from "chatbrick-events";
import { type Node, parseTree } from "jsonc-parser";
import { isEventType, type NullClass, nullables, partsOf } from "../events/model.ts";
import type { Presence } from "./presence.ts";

/** Largest number of LINE users that are read. Others are only counted. */
const MAX_LINE_USERS = 20;

/** A value of another JSON type than string. */
export interface WrongType {
  wrongType: "number" | "boolean" | "object" | "array";
}

/** The strings of an object: `null` for null or absent. */
export type Texts<Key extends string> = { [K in Key]: string | null | WrongType };

export type Contact = Texts<"id" | "name" | "avatar">;
export type LineUser = Texts<"id" | "name" | "lineUid" | "lineProviderId" | "profilePictureUrl"> & {
  pointer: string;
};
export type Store = Texts<"id" | "name" | "logo" | "externalId">;
export type Account = Texts<"id" | "storeId" | "name" | "displayName" | "employeeId" | "avatar">;

/** A store or an account of the event. */
export interface Side<T> {
  pointer: string;
  /** Absent if events of this type have no such part. */
  presence?: Presence | undefined;
  value?: T | undefined;
}

export interface Time {
  iso: string | undefined;
  ms: number | undefined;
}

export interface FieldState {
  /** The pointer in this payload: `/data/lineUsers/0/profilePictureUrl`. */
  pointer: string;
  pattern: string;
  class: NullClass;
  presence: Presence;
}

export interface PayloadContent {
  type: EventType;
  /** Whether the payload is a valid event. */
  complete: boolean;
  contact: Contact | undefined;
  lineUsers: LineUser[];
  lineUserCount: number | undefined;
  store: Side<Store>;
  staff: Side<Account>;
  /** Key of the event's own time: `connectedAt`. */
  timeKey: string;
  time: Time;
  /** First connection; absent if events of this type have none. */
  initConnectedAt?: Time | undefined;
  fields: FieldState[];
}

type Json = Record<string, unknown>;

/**
 * Reads a JSON text as an event of its own type, else as `fallbackType`; `undefined` if it is not an object or its type
 * is not documented. `truncated`: there are more issues than these.
 */
export function readContent(
  text: string,
  issues: readonly Issue[],
  {
    complete,
    truncated,
    fallbackType,
  }: { complete: boolean; truncated: boolean; fallbackType?: EventType | undefined },
): PayloadContent | undefined {
  const repeated = new Set(
    issues.flatMap(({ code, pointer }) => (code === "duplicate_key" ? [pointer] : [])),
  );
  const root = parse(text, truncated || repeated.size > 0);
  if (!isObject(root)) return undefined;
  const written = own(root, "type");
  const type = typeof written === "string" ? written : fallbackType;
  if (!isEventType(type)) return undefined;
  const data = object(root.data);
  const users = Array.isArray(data?.lineUsers) ? (data.lineUsers as unknown[]) : undefined;
  const shown = (users ?? []).slice(0, MAX_LINE_USERS);
  const presence = (pointer: string) => presenceOf(root, pointer, repeated);
  const parts = partsOf(type);
  const part = (key: string | undefined) => (key === undefined ? undefined : object(own(data ?? {}, key)));
  const side = <Key extends string>(key: string | undefined, keys: readonly Key[]): Side<Texts<Key>> => {
    const value = part(key);
    return {
      pointer: `/data/${key}`,
      presence: key === undefined ? undefined : presence(`/data/${key}`),
      value: value && texts(value, keys),
    };
  };
  const contact = part(parts.contact);
  return {
    type,
    complete,
    contact: contact && texts(contact, ["id", "name", "avatar"]),
    lineUsers: shown.flatMap((user, index) =>
      isObject(user)
        ? [
            {
              ...texts(user, ["id", "name", "lineUid", "lineProviderId", "profilePictureUrl"]),
              pointer: `/data/lineUsers/${index}`,
            },
          ]
        : [],
    ),
    lineUserCount: users?.length,
    store: side(parts.store, ["id", "name", "logo", "externalId"]),
    staff: side(parts.account, ["id", "storeId", "name", "displayName", "employeeId", "avatar"]),
    timeKey: parts.time,
    time: time(data, parts.time),
    initConnectedAt: parts.firstConnection ? time(data, "initConnectedAt") : undefined,
    fields: nullables(type).flatMap(({ pattern, class: nullClass }) => {
      const many = pattern.includes("*");
      const pointers = many ? shown.map((_, index) => pattern.replace("*", `${index}`)) : [pattern];
      return pointers.map((pointer) => ({ pointer, pattern, class: nullClass, presence: presence(pointer) }));
    }),
  };
}

/**
 * Parses JSON; `undefined` for any other text. Skips a byte order mark, as the package does and JSON.parse does not. Of
 * duplicate keys the package validates the first, and JSON.parse keeps the last: `repeats` keeps the first.
 */
export function parse(text: string, repeats: boolean): unknown {
  const body = text.replace(/^\ufeff/, "");
  try {
    return repeats ? keepFirstKeys(parseTree(body)) : JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Converts a node to a value, keeping the first of duplicate keys. */
function keepFirstKeys(node: Node | undefined): unknown {
  if (node?.type === "array") return node.children?.map(keepFirstKeys);
  if (node?.type !== "object") return node?.value;
  const value: Json = Object.create(null);
  for (const { children: [key, child] = [] } of node.children ?? [])
    if (key && !Object.hasOwn(value, key.value)) value[key.value] = keepFirstKeys(child);
  return value;
}

export const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const object = (value: unknown): Json | undefined => (isObject(value) ? value : undefined);
const own = (value: Json, key: string): unknown => (Object.hasOwn(value, key) ? value[key] : undefined);

function texts<Key extends string>(value: Json, keys: readonly Key[]): Texts<Key> {
  return Object.fromEntries(
    keys.map((key) => {
      const found = own(value, key) ?? null;
      return [key, typeof found === "string" || found === null ? found : { wrongType: jsonType(found) }];
    }),
  ) as Texts<Key>;
}

const jsonType = (value: unknown): WrongType["wrongType"] =>
  Array.isArray(value) ? "array" : (typeof value as "number" | "boolean" | "object");

function time(data: Json | undefined, key: string): Time {
  const iso = own(object(data?.timestamps) ?? {}, key);
  const ms = own(object(data?.timestampsMs) ?? {}, key);
  const number = typeof ms === "string" && /^-?\d+$/.test(ms) ? Number(ms) : ms;
  const readable = typeof number === "number" && Math.abs(number) <= 8.64e15 && Number.isInteger(number);
  return { iso: typeof iso === "string" ? iso : undefined, ms: readable ? number : undefined };
}

function presenceOf(root: Json, pointer: string, repeated: ReadonlySet<string>): Presence {
  let value: unknown = root;
  let path = "";
  for (const key of pointer.split("/").slice(1)) {
    if (repeated.has(path)) return "repeated";
    if (Array.isArray(value)) value = value[Number(key)];
    else if (isObject(value)) {
      path += `/${key}`;
      if (repeated.has(path)) return "repeated";
      if (!Object.hasOwn(value, key)) return path === pointer ? "absent" : "unread";
      value = value[key];
      continue;
    } else return "unread";
    path += `/${key}`;
  }
  if (value === null) return "null";
  return value === "" ? "empty" : "set";
}
