// The secret of the hashes of unknown keys: without it, keys could be chosen that collide.

import assert from "node:assert/strict";
import { test } from "node:test";
import { realm } from "./realm.mjs";

/** The lowest bit of the secret, as `src/layout.rs` has it: below it is what is asked. */
const SECRET = 5;

/** What a fresh package tells the module with each of two calls, beside what it asks. */
function secrets() {
  const { load, run } = realm();
  const told = [];
  const Real = run("() => WebAssembly.Instance");
  run("(Instance) => { WebAssembly.Instance = Instance; }", function Instance(module, imports) {
    const { exports } = new Real(module, imports);
    const judge = (length, most, asked) => {
      told.push(asked >>> SECRET);
      return exports.judge(length, most, asked);
    };
    return { exports: { ...exports, judge } };
  });
  const { validate } = load("index.cjs");
  for (const text of ["{}", '{"a":1}']) validate(new TextEncoder().encode(text));
  return told;
}

test("each copy of the package has a secret of its own, and keeps it", () => {
  const all = Array.from({ length: 4 }, secrets);
  for (const [first, second] of all) {
    assert.notEqual(first, 0);
    assert.equal(first, second);
  }
  assert.equal(new Set(all.map(([first]) => first)).size, all.length);
});
