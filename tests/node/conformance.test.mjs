// Every vector through the built package, in every form of input that JavaScript has.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  ConnectedEventError,
  parseConnectedEvent,
  safeParseConnectedEvent,
  validate,
} from "chatbrick-events";
import {
  bytesOf,
  codesAndPointers,
  expectedIssue,
  judgedIssue,
  parsedOf,
  textOf,
  vectors,
} from "./vectors.mjs";

/** Runs `judge` on each vector that has an input of the form, and fails with all differences at once. */
function each(inputOf, judge) {
  const differences = [];
  let judged = 0;
  for (const vector of vectors) {
    const input = inputOf(vector);
    if (input === undefined) continue;
    judged += 1;
    try {
      judge(vector, input);
    } catch (error) {
      differences.push(`${vector.id}: ${error.message}`);
    }
  }
  assert.ok(differences.length === 0, `${differences.length} vectors differ\n${differences.join("\n")}`);
  return judged;
}

/** The verdict, the event and the issues are those of `expected`. */
function check(vector, input, expected, unit) {
  const { options } = vector;
  const result = safeParseConnectedEvent(input, options);
  assert.equal(result.success, expected.valid);
  assert.equal(result.truncated, expected.truncated ?? false);
  assert.deepEqual(
    result.issues.map(judgedIssue),
    expected.issues.map((issue) => expectedIssue(issue, unit)),
  );
  assert.deepEqual(result.event ?? null, expected.event);
  for (const [index, issue] of result.issues.entries()) {
    const { received } = expected.issues[index];
    if (received !== undefined) assert.equal(issue.received, received);
    assert.deepEqual(issue.path, pathOf(issue.pointer, issue.path));
  }
  // The three functions say the same.
  const report = validate(input, options);
  assert.deepEqual(report, { valid: result.success, issues: result.issues, truncated: result.truncated });
  if (result.success) {
    assert.deepEqual(parseConnectedEvent(input, options), result.event);
  } else {
    assert.throws(
      () => parseConnectedEvent(input, options),
      (error) => {
        assert.ok(error instanceof ConnectedEventError && error instanceof Error);
        assert.deepEqual(error.issues, result.issues);
        assert.equal(error.truncated, result.truncated);
        return true;
      },
    );
  }
}

/** The path that the pointer means; indexes are numbers, which the pointer cannot tell from keys. */
function pathOf(pointer, path) {
  const keys = pointer.split("/").slice(1);
  return keys.map((key, index) => {
    const unescaped = key.replaceAll("~1", "/").replaceAll("~0", "~");
    return typeof path[index] === "number" ? Number(unescaped) : unescaped;
  });
}

test("an index in a path is a number, and a key a string", () => {
  const path = validate({ type: "x", data: 1, 0: 1 }).issues.map((issue) => issue.path);
  assert.deepEqual(path, [["type"], ["data"], ["0"]]);
  const body = readFileSync(new URL("../../examples/payloads/missing-picture.json", import.meta.url));
  assert.deepEqual(validate(body).issues[0].path, ["data", "lineUsers", 0, "profilePictureUrl"]);
});

test("every vector as text", () => {
  const judged = each(textOf, (vector, text) => check(vector, text, vector, "utf16"));
  assert.ok(judged >= 1000);
});

test("every vector as bytes", () => {
  const judged = each(bytesOf, (vector, bytes) => check(vector, bytes, vector, "bytes"));
  assert.ok(judged >= 1000);
});

for (const [name, wrap] of [
  ["an ArrayBuffer", (bytes) => bytes.buffer],
  ["a Node Buffer", (bytes) => Buffer.from(bytes)],
  [
    "a view on a part of a buffer",
    (bytes) => {
      const whole = new Uint8Array(bytes.length + 7).fill(0x7b);
      whole.set(bytes, 3);
      return whole.subarray(3, 3 + bytes.length);
    },
  ],
  ["a DataView", (bytes) => new DataView(bytes.buffer, 0, bytes.length)],
]) {
  test(`every vector as ${name}`, () => {
    each(bytesOf, (vector, bytes) => check(vector, wrap(bytes.slice()), vector, "bytes"));
  });
}

test("every vector as a parsed value", () => {
  const judged = each(parsedOf, (vector, [value]) => {
    // A string is always text, and never a value that was parsed.
    if (typeof value === "string") return;
    const expected = vector.value_form ?? vector;
    const result = safeParseConnectedEvent(value, vector.options);
    assert.equal(result.success, expected.valid);
    assert.equal(result.truncated, expected.truncated ?? false);
    assert.deepEqual(codesAndPointers(result.issues), codesAndPointers(expected.issues));
    if (vector.value_form) {
      assert.deepEqual(
        result.issues.map(judgedIssue),
        expected.issues.map((issue) => expectedIssue(issue)),
      );
    }
    assert.deepEqual(result.event ?? null, expected.event);
    for (const issue of result.issues) {
      for (const member of ["offset", "length", "line", "column"]) assert.ok(!(member in issue), member);
    }
  });
  assert.ok(judged >= 800);
});
