// Markdown: the content of code fences.

import { BACKTICK, CR, endOfLine, SPACE } from "./ascii.js";
import type { Find } from "./forms.js";
import { inside, type Position, type Search } from "./search.js";

const TILDE = 0x7e;

/** Finds the payloads in the code fences of a Markdown text. */
export function findInFences(search: Search, bytes: Uint8Array, position: Position, find: Find): void {
  let open: { mark: number; length: number; start: number } | undefined;
  for (let line = 0; line < bytes.length; line = endOfLine(bytes, line) + 1) {
    const fence = fenceAt(bytes, line);
    if (fence === undefined) continue;
    if (open === undefined) open = { ...fence, start: endOfLine(bytes, line) + 1 };
    else if (fence.mark === open.mark && fence.length >= open.length) {
      // The line break before the closing fence belongs to the fence.
      const lf = line - 1;
      const end = bytes[lf - 1] === CR ? lf - 1 : lf;
      if (end > open.start) find(search, bytes.subarray(open.start, end), inside(position, "Markdown fence"));
      open = undefined;
    }
  }
}

/** Returns the kind of fence in a line; `undefined` if there is none. */
function fenceAt(bytes: Uint8Array, line: number): { mark: number; length: number } | undefined {
  let start = line;
  while (bytes[start] === SPACE) start += 1;
  const mark = bytes[start];
  if (mark !== BACKTICK && mark !== TILDE) return undefined;
  let end = start;
  while (bytes[end] === mark) end += 1;
  return end - start >= 3 ? { mark, length: end - start } : undefined;
}
