// ASCII codes and character classes of bytes. A byte after the end of the input is `undefined`.

import { decodeText } from "../utf8-bytes.js";

export const TAB = 0x09;
export const LF = 0x0a;
export const CR = 0x0d;
export const SPACE = 0x20;
export const QUOTE = 0x22;
export const DOLLAR = 0x24;
export const PERCENT = 0x25;
export const AMPERSAND = 0x26;
export const APOSTROPHE = 0x27;
export const PLUS = 0x2b;
export const COMMA = 0x2c;
export const MINUS = 0x2d;
export const SLASH = 0x2f;
export const COLON = 0x3a;
export const EQUALS = 0x3d;
export const BRACKET = 0x5b;
export const BACKSLASH = 0x5c;
export const BRACKET_END = 0x5d;
export const UNDERSCORE = 0x5f;
export const BACKTICK = 0x60;
export const BRACE = 0x7b;
export const BRACE_END = 0x7d;

/** Whether a byte is white space of JSON. */
export const isSpace = (byte: number | undefined): boolean =>
  byte === SPACE || byte === LF || byte === CR || byte === TAB;

/** Returns the first position at or after `at` that is not white space. */
export function skipSpace(bytes: Uint8Array, at: number): number {
  let next = at;
  while (isSpace(bytes[next])) next += 1;
  return next;
}

/** Returns the value of a hexadecimal digit; -1 for any other byte. */
export function hexValue(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

/** Returns the value of this many hexadecimal digits; -1 if one is missing. */
export function hexNumber(bytes: Uint8Array, at: number, digits: number): number {
  let value = 0;
  for (let index = at; index < at + digits; index += 1) {
    const digit = hexValue(bytes[index]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

/** Decodes a part for keys and header lines, which are compared and shown. Bodies stay bytes. */
export const textOf = (bytes: Uint8Array, start = 0, end = bytes.length): string =>
  decodeText(bytes.subarray(start, end));

/** Whether the bytes at a position are this ASCII text, in either case. `text` is in lower case. */
export function startsWith(bytes: Uint8Array, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const byte = bytes[at + index];
    if (byte === undefined) return false;
    const lower = byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
    if (lower !== text.charCodeAt(index)) return false;
  }
  return true;
}

/** Returns the end of the line that contains `at`: the position of its LF, or the end of the input. */
export function endOfLine(bytes: Uint8Array, at: number): number {
  const end = bytes.indexOf(LF, at);
  return end < 0 ? bytes.length : end;
}
