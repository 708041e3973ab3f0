// Percent-encoding, as URLs and forms use it.

import {
  AMPERSAND,
  COLON,
  COMMA,
  hexNumber,
  PERCENT,
  PLUS,
  QUOTE,
  SPACE,
  skipSpace,
  startsWith,
} from "./ascii.js";
import { Output } from "./decode.js";

/** Decodes `%XX`, and the `+` of forms. */
export function decodePercent(bytes: Uint8Array): Uint8Array {
  // Forms write a space as `+`, other encoders as `%20`.
  const isForm = bytes.includes(PLUS) && !hasEncodedSpace(bytes) && !hasPunctuation(bytes);
  const output = new Output(bytes.length);
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    const value = byte === PERCENT ? hexNumber(bytes, at + 1, 2) : -1;
    if (value >= 0) at += 2;
    output.byte(value >= 0 ? value : isForm && byte === PLUS ? SPACE : byte);
  }
  return output.done();
}

/** Decodes text without white space that has encoded characters; `undefined` for any other text. */
export function decodePercentText(bytes: Uint8Array): Uint8Array | undefined {
  const start = skipSpace(bytes, 0);
  const end = endOfPercent(bytes, start);
  const run = bytes.subarray(start, end);
  if (skipSpace(bytes, end) !== bytes.length) return undefined;
  const decoded = decodePercent(run);
  return decoded.length < run.length ? decoded : undefined;
}

/** Returns the end of a run of printable ASCII. Ends at a quotation mark, which percent-encoding always encodes. */
export function endOfPercent(bytes: Uint8Array, start: number): number {
  let end = start;
  for (
    let byte = bytes[end];
    byte !== undefined && byte > SPACE && byte < 0x7f && byte !== QUOTE;
    byte = bytes[end]
  ) {
    end += 1;
  }
  return end;
}

/** Returns the end of one value: like {@link endOfPercent}, but stops at the `&` of a form. */
export function endOfPercentValue(bytes: Uint8Array, start: number): number {
  const end = endOfPercent(bytes, start);
  const ampersand = bytes.subarray(start, end).indexOf(AMPERSAND);
  return ampersand < 0 ? end : start + ampersand;
}

/** Whether `%7B` begins at a position, encoded once or several times. */
export function isEncodedBrace(bytes: Uint8Array, at: number): boolean {
  let digits = at + 1;
  while (startsWith(bytes, digits, "25")) digits += 2;
  return startsWith(bytes, digits, "7b");
}

/** Whether the first encoded value has punctuation that forms encode and `encodeURI` does not. */
function hasPunctuation(bytes: Uint8Array): boolean {
  const start = Math.max(bytes.indexOf(PERCENT), 0);
  const value = bytes.subarray(start, endOfPercentValue(bytes, start));
  return value.includes(COLON) || value.includes(COMMA);
}

function hasEncodedSpace(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(PERCENT); at >= 0; at = bytes.indexOf(PERCENT, at + 1)) {
    if (startsWith(bytes, at, "%20")) return true;
  }
  return false;
}
