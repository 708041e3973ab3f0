import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { type Causes, findCauses, fix } from "../src/causes/find-causes.ts";
import { DOCUMENTED } from "../src/samples/samples.ts";
import type { Source } from "../src/validation/types.ts";
import { validateSource } from "../src/validation/validate-source.ts";

const documented = DOCUMENTED.storeAndStaff.source().text;
const compact = JSON.stringify(JSON.parse(documented));
const names = ({ causes }: Causes) => causes.map(({ name }) => name);
/** The source of an opened file. */
const file = (bytes: Uint8Array): Source => ({
  text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes),
  bytes: new Uint8Array(bytes),
});
/** Encoding table for the characters of these tests: `TextEncoder` does not write Big5. */
const BIG5 = new Map(
  Array.from({ length: 0x7e }, (_, lead) =>
    Array.from({ length: 0xbf }, (_, trail) => [lead + 0x81, trail + 0x40] as const),
  )
    .flat()
    .map((pair) => [new TextDecoder("big5").decode(new Uint8Array(pair)), pair] as const),
);
const inBig5 = (text: string) => new Uint8Array([...text].flatMap((c) => BIG5.get(c) ?? [c.charCodeAt(0)]));

test("names a departure from JSON, and repairs it to the documented values", async () => {
  const python = compact.replaceAll('"', "'").replaceAll("null", "None");
  for (const [text, cause] of [
    [documented.replace(/\}\s*\}\s*$/, "},}"), "trailingComma"],
    [documented.replaceAll('"', "“"), "smartQuotes"],
    [documented.replaceAll(/"([^"]*)"/g, "“$1”"), "smartQuotes"],
    [documented.replaceAll('"', "'"), "singleQuotes"],
    [python, "singleQuotes"],
    [documented.replaceAll('":', '"：'), "fullWidth"],
    [documented.replace("{", "{ // a comment\n"), "comment"],
    [documented.replace("{", "{ /* a\ncomment */"), "comment"],
    [documented.replaceAll("  ", "\u00a0 "), "oddSpace"],
    [documented.replace("{", "{\u200b"), "oddSpace"],
    [documented.replaceAll(/"(\w+)":/g, "$1:"), "bareKey"],
    [`${documented};`, "trailingText"],
    [`${documented}}`, "trailingText"],
  ] as const) {
    const source = { text };
    assert.ok(names(findCauses(source)).includes(cause), `${cause}: ${names(findCauses(source))}`);
    assert.deepEqual(JSON.parse((await fix(source)) ?? "null"), JSON.parse(documented), cause);
  }
});

test("a cause has the span of its first occurrence and the number of occurrences", () => {
  const text = '{"a":[1,2,],"b":{"c":1,}}';
  assert.deepEqual(findCauses({ text }).causes, [{ name: "trailingComma", from: 9, to: 10, count: 2 }]);
});

test("names raw line breaks and tabs in a string, and escapes them", async () => {
  const text = documented.replace("台北101旗艦店", "台北101\r\n\t旗艦店");
  const expected = JSON.parse(documented);
  expected.data.connectedStore.name = "台北101\r\n\t旗艦店";
  const { causes } = findCauses({ text });
  assert.deepEqual(
    causes.map(({ name, from, to }) => [name, text.slice(from, to)]),
    [["controlCharacter", '"台北101\r\n\t旗艦店"']],
  );
  assert.deepEqual(JSON.parse((await fix({ text })) ?? "null"), expected);
  const single = "{'a': 'b\nc \\\\n'}";
  assert.deepEqual(JSON.parse((await fix({ text: single })) ?? "null"), { a: "b\nc \\n" });
});

test("does not repair an unterminated string or a line break after a backslash", async () => {
  for (const text of [
    documented.replace('"康宜恩"', '"康宜恩'),
    documented.replace("康宜恩", "康\\\n宜恩"),
    '{"a": "b\\\n"}',
  ]) {
    assert.equal(findCauses({ text }).fixable, false);
    assert.equal(await fix({ text }), undefined);
  }
});

test("does not change the content of strings", async () => {
  const value = { a: "it's // no “comment”，\u00a0 True, x: {,}", b: 'say "hi"' };
  const text = `${JSON.stringify(value).slice(0, -1)},}`;
  assert.deepEqual(names(findCauses({ text })), ["trailingComma"]);
  assert.deepEqual(JSON.parse((await fix({ text })) ?? ""), value);
  const single = `{'a': 'it\\'s "so"', 'b': True}`;
  assert.deepEqual(JSON.parse((await fix({ text: single })) ?? ""), { a: `it's "so"`, b: true });
});

test("names a body cut off at any offset, and does not repair it", async () => {
  for (let end = 1; end < documented.trimEnd().length; end += 1) {
    const source = { text: documented.slice(0, end) };
    const causes = findCauses(source);
    assert.deepEqual([names(causes), causes.fixable], [["cutOff"], false], `${end}`);
    assert.equal(await fix(source), undefined);
  }
});

test("reads the complete members of a truncated body, and reports no field as absent", () => {
  const end = documented.indexOf('"connectedStaff"') + 40;
  const { content, verdict } = validateSource({ text: documented.slice(0, end) });
  assert.deepEqual([verdict, content?.complete], ["notJson", false]);
  assert.equal(content?.contact?.name, JSON.parse(documented).data.contact.name);
  assert.equal(content?.store.presence, "set");
  assert.equal(content?.staff.presence, "unread");
  assert.ok(content?.fields.every(({ presence }) => presence !== "absent"));
});

test("reads all of a repaired body", () => {
  const { content } = validateSource({ text: documented.replace(/\}\s*\}\s*$/, "},}") });
  assert.equal(content?.staff.value?.displayName, JSON.parse(documented).data.connectedStaff.displayName);
});

test("names two bodies in one text, and drops neither", async () => {
  const source = { text: compact + compact };
  assert.deepEqual(names(findCauses(source)), ["twoBodies"]);
  assert.equal(await fix(source), undefined);
});

test("names and decodes an encoding", async () => {
  const utf16 = (text: string) => new Uint8Array(Buffer.from(text, "utf16le"));
  for (const [source, cause] of [
    [file(gzipSync(compact)), "gzip"],
    [{ text: gzipSync(compact).toString("base64") }, "gzipBase64"],
    [file(utf16(`\ufeff${compact}`)), "utf16"],
    [file(utf16(compact)), "utf16"],
    [file(utf16(`\ufeff${compact}`).map((_, at, all) => all[at ^ 1] as number)), "utf16"],
    [file(inBig5(compact)), "big5"],
    [{ text: Buffer.from(compact).toString("base64") }, "base64"],
  ] as const) {
    const { verdict, causes } = validateSource(source);
    assert.ok(verdict === "notJson" || verdict === "unreadable", cause);
    assert.deepEqual(causes && [names(causes), causes.fixable], [[cause], true]);
    assert.equal(await fix(source), compact, cause);
  }
});

test("does not repair damaged content or content without a payload", async () => {
  const damaged = gzipSync(compact).subarray(0, 200);
  assert.equal(await fix(file(damaged)), undefined);
  for (const [text, cause] of [
    ["<!DOCTYPE html><title>502 Bad Gateway</title>", "html"],
    ["<html><body>", "html"],
    ["[object Object]", "objectObject"],
  ] as const) {
    const causes = findCauses({ text });
    assert.deepEqual([names(causes), causes.fixable], [[cause], false]);
    assert.equal(await fix({ text }), undefined);
  }
});

test("does not mistake UTF-8 with a broken byte for Big5", () => {
  const bytes = new Uint8Array(Buffer.from(compact));
  bytes[compact.indexOf("Kang")] = 0xff;
  assert.deepEqual(validateSource(file(bytes)).causes?.causes, []);
});

test("names the exceeded size limit, and underlines nothing", () => {
  const { causes, issues } = validateSource({ text: " ".repeat(1_048_577) });
  assert.deepEqual(causes && names(causes), ["tooLarge"]);
  assert.deepEqual([issues[0]?.code, issues[0]?.from, issues[0]?.to], ["too_large", 0, 0]);
});

test("finds no cause for an unknown error", () => {
  for (const text of ["hello", '{"a" 1}', '{"a":1 "b":2}'])
    assert.deepEqual(findCauses({ text }).causes, [], text);
});
