// The payload survives a reload and going back, and is not stored elsewhere.

import assert from "node:assert/strict";
import { documented, onPage } from "./features.mjs";

/** Checks that no payload was restored, which happens before the page is shown. */
const isEmpty = async (page) => assert.equal(await page.count(".cm-placeholder"), 1);

export const kept = [
  [
    "a payload survives a reload and going back, in its tab only, until it is cleared",
    onPage(async (page, { url }) => {
      await page.paste(documented.replace('"50001"', "null"));
      await page.click("#tab-signature");
      await page.write("whsec_c2VjcmV0", "#secret");
      await page.reload();
      await page.verdictIs("warnings");
      assert.match(await page.text(".editor-note"), /kept in this tab only/);
      // The secret is not stored.
      await page.click("#tab-signature");
      assert.equal(await page.value("#secret"), "");
      await page.goto("about:blank");
      await page.back();
      await page.verdictIs("warnings");
      const second = await page.openTab(url);
      await isEmpty(second);
      await second.close();
      await page.reload();
      await page.verdictIs("warnings");
      await page.validated(() => page.click(".editor-note .button"));
      assert.equal(await page.verdict(), "empty");
      assert.equal(await page.evaluate(() => sessionStorage.length), 0);
      await page.reload();
      await isEmpty(page);
    }),
  ],
  [
    "a file that is not UTF-8 keeps its bytes after undo and a reload",
    onPage(async (page) => {
      const [before, after] = documented.split("康宜恩").map((part) => Buffer.from(part));
      await page.file("broken.json", Buffer.concat([before, Buffer.from([0xe5, 0xba]), after]));
      assert.equal(await page.verdict(), "unreadable");
      await page.focus(".cm-content");
      await page.validated(() => page.write(" "));
      assert.equal(await page.verdict(), "valid");
      await page.validated(() => page.press("Control", "z"));
      assert.equal(await page.verdict(), "unreadable");
      await page.reload();
      await page.verdictIs("unreadable");
    }),
  ],
];
