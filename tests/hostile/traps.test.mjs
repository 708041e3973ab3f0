// Traps in any function of the wasm, and memory that cannot grow: the call that traps throws an internal error, and the next
// call works.

import assert from "node:assert/strict";
import { test } from "node:test";
import { validate } from "chatbrick-events";
import { functions, pages, WASM, withPages, withTrap } from "./broken-wasm.mjs";
import { ANSWERS, answer, BYTES, CALLS, INTERNAL, TEXT } from "./calls.mjs";
import { copied, realm } from "./realm.mjs";

const sound = new WebAssembly.Module(WASM);

/** Loads the package with another module for the first instance. */
function withFirst(first, options) {
  const { load, run } = realm(options);
  const api = load("slim.cjs");
  let made = 0;
  const Real = run("() => WebAssembly.Instance");
  run("(Instance) => { WebAssembly.Instance = Instance; }", function Instance(_, imports) {
    made += 1;
    return new Real(made === 1 ? first : sound, imports);
  });
  return {
    api,
    start: () => api.initSync(run("(bytes) => new WebAssembly.Module(bytes)", WASM)),
    made: () => made,
  };
}

test("after a trap in any function, the call throws an internal error and the next call has a working instance", () => {
  const count = functions();
  const names = Object.keys(CALLS);
  const trapped = new Map();
  for (let index = 0; index < count; index++) {
    const module = new WebAssembly.Module(withTrap(index));
    // Half of the runs have the Buffer methods of Node, half do not, as in browsers.
    const { api, start, made } = withFirst(module, { buffer: index % 2 === 0 });
    start();
    // Each run begins with another call, which triggers the trap.
    for (let offset = 0; offset < names.length; offset++) {
      const name = names[(index + offset) % names.length];
      const before = made();
      const got = answer(CALLS[name], api);
      if (got.thrown !== undefined && INTERNAL.test(got.thrown)) {
        assert.match(`${got.cause}`, /RuntimeError: unreachable/);
        trapped.set(name, (trapped.get(name) ?? 0) + 1);
        assert.deepEqual(answer(CALLS[name], api), ANSWERS[name], `${name} again, function ${index}`);
        assert.deepEqual([before, made()], [1, 2], "only the first instance traps");
      } else {
        assert.deepEqual(got, ANSWERS[name], `${name}, function ${index}`);
      }
    }
  }
  const sum = [...trapped.values()].reduce((sum, one) => sum + one, 0);
  console.log(`${count} functions, ${sum} calls of ${trapped.size} kinds trapped`);
  assert.ok(sum > 20 && trapped.size > 8);
});

/** Inputs that use memory in every way: input buffer, brackets, unknown keys, LINE users, issues. */
const HUNGRY = {
  "a text of CJK": () => `"${"康".repeat(200_000)}"`,
  bytes: () => new Uint8Array(900_000).fill(0x20),
  brackets: () => new Uint8Array(900_000).fill(0x5b),
  "unknown keys": () => `{${Array.from({ length: 60_000 }, (_, index) => `"k${index}":0`).join()}}`,
  "unknown keys with escapes": () =>
    `{${Array.from({ length: 40_000 }, (_, index) => `"\\u006b${index}":0`).join()}}`,
  "LINE users": () => {
    const value = JSON.parse(TEXT);
    value.data.lineUsers = Array.from({ length: 4000 }, () => value.data.lineUsers[0]);
    return JSON.stringify(value);
  },
  "names beyond ASCII": () => TEXT.replace("康宜恩", "康".repeat(300_000)),
};

test("on a full stack a parsed value is validated correctly, or the call throws a RangeError", () => {
  const deep = JSON.parse("[".repeat(100) + "]".repeat(100));
  // The fast path accepts only the first.
  for (const value of [JSON.parse(TEXT), { ...JSON.parse(TEXT), deep }]) {
    const right = validate(value);
    const answers = [];
    let full = 0;
    // From the full stack back.
    const fill = () => {
      try {
        fill();
      } catch {}
      if (answers.length === 50) return;
      try {
        answers.push(validate(value));
      } catch (error) {
        full += error instanceof RangeError ? 1 : Number.NaN;
      }
    };
    fill();
    for (const answer of answers) assert.deepEqual(answer, right);
    assert.ok(answers.length === 50 && full > 0, `${answers.length} answers, ${full} on a full stack`);
    assert.deepEqual(validate(value), right);
  }
});

test("if memory cannot grow, an input is too large or the call throws an internal error, and the next call works", () => {
  const { load } = realm();
  const reference = load("index.cjs");
  const seen = { right: 0, "too large": 0, internal: 0 };
  for (const more of [0, 1, 4, 16, 32, 64]) {
    const small = new WebAssembly.Module(withPages(pages() + more));
    for (const [name, make] of Object.entries(HUNGRY)) {
      for (const call of [(api) => api.validate(make()), (api) => api.safeParseConnectedEvent(make())]) {
        const { api, start } = withFirst(small);
        start();
        const got = answer(call, api);
        const right = answer(call, reference);
        if (got.thrown !== undefined) {
          assert.match(got.thrown, INTERNAL, name);
          seen.internal += 1;
        } else if (got.issues[0]?.code === "too_large") {
          assert.equal(got.issues.length, 1);
          seen["too large"] += 1;
        } else {
          assert.deepEqual(got, right, name);
          seen.right += 1;
        }
        assert.deepEqual(copied(api.parseConnectedEvent(BYTES)), JSON.parse(TEXT), `after ${name}`);
        assert.deepEqual(copied(api.parseConnectedEvent(TEXT)), JSON.parse(TEXT), `after ${name}`);
      }
    }
  }
  console.log(JSON.stringify(seen));
  assert.ok(
    Object.values(seen).every((count) => count > 5),
    JSON.stringify(seen),
  );
});
