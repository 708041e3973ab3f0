import assert from "node:assert/strict";
import { test } from "node:test";
import { EVENT_TYPE } from "../../npm/src/generated/codes.ts";
import { MESSAGES, PHRASES, CODES as REGISTRY } from "../../npm/src/generated/issues.ts";
import { en } from "../src/i18n/en.ts";
import { choose, difference, fill, LANGUAGES } from "../src/i18n/index.ts";
import { codes, kinds, sentences } from "../src/i18n/issues-zh-tw.ts";
import { zhTW } from "../src/i18n/zh-tw.ts";
import { judge } from "../src/judge/judge.ts";
import { CODES, DOCUMENTED } from "../src/samples/samples.ts";
import { nullables } from "../src/understanding/fields.ts";
import { rulesOf } from "../src/understanding/nulls.ts";
import { issuesAsMarkdown } from "../src/verdict/issues.ts";

const documented = DOCUMENTED.storeAndStaff.source().text;

const texts = (node: object, path = ""): [string, string][] =>
  Object.entries(node).flatMap(([key, value]) =>
    typeof value === "string"
      ? [[`${path}.${key}`, value] as [string, string]]
      : texts(value as object, `${path}.${key}`),
  );
const holes = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort().join();

test("both languages have every text, with the same places to fill", () => {
  const [a, b] = [texts(en), texts(zhTW)];
  assert.deepEqual(b.map(([key]) => key).sort(), a.map(([key]) => key).sort());
  const other = new Map(b);
  for (const [key, text] of a) {
    assert.equal(holes(other.get(key) ?? ""), holes(text), key);
    assert.notEqual(other.get(key)?.trim(), "", key);
  }
});

test("no text of one language stands in the other", () => {
  for (const [key, text] of texts(en)) assert.doesNotMatch(text, /\p{Script=Han}/u, key);
  const same = new Set(["Provider ID", "ChatBrick：", "null"]);
  for (const [key, text] of texts(zhTW).filter(([key, text]) => key !== ".lang" && !same.has(text)))
    assert.match(text, /\p{Script=Han}|^ID$|^Payload/u, key);
});

test("every code of the registry has a sentence in Traditional Chinese, and no other", () => {
  assert.deepEqual(Object.keys(codes).sort(), [...REGISTRY].sort());
});

test("every more precise sentence of the package has one too", () => {
  // Each code has a sentence; what stands behind those are the more precise ones.
  assert.deepEqual(Object.keys(sentences).sort(), MESSAGES.slice(REGISTRY.length).sort());
});

test("what issues expect and receive is translated", () => {
  // The words of JSON and of JavaScript stay as they are.
  const same = new Set<string>(["null", "true", "false", "undefined", EVENT_TYPE]);
  for (const word of PHRASES.filter((word) => !same.has(word))) assert.ok(word in kinds, word);
  const chinese = LANGUAGES[1];
  assert.ok(chinese);
  for (const { name, source } of CODES)
    for (const issue of judge(source()).issues) {
      const quoted = issue.code === "unexpected_event_type";
      for (const word of [issue.expected, issue.received])
        if (word !== undefined && !quoted && word !== "null") assert.ok(word in kinds, `${name}: ${word}`);
      assert.match(chinese.sentence(issue), /\p{Script=Han}/u);
    }
});

test("each field that may be null has the provider's words", () => {
  const patterns = nullables().map(({ pattern }) => pattern);
  for (const { nulls } of [en, zhTW]) assert.deepEqual(Object.keys(nulls.words).sort(), patterns.sort());
});

test("the browser's wishes decide the language", () => {
  for (const [wishes, id] of [
    [["zh-TW", "en"], "zh-TW"],
    [["zh-HK"], "zh-TW"],
    [["de", "zh"], "zh-TW"],
    [["en-GB", "zh-TW"], "en"],
    [["fr"], "en"],
    [[], "en"],
  ] as const)
    assert.equal(choose(wishes).id, id, wishes.join());
});

test("a text keeps a place that has no value, and difference quotes an event's type alone", () => {
  assert.equal(fill("{a} {b}", { a: 1 }), "1 {b}");
  const [english] = LANGUAGES;
  const issue = judge({ text: '{"type":"store.created","data":{}}' }).issues[0];
  assert.ok(english && issue);
  assert.equal(difference(english, issue), 'expected contact.connection.connected, received "store.created"');
});

test("what comes from a payload does not break out of the Markdown", () => {
  const [english] = LANGUAGES;
  assert.ok(english);
  const evil = "a`\n\n# b\u0085\u2028[c](javascript:d)";
  for (const payload of [
    { type: evil, data: {} },
    { ...JSON.parse(documented), [evil]: 1 },
  ]) {
    const answer = judge({ text: JSON.stringify(payload) });
    const [, , ...lines] = issuesAsMarkdown(english, answer, "").split("\n");
    assert.equal(lines.length, answer.issues.length);
    assert.match(lines.join(), /`` \/?a`\\n\\n# b\\u0085\\u2028\[c\]\(javascript:d\) ``/);
  }
});

test("Traditional Chinese keeps to ChatBrick's own words", () => {
  for (const [key, text] of [...texts(zhTW), ...texts({ codes, sentences, kinds })])
    assert.doesNotMatch(text, /店家|員工(?!編號)|密鑰|時差|排版/, key);
});

test("null on both sides is an error in the null table, and on one side none", () => {
  const of = (change: object) => {
    const payload = JSON.parse(documented);
    Object.assign(payload.data, change);
    const fields = judge({ text: JSON.stringify(payload) }).reading?.fields ?? [];
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

test("a repeated field has no rule but that", () => {
  const source = CODES.find(({ name }) => name === "duplicate_key")?.source();
  const fields = (source && judge(source).reading?.fields) ?? [];
  const staff = fields.find(({ pointer }) => pointer === "/data/connectedStaff");
  assert.deepEqual(staff && rulesOf(staff, fields), ["repeated"]);
});
