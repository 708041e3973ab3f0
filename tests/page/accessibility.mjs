// Accessibility: axe in each theme, language and state, and the layout at each width.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { path } from "../../scripts/paths.mjs";
import { served } from "../browsers/serve.mjs";
import { onPage } from "./features.mjs";
import { open } from "./page-object.mjs";
import { MAIN_STATES, OTHER_STATES, UNCHECKED_STATES } from "./states.mjs";
import { FORBIDDEN } from "./without-wasm.mjs";

const AXE = readFileSync(path("node_modules", "axe-core", "axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export async function violations(page) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.page.evaluate(AXE);
  const { violations } = await page.evaluate(
    (tags) => globalThis.axe.run(document, { runOnly: { type: "tag", values: tags } }),
    RULES,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target}: ${failureSummary}`),
  );
}

/** Checks that no state of a page has a violation. */
async function allClean(page, states) {
  const found = [];
  for (const [name, reach] of states) {
    await reach(page);
    found.push(...(await violations(page)).map((violation) => `${name}: ${violation}`));
  }
  assert.deepEqual(found, []);
}

const accessible = (language, theme, states) => [
  `axe finds nothing in ${states.length} states: ${language}, ${theme}`,
  onPage((page) => allClean(page, states), { language, theme }),
];

const ALL_STATES = [...MAIN_STATES, ...OTHER_STATES];

const accessibleWithoutWasm = (language, theme) => [
  `axe finds nothing without WebAssembly: ${language}, ${theme}`,
  ({ open, folder }) =>
    served(
      folder,
      async (origin) => {
        const page = await open(`${origin}/`, { language, theme });
        await allClean(page, UNCHECKED_STATES);
        await page.close();
      },
      { headers: FORBIDDEN },
    ),
];

const SIZES = [
  [320, 800],
  [360, 800],
  [640, 320],
  [768, 800],
  [1440, 800],
];

/** Checks that no content is cut off or scrolls sideways, in any state and size. */
const fits = (language) => [
  `every state fits ${SIZES.map((size) => size.join(" × ")).join(", ")} pixels: ${language}`,
  onPage(
    async (page) => {
      for (const [name, reach] of MAIN_STATES) {
        await reach(page);
        for (const [width, height] of SIZES) {
          await page.resize(width, height);
          const [content, room] = await page.evaluate(() => [
            document.documentElement.scrollWidth,
            document.documentElement.clientWidth,
          ]);
          assert.ok(content <= room, `${name}: ${content} pixels in ${room}`);
        }
      }
    },
    { language },
  ),
];

export const accessibility = [
  accessible("en", "light", ALL_STATES),
  accessible("zh-TW", "dark", ALL_STATES),
  accessible("en", "dark", MAIN_STATES),
  accessible("zh-TW", "light", MAIN_STATES),
  accessibleWithoutWasm("en", "light"),
  accessibleWithoutWasm("zh-TW", "dark"),
  fits("en"),
  fits("zh-TW"),
  [
    "on a low screen the verdict scrolls away and the whole editor is visible",
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
      assert.deepEqual(page.problems, []);
      await page.close();
    },
  ],
  [
    "the keyboard shortcuts are those of the platform",
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
        assert.deepEqual(page.problems, []);
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
