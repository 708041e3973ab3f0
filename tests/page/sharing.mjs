// Links with a payload.

import assert from "node:assert/strict";
import { onPage } from "./features.mjs";

/** Copies the link and returns it by pasting it. */
export async function copiedLink(page) {
  await page.until(() => !document.querySelector("#panel-share .button-main").disabled);
  const name = await page.text("#panel-share .button-main");
  await page.click("#panel-share .button-main");
  // The button confirms the copy.
  await page.until(
    (name) => document.querySelector("#panel-share .button-main").innerText.trim() !== name,
    name,
  );
  await page.click("#tab-signature");
  await page.focus("#endpoint");
  await page.press("Control", "a");
  await page.press("Control", "v");
  await page.until(() => document.querySelector("#endpoint").value.includes("#"));
  return page.value("#endpoint");
}

export const sharing = [
  [
    "a link has stand-ins by default, and the page that opens it says so",
    onPage(async (page, { open }) => {
      await page.sample("undocumented_null");
      await page.click("#tab-share");
      await page.until(() => document.querySelector(".preview").textContent !== "");
      const preview = await page.text(".preview");
      assert.ok(!preview.includes("康宜恩") && preview.includes('"employeeId": null'));
      const other = await open(await copiedLink(page));
      await other.verdictIs("warnings");
      assert.ok(!(await other.text(".story")).includes("康宜恩"));
      assert.ok((await other.text(".editor-note")).includes("stand-ins, not real data"));
      // The address must not keep a payload that the editor no longer has.
      await other.clear();
      assert.equal(await other.evaluate(() => location.hash), "");
      assert.deepEqual(await other.unexpected(), []);
      await other.close();
      await page.click("input[value=real]");
      await page.until(() => document.querySelector(".preview").textContent.includes("康宜恩"));
      const real = await open(await copiedLink(page));
      await real.verdictIs("warnings");
      assert.ok((await real.text(".story")).includes("康宜恩"));
      assert.deepEqual(await real.unexpected(), []);
      await real.close();
    }),
  ],
  [
    "a link that was cut off is reported",
    async ({ open, url }) => {
      const page = await open(`${url}#p=AAAA`);
      await page.until(() => /cannot be read/.test(document.querySelector(".editor-note").textContent));
      assert.equal(await page.verdict(), "empty");
      assert.deepEqual(await page.unexpected(), []);
      await page.close();
    },
  ],
];
