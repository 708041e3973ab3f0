// Highlighting in both directions between text and story.

import assert from "node:assert/strict";
import { onPage } from "./features.mjs";
import { clickText, explainAt, hover, shownInStory, untilInText, untilShown } from "./values.mjs";

/** Checks in each browser. */
export const highlights = [
  [
    "mouse and F2 explain a value, and text and story highlight each other",
    onPage(async (page) => {
      await page.sample("store-only");
      assert.match(await hover(page, "null"), /connected to a store only/);
      await page.press("Escape");
      await page.moveTo(1, 1);
      await page.until(() => !document.querySelector(".cm-tooltip"));
      assert.match(await explainAt(page, '"externalId"'), /the brand configured it/);
      await untilShown(page, "/data/connectedStore/externalId");
      await page.press("Escape");
      assert.equal(await page.count(".explanation-panel"), 0);
      await page.click("#tab-story");
      await page.hover('[data-pointer="/data/contact/name"]');
      await untilInText(page, '"name": "康宜恩"');
    }),
  ],
];

/** Checks that only one driver supports. */
export const highlightsInChromium = [
  [
    "the caret in a value highlights its part of the story",
    onPage(async (page) => {
      await page.sample("store-only");
      await page.page.click("#tab-story");
      for (const [text, ...pointers] of [
        ['"lineUid"', "/data/lineUsers/0/lineUid"],
        ["台北101旗艦店", "/data/connectedStore/name"],
        ['"lineUsers"', "/data/lineUsers"],
        ["null", "/data/connectedStaff"],
        [
          "1717870698888",
          "/data/timestampsMs/connectedAt",
          "/data/timestamps/connectedAt /data/timestampsMs/connectedAt",
        ],
      ]) {
        await clickText(page, text);
        await untilShown(page, ...pointers);
      }
      // Also in the null table, where it is scrolled into view.
      await page.page.click("#tab-nulls");
      await clickText(page, "null");
      await untilShown(page, "/data/connectedStaff");
      const row = '.nulls [data-pointer="/data/connectedStaff"]';
      assert.ok(await page.page.$eval(row, (row) => row.hasAttribute("data-shown")));
      // A value that is not in the story highlights its parent.
      await page.sample("unknown_field");
      await page.page.click("#tab-story");
      await clickText(page, '"nickname"');
      await untilShown(page, "/data/contact");
    }),
  ],
  [
    "the mouse on a part of the story highlights its value in the text, without shifting the layout",
    onPage(async (page) => {
      await page.sample("store-and-staff");
      await page.page.click("#tab-story");
      await page.page.evaluate(() => {
        window.shift = 0;
        new PerformanceObserver((list) => {
          for (const { value } of list.getEntries()) window.shift += value;
        }).observe({ type: "layout-shift" });
      });
      const name = '[data-pointer="/data/contact/name"]';
      await page.page.hover(name);
      await untilInText(page, '"name": "康宜恩"');
      assert.deepEqual(new Set(await shownInStory(page)), new Set(["/data/contact/name"]));
      await page.page.hover('.sub [data-pointer$="/lineUid"]');
      await untilInText(page, '"lineUid": "U4d26836f2aadb5ad84cc8b5b729fc9a1"');
      await page.page.hover('.when .card-name[data-pointer*="connectedAt"]');
      await untilInText(page, '"connectedAt": "2024-06-08T18:18:18.888Z""connectedAt": 1717870698888');
      // The value is scrolled into view.
      assert.ok(
        await page.page.evaluate(() => {
          const [mark, editor] = [".cm-shown", ".cm-scroller"].map((selector) =>
            document.querySelector(selector).getBoundingClientRect(),
          );
          return mark.top >= editor.top && mark.bottom <= editor.bottom && scrollY === 0;
        }),
      );
      await page.page.mouse.move(1, 1);
      await untilInText(page, "");
      assert.equal(await page.page.evaluate(() => window.shift), 0);
      // An absent field highlights its parent.
      await page.sample("null-data-connectedStaff");
      await page.page.click("#tab-nulls");
      await page.page.click("#fields-unread summary");
      await page.page.hover('.nulls [data-pointer="/data/connectedStaff/avatar"]');
      await untilInText(page, '"connectedStaff": null');
    }),
  ],
  [
    "the story is a single tab stop: arrow keys highlight, Enter goes to the text, Escape returns",
    onPage(async (page) => {
      await page.sample("store-and-staff");
      await page.page.click("#tab-story");
      assert.equal((await page.page.$$('.story .to-text[tabindex="0"]')).length, 1);
      await page.press("Tab");
      await page.press("Tab");
      const focused = () =>
        page.page.evaluate(() => document.activeElement.closest("[data-pointer]")?.dataset.pointer);
      assert.equal(await focused(), "/data/contact");
      await page.press("ArrowDown");
      assert.equal(await focused(), "/data/contact/id");
      await untilInText(page, '"id": "clrq5ca80000lb9c9dnxxfyid"');
      await page.press("Enter");
      assert.equal(await page.selected(), '"id": "clrq5ca80000lb9c9dnxxfyid"');
      await page.press("Escape");
      assert.equal(await focused(), "/data/contact/id");
      assert.equal((await page.page.$$('.story .to-text[tabindex="0"]')).length, 1);
    }),
  ],
  [
    "in forced colours a highlight is an outline",
    onPage(async (page) => {
      const client = await page.page.createCDPSession();
      await client.send("Emulation.setEmulatedMedia", {
        features: [{ name: "forced-colors", value: "active" }],
      });
      await page.sample("store-and-staff");
      await page.page.click("#tab-story");
      await page.page.hover('[data-pointer="/data/contact/name"]');
      await page.until(() => document.querySelector(".cm-shown") !== null);
      for (const selector of [".cm-shown", "[data-shown]"])
        assert.equal(
          await page.page.$eval(selector, (element) => getComputedStyle(element).outlineStyle),
          "solid",
        );
    }),
  ],
];
