import assert from "node:assert/strict";
import { test } from "node:test";
import { judge } from "../src/judge/judge.ts";
import { CODES, DOCUMENTED } from "../src/samples/samples.ts";
import { order } from "../src/understanding/when.ts";

const documented = DOCUMENTED.storeAndStaff.source().text;
const read = (text: string) => judge({ text }).reading;

test("who, to what and when", () => {
  const reading = read(documented);
  assert.equal(reading?.contact?.name, "康宜恩");
  assert.equal(reading?.lineUsers[0]?.lineProviderId, "1660894172");
  assert.equal(reading?.store.value?.name, "台北101旗艦店");
  assert.deepEqual(
    [reading?.staff.value?.name, reading?.staff.value?.displayName],
    ["何沛妮", "小何 | 台北101旗艦店"],
  );
  assert.equal(reading?.connectedAt.ms, 1717870698888);
  assert.equal(reading?.complete, true);
});

test("another event has no reading", () => {
  assert.equal(read(documented.replace(".connected", ".changed")), undefined);
});

test("of many LINE users twenty are read, and all are counted", () => {
  const payload = JSON.parse(documented);
  payload.data.lineUsers = Array(21).fill(payload.data.lineUsers[0]);
  const reading = read(JSON.stringify(payload));
  assert.deepEqual([reading?.lineUsers.length, reading?.lineUserCount], [20, 21]);
});

test("first connection, reconnection, contradiction", () => {
  const at = (ms: string) => documented.replace(/"connectedAt": 1717870698888/, `"connectedAt": ${ms}`);
  for (const [ms, expected] of [
    ["1717870698888", "first"],
    ['"1717870698888"', "first"],
    ["1717870698889", "again"],
    ["1717870698887", "disorder"],
  ] as const) {
    const reading = read(at(ms));
    assert.ok(reading);
    assert.equal(order(reading), expected, ms);
  }
});

test("a repeated field is neither set nor null, and neither is anything in it", () => {
  const source = CODES.find(({ name }) => name === "duplicate_key")?.source();
  const reading = source && judge(source).reading;
  const states = new Map(reading?.fields.map(({ pointer, presence }) => [pointer, presence]));
  assert.equal(states.get("/data/connectedStaff"), "repeated");
  assert.equal(states.get("/data/connectedStaff/storeId"), "repeated");
  assert.equal(states.get("/data/connectedStore"), "set");
});

test("of a repeated key the first is read, as it is the one that is judged", () => {
  const twice = documented
    .replace('"name": "康宜恩"', '"name": "康宜恩", "n\\u0061me": "王小明"')
    .replace('"timestampsMs": {', '"timestampsMs": { "connectedAt": 1717870698889,')
    .replace('"contact": {', '"__proto__": { "id": "x" }, "contact": {');
  for (const text of [twice, `\ufeff${twice}`]) {
    const reading = read(text);
    assert.equal(reading?.contact?.name, "康宜恩");
    assert.equal(reading?.connectedAt.ms, 1717870698889);
    assert.equal(reading?.lineUsers.length, 1);
  }
  // The report is cut off before it comes to the name.
  const many = `"lineUsers": [${"null,".repeat(200)} null],`;
  const late = twice.replace('"contact": {', `${many} "contact": {`);
  assert.ok(judge({ text: late }).truncated);
  assert.equal(read(late)?.contact?.name, "康宜恩");
  // Too deep for the parser: it is not read, and nothing breaks.
  const deep = `{"type":"contact.connection.connected","data":{"contact":1,"contact":${"[".repeat(20_000)}${"]".repeat(20_000)}}}`;
  assert.doesNotThrow(() => judge({ text: deep }));
});

test("what belongs to a null is not read, and empty text is its own state", () => {
  const reading = read(DOCUMENTED.storeOnly.source().text.replace('"10000"', '""'));
  const states = new Map(reading?.fields.map(({ pointer, presence }) => [pointer, presence]));
  assert.equal(states.get("/data/connectedStaff"), "null");
  assert.equal(states.get("/data/connectedStaff/avatar"), "unread");
  assert.equal(states.get("/data/connectedStore/externalId"), "empty");
});

test("a hostile payload is read without an exception, and without inherited keys", () => {
  for (const text of [
    "{}",
    '{"type":"contact.connection.connected"}',
    '{"type":"contact.connection.connected","data":[]}',
    '{"type":"contact.connection.connected","data":{"contact":7,"lineUsers":[null,7],"connectedStore":[],"timestamps":1}}',
    '{"type":"contact.connection.connected","data":{"__proto__":{"contact":{"id":"x"}}}}',
  ]) {
    const reading = read(text);
    assert.ok(reading, text);
    assert.equal(reading.contact, undefined, text);
  }
  assert.equal(read(`[${documented}]`), undefined);
});
