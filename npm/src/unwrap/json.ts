// Spans of JSON values in bytes. Checks only the structure: the content of numbers and strings is left to the validator, so
// that a body with an error there is still found.

import {
  BACKSLASH,
  BRACE,
  BRACE_END,
  BRACKET,
  BRACKET_END,
  COLON,
  COMMA,
  CR,
  LF,
  MINUS,
  PLUS,
  QUOTE,
  skipSpace,
  textOf,
} from "./ascii.js";
import { unescapeJson } from "./decode.js";

/** A value inside an object or a list. */
export interface Child {
  /** The unescaped key; `undefined` in a list. */
  readonly key: string | undefined;
  readonly start: number;
  readonly end: number;
}

/**
 * Returns the end of the value that begins at `start`, which must not be white space. If the value is malformed, returns the
 * bitwise complement of the position of the error: a negative number.
 */
export function endOfValue(bytes: Uint8Array, start: number): number {
  // The open containers. No recursion: the depth of the input has no limit.
  const open: number[] = [];
  let at = start;
  for (;;) {
    const first = bytes[at];
    if (first === BRACE || first === BRACKET) {
      const inside = skipSpace(bytes, at + 1);
      if (bytes[inside] === closing(first)) {
        at = inside + 1;
      } else {
        open.push(first);
        at = first === BRACE ? afterKey(bytes, inside) : inside;
        if (at < 0) return at;
        continue;
      }
    } else {
      const end = first === QUOTE ? endOfString(bytes, at) : endOfScalar(bytes, at);
      if (end < 0) return end;
      at = end;
    }
    for (;;) {
      const container = open[open.length - 1];
      if (container === undefined) return at;
      at = skipSpace(bytes, at);
      if (bytes[at] === COMMA) {
        at = skipSpace(bytes, at + 1);
        if (container === BRACE) at = afterKey(bytes, at);
        if (at < 0) return at;
        break;
      }
      if (bytes[at] !== closing(container)) return ~at;
      open.pop();
      at += 1;
    }
  }
}

const closing = (container: number) => (container === BRACE ? BRACE_END : BRACKET_END);

/** Returns the start of the value after a key and its colon; a negative number if the key is missing. */
function afterKey(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== QUOTE) return ~at;
  const end = endOfString(bytes, at);
  if (end < 0) return end;
  const colon = skipSpace(bytes, end);
  return bytes[colon] === COLON ? skipSpace(bytes, colon + 1) : ~colon;
}

/** Returns the end of a string, after its closing quote; a negative number if its line ends first. */
function endOfString(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  for (;;) {
    const byte = bytes[at];
    if (byte === QUOTE) return at + 1;
    if (byte === undefined || byte === LF || byte === CR) return ~at;
    at += byte === BACKSLASH ? 2 : 1;
  }
}

/** Returns the end of a number or literal; a negative number for anything else. */
function endOfScalar(bytes: Uint8Array, start: number): number {
  let at = start;
  while (isScalar(bytes[at])) at += 1;
  return at === start ? ~at : at;
}

/** Whether a byte can be part of a number or a literal. */
function isScalar(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  if ((byte >= 0x30 && byte <= 0x39) || byte === MINUS || byte === PLUS || byte === 0x2e) return true;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** Returns the members of an object or the entries of a list, which {@link endOfValue} has accepted. */
export function* childrenOf(bytes: Uint8Array, start: number): Generator<Child> {
  const isObject = bytes[start] === BRACE;
  let at = skipSpace(bytes, start + 1);
  while (bytes[at] !== BRACE_END && bytes[at] !== BRACKET_END) {
    let key: string | undefined;
    if (isObject) {
      key = textOf(unescapeJson(bytes, at + 1, endOfString(bytes, at) - 1));
      at = afterKey(bytes, at);
    }
    const end = endOfValue(bytes, at);
    yield { key, start: at, end };
    at = skipSpace(bytes, end);
    if (bytes[at] === COMMA) at = skipSpace(bytes, at + 1);
  }
}
