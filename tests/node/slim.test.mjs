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
  const url = new URL("https://shop.example/chatbrick-events.wasm");
  const request = new Request(url, { method: "POST", body: wasm });
  const wrong = {
    name: "TypeError",
    message: /^chatbrick-events\/slim: pass the bytes of the wasm .* fetch\(url\)$/,
  };
  for (const other of [
    undefined,
    null,
    url.href,
    url,
    request,
    new Blob([wasm]),
    { default: wasm },
    () => wasm,
  ]) {
    assert.throws(() => initSync(other), wrong);
    await assert.rejects(init(other), wrong);
  }
  assert.throws(() => initSync(new Response(wasm)), wrong);
  await assert.rejects(init(Uint8Array.of(1, 2, 3)), WebAssembly.CompileError);
  await assert.rejects(init(new Response(wasm, { status: 404 })), /was not served: status 404/);
  assert.throws(() => validate("{}"), /not initialized; call init first/);
});

test("says that the runtime has no WebAssembly", async () => {
  const { WebAssembly } = globalThis;
  delete globalThis.WebAssembly;
  try {
    const missing = { name: "Error", message: "chatbrick-events/slim: this runtime has no WebAssembly" };
    assert.throws(() => initSync(wasm), missing);
    await assert.rejects(init(wasm), missing);
  } finally {
    globalThis.WebAssembly = WebAssembly;
  }
});

test("accepts the module of the package, which has no imports, and does not replace it", async () => {
  const module = new WebAssembly.Module(wasm);
  assert.deepEqual(WebAssembly.Module.imports(module), []);
  // All compile at the same time. V8 itself rejects a DataView.
  const view = new DataView(wasm.buffer, wasm.byteOffset, wasm.length);
  await Promise.all([init(wasm), init(module), init(view)]);
  assert.equal(validate("{}").valid, false);
  // A later module is ignored.
  initSync(Uint8Array.from(MAGIC));
  await init(Uint8Array.from(MAGIC));
  assert.equal(validate("{}").valid, false);
});
