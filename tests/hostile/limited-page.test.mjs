// A page of Chrome before 115, which makes large instances only asynchronously.

import assert from "node:assert/strict";
import { test } from "node:test";
import { limitWasm } from "../packaging/fixtures/limit-wasm.mjs";
import { functions, WASM, withTrap } from "./broken-wasm.mjs";
import { ANSWERS, answer, BYTES, CALLS, INTERNAL } from "./calls.mjs";
import { realm } from "./realm.mjs";

const RESTARTING = /the wasm is being restarted; call again in a moment/;
const MIB = 1 << 20;

/** Loads the entry `slim` on such a page. `bytes` are the wasm of the first instance; later instances are intact. */
async function onLimitedPage(bytes) {
  const { load, run } = realm();
  run(`() => { ${limitWasm}; const LIMIT = 4096; limitWasm(); }`);
  const sound = await WebAssembly.compile(WASM);
  let made = 0;
  const instantiate = async (module) => {
    made += 1;
    return new WebAssembly.Instance(made === 1 ? module : sound);
  };
  run("(instantiate) => { WebAssembly.instantiate = instantiate; }", instantiate);
  const api = load("slim.cjs");
  return { api, init: () => api.init(bytes), initSync: () => api.initSync(bytes), made: () => made };
}

/** Waits for the replacement, which takes a few microtasks. */
const replaced = () => new Promise((resolve) => setTimeout(resolve));

test("init works with bytes, a module and a response, and initSync reports why it fails", async () => {
  for (const source of [WASM, await WebAssembly.compile(WASM), new Response(WASM)]) {
    const { api, init } = await onLimitedPage(source);
    await init();
    assert.deepEqual(answer(CALLS["an event from bytes"], api), ANSWERS["an event from bytes"]);
  }
  const { initSync } = await onLimitedPage(WASM);
  assert.throws(initSync, { name: "RangeError", message: /disallowed on the main thread/ });
});

test("after a trap, calls report that the wasm is being restarted, until the new instance is ready", async () => {
  let trapped = 0;
  for (let index = 0; index < functions(); index += 1) {
    const { api, init } = await onLimitedPage(withTrap(index));
    await init();
    const call = CALLS["an event from bytes"];
    const got = answer(call, api);
    if (!INTERNAL.test(got.thrown ?? "")) continue;
    trapped += 1;
    assert.match(answer(call, api).thrown, RESTARTING);
    await replaced();
    assert.deepEqual(answer(call, api), ANSWERS["an event from bytes"]);
  }
  assert.ok(trapped > 3, `${trapped} functions trapped`);
});

test("after an outsized input, the instance is kept until another one is ready", async () => {
  const { api, init, made } = await onLimitedPage(WASM);
  await init();
  const outsized = () =>
    api.validate(new Uint8Array(32 * MIB).fill(0x20), { maxBytes: 64 * MIB }).issues[0].code;
  assert.equal(outsized(), "invalid_json");
  assert.equal(outsized(), "invalid_json");
  await replaced();
  // After the next call, the instance from the background replaces the large one.
  const before = made();
  assert.equal(api.validate(BYTES).valid, true);
  assert.equal(api.validate(BYTES).valid, true);
  assert.equal(made(), before);
});
