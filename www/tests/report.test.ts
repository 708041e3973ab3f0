import assert from "node:assert/strict";
import { test } from "node:test";
import { chinese } from "../src/i18n/chinese.ts";
import { english } from "../src/i18n/english.ts";
import { copyReport } from "../src/report/copy-report.ts";
import { reportMarkdown } from "../src/report/markdown.ts";
import { CODES, DOCUMENTED } from "../src/samples/samples.ts";
import { fromHash } from "../src/share/link.ts";
import { standIns } from "../src/share/standins.ts";
import type { Source } from "../src/validation/types.ts";
import { validateSource } from "../src/validation/validate-source.ts";

const documented = DOCUMENTED.storeAndStaff.source().text;

/** The report about a text without personal data. */
const report = (text: string, language = english) =>
  reportMarkdown(language, { validation: validateSource({ text }), text, link: "https://page/#s=y" });

test("the report has the story, the nulls, each issue with a code frame, and the link", () => {
  assert.equal(
    report(documented.replace('"康宜恩"', "null").replace('"50001"', "null")),
    `\`contact.connection.connected\`: Invalid, 1 error, 1 warning

A contact connected to the store \`台北101旗艦店\` and the staff member \`小何 | 台北101旗艦店\` on 9 Jun 2024, 02:18 (Taipei time).

Without a value:
- connectedStaff.employeeId is null: the account set no employee id. It reads as null: a warning.

error \`null_not_allowed\` at \`/data/contact/name\` (line 6, column 15): Null is not allowed here; the sender must send a value. Expected string, received null.
\`\`\`
 6 |       "name": null,
   |               ^^^^
\`\`\`

warning \`undocumented_null\` at \`/data/connectedStaff/employeeId\` (line 29, column 21): This field is null but documented as a string; treat it as not set. Expected string, received null.
\`\`\`
 29 |       "employeeId": null,
    |                     ^^^^
\`\`\`

Open it: https://page/#s=y

Names, ids, numbers and URLs are stand-ins, not real data. The verdict, event type, times and keys are those of the payload.`,
  );
});

test("the report is in the page's language, with carets under full-width characters", () => {
  const out = report(documented.replace('"avatar"', '"備註": 1, "avatar"'), chinese);
  for (const line of out.split("\n").filter((line) => !/^```|^ |^$|^開啟/.test(line)))
    assert.match(line, /\p{Script=Han}/u);
  assert.match(out, /^ \d+ \| +"備註": 1, .+\n +\| +\^{6}$/m);
});

test("the report about broken JSON has the likely cause and its position", () => {
  const out = report(documented.slice(0, 300));
  assert.match(
    out,
    /^`contact\.connection\.connected`: Not JSON, 1 error\n\n`康宜恩` connected to .+\.\n\nLikely cause:\n- The body was cut off/,
  );
  assert.match(out, /`invalid_json` at \(root\) \(line 12, column 1\)/);
});

test("payload text cannot end its code span or code block", () => {
  const evil = "a`\n\n# b\u0085\u2028```[c](javascript:d) @all";
  const payload = JSON.parse(documented);
  payload.data.contact.name = evil;
  payload.data.contact[evil] = 1;
  for (const text of [
    JSON.stringify(payload),
    JSON.stringify({ type: evil, data: {} }),
    // A fence in the line itself.
    documented.replace('"avatar"', '"```": 1, "avatar"'),
  ]) {
    const outside = report(text)
      .replace(/^(```)\n[\s\S]*?\n\1$/gm, "")
      .replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, "");
    assert.doesNotMatch(outside, /`|javascript|@all|# b/);
    assert.match(outside, /\n\nOpen it: /);
  }
});

test("a report lists ten issues and counts the rest", () => {
  const many = Array.from({ length: 13 }, (_, index) => `"x${index}": 1`).join();
  const out = report(documented.replace('"type"', `${many}, "type"`));
  assert.equal(out.match(/`unknown_field`/g)?.length, 10);
  assert.match(out, /\n\nAnd 3 more issues\.\n\n/);
});

/** Context of the page for the report. `change` edits the text with stand-ins. */
const page = (text: string, change = (made: string) => made) => ({
  language: english,
  source: (): Source => ({ text }),
  validation: () => validateSource({ text }),
  client: {
    schedule: () => undefined,
    eventJson: async () => undefined,
    standIns: async ({ text }: Source) => change(standIns(text)),
    validate: async (source: Source) => validateSource(source),
  },
});

test("a report has no personal data in its text and its link", async () => {
  Object.assign(globalThis, { location: { href: "https://page/#p=old" } });
  for (const { source } of [DOCUMENTED.storeAndStaff, ...CODES]) {
    const { text, bytes } = source();
    if (bytes || text.length > 100_000) continue;
    const out = await copyReport(page(text));
    assert.doesNotMatch(out, /康宜恩|Kang|U4d26836f|1660894172|clrq5ca80|台北101|小何|何沛妮|50001/);
    const link = /https:\/\/page\/(#\S+)/.exec(out)?.[1] ?? "";
    assert.match(link, /^#s=/);
    const shared = (await fromHash(link))?.text ?? "";
    assert.equal(validateSource({ text: shared }).verdict, validateSource({ text }).verdict);
    assert.doesNotMatch(shared, /康宜恩|Kang|U4d26836f/);
  }
});

test("a report without stand-ins has no code, no link and no name", async () => {
  const text = documented.replace('"康宜恩"', "null");
  const failing = async () => {
    throw new Error("stopped");
  };
  const { client, ...rest } = page(text);
  for (const context of [
    page(text, (made) => made.replace("null", '"A"')),
    { ...rest, client: { ...client, standIns: failing } },
  ]) {
    const out = await copyReport(context);
    assert.match(out, /Invalid, 1 error/);
    assert.match(out, /`null_not_allowed` at `\/data\/contact\/name`/);
    assert.match(out, /Code and link are left out/);
    assert.doesNotMatch(out, /```|https:|何|台北/);
  }
});
