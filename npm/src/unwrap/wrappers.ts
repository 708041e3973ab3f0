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
  if (has("isBase64Encoded", "body")) {
    return { name: "API Gateway event", member: "body", headers: headersOf(bytes, member("headers")) };
  }
  if (has("eventType", "payload")) {
    const id = stringOf(bytes, member("id"));
    const headers = id === undefined ? undefined : deliveryHeaders([["svix-id", id]]);
    return { name: "Svix message", member: "payload", headers };
  }
  if (has("results", "success")) return { name: "D1 export", member: "results" };
  const isList = bytes[member("data")?.start ?? bytes.length] === BRACKET;
  return has("type") && isList ? { name: "Buffer", member: "data" } : undefined;
}

/** The headers in an object `{ name: value }`. */
function headersOf(bytes: Uint8Array, value: Child | undefined): Headers {
  if (value === undefined || bytes[value.start] !== BRACE) return undefined;
  return deliveryHeaders(
    [...childrenOf(bytes, value.start)].flatMap((member) => {
      const text = stringOf(bytes, member);
      return text === undefined ? [] : [[member.key ?? "", text] as const];
    }),
  );
}

function stringOf(bytes: Uint8Array, value: Child | undefined): string | undefined {
  if (value === undefined || bytes[value.start] !== QUOTE) return undefined;
  return textOf(unescapeJson(bytes, value.start + 1, value.end - 1));
}
