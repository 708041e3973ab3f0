// The encoded wasm decodes to the original bytes.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { transformSync } from "rolldown/utils";
import { toAscii, toText } from "../../scripts/wasm-text.mjs";

const read = (file) => readFileSync(new URL(`../../${file}`, import.meta.url));

/** Returns a source as an importable URL, with a replacement for its import. */
function compiled(name, imported = "") {
  const { code } = transformSync(name, read(`npm/src/${name}`).toString());
  return `data:text/javascript,${encodeURIComponent(code.replace("./text-codec.js", imported))}`;
}

const { decodeWasmText } = await import(compiled("wasm-text.ts", compiled("text-codec.ts")));
const { unpacker, wasmText } = await import("../../pkg/dist/wasm-inline.js");
const wasm = new Uint8Array(read("pkg/dist/chatbrick-events.wasm"));

test("every byte value, at any frequency, survives encoding and decoding", () => {
  const all = Uint8Array.from({ length: 256 }, (_, value) => value);
  const skewed = Uint8Array.from({ length: 5000 }, (_, index) => (index * index) % 251);
  const rare = Uint8Array.from({ length: 20_000 }, (_, index) => (index % 256) | 0x80);
  for (const bytes of [new Uint8Array(0), Uint8Array.of(255), all, all.toReversed?.() ?? all, skewed, rare]) {
    assert.deepEqual(decodeWasmText(toText(bytes), unpacker), bytes);
  }
});

test("the build rejects a wasm that exceeds the memory of the unpacking module", () => {
  assert.throws(() => toText(new Uint8Array(65_400)), /too small/);
  const most = new Uint8Array(65_300);
  assert.deepEqual(decodeWasmText(toText(most), unpacker), most);
});

test("the package contains the wasm without its name section, as text that needs no escapes in any quotes", () => {
  const decoded = decodeWasmText(wasmText, unpacker);
  assert.deepEqual(decoded, wasm.subarray(0, decoded.length));
  const digest = createHash("sha256").update(decoded).digest("hex").slice(0, 8);
  const name = Buffer.from(wasm.subarray(decoded.length + 3)).toString("latin1");
  assert.match(name, new RegExp(`^chatbrick-events [^ ]+ ${digest}$`));
  assert.match(wasmText, /^[!-~]*$/);
  assert.doesNotMatch(wasmText, /["$'<\\`]/);
});

test("the unpacking module has one ASCII character per byte", () => {
  const built = read("npm/build/unpack.wasm");
  assert.equal(unpacker, built.toString("latin1"));
  assert.match(toAscii(Uint8Array.from({ length: 128 }, (_, value) => value)), /^[!-~]*$/);
  assert.throws(() => toAscii(Uint8Array.of(0x80)), /not ASCII/);
});
