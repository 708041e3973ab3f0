/**
 * Finds ChatBrick payloads in logs, exports and pasted text: escaped, encoded, quoted or with text around them. Does not need
 * the wasm.
 *
 * @packageDocumentation
 */

import { bytesOf } from "./bytes.js";
import { find } from "./unwrap/find.js";
import { Search, START } from "./unwrap/search.js";
import type { UnwrapResult } from "./unwrap/types.js";
import { encodeText } from "./utf8-bytes.js";

export type { Unwrapped, UnwrapResult } from "./unwrap/types.js";

/**
 * Finds the payloads inside text or bytes, and returns their exact bytes.
 *
 * It looks into JSON (strings, members such as `body`, lists, lists of bytes, a Buffer as JSON, API Gateway events, Svix
 * messages, exports of D1), `curl` commands, raw HTTP requests, Markdown fences, log lines, quoted strings and bytes of Python,
 * JavaScript and Rust, CSV, base64, hex and percent-encoding, in any combination. A payload is a JSON object with `type` and
 * `data`, or with a `type` of the form of an event type; {@link validateEvent} says whether it is valid. If the input itself is
 * one, it is returned unchanged.
 *
 * The search is linear in the length of the input, and 16 levels deep. It does not decompress.
 *
 * @param input - text, or bytes: an `ArrayBuffer`, a `Uint8Array` or any other view (a Node `Buffer` included)
 * @returns the payloads in the order of the input, and whether a limit ended the search early
 * @throws TypeError if the input is neither text nor bytes
 *
 * @example
 * ```ts
 * import { unwrap } from "chatbrick-events/unwrap";
 *
 * const line = '2024-06-08T18:18:18Z INFO body={"type":"store.created","data":{}}';
 * const [payload] = unwrap(line).payloads;
 * console.log(payload?.layers.join(" > "), payload?.body.length); // "text" 34
 * ```
 */
export function unwrap(input: string | ArrayBuffer | ArrayBufferView): UnwrapResult {
  const bytes = typeof input === "string" ? encodeText(input) : bytesOf(input);
  if (bytes === undefined) throw new TypeError("chatbrick-events/unwrap: pass text or bytes");
  const search = new Search(bytes.length);
  find(search, bytes, START);
  return { payloads: search.payloads, truncated: search.truncated };
}
