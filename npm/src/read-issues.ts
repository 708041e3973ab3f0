// Builds issue objects from their records in wasm memory. Object literals never call a setter of a polluted
// `Object.prototype`.

import { filledArray } from "./filled-array.js";
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
} from "./generated/issue-records.js";
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
  const first = (memory[output + RECORDS] as number) >>> 2;
  const count = memory[output + RECORDS + 1] as number;
  const textOf = textReader(
    memory[output + SAID_AT] as number,
    memory[output + SAID_AT + 1] as number,
    decode,
  );
  const issues = filledArray(count) as Issue[];
  for (let index = 0; index < count; index += 1) {
    issues[index] = readIssue(memory, first + index * WORDS, textOf, hasPositions);
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
  record: number,
  textOf: (begin: number, end: number) => string,
  hasPositions: boolean,
): Issue {
  const begin = memory[record + SAID] as number;
  const end = memory[record + SAID + 1] as number;
  // An unknown key, or the type of another event.
  const text = begin === end ? "" : textOf(begin, end);

  const path = readPath(memory, record + PATH, text);
  const pointer = pointerOf(path, begin === end);
  const numbers = memory[record + NUMBERS] as number;
  const codeIndex = numbers & 0xff;
  const code = CODES[codeIndex];
  const severity = (WARNINGS >>> codeIndex) & 1 ? "warning" : "error";
  const message = MESSAGES[(numbers >>> 8) & 0xff] as string;
  const expected = PHRASES[((numbers >>> 16) & 0xff) - 1];
  const received = numbers >>> 24 === SAID_RECEIVED ? text : PHRASES[(numbers >>> 24) - 1];
  const offset = memory[record + OFFSET] as number;
  const length = memory[record + OFFSET + 1] as number;
  const line = memory[record + OFFSET + 2] as number;
  const column = memory[record + OFFSET + 3] as number;

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

function readPath(memory: Uint32Array, path: number, text: string): (string | number)[] {
  const step = (index: number): string | number => {
    const step = memory[path + index] as number;
    if (step === UNKNOWN) return text;
    return step < INDEX ? (KEYS[step - 1] as string) : step - INDEX;
  };
  if (memory[path] === END) return [];
  if (memory[path + 1] === END) return [step(0)];
  if (memory[path + 2] === END) return [step(0), step(1)];
  if (memory[path + 3] === END) return [step(0), step(1), step(2)];
  return [step(0), step(1), step(2), step(3)];
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
