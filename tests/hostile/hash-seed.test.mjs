// The hash seed for unknown keys. Without it, an attacker could choose keys that collide.

import assert from "node:assert/strict";
import { test } from "node:test";
import { realm } from "./realm.mjs";

/** Lowest bit of the seed in the flags, as in `src/boundary/layout.rs`. */
const HASH_SEED = 5;

/** Returns the seeds that a fresh copy of the package passes to the module in two calls. */
function seeds() {
  const { load, run } = realm();
  const passed = [];
  const Real = run("() => WebAssembly.Instance");
  run("(Instance) => { WebAssembly.Instance = Instance; }", function Instance(module, imports) {
    const { exports } = new Real(module, imports);
    const validate = (length, maxBytes, flags) => {
      passed.push(flags >>> HASH_SEED);
      return exports.validate(length, maxBytes, flags);
    };
    return { exports: { ...exports, validate } };
  });
  const { validate } = load("index.cjs");
  for (const text of ["{}", '{"a":1}']) validate(new TextEncoder().encode(text));
  return passed;
}

test("each copy of the package draws its own seed and keeps it", () => {
  const all = Array.from({ length: 4 }, seeds);
  for (const calls of all) {
    assert.equal(calls.length, 2);
    assert.notEqual(calls[0], 0);
    assert.equal(calls[0], calls[1]);
  }
  assert.equal(new Set(all.map(([first]) => first)).size, all.length);
});
