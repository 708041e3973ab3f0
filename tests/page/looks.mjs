// Appearance in print, in forced colours, on hover, selected and wrapped.

import assert from "node:assert/strict";
import { documented, onPage } from "./features.mjs";

const emulate = async (page, media) =>
  (await page.page.createCDPSession()).send("Emulation.setEmulatedMedia", media);

/** Returns the selectors that match a visible element. */
const visible = (page, selectors) =>
  page.page.evaluate(
    (selectors) =>
      selectors.filter((selector) =>
        [...document.querySelectorAll(selector)].some((element) => element.checkVisibility()),
      ),
    selectors,
  );

/** Returns computed styles of an element, or of its pseudo-element. */
const styles = (page, selector, names, pseudo) =>
  page.page.$eval(
    selector,
    (element, names, pseudo) => {
      const computed = getComputedStyle(element, pseudo);
      return names.map((name) => computed.getPropertyValue(name));
    },
    names,
    pseudo,
  );

/** Returns the computed value of a colour of the page or the system. */
const colour = (page, value) =>
  page.page.evaluate((value) => {
    const probe = document.createElement("span");
    probe.style.color = value;
    document.body.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }, value);

/** Counts the pixels of a region of the page that have approximately a colour. */
async function drawnIn(page, clip, value) {
  const wanted = (await colour(page, value)).match(/\d+/g).map(Number);
  const picture = await page.page.screenshot({ clip, encoding: "base64" });
  // In a new page, because the page's policy blocks images.
  const blank = await page.page.browserContext().newPage();
  const count = await blank.evaluate(
    async (picture, wanted) => {
      const bytes = Uint8Array.from(atob(picture), (char) => char.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
      canvas.drawImage(bitmap, 0, 0);
      const { data } = canvas.getImageData(0, 0, bitmap.width, bitmap.height);
      let count = 0;
      for (let at = 0; at < data.length; at += 4)
        if (wanted.every((channel, index) => Math.abs(data[at + index] - channel) <= 6)) count += 1;
      return count;
    },
    picture,
    wanted,
  );
  await blank.close();
  await page.page.bringToFront();
  return count;
}

const SHEET = [".verdict-headline", "#panel-issues .issue", "#panel-story .card", "#panel-nulls table"];
const CONTROLS = [
  ".toolbar",
  ".preferences",
  ".tabs",
  ".bottom",
  "#panel-code",
  "#panel-signature",
  ".button",
];

export const looks = [
  [
    "a print has the complete verdict, issues, story, nulls and payload, without controls, dark on white",
    onPage(
      async (page) => {
        await page.sample("undocumented_null");
        assert.deepEqual(
          await visible(page, CONTROLS),
          CONTROLS.filter((name) => name !== "#panel-signature"),
        );
        const ink = await colour(page, "var(--ink)");
        await emulate(page, { media: "print" });
        assert.deepEqual(await visible(page, CONTROLS), []);
        assert.deepEqual(await visible(page, SHEET), SHEET);
        assert.notEqual(await colour(page, "var(--ink)"), ink);
        assert.equal(await colour(page, "var(--ink)"), "rgb(29, 28, 26)");
        const cut = await page.page.evaluate(() =>
          [...document.querySelectorAll(".card, .nulls, .issue, .cm-line")].filter((element) => {
            const { top, bottom } = element.getBoundingClientRect();
            for (let box = element.parentElement; box; box = box.parentElement) {
              if (getComputedStyle(box).overflowY === "visible" || box === document.documentElement) continue;
              const around = box.getBoundingClientRect();
              if (top < around.top - 1 || bottom > around.bottom + 1) return true;
            }
            return false;
          }),
        );
        assert.deepEqual(cut, []);
        // CodeMirror draws all lines for a print.
        await page.until((lines) => document.querySelectorAll(".cm-line").length === lines, 41);
        assert.equal((await styles(page, ".cm-line", ["counter-increment"], "::before"))[0], "line 1");
      },
      { theme: "dark", width: 720 },
    ),
  ],
  [
    "forced colours keep the chosen tab, the marks, the connectors and the selection visible",
    onPage(async (page) => {
      await page.paste(documented.replace('"1660894172"', "1660894172"));
      await emulate(page, { features: [{ name: "forced-colors", value: "active" }] });
      const canvas = await colour(page, "Canvas");
      const [chosen] = await styles(page, "#tab-issues", ["border-bottom-color"]);
      const [other] = await styles(page, "#tab-story", ["border-bottom-color"]);
      assert.notEqual(chosen, canvas);
      assert.equal(other, canvas);
      const [pressed] = await styles(page, '[data-language="en"]', ["background-color"]);
      assert.equal(pressed, await colour(page, "Highlight"));
      assert.equal((await styles(page, ".issue", ["border-left-color"]))[0], canvas);
      await page.page.click(".issue");
      assert.notEqual((await styles(page, ".issue", ["border-left-color"]))[0], canvas);
      const decoration = ["text-decoration-line", "text-decoration-style", "text-decoration-color"];
      const [line, style, mark] = await styles(page, ".cm-lintRange-error", decoration);
      assert.deepEqual([line, style], ["underline", "wavy"]);
      assert.notEqual(mark, canvas);
      assert.deepEqual(await styles(page, ".cm-selectionBackground", ["outline-style", "outline-color"]), [
        "solid",
        await colour(page, "Highlight"),
      ]);
      await page.page.click("#tab-story");
      const [width, connector] = await styles(
        page,
        ".branches",
        ["border-top-width", "border-top-color"],
        "::before",
      );
      assert.equal(width, "2px");
      assert.notEqual(connector, canvas);
    }),
  ],
  [
    "a selected error stays red, and the selection is visible through it",
    onPage(async (page) => {
      await page.sample("wrong_type");
      await page.page.click(".issue");
      assert.equal(await page.selected(), "1660894172");
      const { x, y, width, height } = await (await page.page.$(".cm-lintRange-error")).boundingBox();
      const below = { x, y: y + height - 2, width, height: 6 };
      assert.ok((await drawnIn(page, below, "var(--error)")) > width / 2);
      const [background] = await styles(page, ".cm-lintRange-error", ["background-color"]);
      assert.match(background, /\/ 0\.\d+\)$/);
      const [drawn, marked] = await page.page.evaluate(() =>
        [".cm-selectionBackground", ".cm-lintRange-error"].map((selector) => {
          const { left, right } = document.querySelector(selector).getBoundingClientRect();
          return [left, right].map(Math.round);
        }),
      );
      assert.deepEqual(drawn, marked);
    }),
  ],
  [
    "the focus ring of the editor is visible on all four sides",
    onPage(async (page) => {
      await page.sample("store-and-staff");
      await page.page.focus(".cm-content");
      await page.until(() => document.querySelector(".cm-focused") !== null);
      const { x, y, width, height } = await (await page.page.$(".cm-editor")).boundingBox();
      for (const [side, clip] of Object.entries({
        left: { x, y: y + 20, width: 3, height: height - 40 },
        right: { x: x + width - 3, y: y + 20, width: 3, height: height - 40 },
        top: { x: x + 20, y, width: width - 40, height: 3 },
        bottom: { x: x + 20, y: y + height - 3, width: width - 40, height: 3 },
      }))
        assert.ok((await drawnIn(page, clip, "var(--focus)")) >= Math.max(clip.width, clip.height), side);
    }),
  ],
  [
    "the tooltip of an issue has the expected value on its own line",
    onPage(async (page) => {
      await page.sample("wrong_type");
      await page.page.hover(".cm-lintRange-error");
      await page.page.waitForSelector(".cm-tooltip-lint");
      assert.match(
        await page.text(".cm-diagnosticText"),
        /send it as a string\.\nexpected string, received number$/,
      );
    }),
  ],
  [
    "connectors are drawn between cards, but not at a single card",
    onPage(async (page) => {
      const line = () => styles(page, ".branch:not(.none)", ["content", "height"], "::before");
      await page.sample("store-and-staff");
      assert.deepEqual(await line(), ['""', "18px"]);
      // Down from the contact, next to the heading, across to the staff member, and down to both.
      const gaps = await page.page.evaluate(() => {
        const box = (selector) => document.querySelector(selector).getBoundingClientRect();
        const height = (selector, pseudo) =>
          Number.parseFloat(getComputedStyle(document.querySelector(selector), pseudo).height);
        return [
          box(".to").top - box(".who").bottom - height(".who", "::after"),
          box(".branches").top - box(".to > .card-kind").top - height(".to > .card-kind", "::before"),
          box(".branch").top - box(".branches").top - height(".branch", "::before"),
        ];
      });
      for (const gap of gaps) assert.ok(gap <= 0, `${gaps}`);
      await page.sample("store-created");
      assert.equal((await line())[0], "none");
    }),
  ],
  [
    "on a phone the verdict scrolls away, and one line of it stays",
    onPage(
      async (page) => {
        await page.sample("wrong_type");
        const at = () =>
          page.page.evaluate(() =>
            [".verdict-strip", ".verdict"].map((selector) => {
              const { top, bottom } = document.querySelector(selector).getBoundingClientRect();
              const shown = document.elementFromPoint(innerWidth / 2, (top + bottom) / 2);
              return { top, bottom, shown: Boolean(shown?.closest(selector)) };
            }),
          );
        const [below, verdict] = await at();
        assert.ok(!below.shown && verdict.shown && below.bottom <= verdict.bottom);
        await page.page.evaluate(() => scrollTo(0, 500));
        const [strip, gone] = await at();
        assert.deepEqual(strip, { top: 0, bottom: 40, shown: true });
        assert.ok(gone.bottom < 0);
        assert.match(await page.text(".verdict-strip"), /^Invalid\s*lineUsers\[0\]\.lineProviderId: /);
        await page.page.evaluate(() => scrollTo(0, 0));
        await page.clear();
        assert.ok(!(await page.isShown(".verdict-strip")));
      },
      { width: 360, height: 780 },
    ),
  ],
  [
    "wrapped rows of a line are indented further than the first row",
    onPage(
      async (page) => {
        await page.paste(documented);
        const lines = await page.page.$$eval(".cm-line", (all) =>
          all.map((element) => {
            const range = document.createRange();
            range.selectNodeContents(element);
            const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
            const [first] = rects;
            return rects.filter(({ top }) => top > first.bottom - 2).map(({ left }) => left - first.left);
          }),
        );
        const wrapped = lines.flat();
        assert.ok(wrapped.length > 0);
        assert.ok(
          wrapped.every((distance) => distance > 0),
          `${wrapped}`,
        );
      },
      { width: 360 },
    ),
  ],
];
