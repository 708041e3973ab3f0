// The answer about a payload, which is visible without scrolling.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { path } from "../../scripts/paths.mjs";
import { documented, onPage } from "./features.mjs";

const storeOnly = readFileSync(path("examples", "payloads", "store-only.json"), "utf8");

const WHY = {
  en: /connectedStaff is null: the contact is connected to a store only\. The documentation allows it/,
  "zh-TW": /connectedStaff 為 null：聯絡人只綁定門市。文件允許/,
};

/** Whether the text of an element is visible: on the first screen and not covered. */
const seen = (page, selector) =>
  page.evaluate((selector) => {
    const element = document.querySelector(selector);
    const range = document.createRange();
    range.selectNodeContents(element);
    return [...range.getClientRects()].every(({ left, right, top, bottom }) => {
      const inside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
      const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return inside && (element === at || element.contains(at));
    });
  }, selector);

const answered = (width, height) => [
  `ten seconds: why connectedStaff is null is on the first screen after a paste, ${width} × ${height}`,
  async ({ open, url }) => {
    for (const language of ["en", "zh-TW"]) {
      const page = await open(url, { language, width, height });
      await page.paste(storeOnly);
      await page.verdictIs("valid");
      assert.equal(await page.evaluate(() => scrollY), 0);
      assert.match(await page.text(".verdict-detail"), WHY[language]);
      assert.ok(await seen(page, ".verdict-headline"), `${language}: who and when`);
      assert.ok(await seen(page, ".verdict-detail"), `${language}: why`);
      // The story begins on the same screen, next to the editor from a width of 768 px.
      const [editor, results] = await page.evaluate(() =>
        [".editor-pane", ".results-pane"].map((selector) => {
          const { left, right, top, bottom } = document.querySelector(selector).getBoundingClientRect();
          return { left, right, top, bottom };
        }),
      );
      if (width >= 768) {
        assert.ok(results.left >= editor.right && Math.abs(results.top - editor.top) < 1);
        assert.ok(editor.bottom <= height, `the editor ends at ${editor.bottom}`);
      } else assert.ok(results.top + 50 < height, `${language}: the tabs are at ${results.top}`);
      assert.deepEqual(await page.unexpected(), []);
      await page.close();
    }
  },
];

export const answers = [
  answered(1440, 900),
  answered(768, 1024),
  answered(360, 780),
  [
    "each event type has its own sentence",
    onPage(async (page) => {
      for (const [id, headline] of [
        [
          "store-and-staff",
          "康宜恩 connected to the store 台北101旗艦店 and the staff member 小何 | 台北101旗艦店 on 9 Jun 2024, 02:18 (Taipei time).",
        ],
        [
          "contact-connection-changed",
          /^康宜恩 changed the connection to the store .* on 19 Jun 2024, 02:18/,
        ],
        ["contact-connection-disconnected", "康宜恩 disconnected on 19 Jun 2024, 02:18 (Taipei time)."],
        ["store-created", "The store 台北101旗艦店 was created on 19 Jun 2024, 02:18 (Taipei time)."],
        ["store-updated", /was updated/],
        ["store-deactivated", /was deactivated/],
        ["account-created", /^The account of 小何 \| 台北101旗艦店 was created/],
        ["account-deactivated", /was deactivated/],
      ]) {
        await page.sample(id);
        assert.equal(await page.verdict(), "valid");
        assert.match(await page.text(".verdict-headline"), typeof headline === "string" ? /./ : headline);
        if (typeof headline === "string") assert.equal(await page.text(".verdict-headline"), headline);
        assert.equal(await page.attribute("#tab-story", "aria-selected"), "true");
      }
      await page.sample("contact-connection-disconnected");
      for (const element of ["#panel-story", ".verdict-detail"])
        assert.match(await page.text(element), /does not say from which store/);
    }),
  ],
  [
    "an invalid payload shows its first error, and the button goes there",
    onPage(async (page) => {
      await page.paste(
        documented.replace('"康宜恩"', "null").replace("connection.connected", "connection.changed"),
      );
      assert.equal(await page.verdict(), "invalid");
      assert.match(await page.text(".verdict-headline"), /^contact\.name: /);
      assert.equal(await page.attribute("#tab-issues", "aria-selected"), "true");
      assert.match(await page.text("#tab-issues"), /^Issues \([1-9]/);
      await page.click(".verdict-action");
      assert.equal(await page.selected(), "null");
      assert.match(await page.title(), /^Invalid · /);
    }),
  ],
  [
    "an unknown type is a note, and the button corrects a misspelt one",
    onPage(async (page) => {
      await page.sample("unknown-type");
      assert.equal(await page.text(".verdict-headline"), "A different event: account.updated");
      assert.match(await page.text(".verdict-detail"), /Not checked: the fields in data/);
      assert.deepEqual(await page.all(".cm-lintRange-error"), []);
      assert.equal((await page.all(".issue-error")).length, 0);
      await page.sample("misspelt-type");
      assert.match(await page.text(".verdict-detail"), /Did you mean contact\.connection\.connected\?/);
      await page.validated(() => page.click(".verdict-action"));
      assert.equal(await page.verdict(), "valid");
    }),
  ],
  [
    "the null table shows fields without a value first, and folds the others",
    onPage(async (page) => {
      const rows = (where) => page.count(`.nulls ${where} tbody tr`);
      await page.sample("store-only");
      await page.click("#tab-nulls");
      assert.deepEqual(
        [await rows("> table"), await rows("#fields-unread"), await rows("#fields-set")],
        [1, 3, 5],
      );
      assert.equal(await page.text(".nulls > table tbody th code"), "connectedStaff");
      const unfolded = () =>
        page.evaluate(() => [...document.querySelectorAll(".nulls details[open]")].map(({ id }) => id));
      assert.deepEqual(await unfolded(), []);
      await page.click("#fields-unread summary");
      await page.sample("null-data-connectedStore");
      assert.deepEqual(await unfolded(), ["fields-unread"]);
      assert.equal(await page.text(".nulls > table tbody th code"), "connectedStore");
    }),
  ],
  [
    "the issues are a single tab stop with arrow keys",
    onPage(async (page) => {
      await page.paste(documented.replace('"康宜恩"', "null").replace('"何沛妮"', "true"));
      const focused = () => page.evaluate(() => document.activeElement.dataset.code);
      assert.equal((await page.all('.issue[tabindex="0"]')).length, 1);
      await page.focus(".issue");
      await page.press("ArrowDown");
      assert.equal(await focused(), "wrong_type");
      assert.equal((await page.all('.issue[tabindex="0"]')).length, 1);
      await page.press("ArrowUp");
      assert.equal(await focused(), "null_not_allowed");
    }),
  ],
  [
    "an empty string does not count as set",
    onPage(async (page) => {
      await page.paste(documented.replace(/"storeId": "[^"]*"/, '"storeId": ""'));
      await page.click("#tab-nulls");
      assert.equal(await page.attribute('.nulls [data-pointer$="storeId"]', "data-presence"), "empty");
    }),
  ],
];
