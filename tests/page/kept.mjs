// No work is lost on reload and back, and nothing is kept elsewhere.

import assert from "node:assert/strict";
import { documented, file, onPage } from "./features.mjs";
import { open } from "./page-object.mjs";

const reload = async (page) => {
  await page.page.reload();
  await page.page.waitForSelector(".verdict");
};
const verdictIs = (page, verdict) =>
  page.until((verdict) => document.querySelector(".verdict").dataset.verdict === verdict, verdict);

export const kept = [
  [
    "a payload outlives a reload and going back, in its tab only, until it is forgotten",
    async ({ browser, url }) => {
      const context = await browser.createBrowserContext();
      const page = await open(context, url, { clean: false });
      await page.paste(documented.replace('"50001"', "null"));
      await page.page.click("#tab-signature");
      await page.page.type("#secret", "whsec_c2VjcmV0");
      await reload(page);
      await verdictIs(page, "warnings");
      assert.match(await page.text(".editor-note"), /kept in this tab only/);
      // The secret is not kept.
      await page.page.click("#tab-signature");
      assert.equal(await page.page.$eval("#secret", ({ value }) => value), "");
      await page.page.goto("about:blank");
      await page.page.goBack();
      await page.page.waitForSelector(".verdict");
      await verdictIs(page, "warnings");
      const second = await open(context, url, { clean: false });
      assert.equal(await second.verdict(), "empty");
      await second.page.close();
      await reload(page);
      await verdictIs(page, "warnings");
      await page.validated(() => page.page.click(".editor-note .button"));
      assert.equal(await page.verdict(), "empty");
      assert.equal(await page.page.evaluate(() => sessionStorage.length), 0);
      await reload(page);
      await page.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
      assert.equal(await page.verdict(), "empty");
      assert.deepEqual(page.heard, []);
      await context.close();
    },
  ],
  [
    "a file that is not UTF-8 stays so through undo and a reload",
    onPage(async (page) => {
      const [before, after] = documented.split("康宜恩").map((part) => Buffer.from(part));
      await file(page, "broken.json", Buffer.concat([before, Buffer.from([0xe5, 0xba]), after]));
      assert.equal(await page.verdict(), "unreadable");
      await page.page.focus(".cm-content");
      await page.validated(() => page.page.keyboard.type(" "));
      assert.equal(await page.verdict(), "valid");
      await page.validated(() => page.press("Control", "z"));
      assert.equal(await page.verdict(), "unreadable");
      await reload(page);
      await verdictIs(page, "unreadable");
    }),
  ],
];
