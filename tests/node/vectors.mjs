// The vectors of tests/vectors, as the inputs that JavaScript can pass.

import { readdirSync, readFileSync } from "node:fs";

const FOLDER = new URL("../vectors/", import.meta.url);

/** Every vector of every file. */
export const vectors = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".json"))
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")).vectors ?? []);

/** The vector's text; `undefined` if it is given as bytes. */
export function textOf({ input }) {
  if ("text" in input) return input.text;
  if ("repeat" in input) return input.repeat.map(([text, count]) => text.repeat(count)).join("");
  if ("value" in input) return JSON.stringify(input.value);
  if ("utf16" in input) return String.fromCharCode(...input.utf16);
  return undefined;
}

/** The vector's bytes; `undefined` for what only a string can hold. */
export function bytesOf(vector) {
  if ("utf16" in vector.input) return undefined;
  if ("base64" in vector.input) return new Uint8Array(Buffer.from(vector.input.base64, "base64"));
  return new TextEncoder().encode(textOf(vector));
}

/** The vector's parsed value in an array; `undefined` if no parsed value means the same. */
export function parsedOf(vector) {
  if (vector.value_form === false || "utf16" in vector.input || "base64" in vector.input) return undefined;
  if ("value" in vector.input) return [vector.input.value];
  return [JSON.parse(textOf(vector))];
}

/** An issue as the vectors write it; `unit` is `bytes`, `utf16`, or `undefined` for a parsed value. */
export function expectedIssue(issue, unit) {
  const { code, severity, pointer, line, column } = issue;
  if (unit === undefined) return { code, severity, pointer };
  const [offset, length] = issue[unit];
  return { code, severity, pointer, offset, length, line, column };
}

/** The members of an issue that the vectors judge. */
export function judgedIssue({ code, severity, pointer, offset, length, line, column }) {
  return offset === undefined
    ? { code, severity, pointer }
    : { code, severity, pointer, offset, length, line, column };
}

/** (code, pointer) of each issue, in an order that depends on nothing else. */
export const codesAndPointers = (issues) => issues.map(({ code, pointer }) => `${code} ${pointer}`).sort();
