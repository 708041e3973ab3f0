// Text that contains payloads, such as lines of a log.

import {
  APOSTROPHE,
  BACKSLASH,
  BACKTICK,
  BRACE,
  BRACKET,
  COLON,
  hexValue,
  isSpace,
  LF,
  PERCENT,
  QUOTE,
  skipSpace,
  startsWith,
} from "./ascii.js";
import { base64Value, decodeBase64, decodeHex, isJsonEscape, Output, unescapeJson } from "./decode.js";
import type { Find } from "./forms.js";
import { endOfValue } from "./json.js";
import { decodePercent, endOfPercentValue, isEncodedBrace } from "./percent.js";
import { inside, type Position, type Search } from "./search.js";
import { unescapeAnsiC } from "./shell-escapes.js";
import { findInValue, type Span } from "./value.js";

/** Shortest run of base64 that is decoded: `{"type":""}`. */
const MIN_BASE64 = 15;

/** Prefix of a byte string. */
const LETTER_B = 0x62;
/** The end of the prefix of hexadecimal digits. */
const LETTER_X = 0x78;

/** Finds the payloads in the JSON values, and in the escaped and encoded values, inside a text. */
export function findInText(search: Search, bytes: Uint8Array, position: Position, find: Find): void {
  const name = isStreamOfValues(search, bytes, position) ? "NDJSON" : "text";
  const context = { search, bytes, position, around: inside(position, name), edges: edgesOf(bytes), find };
  for (let at = 0; at < bytes.length && !search.isExhausted; ) at = Math.max(findAt(context, at), at + 1);
}

interface Context {
  readonly search: Search;
  readonly bytes: Uint8Array;
  readonly position: Position;
  /** The position inside the text. */
  readonly around: Position;
  /** The text without the white space around it. */
  readonly edges: Span;
  readonly find: Find;
}

/** Searches the form that begins at a position. Returns its end, or `at` if none begins there. */
function findAt(context: Context, at: number): number {
  const { search, bytes } = context;
  const byte = bytes[at];
  if (byte === BRACE && isEscapedQuote(bytes, skipSpace(bytes, at + 1))) return findInEscaped(context, at);
  if (byte === BRACE && isDoubledQuote(bytes, skipSpace(bytes, at + 1))) return findInCsv(context, at);
  if (byte === APOSTROPHE || byte === BACKTICK || (byte === LETTER_B && base64Value(bytes[at - 1]) < 0))
    return findInQuoted(context, at);
  if (byte === BRACE || byte === BRACKET) return findInJson(context, at);
  if (byte === QUOTE && [BRACE, BRACKET, BACKSLASH].includes(bytes[at + 1] ?? 0)) {
    // A quotation mark of the text can look like the start of a string.
    return endIfFound(search, at, () => findInJson(context, at));
  }
  if (byte === PERCENT && isEncodedBrace(bytes, at)) return findInPercent(context, at);
  if (isHexObject(bytes, at)) return findInHex(context, at);
  // "e" is the first character of `{` in base64.
  if (byte === 0x65 && base64Value(bytes[at - 1]) < 0) return findInBase64Run(context, at);
  return at;
}

/** Searches a form that other text can look like. Returns its end if it contains a payload, else `at`. */
function endIfFound(search: Search, at: number, findEnd: () => number): number {
  const found = search.payloads.length;
  const end = findEnd();
  return search.payloads.length > found ? end : at;
}

/** Searches the JSON value that begins at a position. */
function findInJson({ search, bytes, around, find }: Context, start: number): number {
  const end = endOfValue(bytes, start);
  const examined = (end < 0 ? ~end : end) - start;
  if (!search.mayExamine(examined, around)) return bytes.length;
  if (end < 0) return start;
  const position = bytes[start] === QUOTE ? inside(around, "JSON string") : around;
  findInValue(search, bytes, { start, end }, position, find);
  return end;
}

/** Searches an escaped object without its own quotation marks, as in `msg="got {\"type\":...}"`. */
function findInEscaped(context: Context, start: number): number {
  const { bytes } = context;
  const end = endOfQuoted(bytes, start, QUOTE);
  return findDecoded(context, start, end, "JSON string", () => unescapeJson(bytes, start, end));
}

/** Returns the end of a string that begins before `start`: its closing quote, or the end of the line. */
function endOfQuoted(bytes: Uint8Array, start: number, quote: number): number {
  let end = start;
  while (end < bytes.length && bytes[end] !== quote && bytes[end] !== LF) {
    end += bytes[end] === BACKSLASH ? 2 : 1;
  }
  return Math.min(end, bytes.length);
}

/**
 * Searches a string with escapes, as Python, JavaScript and Rust print it: `b'...'`, `b"..."`, `'...'` or between backticks.
 * Returns `at` if there is none. Logs also print a payload between quotes as it is; then a backslash belongs to the payload.
 */
function findInQuoted(context: Context, at: number): number {
  const { search, bytes, around } = context;
  const isBytes = bytes[at] === LETTER_B;
  const start = at + (isBytes ? 2 : 1);
  const quote = bytes[start - 1] ?? 0;
  if (![APOSTROPHE, BACKTICK, QUOTE].includes(quote)) return at;
  if (bytes[start] !== BRACE && bytes[start] !== BRACKET) return at;
  const end = endOfQuoted(bytes, start, quote);
  // Examined twice: for the quote, and for a backslash.
  if (!search.mayExamine(2 * (end - start), around) || bytes[end] !== quote) return at;
  if (!bytes.subarray(start, end).includes(BACKSLASH)) return at;
  if (!isBytes && isUnescaped(context, start, end)) return at;
  const decode = () => {
    const output = new Output(end - start);
    unescapeAnsiC(bytes, start, end, output);
    return output.done();
  };
  return endIfFound(search, at, () => findDecoded(context, at, end + 1, "quoted string", decode));
}

/**
 * Whether a string begins with a complete JSON value, and has only escapes that belong to it. `\'` is not one of JSON, and an
 * escape after the value, such as a last `\n`, comes from the language that printed the string.
 */
function isUnescaped({ search, bytes, around }: Context, start: number, end: number): boolean {
  const valueEnd = endOfValue(bytes, start);
  // Examined twice: for the value, and for its escapes.
  search.mayExamine(2 * ((valueEnd < 0 ? ~valueEnd : valueEnd) - start), around);
  if (valueEnd < 0 || bytes.subarray(valueEnd, end).includes(BACKSLASH)) return false;
  for (let at = start; at < valueEnd; at += bytes[at] === BACKSLASH ? 2 : 1)
    if (bytes[at] === BACKSLASH && !isJsonEscape(bytes[at + 1])) return false;
  return true;
}

/** Searches an object in a field of a CSV file, where each quotation mark is doubled. Returns `start` if there is none. */
function findInCsv(context: Context, start: number): number {
  const { search, bytes, around } = context;
  let end = start;
  while (end < bytes.length && (bytes[end] !== QUOTE || bytes[end + 1] === QUOTE)) {
    end += bytes[end] === QUOTE ? 2 : 1;
  }
  if (!search.mayExamine(2 * (end - start), around) || end >= bytes.length) return start;
  const decode = () => {
    const output = new Output(end - start);
    for (let at = start; at < end; at += bytes[at] === QUOTE ? 2 : 1) output.byte(bytes[at] as number);
    return output.done();
  };
  return endIfFound(search, start, () => findDecoded(context, start, end, "CSV", decode));
}

function findInPercent(context: Context, start: number): number {
  const end = endOfPercentValue(context.bytes, start);
  return findDecoded(context, start, end, "percent-encoding", () =>
    decodePercent(context.bytes.subarray(start, end)),
  );
}

/** Whether an object in hexadecimal begins at a position: `7b`, not inside a word, but also after `\x` or `0x`. */
const isHexObject = (bytes: Uint8Array, at: number) =>
  startsWith(bytes, at, "7b") && (base64Value(bytes[at - 1]) < 0 || bytes[at - 1] === LETTER_X);

function findInHex(context: Context, start: number): number {
  const { bytes } = context;
  const end = endOfRun(bytes, start, (byte) => hexValue(byte) >= 0);
  return findDecoded(context, start, end, "hex", () => decodeHex(bytes, start, end));
}

function findInBase64Run(context: Context, start: number): number {
  const end = endOfRun(context.bytes, start, (byte) => base64Value(byte) >= 0);
  if (end - start < MIN_BASE64) return end;
  return findDecoded(context, start, end, "base64", () => decodeBase64(context.bytes.subarray(start, end)));
}

/** Searches the decoded form of a part of the text. Returns its end. */
function findDecoded(
  { search, position, around, edges, find }: Context,
  start: number,
  end: number,
  name: string,
  decode: () => Uint8Array | undefined,
): number {
  if (!search.mayExamine(end - start, around)) return end;
  const decoded = decode();
  // Without text around it, the decoded form is the only layer.
  const isWhole = start <= edges.start && end >= edges.end;
  if (decoded !== undefined) find(search, decoded, inside(isWhole ? position : around, name));
  return end;
}

function edgesOf(bytes: Uint8Array): Span {
  let end = bytes.length;
  while (end > 0 && isSpace(bytes[end - 1])) end -= 1;
  return { start: skipSpace(bytes, 0), end };
}

/** Whether a key begins with two quotation marks. An empty key is followed by its colon. */
const isDoubledQuote = (bytes: Uint8Array, at: number) =>
  bytes[at] === QUOTE && bytes[at + 1] === QUOTE && bytes[skipSpace(bytes, at + 2)] !== COLON;

const isEscapedQuote = (bytes: Uint8Array, at: number) => bytes[at] === BACKSLASH && bytes[at + 1] === QUOTE;

/** Whether the text consists of objects, lists, strings and white space. */
function isStreamOfValues(search: Search, bytes: Uint8Array, position: Position): boolean {
  let at = skipSpace(bytes, 0);
  while (at < bytes.length) {
    if (![BRACE, BRACKET, QUOTE].includes(bytes[at] as number)) return false;
    const end = endOfValue(bytes, at);
    if (!search.mayExamine((end < 0 ? ~end : end) - at, position) || end < 0) return false;
    at = skipSpace(bytes, end);
  }
  return true;
}

function endOfRun(bytes: Uint8Array, start: number, isPart: (byte: number) => boolean): number {
  let at = start;
  while (at < bytes.length && isPart(bytes[at] as number)) at += 1;
  return at;
}
