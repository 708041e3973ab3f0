// The explanation at a value, and the highlight both ways between text and story.

import assert from "node:assert/strict";
import { withFirefox, withWebKit } from "../browsers/open.mjs";
import { violations } from "./accessibility.mjs";
import { documented, large, onPage } from "./features.mjs";
import { open } from "./page-object.mjs";

const TIMEOUT = 60_000;

/** Scrolls to a text in the editor, and returns its middle. Runs in the page. */
export const middleOf = (wanted) => {
  const scroller = document.querySelector(".cm-scroller");
  const box = () => {
    const walker = document.createTreeWalker(scroller, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      return range.getClientRects()[0];
    }
    throw new Error(`${wanted} is not in the editor`);
  };
  const { top, height } = scroller.getBoundingClientRect();
  scroller.scrollTop += box().top - top - height / 2;
  const { left, top: y, width, height: line } = box();
  return [left + width / 2, y + line / 2];
};

const point = (page, wanted) => page.page.evaluate(middleOf, wanted);

/** Rests the mouse on a text. The first movement loads the explanations. */
async function hover(page, wanted) {
  await page.page.mouse.move(1, 1);
  const [x, y] = await point(page, wanted);
  await page.until(async () => !document.querySelector(".cm-tooltip-hover"));
  await page.page.mouse.move(x, y);
  await page.page.waitForNetworkIdle({ idleTime: 50 });
  await page.page.mouse.move(x + 1, y);
  await page.until(() => document.querySelector(".cm-tooltip .explanation"));
  return page.text(".cm-tooltip .explanation");
}

async function clickText(page, wanted) {
  const [x, y] = await point(page, wanted);
  await page.page.mouse.click(x, y);
}

/** Puts the caret into a text, and asks for its explanation. */
async function explainAt(page, wanted) {
  await clickText(page, wanted);
  await page.press("F2");
  await page.until(
    (name) => document.querySelector(".explanation-panel .explained-name code")?.textContent.includes(name),
    wanted.replaceAll('"', ""),
  );
  return page.text(".explanation-panel .explanation");
}

const shownInStory = (page) =>
  page.page.$$eval(".results-pane [data-shown]", (all) => all.map(({ dataset }) => dataset.pointer));

/** Waits until exactly these parts of the story are highlighted. */
const untilShown = (page, ...pointers) =>
  page.until((pointers) => {
    const shown = [...document.querySelectorAll(".results-pane [data-shown]")];
    const found = new Set(shown.map(({ dataset }) => dataset.pointer));
    return found.size === pointers.length && pointers.every((pointer) => found.has(pointer));
  }, pointers);

/** Waits until this is what is highlighted in the text. */
const untilInText = (page, wanted) =>
  page.until((wanted) => {
    const marks = [...document.querySelectorAll(".cm-shown")];
    return marks.map(({ textContent }) => textContent.trim()).join("") === wanted;
  }, wanted);

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
    "the mouse on a null tells what it means, in both languages, and Escape closes it",
    async ({ browser, url }) => {
      for (const [language, words] of [
        [
          "en",
          [/connectedStaff is null: the contact is connected to a store only/, /ChatBrick: “This field/],
        ],
        ["zh-TW", [/connectedStaff 為 null：聯絡人只綁定門市。/, /ChatBrick：「若聯絡人只綁定門市/]],
      ]) {
        const page = await open(browser, url, { language });
        await page.sample("store-only");
        const told = await hover(page, "null");
        for (const word of words) assert.match(told, word);
        await keepCopies(page);
        const [path, value] = await page.page.$$(".cm-tooltip .explained-copy button");
        await path.click();
        assert.equal(await copied(page), "/data/connectedStaff");
        await value.click();
        assert.equal(await copied(page), "null");
        await page.press("Escape");
        await page.until(() => !document.querySelector(".cm-tooltip"));
        assert.deepEqual(page.heard, []);
        await page.close();
      }
    },
  ],
  [
    "an issue and the explanation of its value are one tooltip, the issue first",
    onPage(async (page) => {
      await page.paste(documented.replace('"康宜恩"', "null"));
      await hover(page, "null");
      await page.until(() => document.querySelector(".cm-tooltip .cm-diagnostic"));
      const shown = await page.page.$$eval(".cm-tooltip-hover", (tooltips) =>
        tooltips.map((tooltip) =>
          [...tooltip.querySelectorAll(".cm-diagnostic, .explanation")].map(({ classList }) => classList[0]),
        ),
      );
      assert.deepEqual(shown, [["cm-diagnostic", "explanation"]]);
      // In the panel, which a keyboard reaches, too.
      await explainAt(page, '"name"');
      assert.match(await page.text(".explanation-panel"), /^This field must not be null/);
    }),
  ],
  [
    "F2 explains the value at the caret, Tab reaches its buttons, and Escape closes it",
    onPage(async (page) => {
      await page.sample("store-and-staff");
      await keepCopies(page);
      await page.until(() => /^Valid/.test(document.querySelector("#live").textContent));
      const told = await explainAt(page, '"displayName"');
      assert.match(told, /^connectedStaff\.displayName\s*required/);
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
      // From the editor, too.
      await page.press("F2");
      await page.until(() => document.querySelector(".explanation-panel"));
      await page.press("Escape");
      assert.equal(await page.page.$(".explanation-panel"), null);
    }),
  ],
  [
    "an open explanation follows the caret and the language, and leaves the focus to typing",
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
      // Where there is nothing to explain, it goes away.
      await page.page.focus(".cm-content");
      await page.press("Control", "Home");
      await page.until(() => !document.querySelector(".explanation-panel"));
    }),
  ],
  [
    "every field of every event type is explained, and so is one that is not documented",
    onPage(async (page) => {
      for (const id of [
        "store-and-staff",
        "contact-connection-changed",
        "contact-connection-disconnected",
        "store-created",
        "store-updated",
        "store-deactivated",
        "account-created",
        "account-deactivated",
      ]) {
        await page.sample(id);
        const keys = await page.page.$$eval(".cm-line", (lines) =>
          lines.flatMap(({ textContent }) => /^ *("\w+")/.exec(textContent)?.[1] ?? []),
        );
        await clickText(page, keys[0]);
        await page.press("F2");
        for (const key of new Set(keys)) {
          const told = await explainAt(page, key);
          assert.doesNotMatch(told, /not in the documentation|\{/, `${id}, ${key}`);
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
    "the caret in a value highlights the part of the story that is from it",
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
      // Also in the null table, and it is in sight.
      await page.page.click("#tab-nulls");
      await clickText(page, "null");
      await untilShown(page, "/data/connectedStaff");
      const row = '.nulls [data-pointer="/data/connectedStaff"]';
      assert.ok(await page.page.$eval(row, (row) => row.hasAttribute("data-shown")));
      // What the story does not show highlights what is around it.
      await page.sample("unknown_field");
      await page.page.click("#tab-story");
      await clickText(page, '"nickname"');
      await untilShown(page, "/data/contact");
    }),
  ],
  [
    "the mouse on a part of the story highlights its value in the text, and nothing moves",
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
      // It is in sight.
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
      // A field without a value highlights what it would be in.
      await page.sample("null-data-connectedStaff");
      await page.page.click("#tab-nulls");
      await page.page.click("#fields-unread summary");
      await page.page.hover('.nulls [data-pointer="/data/connectedStaff/avatar"]');
      await untilInText(page, '"connectedStaff": null');
    }),
  ],
  [
    "the story is one tab stop, its arrow keys highlight, Enter goes to the text and Escape returns",
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
    "a tap on a phone explains below the editor, and covers neither the verdict nor the story",
    async ({ browser, url }) => {
      const page = await open(browser, url, { width: 360, height: 780 });
      await page.page.setViewport({ width: 360, height: 780, hasTouch: true, isMobile: true });
      await page.sample("store-only");
      const heights = () =>
        page.page.evaluate(() => document.querySelector(".editor").getBoundingClientRect().height);
      const before = await heights();
      const [x, y] = await point(page, "null");
      await page.page.touchscreen.tap(x, y);
      await page.until(() => document.querySelector(".explanation-panel"));
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
      assert.deepEqual(page.heard, []);
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
        await page.until(() => document.querySelector(".cm-shown"));
        assert.deepEqual(await violations(page), [], `${theme}, highlight`);
        assert.deepEqual(page.heard, []);
        await page.close();
      }
    },
  ]),
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
      await page.until(() => document.querySelector(".cm-shown"));
      for (const selector of [".cm-shown", "[data-shown]"])
        assert.equal(
          await page.page.$eval(selector, (element) => getComputedStyle(element).outlineStyle),
          "solid",
        );
    }),
  ],
];

/** The same in Firefox and WebKitGTK: the mouse, the caret with F2, and both ways. */
export const explanationElsewhere = (tool) => [
  [
    "Firefox: explanations by mouse and F2, and both highlights",
    ({ url }) =>
      withFirefox(tool, async (browser) => {
        const page = await open(browser, url, { language: null, clean: false });
        await page.sample("store-only");
        assert.match(await hover(page, "null"), /connected to a store only/);
        await page.press("Escape");
        await page.until(() => !document.querySelector(".cm-tooltip"));
        assert.match(await explainAt(page, '"externalId"'), /the brand configured it/);
        await untilShown(page, "/data/connectedStore/externalId");
        await page.press("Escape");
        assert.equal(await page.page.$(".explanation-panel"), null);
        await page.page.click("#tab-story");
        await page.page.hover('[data-pointer="/data/contact/name"]');
        await untilInText(page, '"name": "康宜恩"');
        assert.deepEqual(page.heard, []);
      }),
  ],
  [
    "WebKitGTK: explanations by mouse and F2, and both highlights",
    ({ url }) =>
      withWebKit(
        tool,
        async (session, { By, Key }) => {
          await session.get(url);
          const script = (text, ...args) => session.executeScript(text, ...args);
          const until = (text, ...args) => session.wait(() => script(text, ...args), 15_000, text);
          await until("return document.querySelector('.verdict') !== null");
          await script(`
            window.errors = [];
            addEventListener("error", (event) => errors.push(event.message));
            addEventListener("unhandledrejection", (event) => errors.push(String(event.reason)));
            const samples = document.querySelector("#samples");
            samples.value = "store-only";
            samples.dispatchEvent(new Event("change"));`);
          await until("return document.querySelector('.verdict').dataset.verdict === 'valid'");
          const moveTo = async (wanted, ...shift) => {
            const [x, y] = await script(`return (${middleOf})(arguments[0])`, wanted);
            return session.actions().move({ x: Math.round(x) + (shift[0] ?? 0), y: Math.round(y) });
          };
          await (await moveTo("null")).perform();
          await new Promise((resolve) => setTimeout(resolve, 500));
          await (await moveTo("null", 2)).perform();
          await until(
            "return /store only/.test(document.querySelector('.cm-tooltip .explanation')?.textContent)",
          );
          await session.actions().move({ x: 2, y: 2 }).perform();
          await until("return document.querySelector('.cm-tooltip') === null");
          await (await moveTo('"externalId"')).click().perform();
          await session.switchTo().activeElement().sendKeys(Key.F2);
          await until(
            "return /externalId/.test(document.querySelector('.explanation-panel')?.textContent ?? '')",
          );
          await until(
            "return document.querySelector('[data-shown]')?.dataset.pointer === '/data/connectedStore/externalId'",
          );
          await session.switchTo().activeElement().sendKeys(Key.ESCAPE);
          await until("return document.querySelector('.explanation-panel') === null");
          await session.findElement(By.css("#tab-story")).click();
          const name = await session.findElement(By.css('[data-pointer="/data/contact/name"]'));
          await script("arguments[0].scrollIntoView({ block: 'center' })", name);
          await session.actions().move({ origin: name }).perform();
          await until(
            "return document.querySelector('.cm-shown')?.textContent === arguments[0]",
            '"name": "康宜恩"',
          );
          assert.deepEqual(await script("return errors"), []);
        },
        TIMEOUT,
      ),
  ],
];
