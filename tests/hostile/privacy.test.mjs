// Names and LINE user ids are personal data: issues, messages and errors never contain four characters of a value, for any
// payload. The event's type and the names of keys are the exceptions.

import assert from "node:assert/strict";
import { test } from "node:test";
import { connectedEvent, parseConnectedEvent, safeParseConnectedEvent, validate } from "chatbrick-events";
import { Random } from "../node/generate.mjs";
import { TEXT } from "./calls.mjs";

const ROUNDS = Number(process.env.ROUNDS ?? 20_000);
const SEED = Number(process.env.SEED ?? 20_240_608);

/** Characters that the package's messages never contain by chance: Hangul, and two digits that its numbers do not combine. */
const SECRET = /[가-힣57]{4}/u;

const letters = (random, length) =>
  Array.from({ length }, () => String.fromCharCode(0xac00 + random.below(11_172))).join("");
const digits = (random, length) => Array.from({ length }, () => random.pick("57")).join("");

/** Returns a text that is entirely secret, or has a secret after a nearly valid beginning. */
function secret(random) {
  const length = 4 + random.below(40);
  return random.pick([
    () => letters(random, length),
    () => `https://${letters(random, length)}`,
    () => `javascript:${letters(random, length)}`,
    () => `U${digits(random, 32)}`,
    () => digits(random, length),
    () => `-${digits(random, length)}`,
    () => `2024-06-08T18:18:18.${digits(random, length)}Z`,
    () => `${letters(random, length)}\n\u0000\ud83d${letters(random, length)}`,
  ])();
}

const value = (random, depth) =>
  random.pick([
    () => secret(random),
    () => Number(digits(random, 4 + random.below(12))),
    () => Number(`${digits(random, 5)}.${digits(random, 5)}`),
    () => null,
    () => true,
    () => (depth > 0 ? [value(random, depth - 1), value(random, depth - 1)] : []),
    () => (depth > 0 ? { id: value(random, depth - 1), key: value(random, depth - 1) } : {}),
  ])();

/** Returns a payload whose values are all secret, with some structural mistakes. */
function payload(random) {
  const hide = (node, key) => {
    if (key === "type") return random.once(8) ? "contact.created" : node;
    if (random.once(12)) return value(random, 2);
    if (Array.isArray(node)) return node.map((item) => hide(item));
    if (node === null || typeof node !== "object")
      return typeof node === "number" ? value(random, 0) : secret(random);
    const fields = Object.entries(node).map(([name, field]) => [name, hide(field, name)]);
    if (random.once(6)) fields.splice(random.below(fields.length), 1);
    if (random.once(6)) fields.push([random.pick(["extra", "a/b~c", "__proto__"]), value(random, 1)]);
    return Object.fromEntries(fields);
  };
  return hide(JSON.parse(TEXT));
}

/** Yields the same with mistakes that only text can have: a duplicate key, a truncated end, invalid bytes. */
function texts(random, written) {
  const at = random.below(written.length);
  const twice = written.replace(
    /"(id|name|data)":/,
    (key) => `${key}${JSON.stringify(secret(random))},${key}`,
  );
  return [written, twice, written.slice(0, at), `${written.slice(0, at)}\u0001${written.slice(at)}`];
}

/** Yields all texts of a report, an error and a Standard Schema, without paths and pointers. */
function* issueTexts(input, options) {
  const { issues } = validate(input, options);
  yield* issues;
  yield* safeParseConnectedEvent(input, options).issues;
  const result = connectedEvent["~standard"].validate(input, { libraryOptions: options });
  yield* result.issues ?? [];
  try {
    parseConnectedEvent(input, options);
  } catch (error) {
    assert.equal(error.name, "ConnectedEventError");
    yield { message: error.message, text: String(error), cause: error.cause };
    yield* error.issues;
  }
}

test("issues and errors do not contain values", () => {
  console.log(`seed ${SEED}, ${ROUNDS} rounds`);
  const random = new Random(SEED);
  const codes = new Set();
  let count = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const made = payload(random);
    const inputs = texts(random, JSON.stringify(made));
    const text = random.pick(inputs);
    const bytes = Buffer.from(text);
    if (random.once(4)) bytes[random.below(bytes.length)] = 0xff;
    const options = random.pick([undefined, { strict: true }, { maxBytes: random.below(2000) }]);
    for (const issue of issueTexts(random.pick([text, bytes, made]), options)) {
      const { offset, length, line, column, ...rest } = issue;
      const text = JSON.stringify(rest);
      assert.doesNotMatch(text, SECRET, "the text contains no value");
      codes.add(issue.code);
      count += 1;
    }
  }
  console.log(`${count} issues and errors of ${codes.size} kinds`);
  assert.ok(codes.size >= 20, [...codes].join());
});
