import { BRACE, BRACKET, QUOTE, skipSpace } from "./ascii.js";
import { findInCurl } from "./curl.js";
import { decodeBase64, unescapeJson } from "./decode.js";
import { findInFences } from "./fences.js";
import type { Find } from "./forms.js";
import { findInHttp } from "./http.js";
import { endOfValue } from "./json.js";
import { decodePercentText } from "./percent.js";
import { inside, type Position, type Search } from "./search.js";
import { findInText } from "./text.js";
import { findInValue, isPayload } from "./value.js";

/** Searches for bytes that are not one JSON value. The first form with a payload wins. */
const FORMS = [findInHttp, findInFences, findInCurl, findInBase64, findInPercentText, findInText];

/** Finds the payloads in bytes of any form. */
export function find(search: Search, bytes: Uint8Array, position: Position): void {
  if (!search.mayExamine(bytes.length, position)) return;
  const start = startOfValue(bytes);
  if (start === undefined) {
    const found = search.payloads.length;
    for (const findInForm of FORMS) {
      findInForm(search, bytes, position, find);
      if (search.payloads.length > found) return;
    }
  } else if (bytes[start] === QUOTE) {
    const content = unescapeJson(bytes, start + 1, endOfValue(bytes, start) - 1);
    find(search, content, inside(position, "JSON string"));
  } else if (isPayload(bytes, start)) {
    // White space and a byte order mark around it are part of the body.
    search.add(bytes, position);
  } else {
    const layer = bytes[start] === BRACKET ? inside(position, "list") : position;
    findInValue(search, bytes, { start, end: endOfValue(bytes, start) }, layer, find);
  }
}

/**
 * Returns the start of the one object, list or string in the bytes, with only white space and a byte order mark around it;
 * `undefined` if the bytes contain anything else.
 */
function startOfValue(bytes: Uint8Array): number | undefined {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const start = skipSpace(bytes, hasMark ? 3 : 0);
  if (![BRACE, BRACKET, QUOTE].includes(bytes[start] ?? 0)) return undefined;
  const end = endOfValue(bytes, start);
  return end >= 0 && skipSpace(bytes, end) === bytes.length ? start : undefined;
}

/** Finds the payloads in text that is base64 from its beginning to its end. */
function findInBase64(search: Search, bytes: Uint8Array, position: Position, next: Find): void {
  const decoded = decodeBase64(bytes);
  if (decoded !== undefined && decoded.length > 0) next(search, decoded, inside(position, "base64"));
}

/** Finds the payloads in text that is percent-encoded from its beginning to its end. */
function findInPercentText(search: Search, bytes: Uint8Array, position: Position, next: Find): void {
  const decoded = decodePercentText(bytes);
  if (decoded !== undefined) next(search, decoded, inside(position, "percent-encoding"));
}
