// The text that carries the wasm is read as the bytes that it was made of.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { transformSync } from "rolldown/utils";
import { toLatin1, toText } from "../../scripts/wasm-text.mjs";

const read = (file) => readFileSync(new URL(`../../${file}`, import.meta.url));

/** A source as something to import, with what its own import is to be. */
function compiled(name, imported = "") {
  const { code } = transformSync(name, read(`npm/src/${name}`).toString());
  return `data:text/javascript,${encodeURIComponent(code.replace("./text.js", imported))}`;
}

const { fromText } = await import(compiled("wasm-text.ts", compiled("text.ts")));
const { unpacker, wasmText } = await import("../../pkg/dist/wasm-inline.js");
const wasm = new Uint8Array(read("pkg/dist/chatbrick-events.wasm"));

test("every byte value, in any frequency, goes through", () => {
  const all = Uint8Array.from({ length: 256 }, (_, value) => value);
  const skewed = Uint8Array.from({ length: 5000 }, (_, index) => (index * index) % 251);
  const rare = Uint8Array.from({ length: 20_000 }, (_, index) => (index % 256) | 0x80);
  for (const bytes of [new Uint8Array(0), Uint8Array.of(255), all, all.toReversed?.() ?? all, skewed, rare]) {
    assert.deepEqual(fromText(toText(bytes), unpacker), bytes);
  }
});

test("more than the memory of the unpacking module holds is refused by the build", () => {
  assert.throws(() => toText(new Uint8Array(65_400)), /too small/);
  const most = new Uint8Array(65_300);
  assert.deepEqual(fromText(toText(most), unpacker), most);
});

test("what the package carries is the wasm but for its name, and its text needs no escape in any quotes", () => {
  const carried = fromText(wasmText, unpacker);
  assert.deepEqual(carried, wasm.subarray(0, carried.length));
  const digest = createHash("sha256").update(carried).digest("hex").slice(0, 8);
  const name = Buffer.from(wasm.subarray(carried.length + 3)).toString("latin1");
  assert.match(name, new RegExp(`^chatbrick-events [^ ]+ ${digest}$`));
  assert.match(wasmText, /^[!-~]*$/);
  assert.doesNotMatch(wasmText, /["$'<\\`]/);
});

test("the unpacking module has a character for each byte", () => {
  const built = read("npm/build/unpack.wasm");
  assert.equal(unpacker, built.toString("latin1"));
  assert.match(toLatin1(Uint8Array.from({ length: 256 }, (_, value) => value)), /^[!-~]*$/);
});
