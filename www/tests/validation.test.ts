import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { CODES, DOCUMENTED, NULL_STATES, NULLABLE, shortName } from "../src/samples/samples.ts";
import { fields, nullables } from "../src/story/null-classes.ts";
import type { Verdict } from "../src/validation/types.ts";
import { validateSource } from "../src/validation/validate-source.ts";
import { sourceOf, vectors } from "./vectors.ts";

const encoder = new TextEncoder();

test("every vector has its verdict and positions, as text and as bytes of a file", () => {
  assert.ok(vectors.length > 400, `${vectors.length} vectors`);
  for (const vector of vectors) {
    const source = sourceOf(vector);
    const forms = source.bytes ? [source] : [source, { ...source, bytes: encoder.encode(source.text) }];
    for (const form of forms) {
      const { issues, verdict } = validateSource(form);
      const name = `${vector.id}, ${form.bytes ? "bytes" : "text"}`;
      if (source.text !== "") assert.equal(verdict === "valid" || verdict === "warnings", vector.valid, name);
      if (verdict === "empty") continue;
      assert.deepEqual(
        issues.map(({ code, pointer }) => [code, pointer]),
        vector.issues.map(({ code, pointer }) => [code, pointer]),
        name,
      );
      for (const [index, { utf16 }] of vector.issues.entries()) {
        const issue = issues[index];
        if (utf16 && issue) assert.deepEqual([issue.from, issue.to - issue.from], utf16, name);
      }
    }
  }
});

test("a position in invalid UTF-8 is where the editor shows U+FFFD", () => {
  const bytes = new Uint8Array([...encoder.encode('{"a":"康🙂'), 0xe5, 0xba, ...encoder.encode('x"}')]);
  const text = new TextDecoder().decode(bytes);
  const [issue] = validateSource({ text, bytes }).issues;
  assert.equal(issue?.code, "invalid_utf8");
  assert.equal(text[issue?.from ?? 0], "\ufffd");
});

test("positions are exact with every kind of line end", () => {
  for (const end of ["\n", "\r\n", "\r"]) {
    const text = DOCUMENTED.storeAndStaff.source().text.replaceAll("\n", end).replace('"康宜恩"', "7");
    const [issue] = validateSource({ text }).issues;
    assert.equal(text.slice(issue?.from, issue?.to), "7");
  }
});

test("each kind of payload has its verdict", () => {
  const text = DOCUMENTED.storeAndStaff.source().text;
  for (const [payload, verdict] of [
    ["", "empty"],
    [text, "valid"],
    [text.replace('"50001"', "null"), "warnings"],
    [text.replace('"康宜恩"', "null"), "invalid"],
    [text.replace(".connected", ".changed"), "other"],
    ['{"type":"store.created","data":{}}', "other"],
    ['{"type":"store.created"}', "invalid"],
    [`{"type":"store.created",${text.slice(1)}`, "invalid"],
    ["hello", "notJson"],
    [" ", "notJson"],
    ['"\ud83d"', "unreadable"],
    ['{"\\ud83d": 1}', "invalid"],
    ["[]", "invalid"],
  ] satisfies [string, Verdict][])
    assert.equal(validateSource({ text: payload }).verdict, verdict, payload.slice(0, 40));
});

test("the verdict of another event is decided over all issues, not only over those listed", () => {
  const keys = (n: number) => Array.from({ length: n }, (_, index) => `"k${index}":0,`).join("");
  const other = (n: number) => `{"type":"store.created",${keys(n)}"data":{}`;
  const documented = DOCUMENTED.storeAndStaff.source().text;
  for (const [payload, truncated, verdict] of [
    [`${other(90)}}`, false, "other"],
    [`${other(120)}}`, true, "other"],
    [`${other(90)},"type":"contact.connection.connected"}`, false, "invalid"],
    [`${other(120)},"type":"contact.connection.connected"}`, true, "invalid"],
    [`{${keys(120)}"type":"store.created","data":{}}`, true, "other"],
    [`{${keys(120)}${documented.slice(1).replace('"康宜恩"', "null")}`, true, "invalid"],
    [`{${keys(120)}${documented.slice(1)}`, true, "warnings"],
  ] as const) {
    const validation = validateSource({ text: payload });
    assert.deepEqual([validation.truncated, validation.verdict], [truncated, verdict], payload.slice(-60));
    assert.equal(validation.type, verdict === "other" ? "store.created" : undefined);
  }
});

test("an empty file is not JSON, and an empty editor has no verdict yet", () => {
  const { verdict, issues } = validateSource({ text: "", bytes: new Uint8Array() });
  assert.deepEqual([verdict, issues.map(({ code }) => code)], ["notJson", ["invalid_json"]]);
  assert.equal(validateSource({ text: "" }).verdict, "empty");
});

test("size is in bytes of UTF-8", () => {
  for (const text of ["a", "é", "康", "🙂", "\ud83d", "a康🙂é"])
    assert.equal(validateSource({ text }).size, encoder.encode(text).length, text);
});

test("every code that a text can have has a sample with that code", () => {
  for (const { name, source } of CODES)
    assert.deepEqual(
      [...new Set(validateSource(source()).issues.map(({ code }) => code))].includes(name as never),
      true,
      name,
    );
  const page = readFileSync(new URL("../../docs/issue-codes.md", import.meta.url), "utf8");
  const all = [...page.matchAll(/^\| `(\w+)` \| (?:error|warning) \|/gm)].map(([, code]) => code);
  assert.deepEqual([...CODES.map(({ name }) => name), "unreadable_input"].sort(), all.sort());
});

test("a sample of a code has no other code, where possible", () => {
  for (const { name, source } of CODES) {
    const codes = validateSource(source()).issues.map(({ code }) => code);
    const also = name === "timestamps_out_of_order" || name === "no_connection" ? codes : [name];
    assert.deepEqual(codes, also, name);
  }
});

test("the null states match the package, and each sample is in its state", () => {
  assert.deepEqual(
    NULLABLE.map((pointer) => pointer.replace("/0/", "/*/")),
    nullables().map(({ pattern }) => pattern),
  );
  for (const { name, state, source } of NULL_STATES) {
    const { content, verdict } = validateSource(source());
    assert.ok(verdict === "valid" || verdict === "warnings", name);
    const found = content?.fields.find(({ pointer }) => shortName(pointer) === name);
    assert.equal(found?.presence, state, `${name} ${state}`);
  }
});

test("the classes are those of the generated null table", () => {
  const page = readFileSync(new URL("../../docs/events.md", import.meta.url), "utf8");
  const cell = (name: string) =>
    [...(new RegExp(`^\\| ${name}[^|]*\\|([^|]*)\\|`, "m").exec(page)?.[1] ?? "").matchAll(/`(\w+)`/g)]
      .map(([, key]) => key)
      .sort();
  for (const [name, nullClass] of [
    ["required", "required"],
    ["nullable", "nullable"],
    ["attribute", "attribute"],
  ] as const) {
    const keys = fields().flatMap((field) =>
      field.class === nullClass ? [field.pattern.split("/").pop()] : [],
    );
    assert.ok(keys.length > 0);
    // The table has the fields of all event types.
    for (const key of keys) assert.ok(cell(name).includes(key ?? ""), `${name}: ${key}`);
  }
});
