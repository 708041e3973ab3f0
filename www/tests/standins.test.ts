import assert from "node:assert/strict";
import { test } from "node:test";
import { CODES, DOCUMENTED } from "../src/samples/samples.ts";
import { fromHash, toHash } from "../src/share/link.ts";
import { standIns } from "../src/share/standins.ts";
import { validateSource } from "../src/validation/validate-source.ts";
import { sourceOf, vectors } from "./vectors.ts";

const documented = DOCUMENTED.storeAndStaff.source().text;
const key = (text: string) => {
  const { verdict, issues } = validateSource({ text });
  return JSON.stringify([verdict, issues.map(({ code, pointer }) => [code, pointer])]);
};

/** Seeded random numbers. PAGE_SEED sets another seed. */
function seeded(): () => number {
  let state = Number(process.env.PAGE_SEED ?? 1);
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

test("stand-ins change no verdict, no code and no pointer of any vector", () => {
  const texts = [
    ...vectors.map((vector) => [vector.id, sourceOf(vector)] as const),
    ...CODES.map(({ id, source }) => [id, source()] as const),
  ];
  const random = seeded();
  let tried = 0;
  for (const [id, { text, bytes }] of texts) {
    // Text cannot hold bytes that are not UTF-8: the page reports that instead.
    if (text.length > 100_000 || (bytes && new TextEncoder().encode(text).length !== bytes.length)) continue;
    if (bytes && text.includes("\ufffd")) continue;
    tried += 1;
    assert.equal(key(standIns(text, random)), key(text), id);
  }
  assert.ok(tried > 400, `${tried}`);
});

test("no personal value is left, and equal ones stay equal", () => {
  const out = standIns(documented);
  for (const value of [
    "clrq5ca80000lb9c9dnxxfyid",
    "康宜恩",
    "Kang",
    "U4d26836f2aadb5ad84cc8b5b729fc9a1",
    "1660894172",
    "0m0450c48c",
    "台北",
    "10000",
    "小何",
    "何沛妮",
    "50001",
    "zdm_0V2j",
    "5178a7f8",
  ])
    assert.ok(!out.includes(value), value);
  const { data } = JSON.parse(out);
  assert.equal(data.connectedStaff.storeId, data.connectedStore.id);
  assert.ok(data.contact.avatar.includes(data.contact.id));
  assert.match(data.contact.id, /^c[a-z0-9]{24}$/);
  assert.match(data.lineUsers[0].lineUid, /^U[0-9a-f]{32}$/);
  assert.match(data.lineUsers[0].name, /^Mr\. [A-Z][a-z]{3}$/);
  assert.match(data.contact.name, /^\p{Script=Han}{3}$/u);
  assert.match(data.connectedStore.name, /旗艦店$/);
  assert.equal(data.timestampsMs.connectedAt, 1717870698888);
});

test("a hexadecimal word stays hexadecimal", () => {
  assert.match(
    standIns('{"id":"5fa7bd8e0fbec4a2"}', seeded()),
    /"\d[a-f]{2}\d[a-f]{2}\d[a-f]\d[a-f]{4}\d[a-f]\d"/,
  );
});

test("no personal value is left in truncated text, in broken JSON or in undocumented fields", () => {
  const at = documented.indexOf("宜恩");
  assert.ok(!standIns(documented.slice(0, at + 1)).includes("康"));
  assert.doesNotMatch(standIns("name=王小明&phone=0912345678"), /王|小明|0912345678/);
  const extra = documented.replace('"avatar"', '"phone": 912345678, "note": "Ask Mr. Chen", "avatar"');
  assert.doesNotMatch(standIns(extra), /912345678|Chen/);
  assert.doesNotMatch(standIns('{"name":"\\u738b\\u5c0f\\u660e"}'), /738b|5c0f/i);
  assert.doesNotMatch(standIns('{"data":{"type":"Chen"},"type":"Wang Fang"}'), /Chen|Wang/);
  assert.doesNotMatch(standIns('{"avatar":"https://wang-family.tw/chen.png"}'), /wang|chen/);
});

test("keeps times in the event's own time fields only", () => {
  const { timestamps, timestampsMs } = JSON.parse(standIns(documented)).data;
  assert.deepEqual(
    { timestamps, timestampsMs },
    (({ timestamps, timestampsMs }) => ({ timestamps, timestampsMs }))(JSON.parse(documented).data),
  );
  const elsewhere =
    '{"data":{"timestamps":{"a":[1]},"contact":{"connectedAt":"0912-345-678","initConnectedAt":912345678}}}';
  assert.doesNotMatch(standIns(elsewhere), /0912-345-678|912345678/);
});

test("a link restores its source", async () => {
  for (const text of [
    "x",
    documented,
    `\ufeff${documented}`,
    documented.replaceAll("\n", "\r\n"),
    "🙂".repeat(5000),
  ])
    for (const standIns of [false, true])
      assert.deepEqual(await fromHash(await toHash({ text }, standIns)), { text });
  const bytes = new Uint8Array([0x7b, 0xff, 0x7d]);
  assert.deepEqual(await fromHash(await toHash({ text: "{\ufffd}", bytes })), { text: "{\ufffd}", bytes });
  assert.ok((await toHash({ text: documented })).length < 1200);
});

test("rejects invalid UTF-8 in a link with text", async () => {
  const hash = await toHash({ text: "\ufffd", bytes: new Uint8Array([0xff]) });
  await assert.rejects(fromHash(hash.replace("#b=", "#p=")), TypeError);
});

test("a link may unpack to four MiB and no more", async () => {
  const text = " ".repeat(4 * 1024 * 1024);
  assert.equal((await fromHash(await toHash({ text })))?.text?.length, text.length);
  await assert.rejects(fromHash(await toHash({ text: `${text} ` })), RangeError);
});

test("another hash has no payload, a broken one throws, and a decompression bomb is rejected", async () => {
  assert.equal(await fromHash("#editor"), undefined);
  assert.equal(await fromHash(""), undefined);
  await assert.rejects(fromHash("#p=%%%"));
  await assert.rejects(fromHash("#p=AAAA"));
  await assert.rejects(fromHash((await toHash({ text: documented })).slice(0, -40)));
  await assert.rejects(fromHash(await toHash({ text: " ".repeat(5 * 1024 * 1024) })), RangeError);
});
