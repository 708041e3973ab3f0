// A `curl` command: the words of a POSIX shell, its data and its headers.

import {
  APOSTROPHE,
  BACKSLASH,
  DOLLAR,
  endOfLine,
  LF,
  QUOTE,
  SPACE,
  startsWith,
  TAB,
  textOf,
} from "./ascii.js";
import { Output } from "./decode.js";
import type { Find } from "./forms.js";
import { deliveryHeaders, splitHeader } from "./headers.js";
import { inside, type Position, type Search } from "./search.js";
import { unescapeAnsiC } from "./shell-escapes.js";

const DATA = ["-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--json"];
const HEADER = ["-H", "--header"];

/** Finds the payloads in the data of each `curl` command, and keeps the headers of the delivery. */
export function findInCurl(search: Search, bytes: Uint8Array, position: Position, find: Find): void {
  for (let at = 0; at < bytes.length; ) {
    const start = commandAt(bytes, at);
    if (start < 0) {
      at = endOfLine(bytes, at) + 1;
      continue;
    }
    const { words, end } = shellWords(bytes, start);
    at = end + 1;
    const headers = options(words, HEADER).flatMap((word) => {
      const header = splitHeader(textOf(word));
      return header === undefined ? [] : [header];
    });
    for (const data of options(words, DATA)) {
      find(search, data, inside(position, "curl command", deliveryHeaders(headers)));
    }
  }
}

/** Returns the position of `curl` at the beginning of a line, also after the prompt `$`; -1 for any other line. */
function commandAt(bytes: Uint8Array, line: number): number {
  let at = skipBlanks(bytes, line);
  if (bytes[at] === DOLLAR) at = skipBlanks(bytes, at + 1);
  return startsWith(bytes, at, "curl") && (isBlank(bytes[at + 4]) || bytes[at + 4] === BACKSLASH) ? at : -1;
}

function skipBlanks(bytes: Uint8Array, start: number): number {
  let at = start;
  while (isBlank(bytes[at])) at += 1;
  return at;
}

/** Returns the values of options, in the next word or attached to the option. */
function options(words: readonly Uint8Array[], names: readonly string[]): Uint8Array[] {
  return words.flatMap((word, index) => {
    const name = textOf(word, 0, Math.min(word.length, 16));
    const next = words[index + 1];
    if (names.includes(name)) return next === undefined ? [] : [next];
    const attached = names.find((short) => short.length === 2 && name.startsWith(short));
    return attached === undefined ? [] : [word.subarray(2)];
  });
}

/** Splits the command that begins at `start` into its words, without quotes and escapes; `end` is the end of the command. */
function shellWords(bytes: Uint8Array, start: number): { words: Uint8Array[]; end: number } {
  const words: Uint8Array[] = [];
  let at = start;
  for (;;) {
    while (isBlank(bytes[at]) || isContinued(bytes, at)) {
      at += bytes[at] === BACKSLASH ? endOfLine(bytes, at) - at + 1 : 1;
    }
    if (isEnd(bytes[at])) return { words, end: at };
    const next = endOfWord(bytes, at);
    words.push(unquote(bytes, at, next));
    at = next;
  }
}

const isBlank = (byte: number | undefined) => byte === SPACE || byte === TAB;

const isEnd = (byte: number | undefined) => byte === undefined || byte === LF || byte === 0x0d;

/** Whether a backslash at this position continues the command in the next line. */
const isContinued = (bytes: Uint8Array, at: number) =>
  bytes[at] === BACKSLASH && (bytes[at + 1] === LF || (bytes[at + 1] === 0x0d && bytes[at + 2] === LF));

/** Returns the end of a word. An open quote continues to the end of the input. */
function endOfWord(bytes: Uint8Array, start: number): number {
  let at = start;
  while (!(isEnd(bytes[at]) || isBlank(bytes[at]) || isContinued(bytes, at))) {
    at = endOfPiece(bytes, at);
  }
  return Math.min(at, bytes.length);
}

/** Returns the end of a quoted part, an escape or a character. */
function endOfPiece(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === BACKSLASH) return at + 2;
  const isAnsiC = byte === DOLLAR && bytes[at + 1] === APOSTROPHE;
  if (byte !== QUOTE && byte !== APOSTROPHE && !isAnsiC) return at + 1;
  const quote = isAnsiC ? APOSTROPHE : byte;
  let end = at + (isAnsiC ? 2 : 1);
  while (end < bytes.length && bytes[end] !== quote) {
    // Between apostrophes, a backslash is a character like any other.
    end += bytes[end] === BACKSLASH && byte !== APOSTROPHE ? 2 : 1;
  }
  return end + 1;
}

/** Removes the quotes and escapes of a word. */
function unquote(bytes: Uint8Array, start: number, end: number): Uint8Array {
  const output = new Output(end - start);
  for (let at = start; at < end; ) {
    const next = Math.min(endOfPiece(bytes, at), end);
    const byte = bytes[at] as number;
    if (byte === BACKSLASH) copy(bytes, at + 1, next, output);
    else if (next - at === 1) output.byte(byte);
    else if (byte === APOSTROPHE) copy(bytes, at + 1, next - 1, output);
    else if (byte === DOLLAR) unescapeAnsiC(bytes, at + 2, next - 1, output);
    else unescapeQuoted(bytes, at + 1, next - 1, output);
    at = next;
  }
  return output.done();
}

function copy(bytes: Uint8Array, start: number, end: number, output: Output): void {
  for (let at = start; at < end; at += 1) output.byte(bytes[at] as number);
}

/** Between quotation marks, a backslash escapes only these characters, and removes a line break. */
function unescapeQuoted(bytes: Uint8Array, start: number, end: number, output: Output): void {
  for (let at = start; at < end; at += 1) {
    const next = bytes[at + 1];
    const escapes = bytes[at] === BACKSLASH && at + 1 < end;
    if (escapes && next === LF) at += 1;
    else if (escapes && (next === QUOTE || next === BACKSLASH || next === DOLLAR || next === 0x60)) {
      output.byte(next);
      at += 1;
    } else output.byte(bytes[at] as number);
  }
}
