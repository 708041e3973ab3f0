import assert from "node:assert/strict";
import { test } from "node:test";
import { EVENT_TYPES } from "chatbrick-events";
import { fields } from "../src/events/model.ts";
import { explain } from "../src/explain/explain.ts";
import { toPath, valueAtOffset, valueAtPath } from "../src/explain/text-value.ts";
import { chinese } from "../src/i18n/chinese.ts";
import { english } from "../src/i18n/english.ts";
import { explanationEn } from "../src/i18n/explanation-en.ts";
import { explanationZhTW } from "../src/i18n/explanation-zh-tw.ts";
import type { Language } from "../src/i18n/index.ts";
import { DOCUMENTED, OTHER_TYPES, UNKNOWN_TYPES } from "../src/samples/samples.ts";
import { textKey } from "../src/story/null-table.ts";
import { validateSource } from "../src/validation/validate-source.ts";

const documented = DOCUMENTED.storeAndStaff.source().text;
const storeOnly = DOCUMENTED.storeOnly.source().text;

function explained(text: string, pointer: string, language: Language = english) {
  const value = valueAtPath(text, toPath(pointer));
  assert.ok(value, pointer);
  return explain(language, text, value, validateSource({ text }).content);
}
const explanationOf = (text: string, pointer: string, language?: Language) =>
  explained(text, pointer, language)?.paragraphs.join("\n") ?? "";

test("every field of every event type is explained in both languages", () => {
  for (const { source } of [DOCUMENTED.storeAndStaff, ...OTHER_TYPES]) {
    const { text } = source();
    const { type } = JSON.parse(text);
    for (const { pattern, class: nullClass } of fields(type)) {
      const pointer = pattern.replace("*", "0");
      for (const [language, words] of [
        [english, /^[^\p{Script=Han}]+$/u],
        [chinese, /\p{Script=Han}/u],
      ] as const) {
        const explanation = explained(text, pointer, language);
        assert.equal(explanation?.pointer, pointer);
        const [meaning, ...rules] = explanation.paragraphs;
        assert.ok(rules.length > 0, pointer);
        assert.match(meaning ?? "", words, pointer);
        assert.match(rules.at(-1) ?? "", words, pointer);
        // Each field that may be null has a quote from the provider's documentation.
        if (nullClass !== "required") assert.match(explanation.quote ?? "", /^ChatBrick.*[“「]/, pointer);
      }
    }
  }
});

test("explains the meaning of a null, and whether it is allowed", () => {
  assert.equal(
    explanationOf(storeOnly, "/data/connectedStaff").split("\n")[1],
    "connectedStaff is null: the contact is connected to a store only. The documentation allows it.",
  );
  assert.match(
    explanationOf(storeOnly, "/data/connectedStaff", chinese),
    /connectedStaff 為 null：聯絡人只綁定門市。文件允許，沒有問題。/,
  );
  const noPicture = documented.replace(/"avatar": ".*?"/, '"avatar": null');
  assert.match(explanationOf(noPicture, "/data/contact/avatar"), /the contact has no picture.*a warning/);
  assert.match(
    explanationOf(documented.replace('"康宜恩"', "null"), "/data/contact/name"),
    /null is an error here/,
  );
  const nobody = storeOnly.replace(/"connectedStore": \{[^}]*\}/, '"connectedStore": null');
  assert.match(explanationOf(nobody, "/data/connectedStaff"), /so is the other side.*an error/);
});

test("explains nulls of stores and accounts in their own events", () => {
  const [account, store] = ["account.created", "store.updated"].map(
    (name) => OTHER_TYPES.find((sample) => sample.name === name)?.source().text ?? "",
  );
  const brandManager = (account ?? "").replace(/"storeId": ".*?"/, '"storeId": null');
  assert.match(explanationOf(brandManager, "/data/account/storeId"), /no primary store.*allows it/);
  const noLogo = (store ?? "").replace(/"logo": ".*?"/, '"logo": null');
  assert.match(explanationOf(noLogo, "/data/store/logo"), /the store has no logo.*a warning/);
});

test("shows the date in Taipei for numbers, date-times and digits in a string", () => {
  const taipei = /9 Jun 2024, 02:18:18 .*Taipei time/;
  assert.match(explanationOf(documented, "/data/timestamps/connectedAt"), taipei);
  assert.match(explanationOf(documented, "/data/timestampsMs/connectedAt"), taipei);
  assert.match(
    explanationOf(documented, "/data/timestampsMs/connectedAt", chinese),
    /2024\D6\D9.*02:18:18.*（台北時間）/,
  );
  const inString = documented.replace(/1717870698888/, '"1717870698888"');
  assert.match(explanationOf(inString, "/data/timestampsMs/connectedAt"), taipei);
  for (const wrong of ["1e400", "-", "true", "{}", "8640000000000001", '"yesterday"']) {
    const text = documented.replace(/1717870698888/, wrong);
    assert.doesNotMatch(explanationOf(text, "/data/timestampsMs/connectedAt"), /Taipei time/, wrong);
  }
});

test("reports undocumented fields and their parts as undocumented", () => {
  const text = documented.replace('"avatar"', '"nick": { "*": null }, "avatar"');
  const explanation = explained(text, "/data/contact/nick");
  assert.equal(explanation?.tag, "not in the documentation");
  assert.match(explanation.paragraphs.join(), /^contact\.nick is not in the documentation of contact\.conn/);
  assert.match(
    explanationOf(text, "/data/contact/nick/*"),
    /^Part of a field that is not in the documentation/,
  );
  // A key is not mistaken for an entry of a list, or the reverse.
  const disguised = documented.replace(/\[\s*(\{[^}]*\})\s*\]/, '{ "*": $1 }');
  assert.equal(explained(disguised, "/data/lineUsers/*/name")?.tag, "not in the documentation");
});

test("does not explain fields of an undocumented event type", () => {
  for (const { source } of UNKNOWN_TYPES) {
    const { text } = source();
    assert.match(explanationOf(text, "/type"), /is not in the documentation/);
    assert.equal(explained(text, "/data")?.tag, "required");
    const data = Object.keys(JSON.parse(text).data)[0];
    assert.match(explanationOf(text, `/data/${data}`), /its fields cannot be explained/);
  }
  // Without a readable type, it is inferred from the fields.
  assert.match(
    explanationOf(documented.replace(/"type": ".*?"/, '"type": 7'), "/type"),
    /A contact connects/,
  );
});

test("numbers list entries, including those that the story omits", () => {
  const payload = JSON.parse(documented);
  payload.data.lineUsers = Array(30).fill({ ...payload.data.lineUsers[0], profilePictureUrl: null });
  const text = JSON.stringify(payload);
  assert.match(explanationOf(text, "/data/lineUsers/28"), /^LINE user 29 of the list\./);
  assert.match(explanationOf(text, "/data/lineUsers/28/profilePictureUrl"), /LINE leaves it out/);
  payload.data.lineUsers = [null];
  assert.match(explanationOf(JSON.stringify(payload), "/data/lineUsers/0"), /null is an error here/);
});

test("reports the second of duplicate keys as ambiguous", () => {
  const text = documented.replace('"avatar"', '"name": "王小明", "avatar"');
  const second = valueAtOffset(text, text.indexOf("王小明"));
  assert.ok(second);
  const explanation = explain(english, text, second, validateSource({ text }).content);
  assert.match(explanation?.paragraphs.join() ?? "", /Occurs twice/);
});

test("copies the pointer, and a string without its quotes", () => {
  const text = documented.replace('"avatar"', '"a/b": "\\u5eb7\\n", "avatar"');
  const value = valueAtOffset(text, text.indexOf("u5eb7"));
  const explanation = value && explain(english, text, value, undefined);
  assert.deepEqual([explanation?.pointer, explanation?.value], ["/data/contact/a~1b", "康\n"]);
  assert.equal(explained(documented, "/data/timestampsMs/connectedAt")?.value, "1717870698888");
  assert.deepEqual(
    JSON.parse(explained(documented, "/data/contact")?.value ?? ""),
    JSON.parse(documented).data.contact,
  );
});

test("explains the readable part of a truncated text, but not the root", () => {
  const root = valueAtOffset(documented, 0);
  assert.equal(root && explain(english, documented, root, undefined), undefined);
  const cut = documented.slice(0, documented.indexOf('"lineUid"') - 3);
  assert.match(explanationOf(cut, "/data/contact/id"), /^The contact's id in ChatBrick/);
});

const texts = (node: object, path = ""): [string, string][] =>
  Object.entries(node).flatMap(([key, value]) =>
    typeof value === "string"
      ? [[`${path}.${key}`, value] as [string, string]]
      : texts(value as object, `${path}.${key}`),
  );

test("both languages have all texts of the explanations, with the same placeholders", () => {
  const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort().join();
  const [a, b] = [explanationEn, explanationZhTW].map((all) => texts({ ...all, docs: {} }));
  assert.ok(a && b);
  assert.deepEqual(
    b.map(([key, text]) => [key, placeholders(text)]),
    a.map(([key, text]) => [key, placeholders(text)]),
  );
  for (const [key, text] of texts(explanationZhTW)) assert.match(text, /\p{Script=Han}/u, key);
  for (const [key, text] of a) assert.doesNotMatch(text, /\p{Script=Han}/u, key);
});

test("each description of the declaration is translated, and each quoted field is documented", () => {
  const all = EVENT_TYPES.flatMap((type) => fields(type));
  const docs = new Set(all.filter(({ kind }) => kind !== "eventType").map(({ doc }) => doc));
  assert.deepEqual(Object.keys(explanationZhTW.docs).sort(), [...docs].sort());
  const patterns = new Set(all.map(({ pattern }) => textKey(pattern)));
  for (const key of Object.keys(explanationEn.words)) assert.ok(patterns.has(key), key);
  const kinds = new Set([...all.map(({ kind }) => kind), "entry"]);
  assert.deepEqual(Object.keys(explanationEn.kinds).sort(), [...kinds].sort());
});

test("an empty string in place of a store is not an empty id", () => {
  const text = storeOnly.replace('"connectedStaff": null', '"connectedStaff": ""');
  const explanation = explanationOf(text, "/data/connectedStaff");
  assert.doesNotMatch(explanation, /empty_id/);
  assert.match(explanation, /it has a value here/);
});
