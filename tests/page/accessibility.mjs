// Accessibility: axe in each theme, language and state, and the layout at each width.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { path } from "../../scripts/paths.mjs";
import { open } from "./page-object.mjs";

const AXE = readFileSync(path("node_modules", "axe-core", "axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** Each state of the page: a sample, the tab that is open, and whether the editor's own panels are. */
const STATES = [
  ["", "code"],
  ["store-only", "nulls"],
  ["contact-connection-disconnected", "story"],
  ["misspelt-type", "issues"],
  ["store-and-staff", "signature"],
  ["undocumented_null", "share"],
  ["duplicate_key", "code", "panels"],
  ["unexpected_event_type", "code"],
  ["invalid_utf8", "code"],
  ["null-data-connectedStaff", "share"],
];

export async function violations(page) {
  await page.page.evaluate(AXE);
  const { violations } = await page.page.evaluate(
    (tags) => globalThis.axe.run(document, { runOnly: { type: "tag", values: tags } }),
    RULES,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target}: ${failureSummary}`),
  );
}

const accessible =
  (language, theme) =>
  async ({ browser, url }) => {
    const page = await open(browser, url, { language, theme });
    for (const [sample, tab, panels] of STATES) {
      if (sample) await page.sample(sample);
      await page.page.click(`#tab-${tab}`);
      if (tab === "share" && sample)
        await page.until(() => !document.querySelector("#panel-share .button-main").disabled);
      if (panels) {
        await page.page.focus(".cm-content");
        await page.press("Control", "Shift", "M");
        await page.page.focus(".cm-content");
        await page.press("Control", "f");
        await page.until(() => document.querySelector(".cm-search"));
      }
      assert.deepEqual(await violations(page), [], `${sample || "empty"}, ${tab}`);
      if (panels) await page.press("Escape");
    }
    assert.deepEqual(page.heard, []);
    await page.close();
  };

/** Nothing is cut off or needs to be scrolled sideways, in either language. */
const fits =
  (width, height = 800) =>
  async ({ browser, url }) => {
    for (const language of ["en", "zh-TW"]) {
      const page = await open(browser, url, { language, width, height });
      for (const [sample, tab] of STATES) {
        if (sample) await page.sample(sample);
        await page.page.click(`#tab-${tab}`);
        const [content, room] = await page.page.evaluate(() => [
          document.documentElement.scrollWidth,
          document.documentElement.clientWidth,
        ]);
        assert.ok(content <= room, `${language}, ${sample || "empty"}: ${content} pixels in ${room}`);
      }
      assert.deepEqual(page.heard, []);
      await page.close();
    }
  };

export const accessibility = [
  ...["en", "zh-TW"].flatMap((language) =>
    ["light", "dark"].map((theme) => [
      `axe finds nothing: ${language}, ${theme}`,
      accessible(language, theme),
    ]),
  ),
  ...[320, 360, 768, 1440].map((width) => [`fits ${width} pixels`, fits(width)]),
  ["fits 640 × 320 pixels", fits(640, 320)],
  [
    "on a low screen the verdict scrolls away and the editor is seen whole",
    async ({ browser, url }) => {
      const page = await open(browser, url, { width: 640, height: 320 });
      await page.sample("wrong_type");
      await page.page.click(".issue");
      await new Promise((resolve) => setTimeout(resolve, 300));
      const seen = await page.page.evaluate(() => {
        const box = (selector) => document.querySelector(selector).getBoundingClientRect();
        const [editor, mark] = [box(".editor-pane"), box(".cm-lintRange-error")];
        return {
          free: innerHeight - editor.height,
          verdict: box(".verdict-bar").bottom <= editor.top,
          mark: mark.top >= 0 && mark.bottom <= innerHeight,
        };
      });
      assert.deepEqual(seen, { free: 80, verdict: true, mark: true });
      assert.deepEqual(page.heard, []);
      await page.close();
    },
  ],
  [
    "the keys are those of the platform",
    async ({ browser, url }) => {
      for (const [platform, key] of [
        ["MacIntel", "⌘"],
        ["Linux x86_64", "Ctrl"],
      ]) {
        const page = await open(browser, url);
        await page.page.evaluateOnNewDocument((platform) => {
          Object.defineProperty(navigator, "platform", { value: platform });
        }, platform);
        await page.page.reload();
        await page.page.waitForSelector(".keys");
        assert.equal((await page.all(".keys kbd")).filter((name) => name === key).length, 2, platform);
        assert.deepEqual(page.heard, []);
        await page.close();
      }
    },
  ],
  ...[360, 1440].map((width) => [
    `nothing shifts while it loads, ${width} pixels`,
    async ({ browser, url }) => {
      const page = await open(browser, url, { width });
      const shift = await page.page.evaluate(
        () =>
          new Promise((resolve) => {
            let sum = 0;
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) sum += entry.value;
            }).observe({ type: "layout-shift", buffered: true });
            setTimeout(() => resolve(sum), 500);
          }),
      );
      assert.equal(shift, 0);
      await page.close();
    },
  ]),
];
