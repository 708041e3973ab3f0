// Escapes between `$'` and `'`, which browsers write when they copy a request as a curl command. Python, JavaScript and Rust
// print strings with the same escapes.

import { BACKSLASH, hexNumber, hexValue } from "./ascii.js";
import type { Output } from "./decode.js";

/** The letter after the backslash, and the code of the character. */
const ESCAPES = new Map<number, number>(
  Object.entries({
    a: 7,
    b: 8,
    e: 27,
    f: 12,
    n: 10,
    r: 13,
    t: 9,
    v: 11,
    "\\": 92,
    "'": 39,
    '"': 34,
    "?": 63,
  }).map(([letter, code]) => [letter.charCodeAt(0), code]),
);

/** Decodes the content of a string between `$'` and `'`. */
export function unescapeAnsiC(bytes: Uint8Array, start: number, end: number, output: Output): void {
  let at = start;
  while (at < end) {
    const byte = bytes[at] as number;
    const letter = byte === BACKSLASH && at + 1 < end ? (bytes[at + 1] as number) : -1;
    const code = ESCAPES.get(letter);
    const unit = letter === 0x75 && at + 6 <= end ? hexNumber(bytes, at + 2, 4) : -1;
    const digits = letter === 0x78 ? hexDigits(bytes, at + 2, end) : 0;
    if (code !== undefined) {
      output.byte(code);
      at += 2;
    } else if (unit >= 0) {
      output.codePoint(unit);
      at += 6;
    } else if (digits > 0) {
      output.byte(hexNumber(bytes, at + 2, digits));
      at += 2 + digits;
    } else {
      output.byte(byte);
      at += 1;
    }
  }
}

/** Returns the number of hexadecimal digits, at most two. */
function hexDigits(bytes: Uint8Array, at: number, end: number): number {
  let digits = 0;
  while (digits < 2 && at + digits < end && hexValue(bytes[at + digits]) >= 0) digits += 1;
  return digits;
}
