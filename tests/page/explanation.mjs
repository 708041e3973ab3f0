// The explanation at a value.

import assert from "node:assert/strict";
import { violations } from "./accessibility.mjs";
import { documented, large, onPage } from "./features.mjs";
import { open } from "./page-object.mjs";
import { OTHER_TYPES } from "./preparations.mjs";
import { clickText, explainAt, hover, point, untilInText } from "./values.mjs";

const copied = (page) => page.page.evaluate(() => window.copied);
const keepCopies = (page) =>
  page.page.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", {
      value: {
        writeText: async (text) => {
          window.copied = text;
        },
      },
    });
  });

export const explanation = [
  [
    "the mouse on a null explains it in both languages, and Escape closes the explanation",
    async ({ browser, url }) => {
      for (const [language, words] of [
        [
          "en",
          [/connectedStaff is null: the contact is connected to a store only/, /ChatBrick: “This field/],
        ],
        ["zh-TW", [/connectedStaff 為 null：聯絡人只綁定門市。/, /ChatBrick：「若聯絡人只綁定門市/]],
      ]) {
        const page = await open(browser, url, { language, width: 768 });
        await page.sample("store-only");
        const tooltip = await hover(page, "null");
        for (const word of words) assert.match(tooltip, word);
        // The pane next to the editor does not cover it.
        assert.ok(
          await page.page.$eval(".cm-tooltip", (tooltip) => {
            const { left, right, top, bottom } = tooltip.getBoundingClientRect();
            const isSeen = (x) => tooltip.contains(document.elementFromPoint(x, (top + bottom) / 2));
            return isSeen(left + 3) && isSeen(right - 3);
          }),
        );
        await keepCopies(page);
        const [path, value] = await page.page.$$(".cm-tooltip .explained-copy button");
        await path.click();
        assert.equal(await copied(page), "/data/connectedStaff");
        await value.click();
        assert.equal(await copied(page), "null");
        await page.press("Escape");
        await page.until(() => !document.querySelector(".cm-tooltip"));
        assert.deepEqual(page.problems, []);
        await page.close();
      }
    },
  ],
  [
    "an issue and the explanation of its value share a tooltip, the issue first",
    onPage(async (page) => {
      await page.paste(documented.replace('"康宜恩"', "null"));
      await hover(page, "null");
      await page.until(() => document.querySelector(".cm-tooltip .cm-diagnostic") !== null);
      const shown = await page.page.$$eval(".cm-tooltip-hover", (tooltips) =>
        tooltips.map((tooltip) =>
          [...tooltip.querySelectorAll(".cm-diagnostic, .explanation")].map(({ classList }) => classList[0]),
        ),
      );
      assert.deepEqual(shown, [["cm-diagnostic", "explanation"]]);
      // Also in the panel, which the keyboard reaches.
      await explainAt(page, '"name"');
      const message = await page.page.$eval(".issue-message", ({ textContent }) => textContent);
      assert.ok((await page.text(".explanation-panel")).startsWith(message));
    }),
  ],
  [
    "F2 explains the value at the caret, Tab reaches its buttons, and Escape closes it",
    onPage(async (page) => {
      await page.sample("store-and-staff");
      await keepCopies(page);
      await page.until(() => /^Valid/.test(document.querySelector("#live").textContent));
      const shown = await explainAt(page, '"displayName"');
      assert.match(shown, /^connectedStaff\.displayName\s*required/);
      assert.ok(await page.page.evaluate(() => document.activeElement.classList.contains("cm-content")));
      await page.until(() =>
        /^connectedStaff\.displayName/.test(document.querySelector("#live").textContent),
      );
      await page.press("Tab");
      assert.equal(await page.page.evaluate(() => document.activeElement.textContent), "Copy path");
      await page.press("Enter");
      assert.equal(await copied(page), "/data/connectedStaff/displayName");
      await page.press("Tab");
      await page.press("Enter");
      assert.equal(await copied(page), "小何 | 台北101旗艦店");
      await page.press("Escape");
      assert.equal(await page.page.$(".explanation-panel"), null);
      assert.ok(await page.page.evaluate(() => document.activeElement.classList.contains("cm-content")));
      // Also from the editor.
      await page.press("F2");
      await page.until(() => document.querySelector(".explanation-panel") !== null);
      await page.press("Escape");
      assert.equal(await page.page.$(".explanation-panel"), null);
    }),
  ],
  [
    "an open explanation follows the caret and the language, and does not take the focus",
    onPage(async (page) => {
      await page.sample("store-and-staff");
      await explainAt(page, '"employeeId"');
      await clickText(page, '"externalId"');
      await page.until(() => /externalId/.test(document.querySelector(".explanation-panel").textContent));
      await page.validated(() => page.page.keyboard.type("x"));
      assert.ok(await page.page.evaluate(() => document.activeElement.classList.contains("cm-content")));
      await page.until(() =>
        /not in the documentation/.test(document.querySelector(".explanation-panel").textContent),
      );
      await page.page.click('[data-language="zh-TW"]');
      await page.until(() =>
        /文件中沒有/.test(document.querySelector(".explanation-panel")?.textContent ?? ""),
      );
      // Without a value at the caret, it closes.
      await page.page.focus(".cm-content");
      await page.press("Control", "Home");
      await page.until(() => !document.querySelector(".explanation-panel"));
    }),
  ],
  [
    "every field of every event type is explained, and an undocumented one too",
    onPage(async (page) => {
      for (const id of ["store-and-staff", ...OTHER_TYPES]) {
        await page.sample(id);
        const keys = await page.page.$$eval(".cm-line", (lines) =>
          lines.flatMap(({ textContent }) => /^ *("\w+")/.exec(textContent)?.[1] ?? []),
        );
        await clickText(page, keys[0]);
        await page.press("F2");
        for (const key of new Set(keys)) {
          const shown = await explainAt(page, key);
          assert.doesNotMatch(shown, /not in the documentation|\{/, `${id}, ${key}`);
        }
        if (/^store|account/.test(id) && id !== "store-and-staff")
          assert.match(await explainAt(page, '"timestampsMs"'), /milliseconds/);
      }
      await page.sample("unknown_field");
      assert.match(
        await explainAt(page, '"nickname"'),
        /^This field is not|nickname.*not in the documentation/s,
      );
      await page.sample("unknown-type");
      assert.match(await explainAt(page, '"type"'), /is not in the documentation/);
    }),
  ],
  [
    "a tap on a phone shows an explanation below the editor, which covers neither the verdict nor the story",
    async ({ browser, url }) => {
      const page = await open(browser, url, { width: 360, height: 780 });
      // This loads the page again.
      await page.page.setViewport({ width: 360, height: 780, hasTouch: true, isMobile: true });
      await page.page.waitForSelector("#samples");
      await page.sample("store-only");
      const heights = () =>
        page.page.evaluate(() => document.querySelector(".editor").getBoundingClientRect().height);
      const before = await heights();
      const [x, y] = await point(page, "null");
      await page.page.touchscreen.tap(x, y);
      await page.until(() => document.querySelector(".explanation-panel") !== null);
      assert.match(await page.text(".explanation-panel"), /connected to a store only/);
      assert.equal(await page.page.$(".cm-tooltip"), null);
      assert.equal(await heights(), before);
      const boxes = await page.page.evaluate(() =>
        [".verdict", ".editor", ".explanation-panel", ".results-pane"].map((selector) => {
          const { top, bottom } = document.querySelector(selector).getBoundingClientRect();
          return [top, bottom];
        }),
      );
      for (const [index, [top]] of boxes.slice(1).entries())
        assert.ok(top >= boxes[index][1] - 1, JSON.stringify(boxes));
      assert.ok(
        await page.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
        "nothing is cut off",
      );
      await page.page.tap(".explanation-close");
      assert.equal(await page.page.$(".explanation-panel"), null);
      assert.deepEqual(page.problems, []);
      await page.close();
    },
  ],
  [
    "a payload of 1 MiB is explained, and its story highlighted",
    onPage(async (page) => {
      await page.paste(large(990_000));
      assert.match(await explainAt(page, '"contact"'), /The contact that connected/);
      await page.page.click("#tab-story");
      await page.page.hover('[data-pointer="/data/connectedStaff/name"]');
      await untilInText(page, '"name":"何沛妮"');
    }),
  ],
  ...["en", "zh-TW"].map((language) => [
    `axe finds nothing in tooltip and panel, and contrast holds on what is highlighted: ${language}`,
    async ({ browser, url }) => {
      for (const theme of ["light", "dark"]) {
        const page = await open(browser, url, { language, theme });
        await page.paste(documented.replace('"康宜恩"', "null").replace('"50001"', "null"));
        await page.page.click("#tab-story");
        await explainAt(page, '"employeeId"');
        await hover(page, '"displayName"');
        assert.deepEqual(await violations(page), [], `${theme}, tooltip`);
        await page.press("Escape");
        await page.page.hover('[data-pointer="/data/connectedStaff"]');
        await page.until(() => document.querySelector(".cm-shown") !== null);
        assert.deepEqual(await violations(page), [], `${theme}, highlight`);
        assert.deepEqual(page.problems, []);
        await page.close();
      }
    },
  ]),
];
