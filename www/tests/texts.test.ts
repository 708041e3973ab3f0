import assert from "node:assert/strict";
import { test } from "node:test";
import { EVENT_TYPE } from "../../npm/src/generated/codes.ts";
import { EXPECTATIONS, MESSAGES, CODES as REGISTRY } from "../../npm/src/generated/issue-texts.ts";
import { nullables } from "../src/events/model.ts";
import { chinese } from "../src/i18n/chinese.ts";
import { en } from "../src/i18n/en.ts";
import { english } from "../src/i18n/english.ts";
import { choose, difference, fill } from "../src/i18n/index.ts";
import { codeMessages, preciseMessages, terms } from "../src/i18n/issues-zh-tw.ts";
import { zhTW } from "../src/i18n/zh-tw.ts";
import { CODES, DOCUMENTED } from "../src/samples/samples.ts";
import { rulesOf } from "../src/story/null-table.ts";
import { shortened } from "../src/ui/shortened.ts";
import { validateSource } from "../src/validation/validate-source.ts";

const documented = DOCUMENTED.storeAndStaff.source().text;

const texts = (node: object, path = ""): [string, string][] =>
  Object.entries(node).flatMap(([key, value]) =>
    typeof value === "string"
      ? [[`${path}.${key}`, value] as [string, string]]
      : texts(value as object, `${path}.${key}`),
  );
const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort().join();

test("both languages have all texts, with the same placeholders", () => {
  const [a, b] = [texts(en), texts(zhTW)];
  assert.deepEqual(b.map(([key]) => key).sort(), a.map(([key]) => key).sort());
  const other = new Map(b);
  for (const [key, text] of a) {
    assert.equal(placeholders(other.get(key) ?? ""), placeholders(text), key);
    assert.notEqual(other.get(key)?.trim(), "", key);
  }
});

test("no language contains text of the other", () => {
  for (const [key, text] of texts(en)) assert.doesNotMatch(text, /\p{Script=Han}/u, key);
  const same = new Set([
    "Provider ID",
    "ChatBrick：",
    "null",
    "「{name}」",
    "{field}：{message}",
    "{text}。",
  ]);
  for (const [key, text] of texts(zhTW).filter(([key, text]) => key !== ".lang" && !same.has(text)))
    assert.match(text, /\p{Script=Han}|^ID$/u, key);
});

test("Traditional Chinese has a message for exactly the codes of the registry", () => {
  assert.deepEqual(Object.keys(codeMessages).sort(), [...REGISTRY].sort());
});

test("Traditional Chinese has every more precise message of the package", () => {
  // The messages of the codes come before the more precise ones.
  assert.deepEqual(Object.keys(preciseMessages).sort(), MESSAGES.slice(REGISTRY.length).sort());
});

test("expected and received terms are translated", () => {
  // Keywords of JSON and JavaScript are not translated.
  const same = new Set<string>(["null", "true", "false", "undefined", EVENT_TYPE]);
  for (const term of EXPECTATIONS.filter((term) => !same.has(term))) assert.ok(term in terms, term);
  for (const { name, source } of CODES)
    for (const issue of validateSource(source()).issues) {
      const quoted = issue.code === "unexpected_event_type";
      for (const term of [issue.expected, issue.received])
        if (term !== undefined && !quoted && term !== "null") assert.ok(term in terms, `${name}: ${term}`);
      assert.match(chinese.message(issue), /\p{Script=Han}/u);
    }
});

test("each field that may be null has a quote from the provider's documentation", () => {
  const patterns = nullables("contact.connection.connected").map(({ pattern }) => pattern);
  for (const { nulls } of [en, zhTW])
    for (const texts of [nulls.words, nulls.reasons])
      assert.deepEqual(Object.keys(texts).sort(), patterns.sort());
});

test("the browser's preferred languages select the language", () => {
  for (const [preferred, id] of [
    [["zh-TW", "en"], "zh-TW"],
    [["zh-HK"], "zh-TW"],
    [["de", "zh"], "zh-TW"],
    [["en-GB", "zh-TW"], "en"],
    [["fr"], "en"],
    [[], "en"],
  ] as const)
    assert.equal(choose(preferred).id, id, preferred.join());
});

test("fill keeps a placeholder without a value, and difference quotes only an event type", () => {
  assert.equal(fill("{a} {b}", { a: 1 }), "1 {b}");
  const issue = validateSource({ text: '{"type":"store.merged","data":{}}' }).issues[0];
  assert.ok(issue);
  assert.equal(difference(english, issue), 'expected an accepted event type, received "store.merged"');
});

test("Traditional Chinese uses ChatBrick's own terms", () => {
  for (const [key, text] of [...texts(zhTW), ...texts({ codeMessages, preciseMessages, terms })])
    assert.doesNotMatch(
      text,
      /店家|員工(?!編號)|時差|排版|判定|歧義|起不再|此處|替代資料|金鑰|代理對|精簡|你的時間|LINE ID|帳號帳號|專員帳號|[，。：；]?payload/,
      key,
    );
});

test("the null table shows an error for null on both sides, and none for null on one side", () => {
  const of = (change: object) => {
    const payload = JSON.parse(documented);
    Object.assign(payload.data, change);
    const fields = validateSource({ text: JSON.stringify(payload) }).content?.fields ?? [];
    return fields
      .filter(({ pointer }) => /connectedSt(?:ore|aff)$/.test(pointer))
      .map((field) => rulesOf(field, fields));
  };
  assert.deepEqual(of({ connectedStore: null }), [["nullableNull"], ["nullableSet"]]);
  assert.deepEqual(of({ connectedStore: null, connectedStaff: null }), [["noConnection"], ["noConnection"]]);
  assert.deepEqual(of({ connectedStore: null, connectedStaff: undefined }), [
    ["noConnection"],
    ["nullableAbsent", "noConnection"],
  ]);
});

test("a repeated field has only the rule for repeated fields", () => {
  const source = CODES.find(({ name }) => name === "duplicate_key")?.source();
  const fields = (source && validateSource(source).content?.fields) ?? [];
  const staff = fields.find(({ pointer }) => pointer === "/data/connectedStaff");
  assert.deepEqual(staff && rulesOf(staff, fields), ["repeated"]);
});

test("a shortened text never ends within a surrogate pair", () => {
  assert.equal(shortened("ab😀", 4), "ab😀");
  assert.equal(shortened("ab😀c", 4), "ab😀…");
  assert.equal(shortened("ab😀c", 3), "ab…");
});
