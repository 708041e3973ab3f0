// Decodings from bytes to bytes. None makes its input longer.

import {
  BACKSLASH,
  BRACKET_END,
  COMMA,
  EQUALS,
  hexNumber,
  isSpace,
  MINUS,
  PLUS,
  SLASH,
  skipSpace,
  UNDERSCORE,
} from "./ascii.js";

/** Bytes of a result whose length is known only at its end. */
export class Output {
  readonly #bytes: Uint8Array;
  #length = 0;

  /** @param capacity - the largest number of bytes */
  constructor(capacity: number) {
    this.#bytes = new Uint8Array(capacity);
  }

  byte(value: number): void {
    this.#bytes[this.#length] = value;
    this.#length += 1;
  }

  /**
   * Writes a code point as UTF-8. A lone surrogate becomes three bytes that are not UTF-8, so that the validator
   * reports it: a replacement character would hide it.
   */
  codePoint(value: number): void {
    if (value < 0x80) {
      this.byte(value);
      return;
    }
    if (value < 0x800) {
      this.byte(0xc0 | (value >> 6));
    } else {
      if (value < 0x10000) {
        this.byte(0xe0 | (value >> 12));
      } else {
        this.byte(0xf0 | (value >> 18));
        this.byte(0x80 | ((value >> 12) & 0x3f));
      }
      this.byte(0x80 | ((value >> 6) & 0x3f));
    }
    this.byte(0x80 | (value & 0x3f));
  }

  /** Returns what was written. */
  done(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }
}

/** The letter of an escape of a UTF-16 code unit. */
const LETTER_U = 0x75;

/** The letter after a backslash in a JSON string, and the character that the escape represents. */
const ESCAPES = new Map<number, number>(
  Object.entries({ '"': '"', "\\": "\\", "/": "/", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" }).map(
    ([letter, character]) => [letter.charCodeAt(0), character.charCodeAt(0)],
  ),
);

/** Whether a byte after a backslash makes an escape of JSON. */
export const isJsonEscape = (letter: number | undefined): boolean =>
  letter !== undefined && (letter === LETTER_U || ESCAPES.has(letter));

/** Decodes the escapes in the content of a JSON string, between its quotes. */
export function unescapeJson(bytes: Uint8Array, start: number, end: number): Uint8Array {
  const content = bytes.subarray(start, end);
  if (!content.includes(BACKSLASH)) return content;
  const output = new Output(end - start);
  let at = start;
  while (at < end) {
    const byte = bytes[at] as number;
    const letter = byte === BACKSLASH && at + 1 < end ? bytes[at + 1] : undefined;
    const character = letter === undefined ? undefined : ESCAPES.get(letter);
    if (character !== undefined) {
      output.byte(character);
      at += 2;
    } else if (letter === LETTER_U) {
      at = unescapeUnit(bytes, at, end, output);
    } else {
      output.byte(byte);
      at += 1;
    }
  }
  return output.done();
}

/** Decodes one `\u` escape, or two that are a surrogate pair; returns the position after them. */
function unescapeUnit(bytes: Uint8Array, at: number, end: number, output: Output): number {
  const unit = at + 6 <= end ? hexNumber(bytes, at + 2, 4) : -1;
  if (unit < 0) {
    output.byte(BACKSLASH);
    return at + 1;
  }
  const next = at + 6;
  const isHigh = unit >= 0xd800 && unit < 0xdc00;
  if (isHigh && next + 6 <= end && bytes[next] === BACKSLASH && bytes[next + 1] === LETTER_U) {
    const low = hexNumber(bytes, next + 2, 4);
    if (low >= 0xdc00 && low < 0xe000) {
      output.codePoint(0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00));
      return next + 6;
    }
  }
  output.codePoint(unit);
  return next;
}

/** Returns the value of a character of base64, of the standard or the URL-safe alphabet; -1 for any other byte. */
export function base64Value(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x41 && byte <= 0x5a) return byte - 0x41;
  if (byte >= 0x61 && byte <= 0x7a) return byte - 0x47;
  if (byte >= 0x30 && byte <= 0x39) return byte + 4;
  if (byte === PLUS || byte === MINUS) return 62;
  return byte === SLASH || byte === UNDERSCORE ? 63 : -1;
}

/** Decodes base64 with or without padding, in one line or several; `undefined` if it is anything else. */
export function decodeBase64(bytes: Uint8Array): Uint8Array | undefined {
  const output = new Output(bytes.length);
  let bits = 0;
  let count = 0;
  let at = 0;
  for (; at < bytes.length; at += 1) {
    if (isSpace(bytes[at])) continue;
    const value = base64Value(bytes[at]);
    if (value < 0) break;
    bits = ((bits << 6) | value) & 0xffff;
    count += 1;
    if (count % 4 !== 1) output.byte((bits >> (6 - 2 * ((count + 3) % 4))) & 0xff);
  }
  while (bytes[at] === EQUALS || isSpace(bytes[at])) at += 1;
  return at === bytes.length && count % 4 !== 1 ? output.done() : undefined;
}

/** Decodes hexadecimal digits; `undefined` if their number is odd. */
export function decodeHex(bytes: Uint8Array, start: number, end: number): Uint8Array | undefined {
  if ((end - start) % 2 !== 0) return undefined;
  const output = new Output((end - start) / 2);
  for (let at = start; at < end; at += 2) output.byte(hexNumber(bytes, at, 2));
  return output.done();
}

/** Decodes a JSON list of bytes that begins at `start`, such as `[123, 34]`; `undefined` if it is anything else. */
export function decodeByteList(bytes: Uint8Array, start: number, end: number): Uint8Array | undefined {
  const output = new Output(end - start);
  let at = skipSpace(bytes, start + 1);
  while (at < end) {
    const first = at;
    let value = 0;
    for (let digit = digitAt(bytes, at); digit >= 0; digit = digitAt(bytes, at)) {
      value = value * 10 + digit;
      at += 1;
    }
    if (at === first || at > first + 3 || value > 0xff) return undefined;
    output.byte(value);
    at = skipSpace(bytes, at);
    if (bytes[at] === BRACKET_END) return output.done();
    if (bytes[at] !== COMMA) return undefined;
    at = skipSpace(bytes, at + 1);
  }
  return undefined;
}

function digitAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  return byte !== undefined && byte >= 0x30 && byte <= 0x39 ? byte - 0x30 : -1;
}
