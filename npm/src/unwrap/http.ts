// A raw HTTP request: a request line, headers, an empty line and the body.

import { CR, endOfLine, skipSpace, textOf } from "./ascii.js";
import type { Find } from "./forms.js";
import { deliveryHeaders, splitHeader } from "./headers.js";
import { inside, type Position, type Search } from "./search.js";

const REQUEST_LINE = /^[A-Z]+ \S+ HTTP\/\d(\.\d)?$/;
/** Longest request line that is read. */
const MAX_LINE = 4096;

/** Finds the payloads in the body of a raw HTTP request, and keeps the headers of the delivery. */
export function findInHttp(search: Search, bytes: Uint8Array, position: Position, find: Find): void {
  const first = skipSpace(bytes, 0);
  if (endOfLine(bytes, first) - first > MAX_LINE || !REQUEST_LINE.test(lineAt(bytes, first))) return;
  const headers: [string, string][] = [];
  let at = endOfLine(bytes, first) + 1;
  while (at < bytes.length) {
    const line = lineAt(bytes, at);
    at = endOfLine(bytes, at) + 1;
    if (line === "") break;
    const header = splitHeader(line);
    if (header !== undefined) headers.push(header);
  }
  const body = bytes.subarray(at, at + contentLength(headers));
  find(search, body, inside(position, "HTTP request", deliveryHeaders(headers)));
}

/** Returns the line at a position, without its line break. */
function lineAt(bytes: Uint8Array, at: number): string {
  const end = endOfLine(bytes, at);
  return textOf(bytes, at, end > at && bytes[end - 1] === CR ? end - 1 : end);
}

/** Returns the length of the body. It excludes a line break that an editor added at the end. */
function contentLength(headers: readonly [string, string][]): number {
  const value = headers.find(([name]) => name.toLowerCase() === "content-length")?.[1].trim();
  return value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : Number.POSITIVE_INFINITY;
}
