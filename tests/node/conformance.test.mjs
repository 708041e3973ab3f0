// Every vector through the built package, in every form of input that JavaScript has.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as api from "chatbrick-events";
import { FORMS, runForm } from "../vectors/run.mjs";
import { bytesOf, vectors } from "./vectors.mjs";

for (const form of Object.keys(FORMS)) {
  test(`every vector as ${form}`, () => {
    const { judged, differences } = runForm(api, vectors, form);
    assert.ok(differences.length === 0, `${differences.length} vectors differ\n${differences.join("\n")}`);
    assert.ok(judged >= 800, `${judged} vectors`);
  });
}

test("a Node Buffer is the bytes that it holds", () => {
  for (const vector of vectors) {
    const bytes = bytesOf(vector);
    if (bytes === undefined) continue;
    const { options } = vector;
    const expected = api.safeParseConnectedEvent(bytes, options);
    assert.deepEqual(api.safeParseConnectedEvent(Buffer.from(bytes), options), expected, vector.id);
  }
});

test("an index in a path is a number, and a key a string", () => {
  const path = api.validate({ type: "x", data: 1, 0: 1 }).issues.map((issue) => issue.path);
  assert.deepEqual(path, [["type"], ["data"], ["0"]]);
  const body = readFileSync(new URL("../../examples/payloads/missing-picture.json", import.meta.url));
  assert.deepEqual(api.validate(body).issues[0].path, ["data", "lineUsers", 0, "profilePictureUrl"]);
});
