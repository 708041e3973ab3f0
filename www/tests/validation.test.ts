import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { EVENT_TYPES, type EventType, validateEvent } from "chatbrick-events";
import { fields, nullables, similarType } from "../src/events/model.ts";
import {
  CODES,
  DOCUMENTED,
  NULL_STATES,
  NULLABLE,
  OTHER_TYPES,
  shortName,
  UNKNOWN_TYPES,
} from "../src/samples/samples.ts";
import type { Verdict } from "../src/validation/types.ts";
import { validateSource } from "../src/validation/validate-source.ts";
import { CONNECTED, eventVectors, sourceOf, vectors } from "./vectors.ts";

const encoder = new TextEncoder();

test("every vector has its verdict and positions, as text and as bytes", () => {
  assert.ok(vectors.length > 400, `${vectors.length} vectors`);
  assert.ok(eventVectors.length > 200, `${eventVectors.length} vectors of all types`);
  for (const vector of [...vectors, ...eventVectors]) {
    const options = vector.api === "event" ? {} : CONNECTED;
    // The page infers the type of a payload without one; the package only looks for `data`.
    if (vector.issues.some(({ code, pointer }) => pointer === "/type" && code !== "unexpected_event_type"))
      continue;
    const source = sourceOf(vector);
    const forms = source.bytes ? [source] : [source, { ...source, bytes: encoder.encode(source.text) }];
    for (const form of forms) {
      const { issues, verdict } = validateSource(form, options);
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

test("positions in invalid UTF-8 match the U+FFFD in the editor", () => {
  const bytes = new Uint8Array([...encoder.encode('{"a":"康🙂'), 0xe5, 0xba, ...encoder.encode('x"}')]);
  const text = new TextDecoder().decode(bytes);
  const [issue] = validateSource({ text, bytes }).issues;
  assert.equal(issue?.code, "invalid_utf8");
  assert.equal(text[issue?.from ?? 0], "\ufffd");
});

test("positions are exact with every kind of line ending", () => {
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
    [text.replace(".connected", ".paused"), "other"],
    ['{"type":"store.merged","data":{}}', "other"],
    ['{"type":"store.merged"}', "invalid"],
    ['{"type":"store.created","data":{}}', "invalid"],
    [`{"type":"store.merged",${text.slice(1)}`, "invalid"],
    ["hello", "notJson"],
    [" ", "notJson"],
    ['"\ud83d"', "unreadable"],
    ['{"\\ud83d": 1}', "invalid"],
    ["[]", "invalid"],
  ] satisfies [string, Verdict][])
    assert.equal(validateSource({ text: payload }).verdict, verdict, payload.slice(0, 40));
});

test("the verdict of another event considers all issues, not only the listed ones", () => {
  const keys = (n: number) => Array.from({ length: n }, (_, index) => `"k${index}":0,`).join("");
  const other = (n: number) => `{"type":"store.merged",${keys(n)}"data":{}`;
  const documented = DOCUMENTED.storeAndStaff.source().text;
  for (const [payload, truncated, verdict] of [
    [`${other(90)}}`, false, "other"],
    [`${other(120)}}`, true, "other"],
    [`${other(90)},"type":"contact.connection.connected"}`, false, "invalid"],
    [`${other(120)},"type":"contact.connection.connected"}`, true, "invalid"],
    [`{${keys(120)}"type":"store.merged","data":{}}`, true, "other"],
    [`{${keys(120)}${documented.slice(1).replace('"康宜恩"', "null")}`, true, "invalid"],
    [`{${keys(120)}${documented.slice(1)}`, true, "warnings"],
  ] as const) {
    const validation = validateSource({ text: payload });
    assert.deepEqual([validation.truncated, validation.verdict], [truncated, verdict], payload.slice(-60));
    assert.equal(validation.type, verdict === "other" ? "store.merged" : undefined);
  }
});

test("an empty file is not JSON, and an empty editor has no verdict", () => {
  const { verdict, issues } = validateSource({ text: "", bytes: new Uint8Array() });
  assert.deepEqual([verdict, issues.map(({ code }) => code)], ["notJson", ["invalid_json"]]);
  assert.equal(validateSource({ text: "" }).verdict, "empty");
});

test("the size is in bytes of UTF-8", () => {
  for (const text of ["a", "é", "康", "🙂", "\ud83d", "a康🙂é"])
    assert.equal(validateSource({ text }).size, encoder.encode(text).length, text);
});

test("every code that text can cause has a sample with that code", () => {
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
    nullables("contact.connection.connected").map(({ pattern }) => pattern),
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
    [...(new RegExp(`^\\| ${name}[^|]*\\|([^|]*)\\|`, "m").exec(page)?.[1] ?? "").matchAll(/`(\w+)`/g)].map(
      ([, key]) => key,
    );
  const keys = (name: string) =>
    EVENT_TYPES.flatMap(fields).flatMap((field) =>
      field.class === name ? [field.pattern.split("/").pop()] : [],
    );
  for (const name of ["nullable", "attribute"])
    assert.deepEqual(new Set(keys(name)), new Set(cell(name)), name);
  // The table lists only the others.
  assert.ok(keys("required").length > 0);
  for (const key of keys("required"))
    assert.ok(![...cell("nullable"), ...cell("attribute")].includes(key), key);
});

/** Samples by event type: the documented payload of each. */
const samples = new Map<EventType, string>([
  ["contact.connection.connected", DOCUMENTED.storeAndStaff.source().text],
  ...OTHER_TYPES.map(({ name, source }) => [name as EventType, source().text] as const),
]);

test("every event type has a valid sample, which is read as that type", () => {
  assert.deepEqual([...samples.keys()].sort(), [...EVENT_TYPES].sort());
  for (const [type, text] of samples) {
    const { verdict, issues, content } = validateSource({ text });
    assert.deepEqual([verdict, issues, content?.type, content?.complete], ["valid", [], type, true], type);
    assert.ok(content?.time.ms, type);
    assert.ok(
      content.fields.every(({ presence }) => presence === "set"),
      type,
    );
  }
});

test("the null classes of the declaration are those of the package, for every type", () => {
  for (const [type, text] of samples)
    for (const { pattern, class: nullClass } of fields(type)) {
      const pointer = pattern.replaceAll("*", "0");
      const payload = JSON.parse(text);
      const keys = pointer.split("/").slice(1);
      const last = keys.pop() as string;
      keys.reduce((object, key) => object[key], payload)[last] = null;
      const { valid, issues } = validateEvent(payload);
      const attribute = issues.some(
        (issue) => issue.pointer === pointer && issue.code === "undocumented_null",
      );
      const found = !valid ? "required" : attribute ? "attribute" : "nullable";
      assert.equal(found, nullClass, `${type} ${pattern}`);
    }
});

test("contact.connection.changed with a null name is invalid", () => {
  const text = samples.get("contact.connection.changed")?.replace('"康宜恩"', "null") ?? "";
  const { verdict, issues, errors } = validateSource({ text });
  assert.equal(verdict, "invalid");
  assert.equal(errors, 1);
  assert.deepEqual(
    issues.map(({ code, pointer, tone }) => [code, pointer, tone]),
    [["null_not_allowed", "/data/contact/name", "error"]],
  );
});

test("an unknown event type is a note, and a misspelt one gets a suggestion", () => {
  const [unknown, misspelt] = UNKNOWN_TYPES.map(({ source }) => validateSource(source()));
  assert.deepEqual(
    [unknown?.verdict, unknown?.errors, unknown?.issues.map(({ tone }) => tone), unknown?.similarType],
    ["other", 0, ["info"], undefined],
  );
  assert.equal(misspelt?.similarType, "contact.connection.connected");
  for (const [type, meant] of [
    ["Contact.Connection.Changed", "contact.connection.changed"],
    ["store_created", "store.created"],
    ["store.update", "store.updated"],
    ["account.updated", undefined],
    ["", undefined],
    ["order.created", undefined],
  ] as const)
    assert.equal(similarType(type), meant, type);
});

test("a payload without a readable type is validated as the type inferred from its fields", () => {
  for (const [type, text] of samples) {
    const payload = JSON.parse(text.replace('"康宜恩"', "null"));
    for (const wrong of [undefined, null, 7]) {
      const without = JSON.stringify({ ...payload, type: wrong });
      const { verdict, issues, content } = validateSource({ text: without });
      assert.equal(verdict, "invalid");
      assert.equal(issues[0]?.pointer, "/type");
      // Events of stores and of accounts differ only in the key of their time.
      assert.equal(content?.type, type);
      const contact = type.startsWith("contact.");
      assert.equal(
        issues.some(({ pointer }) => pointer === "/data/contact/name"),
        contact,
      );
    }
  }
  assert.equal(validateSource({ text: '{"data":{}}' }).content, undefined);
});
