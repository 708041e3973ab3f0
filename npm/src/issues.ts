// From the words of an issue to the object, by literals: a setter of somebody's Object.prototype is not run.

import { elements } from "./elements.js";
import {
  CODES,
  END,
  INDEX,
  KEYS,
  MESSAGES,
  NUMBERS,
  OFFSET,
  PATH,
  PHRASES,
  RECORDS,
  SAID,
  SAID_AT,
  SAID_RECEIVED,
  UNKNOWN,
  WARNINGS,
  WORDS,
} from "./generated/issues.js";
import { MOST_WHOLE } from "./text.js";
import type { Issue } from "./types.js";

/**
 * The issues of the last verdict.
 *
 * @param words - the memory of the module
 * @param at - the index of the output's first word
 * @param decode - decodes UTF-8 from an address of the module
 * @param hasPositions - whether there is a text that they have a place in
 */
export function readIssues(
  words: Uint32Array,
  at: number,
  decode: (address: number, length: number) => string,
  hasPositions: boolean,
): Issue[] {
  const first = (words[at + RECORDS] as number) >>> 2;
  const count = words[at + RECORDS + 1] as number;
  const said = teller(words[at + SAID_AT] as number, words[at + SAID_AT + 1] as number, decode);
  const issues = elements(count) as Issue[];
  for (let index = 0; index < count; index += 1) {
    issues[index] = readIssue(words, first + index * WORDS, said, hasPositions);
  }
  return issues;
}

/**
 * Where the texts of the issues are, as bytes, and what gives one of them. At once if they are ASCII, as they mostly are, and
 * few enough for each to keep all of them alive.
 */
function teller(
  address: number,
  length: number,
  decode: (address: number, length: number) => string,
): (begin: number, end: number) => string {
  if (length === 0) return () => "";
  const all = length > MOST_WHOLE ? "" : decode(address, length);
  return all.length === length
    ? (begin, end) => all.substring(begin, end)
    : (begin, end) => decode(address + begin, end - begin);
}

function readIssue(
  words: Uint32Array,
  record: number,
  tell: (begin: number, end: number) => string,
  hasPositions: boolean,
): Issue {
  const begin = words[record + SAID] as number;
  const behind = words[record + SAID + 1] as number;
  const said = begin === behind ? "" : tell(begin, behind);

  const path = readPath(words, record + PATH, said);
  // What is not known is the text of the issue.
  const pointer = pointerOf(path, begin === behind);
  const numbers = words[record + NUMBERS] as number;
  const number = numbers & 0xff;
  const code = CODES[number];
  const severity = (WARNINGS >>> number) & 1 ? "warning" : "error";
  const message = MESSAGES[(numbers >>> 8) & 0xff] as string;
  const expected = PHRASES[((numbers >>> 16) & 0xff) - 1];
  const received = numbers >>> 24 === SAID_RECEIVED ? said : PHRASES[(numbers >>> 24) - 1];
  const offset = words[record + OFFSET] as number;
  const length = words[record + OFFSET + 1] as number;
  const line = words[record + OFFSET + 2] as number;
  const column = words[record + OFFSET + 3] as number;

  // Four literals, and none of them spread: that is ten times as fast.
  let issue: unknown;
  if (expected === undefined) {
    issue =
      received === undefined
        ? { code, severity, path, pointer, message, offset, length, line, column }
        : { code, severity, path, pointer, message, received, offset, length, line, column };
  } else {
    issue =
      received === undefined
        ? { code, severity, path, pointer, message, expected, offset, length, line, column }
        : { code, severity, path, pointer, message, expected, received, offset, length, line, column };
  }
  // That a code and its severity belong together is the table's doing.
  return hasPositions ? (issue as Issue) : withoutPositions(issue as Issue);
}

function withoutPositions({ offset, length, line, column, ...issue }: Issue): Issue {
  return issue;
}

function readPath(words: Uint32Array, at: number, said: string): (string | number)[] {
  const step = (index: number): string | number => {
    const step = words[at + index] as number;
    if (step === UNKNOWN) return said;
    return step < INDEX ? (KEYS[step - 1] as string) : step - INDEX;
  };
  if (words[at] === END) return [];
  if (words[at + 1] === END) return [step(0)];
  if (words[at + 2] === END) return [step(0), step(1)];
  if (words[at + 3] === END) return [step(0), step(1), step(2)];
  return [step(0), step(1), step(2), step(3)];
}

function pointerOf(path: readonly (string | number)[], isKnown: boolean): string {
  let pointer = "";
  for (let index = 0; index < path.length; index += 1) {
    const step = path[index];
    pointer += isKnown || typeof step === "number" ? `/${step}` : `/${escaped(step as string)}`;
  }
  return pointer;
}

/** As RFC 6901 has it. The replacing is slow, and hardly ever needed. */
const escaped = (key: string): string =>
  key.includes("~") || key.includes("/") ? key.replaceAll("~", "~0").replaceAll("/", "~1") : key;
