// The entry without the wasm accepts only its own wasm.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { init, initSync, validate } from "chatbrick-events/slim";

const wasm = readFileSync(new URL("../../pkg/dist/chatbrick-events.wasm", import.meta.url));

const MAGIC = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const NAME = /chatbrick-events [^ ]+ [0-9a-f]{8}$/.exec(wasm.toString("latin1"))[0];
const REFUSED = {
  "an empty module": MAGIC,
  // The type of a function without parameters, and the import `"a" "b"` of that type.
  "a module with an import": [...MAGIC, 1, 4, 1, 0x60, 0, 0, 2, 7, 1, 1, 0x61, 1, 0x62, 0, 0],
  "the module without its name": wasm.subarray(0, -3 - NAME.length),
  "the module of another version": [...wasm.subarray(0, -1), wasm.at(-1) ^ 1],
};

/** Content types of a server. Streaming compilation accepts only the first. */
const TYPES = [
  "application/wasm",
  "application/wasm; charset=utf-8",
  "Application/WASM",
  "application/octet-stream",
];

test("rejects any other wasm module, and stays uninitialised", async () => {
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
  // The engine reports that the value is not a buffer.
  for (const nothing of [undefined, null, "chatbrick-events.wasm"])
    await assert.rejects(init(nothing), { name: "TypeError", message: /buffer|BufferSource|ArrayBuffer/i });
  await assert.rejects(init(Uint8Array.of(1, 2, 3)), WebAssembly.CompileError);
  await assert.rejects(init(new Response(wasm, { status: 404 })), /was not served: status 404/);
  assert.throws(() => validate("{}"), /not initialized; call init first/);
});

test("accepts the module of the package, which has no imports, and does not replace it", async () => {
  const module = new WebAssembly.Module(wasm);
  assert.deepEqual(WebAssembly.Module.imports(module), []);
  // Both compile at the same time.
  await Promise.all([init(wasm), init(module)]);
  assert.equal(validate("{}").valid, false);
  // A later module is ignored.
  initSync(Uint8Array.from(MAGIC));
  await init(Uint8Array.from(MAGIC));
  assert.equal(validate("{}").valid, false);
});
