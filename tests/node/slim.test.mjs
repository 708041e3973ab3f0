// What the entry without the wasm takes for its wasm, and what it refuses.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { init, initSync, validate } from "chatbrick-events/slim";

const wasm = readFileSync(new URL("../../pkg/dist/chatbrick-events.wasm", import.meta.url));

const MAGIC = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const NAME = /chatbrick-events [^ ]+ [0-9a-f]{8}$/.exec(wasm.toString("latin1"))[0];
const REFUSED = {
  "a module of nothing": MAGIC,
  // The type of a function without parameters, and `import "a" "b"` of it.
  "a module with an import": [...MAGIC, 1, 4, 1, 0x60, 0, 0, 2, 7, 1, 1, 0x61, 1, 0x62, 0, 0],
  "the module without its name": wasm.subarray(0, -3 - NAME.length),
  "the module of another version": [...wasm.subarray(0, -1), wasm.at(-1) ^ 1],
};

/** What a server may say that it is. What compiles while it receives takes the first alone. */
const TYPES = [
  "application/wasm",
  "application/wasm; charset=utf-8",
  "Application/WASM",
  "application/octet-stream",
];

test("another wasm module is rejected, and the functions remain uninitialised", async () => {
  for (const [name, bytes] of Object.entries(REFUSED)) {
    const source = Uint8Array.from(bytes);
    const refused = { name: "LinkError", message: /this is not the wasm of this version of the package/ };
    assert.throws(() => initSync(source), refused, name);
    assert.throws(() => initSync(new WebAssembly.Module(source)), refused, name);
    await assert.rejects(init(source), refused, name);
    for (const type of TYPES) {
      const response = new Response(source, { headers: { "content-type": type } });
      await assert.rejects(init(response), refused, `${name} as ${type}`);
    }
  }
  assert.throws(() => initSync(Uint8Array.of(1, 2, 3)), WebAssembly.CompileError);
  assert.throws(() => initSync(null), TypeError);
  // What the engine says of it: that it is no buffer.
  for (const nothing of [undefined, null, "chatbrick-events.wasm"])
    await assert.rejects(init(nothing), { name: "TypeError", message: /buffer|BufferSource|ArrayBuffer/i });
  await assert.rejects(init(Uint8Array.of(1, 2, 3)), WebAssembly.CompileError);
  await assert.rejects(init(new Response(wasm, { status: 404 })), /was not served: status 404/);
  assert.throws(() => validate("{}"), /not initialized; call init first/);
});

test("the module of the package is accepted, imports nothing, and is not replaced", async () => {
  const module = new WebAssembly.Module(wasm);
  assert.deepEqual(WebAssembly.Module.imports(module), []);
  // Each of these is still being compiled when the other begins.
  await Promise.all([init(wasm), init(module)]);
  assert.equal(validate("{}").valid, false);
  // Another one is not even looked at.
  initSync(Uint8Array.from(MAGIC));
  await init(Uint8Array.from(MAGIC));
  assert.equal(validate("{}").valid, false);
});
