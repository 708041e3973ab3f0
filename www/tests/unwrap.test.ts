import assert from "node:assert/strict";
import { test } from "node:test";
import { DOCUMENTED } from "../src/samples/samples.ts";
import { findPayloads } from "../src/unwrap/find-payloads.ts";
import { looksWhole } from "../src/unwrap/looks-whole.ts";
import { Unwrapper } from "../src/unwrap/unwrapper.ts";
import type { Source } from "../src/validation/types.ts";

const documented = DOCUMENTED.storeAndStaff.source().text;
const layers = (text: string) => findPayloads({ text })?.payloads.map(({ layers }) => layers.join(" › "));

test("finds a wrapped payload with its exact text", () => {
  const base64 = Buffer.from(documented).toString("base64");
  for (const [text, path] of [
    [JSON.stringify({ isBase64Encoded: true, body: base64, headers: {} }), "API Gateway event › base64"],
    [JSON.stringify(documented), "JSON string"],
    [base64, "base64"],
    [`2026-07-31 INFO body=${documented}`, "text"],
    [`curl -d '${documented}' http://localhost`, "curl command"],
  ] as const) {
    const [payload] = findPayloads({ text })?.payloads ?? [];
    assert.deepEqual(
      [payload?.layers.join(" › "), payload?.source, payload?.type],
      [path, { text: documented }, "contact.connection.connected"],
    );
  }
});

test("does not unwrap a bare payload, valid or broken", () => {
  for (const text of [
    documented,
    ` ${documented}\n`,
    `${documented}}`,
    `${documented.trim()};`,
    documented.replace(/\}\s*$/, ",}"),
    documented.slice(0, 500),
    "",
    "no payload",
  ])
    assert.equal(layers(text), undefined, text.slice(-20));
});

test("finds several payloads in their order", () => {
  const other = '{"type":"store.created","data":{}}';
  const found = findPayloads({ text: `${documented}\n${other}` });
  assert.deepEqual(
    found?.payloads.map(({ type }) => type),
    ["contact.connection.connected", "store.created"],
  );
  assert.deepEqual(layers(`[${other},${other}]`), ["list", "list"]);
});

test("a payload that is not UTF-8 keeps its bytes", () => {
  const body = new Uint8Array([...Buffer.from('{"type":"x","data":{"a":"'), 0xff, ...Buffer.from('"}}')]);
  const text = JSON.stringify({ isBase64Encoded: true, body: Buffer.from(body).toString("base64") });
  assert.deepEqual(findPayloads({ text })?.payloads[0]?.source.bytes, body);
});

test("returns the headers of a delivery as lines", () => {
  const headers = { "Svix-Id": "msg_1", "svix-timestamp": "5", Accept: "*/*" };
  const text = JSON.stringify({ isBase64Encoded: false, body: documented, headers });
  assert.equal(findPayloads({ text })?.payloads[0]?.headers, "svix-id: msg_1\nsvix-timestamp: 5");
});

test("distinguishes a whole payload from a part of one", () => {
  const base64 = Buffer.from(documented).toString("base64");
  const event = JSON.stringify({ isBase64Encoded: true, body: base64 });
  for (const text of [documented, JSON.stringify(documented), "{“type”:“x”,“data”:{}}", base64, event])
    assert.ok(looksWhole(text), text.slice(0, 30));
  for (const text of ['"Kang"', "U12345678901234567890123456789012", '{"id":"a","name":"b"}', "", "a b c"])
    assert.ok(!looksWhole(text), text);
});

test("keeps the original, and undo returns to it", async () => {
  const original: Source = { text: JSON.stringify(documented) };
  const shown: Source[] = [original];
  const headers: string[] = [];
  const unwrapper = new Unwrapper({
    isShown: (source) => source === shown.at(-1),
    show: (source) => shown.push(source),
    onHeaders: (text) => headers.push(text),
    onChange: () => undefined,
  });
  const restored = (text: string) => unwrapper.restored(text.length, () => text);
  const state = () => unwrapper.state;
  await unwrapper.search({ text: "something that is no longer there" });
  assert.equal(state(), undefined);
  await unwrapper.search(original);
  assert.equal(shown.at(-1)?.text, documented);
  unwrapper.showOriginal();
  assert.equal(shown.at(-1), original);
  assert.equal(restored("edited"), undefined);
  assert.equal(restored(documented)?.text, documented);
  assert.equal(state()?.shown, "payload");
  assert.equal(restored(original.text), original);
  assert.equal(state()?.shown, "original");
  unwrapper.forget();
  assert.deepEqual(headers, ["", ""]);
  assert.equal(restored(original.text), undefined);
});
