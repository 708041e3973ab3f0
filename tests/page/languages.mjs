// The languages of the page.

import assert from "node:assert/strict";
import { documented, onPage } from "./features.mjs";

const speaks = (page, id, lang) =>
  page
    .click(`[data-language="${id}"]`)
    .then(() => page.until((lang) => document.documentElement.lang === lang, lang));

export const languages = [
  [
    "a switch of the language is kept, and keeps all input",
    onPage(async (page) => {
      await page.paste(documented.replace('"康宜恩"', "null"));
      await page.click("#tab-signature");
      await page.write("svix-id: a", "#headers");
      assert.match(await page.title(), /^Invalid · /);
      await speaks(page, "zh-TW", "zh-Hant-TW");
      assert.equal(await page.text(".verdict-word"), "無效");
      assert.match(await page.title(), /^無效 · /);
      assert.equal(await page.value("#headers"), "svix-id: a");
      assert.ok(await page.isShown("#panel-signature"));
      assert.deepEqual(await page.all(".cm-lintRange-error"), ["null"]);
      await speaks(page, "en", "en");
      assert.equal(await page.text(".verdict-word"), "Invalid");
      await speaks(page, "zh-TW", "zh-Hant-TW");
      assert.equal(await page.evaluate(() => localStorage.language), "zh-TW");
    }),
  ],
  [
    "a note below the editor is in the language chosen last",
    onPage(async (page) => {
      await page.sample("byte_order_mark");
      assert.match(await page.text(".editor-note"), /the bytes of the file are checked/);
      await page.evaluate(() => {
        for (const id of ["zh-TW", "en", "zh-TW"]) document.querySelector(`[data-language="${id}"]`).click();
      });
      await page.until(() =>
        /以檔案的原始位元組檢查/.test(document.querySelector(".editor-note").textContent),
      );
    }),
  ],
  [
    "a page in Chinese tells the story in Chinese",
    onPage(
      async (page) => {
        assert.equal(await page.evaluate(() => document.documentElement.lang), "zh-Hant-TW");
        await page.sample("store-only");
        assert.match(await page.text(".verdict-headline"), /「康宜恩」綁定了門市.*台北時間 2024\/6\/9 02:18/);
        assert.match(await page.text(".verdict-detail"), /connectedStaff 為 null/);
        await page.sample("unknown-type");
        assert.equal(await page.verdict(), "other");
        assert.match(await page.text(".verdict-headline"), /account\.updated/);
      },
      { language: "zh-TW" },
    ),
  ],
];
