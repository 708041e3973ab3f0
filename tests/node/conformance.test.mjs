// Runs every vector through the built package, in every form of input in JavaScript.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as api from "chatbrick-events";
import { FORMS, runForm } from "../vectors/run.mjs";
import { bytesOf, functionsOf, textOf, allVectors as vectors } from "./vectors.mjs";

for (const form of Object.keys(FORMS)) {
  test(`every vector as ${form}`, () => {
    const { validated, differences } = runForm(api, vectors, form);
    assert.ok(differences.length === 0, `${differences.length} vectors differ\n${differences.join("\n")}`);
    assert.ok(validated >= 1300, `${validated} vectors`);
  });
}

test("a Node Buffer is validated like its bytes", () => {
  for (const vector of vectors) {
    const bytes = bytesOf(vector);
    if (bytes === undefined) continue;
    const { options } = vector;
    const { safeParse } = functionsOf(api, vector);
    assert.deepEqual(safeParse(Buffer.from(bytes), options), safeParse(bytes, options), vector.id);
  }
});

test("strings copied from a long input equal those sliced from a short one", () => {
  let validated = 0;
  for (const vector of vectors) {
    const text = textOf(vector);
    if (!vector.valid || text === undefined || vector.options?.maxBytes !== undefined) continue;
    validated += 1;
    const long = text + " ".repeat(10_000);
    const options = { ...vector.options, maxBytes: 2 << 20 };
    const { parse } = functionsOf(api, vector);
    assert.deepEqual(parse(long, options), vector.event, vector.id);
    const bytes = new TextEncoder().encode(long);
    assert.deepEqual(parse(bytes, options), vector.event, vector.id);
  }
  assert.ok(validated >= 300, `${validated} vectors`);
});

test("the functions for one type behave like those for every type with that type as option", () => {
  const types = ["contact.connection.connected"];
  for (const vector of vectors) {
    const bytes = bytesOf(vector);
    if (bytes === undefined || vector.options?.types !== undefined) continue;
    const expected = api.safeParseConnectedEvent(bytes, vector.options);
    assert.deepEqual(api.safeParseEvent(bytes, { ...vector.options, types }), expected, vector.id);
  }
});

test("path indexes are numbers and keys are strings", () => {
  const path = api.validate({ type: "x", data: 1, 0: 1 }).issues.map((issue) => issue.path);
  assert.deepEqual(path, [["type"], ["data"], ["0"]]);
  const body = readFileSync(new URL("../../examples/payloads/missing-picture.json", import.meta.url));
  assert.deepEqual(api.validate(body).issues[0].path, ["data", "lineUsers", 0, "profilePictureUrl"]);
});
