// Why a text cannot be read, and its repair.

import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { violations } from "./accessibility.mjs";
import { documented, file, onPage } from "./features.mjs";

const verdictIs = (page, verdict) =>
  page.until((verdict) => document.querySelector(".verdict").dataset.verdict === verdict, verdict);

export const causes = [
  [
    "a trailing comma is named, shown and repaired, and undo takes the repair back",
    onPage(async (page) => {
      await page.paste(documented.replace(/\}\s*\}\s*$/, "},\n}"));
      assert.equal(await page.verdict(), "notJson");
      assert.deepEqual(await page.all("[data-cause]", "cause"), ["trailingComma"]);
      assert.deepEqual(await violations(page), []);
      await page.page.click("[data-cause] button");
      assert.equal(await page.selected(), ",");
      await page.validated(() => page.page.click("#fix"));
      assert.equal(await page.verdict(), "valid");
      assert.match(await page.text(".editor-note"), /Repaired/);
      await page.validated(() => page.press("Control", "z"));
      assert.equal(await page.verdict(), "notJson");
    }),
  ],
  [
    "no-break spaces are visible, named and repaired",
    onPage(async (page) => {
      await page.paste(documented.replaceAll("  ", "\u00a0\u00a0"));
      assert.deepEqual(await page.all("[data-cause]", "cause"), ["oddSpace"]);
      assert.ok((await page.all(".cm-specialChar")).every((mark) => mark === "␣"));
      assert.equal(await page.page.$eval(".cm-specialChar", ({ title }) => title), "no-break space");
      await page.validated(() => page.page.click("#fix"));
      assert.equal(await page.verdict(), "valid");
    }),
  ],
  [
    "the part before a cut is explained",
    onPage(async (page) => {
      await page.paste(documented.slice(0, documented.indexOf('"connectedStaff"')));
      assert.deepEqual(await page.all("[data-cause]", "cause"), ["cutOff"]);
      assert.equal(await page.page.$("#fix"), null);
      assert.ok((await page.text(".story")).includes("康宜恩"));
    }),
  ],
  [
    "a compressed file of payloads is decompressed and unwrapped",
    onPage(async (page) => {
      const compact = JSON.stringify(JSON.parse(documented));
      await file(page, "deliveries.ndjson.gz", gzipSync(`${compact}\n${compact}\n`));
      assert.deepEqual(await page.all("[data-cause]", "cause"), ["gzip"]);
      await page.validated(() => page.page.click("#fix"));
      await page.until(() => document.querySelectorAll("#payloads option").length === 2);
      await verdictIs(page, "valid");
    }),
  ],
];
