// The text that carries the wasm is read as the bytes that it was made of.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { transformSync } from "rolldown/utils";
import { toText } from "../../scripts/wasm-text.mjs";

const source = readFileSync(new URL("../../pkg/src/wasm-text.ts", import.meta.url), "utf8");
const { code } = transformSync("wasm-text.ts", source);
const { fromText } = await import(`data:text/javascript,${encodeURIComponent(code)}`);

test("every byte value, in any frequency, goes through", () => {
  const all = Uint8Array.from({ length: 256 }, (_, value) => value);
  const skewed = Uint8Array.from({ length: 5000 }, (_, index) => (index * index) % 251);
  for (const bytes of [new Uint8Array(0), Uint8Array.of(255), all, all.toReversed?.() ?? all, skewed]) {
    assert.deepEqual(fromText(toText(bytes)), bytes);
  }
});

test("the wasm goes through, and its text needs no escape in any quotes", () => {
  const wasm = new Uint8Array(readFileSync(new URL("../../pkg/dist/chatbrick-events.wasm", import.meta.url)));
  const text = toText(wasm);
  assert.deepEqual(fromText(text), wasm);
  assert.match(text, /^[!-~]*$/);
  assert.doesNotMatch(text, /["$'<\\`]/);
});
