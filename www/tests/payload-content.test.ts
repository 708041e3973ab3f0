import assert from "node:assert/strict";
import { test } from "node:test";
import { english } from "../src/i18n/english.ts";
import { CODES, DOCUMENTED } from "../src/samples/samples.ts";
import { sentence } from "../src/story/sentence.ts";
import { order } from "../src/story/time.ts";
import { validateSource } from "../src/validation/validate-source.ts";

const documented = DOCUMENTED.storeAndStaff.source().text;
const read = (text: string) => validateSource({ text }).content;

test("reads contact, connection and times", () => {
  const content = read(documented);
  assert.equal(content?.contact?.name, "康宜恩");
  assert.equal(content?.lineUsers[0]?.lineProviderId, "1660894172");
  assert.equal(content?.store.value?.name, "台北101旗艦店");
  assert.deepEqual(
    [content?.staff.value?.name, content?.staff.value?.displayName],
    ["何沛妮", "小何 | 台北101旗艦店"],
  );
  assert.equal(content?.time.ms, 1717870698888);
  assert.equal(content?.complete, true);
});

test("an event of an unknown type has no content", () => {
  assert.equal(read(documented.replace(".connected", ".paused")), undefined);
});

test("reads at most twenty LINE users, and counts all", () => {
  const payload = JSON.parse(documented);
  payload.data.lineUsers = Array(21).fill(payload.data.lineUsers[0]);
  const content = read(JSON.stringify(payload));
  assert.deepEqual([content?.lineUsers.length, content?.lineUserCount], [20, 21]);
});

test("distinguishes first connection, reconnection and contradiction by the times", () => {
  const at = (ms: string) => documented.replace(/"connectedAt": 1717870698888/, `"connectedAt": ${ms}`);
  for (const [ms, expected] of [
    ["1717870698888", "first"],
    ['"1717870698888"', "first"],
    ["1717870698889", "again"],
    ["1717870698887", "disorder"],
  ] as const) {
    const content = read(at(ms));
    assert.ok(content);
    assert.equal(order(content), expected, ms);
  }
});

test("the sentence says that both sides are missing, or that they cannot be read", () => {
  const sentenceOf = (side: string) => {
    const payload = JSON.parse(documented);
    Object.assign(payload.data, JSON.parse(side));
    const content = read(JSON.stringify(payload));
    return content && sentence(english, content);
  };
  const nobody = sentenceOf('{ "connectedStore": null, "connectedStaff": null }');
  assert.match(nobody ?? "", /connected to neither a store nor a staff member on/);
  const unreadable = sentenceOf('{ "connectedStore": null, "connectedStaff": 1 }');
  assert.match(unreadable ?? "", /connected to a store or staff member that cannot be read on/);
});

test("a repeated field and its subfields are neither set nor null", () => {
  const source = CODES.find(({ name }) => name === "duplicate_key")?.source();
  const content = source && validateSource(source).content;
  const states = new Map(content?.fields.map(({ pointer, presence }) => [pointer, presence]));
  assert.equal(states.get("/data/connectedStaff"), "repeated");
  assert.equal(states.get("/data/connectedStaff/storeId"), "repeated");
  assert.equal(states.get("/data/connectedStore"), "set");
});

test("reads the first of duplicate keys, which is the validated one", () => {
  const twice = documented
    .replace('"name": "康宜恩"', '"name": "康宜恩", "n\\u0061me": "王小明"')
    .replace('"timestampsMs": {', '"timestampsMs": { "connectedAt": 1717870698889,')
    .replace('"contact": {', '"__proto__": { "id": "x" }, "contact": {');
  for (const text of [twice, `\ufeff${twice}`]) {
    const content = read(text);
    assert.equal(content?.contact?.name, "康宜恩");
    assert.equal(content?.time.ms, 1717870698889);
    assert.equal(content?.lineUsers.length, 1);
  }
  // The report is truncated before the name.
  const many = `"lineUsers": [${"null,".repeat(200)} null],`;
  const late = twice.replace('"contact": {', `${many} "contact": {`);
  assert.ok(validateSource({ text: late }).truncated);
  assert.equal(read(late)?.contact?.name, "康宜恩");
  // Too deep for the parser: not read, and no exception.
  const deep = `{"type":"contact.connection.connected","data":{"contact":1,"contact":${"[".repeat(20_000)}${"]".repeat(20_000)}}}`;
  assert.doesNotThrow(() => validateSource({ text: deep }));
});

test("fields below a null are unread, and an empty string is neither set nor null", () => {
  const content = read(DOCUMENTED.storeOnly.source().text.replace('"10000"', '""'));
  const states = new Map(content?.fields.map(({ pointer, presence }) => [pointer, presence]));
  assert.equal(states.get("/data/connectedStaff"), "null");
  assert.equal(states.get("/data/connectedStaff/avatar"), "unread");
  assert.equal(states.get("/data/connectedStore/externalId"), "empty");
});

test("reads hostile payloads without exceptions or inherited keys", () => {
  for (const text of [
    '{"type":"contact.connection.connected"}',
    '{"type":"contact.connection.connected","data":[]}',
    '{"type":"contact.connection.connected","data":{"contact":7,"lineUsers":[null,7],"connectedStore":[],"timestamps":1}}',
    '{"type":"contact.connection.connected","data":{"__proto__":{"contact":{"id":"x"}}}}',
  ]) {
    const content = read(text);
    assert.ok(content, text);
    assert.equal(content.contact, undefined, text);
  }
  for (const text of ["{}", `[${documented}]`]) assert.equal(read(text), undefined);
});
