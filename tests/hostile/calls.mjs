// Calls that together cover all paths through the package, with their expected results from an unmodified package.

import { readFileSync } from "node:fs";
import * as untouched from "chatbrick-events";
import { copied } from "./realm.mjs";

export const TEXT = readFileSync(
  new URL("../../examples/payloads/store-and-staff.json", import.meta.url),
  "utf8",
).trim();
export const BYTES = new TextEncoder().encode(TEXT);
const ASCII = TEXT.replace(/[^ -~\n]/g, "x");
const WRONG =
  '{"type":"contact.connection.connected","data":{"contact":{"id":"","a/b":1,"id":2},"lineUsers":[]}}';
const OTHER = '{"type":"contact.created","data":{}}';

/** Calls of the package's exports. Each creates its input anew, in case it is modified. */
export const CALLS = {
  "an event from bytes": (api) => api.parseConnectedEvent(BYTES.slice()),
  "an event from CJK text": (api) => api.parseConnectedEvent(TEXT),
  "an event from ASCII text": (api) => api.parseConnectedEvent(ASCII),
  "an event from a value": (api) => api.parseConnectedEvent(JSON.parse(TEXT)),
  "a valid value": (api) => api.validate(JSON.parse(TEXT)),
  "issues from bytes": (api) => api.validate(new TextEncoder().encode(WRONG)),
  "issues from text": (api) => api.safeParseConnectedEvent(`\ufeff${WRONG}康`.replace("康", "")),
  "issues of a value": (api) => api.validate({ type: 1, data: { contact: { extra: "康" } } }),
  "another event": (api) => api.safeParseConnectedEvent(OTHER),
  "not JSON": (api) => api.validate("{"),
  "invalid UTF-8": (api) => api.validate(Uint8Array.of(0x7b, 0xff)),
  "a lone surrogate": (api) => api.validate('{"康\ud83d":1}'),
  "a value without JSON text": (api) => api.validate(undefined),
  "a value that cannot be serialised": (api) => api.validate(1n),
  "no event from a value without JSON text": (api) => api.safeParseConnectedEvent(undefined),
  "no event from a value that cannot be serialised": (api) => api.safeParseConnectedEvent(1n),
  "too large": (api) => api.validate(TEXT, { maxBytes: 100 }),
  strict: (api) => api.validate(`\ufeff${TEXT}`, { strict: true }),
  "a thrown error": (api) => {
    try {
      return api.parseConnectedEvent(WRONG);
    } catch (error) {
      const { name, message, issues, truncated } = error;
      if (name !== "ConnectedEventError") throw error;
      return { name, message, issues, truncated };
    }
  },
  "the JSON Schema of a payload": (api) =>
    api.connectedEvent["~standard"].jsonSchema.input({ target: "draft-07" }),
  "the JSON Schema of an event": (api) =>
    api.connectedEvent["~standard"].jsonSchema.output({ target: "openapi-3.0" }),
  "a Standard Schema": (api) => api.connectedEvent["~standard"].validate(OTHER),
};

/** Returns the result of a call, or the error that it throws. */
export function answer(call, api) {
  try {
    return copied(call(api));
  } catch (error) {
    return { thrown: `${error?.message}`, cause: error?.cause };
  }
}

export const ANSWERS = Object.fromEntries(
  Object.entries(CALLS).map(([name, call]) => [name, answer(call, untouched)]),
);

/** Message of the error for a call that traps. */
export const INTERNAL = /^chatbrick-events: internal error/;
