// Builds issue objects from the output of the wasm module, an array of 32-bit numbers. Object literals never call a setter of
// a polluted `Object.prototype`.

import { filledArray } from "./filled-array.js";
import { EVENT_TYPES } from "./generated/events.js";
import { CODES, EXPECTATIONS, MESSAGES, WARNINGS } from "./generated/issue-texts.js";
import { KEYS } from "./generated/keys.js";
import {
  ISSUE_END,
  ISSUE_INDEX,
  ISSUE_MAX_DEPTH,
  ISSUE_NUMBERS,
  ISSUE_OFFSET,
  ISSUE_PATH,
  ISSUE_RECEIVED_TEXT,
  ISSUE_TEXT,
  ISSUE_TEXTS,
  ISSUE_UNKNOWN,
  ISSUE_WORDS,
  ISSUES,
} from "./generated/layout.js";
import { MAX_SLICED_LENGTH } from "./text-codec.js";
import type { Issue } from "./types.js";

/** Decodes UTF-8 in the memory of the module. */
type Decode = (address: number, length: number) => string;

/**
 * Reads the issues of the last validation.
 *
 * @param memory - the memory of the module
 * @param output - the index of the output in `memory`
 * @param decode - decodes UTF-8 in the memory of the module
 * @param hasPositions - false for a parsed value, whose issues have no positions
 */
export function readIssues(
  memory: Uint32Array,
  output: number,
  decode: Decode,
  hasPositions: boolean,
): Issue[] {
  const first = (memory[output + ISSUES] as number) >>> 2;
  const count = memory[output + ISSUES + 1] as number;
  const textOf = textReader(
    memory[output + ISSUE_TEXTS] as number,
    memory[output + ISSUE_TEXTS + 1] as number,
    decode,
  );
  const issues = filledArray(count) as Issue[];
  for (let index = 0; index < count; index += 1) {
    issues[index] = readIssue(memory, first + index * ISSUE_WORDS, textOf, hasPositions);
  }
  return issues;
}

/**
 * Returns a function that reads the text of an issue, given as a byte range of all issue texts. Short ASCII texts, the common
 * case, are decoded once and sliced; a longer text would stay alive through each of its slices.
 */
function textReader(address: number, length: number, decode: Decode): (begin: number, end: number) => string {
  if (length === 0) return () => "";
  const all = length > MAX_SLICED_LENGTH ? "" : decode(address, length);
  return all.length === length
    ? (begin, end) => all.substring(begin, end)
    : (begin, end) => decode(address + begin, end - begin);
}

function readIssue(
  memory: Uint32Array,
  at: number,
  textOf: (begin: number, end: number) => string,
  hasPositions: boolean,
): Issue {
  const begin = memory[at + ISSUE_TEXT] as number;
  const end = memory[at + ISSUE_TEXT + 1] as number;
  // An unknown key, or the type of another event.
  const text = begin === end ? "" : textOf(begin, end);

  const path = readPath(memory, at + ISSUE_PATH, text);
  const pointer = pointerOf(path, begin === end);
  const numbers = memory[at + ISSUE_NUMBERS] as number;
  const codeIndex = numbers & 0xff;
  const code = CODES[codeIndex];
  const severity = (WARNINGS >>> codeIndex) & 1 ? "warning" : "error";
  const message = MESSAGES[(numbers >>> 8) & 0xff] as string;
  const expected = expectation((numbers >>> 16) & 0xff);
  const received = numbers >>> 24 === ISSUE_RECEIVED_TEXT ? text : expectation(numbers >>> 24);
  const offset = memory[at + ISSUE_OFFSET] as number;
  const length = memory[at + ISSUE_OFFSET + 1] as number;
  const line = memory[at + ISSUE_OFFSET + 2] as number;
  const column = memory[at + ISSUE_OFFSET + 3] as number;

  // Four literals without a spread: ten times as fast.
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
  // The cast is safe: code and severity come from the same registry.
  return hasPositions ? (issue as Issue) : withoutPositions(issue as Issue);
}

function withoutPositions({ offset, length, line, column, ...issue }: Issue): Issue {
  return issue;
}

/** Returns the text of an index of `expected` or `received`, which starts at 1; `undefined` for 0. */
const expectation = (number: number): string | undefined =>
  EXPECTATIONS[number - 1] ?? EVENT_TYPES[number - 1 - EXPECTATIONS.length];

function readPath(memory: Uint32Array, path: number, text: string): (string | number)[] {
  let length = 0;
  while (length < ISSUE_MAX_DEPTH && memory[path + length] !== ISSUE_END) length += 1;
  const steps = filledArray(length) as (string | number)[];
  for (let index = 0; index < length; index += 1) {
    const step = memory[path + index] as number;
    if (step === ISSUE_UNKNOWN) steps[index] = text;
    else steps[index] = step < ISSUE_INDEX ? (KEYS[step - 1] as string) : step - ISSUE_INDEX;
  }
  return steps;
}

/** Builds the pointer. Keys of the model need no escaping. */
function pointerOf(path: readonly (string | number)[], hasKnownKeys: boolean): string {
  let pointer = "";
  for (let index = 0; index < path.length; index += 1) {
    const step = path[index];
    pointer += hasKnownKeys || typeof step === "number" ? `/${step}` : `/${escaped(step as string)}`;
  }
  return pointer;
}

/** Escapes a key for an RFC 6901 pointer. Replacing is slow and rarely needed. */
const escaped = (key: string): string =>
  key.includes("~") || key.includes("/") ? key.replaceAll("~", "~0").replaceAll("/", "~1") : key;
