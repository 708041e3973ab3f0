// Objects of a known form around a payload.

import { BRACE, BRACKET, QUOTE, textOf } from "./ascii.js";
import { unescapeJson } from "./decode.js";
import { deliveryHeaders } from "./headers.js";
import { type Child, childrenOf } from "./json.js";
import type { Headers } from "./search.js";

/** An object of a known form: its name, the member that holds the payload, and the headers of the delivery. */
interface Wrapper {
  readonly name: string;
  readonly member: string;
  readonly headers?: Headers;
}

/** Returns the known form of an object that is not a payload; `undefined` if it is any other object. */
export function wrapperOf(bytes: Uint8Array, members: readonly Child[]): Wrapper | undefined {
  const member = (name: string) => members.find(({ key }) => key === name);
  const has = (...names: string[]) => names.every((name) => member(name) !== undefined);
  if (has("isBase64Encoded", "body")) return { name: "API Gateway event", member: "body" };
  if (has("eventType", "payload")) {
    const id = stringOf(bytes, member("id"));
    const headers = id === undefined ? undefined : deliveryHeaders([["svix-id", id]]);
    return { name: "Svix message", member: "payload", headers };
  }
  if (has("results", "success")) return { name: "D1 export", member: "results" };
  const isList = bytes[member("data")?.start ?? bytes.length] === BRACKET;
  return has("type") && isList ? { name: "Buffer", member: "data" } : undefined;
}

/** Returns the headers of a delivery in an object `{ name: value }`, or in a list of `{ name, value }` or `[name, value]`. */
export function headersOf(bytes: Uint8Array, value: Child | undefined): Headers {
  if (value === undefined || !isContainer(bytes, value)) return undefined;
  return deliveryHeaders(
    [...childrenOf(bytes, value.start)].flatMap((entry) => {
      const [name, text] =
        entry.key === undefined ? pairOf(bytes, entry) : [entry.key, firstOf(bytes, entry)];
      return name === undefined || text === undefined ? [] : [[name, text] as const];
    }),
  );
}

/** Reads a header in a list of headers. */
function pairOf(bytes: Uint8Array, entry: Child): (string | undefined)[] {
  if (!isContainer(bytes, entry)) return [];
  const parts = [...childrenOf(bytes, entry.start)];
  const isList = bytes[entry.start] === BRACKET;
  return ["name", "value"].map((name, index) =>
    stringOf(bytes, isList ? parts[index] : parts.find(({ key }) => key === name)),
  );
}

/** Returns a string, or the first string of a list. */
function firstOf(bytes: Uint8Array, value: Child): string | undefined {
  return stringOf(bytes, bytes[value.start] === BRACKET ? [...childrenOf(bytes, value.start)][0] : value);
}

const isContainer = (bytes: Uint8Array, { start }: Child) =>
  bytes[start] === BRACE || bytes[start] === BRACKET;

export function stringOf(bytes: Uint8Array, value: Child | undefined): string | undefined {
  if (value === undefined || bytes[value.start] !== QUOTE) return undefined;
  return textOf(unescapeJson(bytes, value.start + 1, value.end - 1));
}
