// Features of the page, in Chromium. A check is [name, action]; the action gets the page's URL and its opener.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { path } from "../../scripts/paths.mjs";
import { open } from "./page-object.mjs";

export const documented = readFileSync(path("examples", "payloads", "store-and-staff.json"), "utf8");

/** A check on a new page, on which no problem may occur. */
export const onPage = (action, options) => async (context) => {
  const page = await context.open(context.url, options);
  try {
    await action(page, context);
    assert.deepEqual(await page.unexpected(), []);
  } finally {
    await page.close();
  }
};

export const features = [
  [
    "F8 and Shift-F8 step through the issues from anywhere; the panel lists them",
    onPage(async (page) => {
      await page.paste(documented.replace('"康宜恩"', "null").replace('"何沛妮"', "true"));
      await page.page.focus("#samples");
      await page.press("F8");
      assert.equal(await page.selected(), "null");
      await page.press("F8");
      assert.equal(await page.selected(), "true");
      await page.press("Shift", "F8");
      assert.equal(await page.selected(), "null");
      await page.press("Control", "Shift", "M");
      assert.equal((await page.all(".cm-panel-lint li")).length, 2);
      await page.press("Escape");
    }),
  ],
  [
    "Tab leaves the editor, and reaches every control",
    onPage(async (page) => {
      await page.sample("wrong_type");
      await page.page.focus(".cm-content");
      await page.press("Tab");
      assert.ok(await page.page.evaluate(() => !document.activeElement.closest(".cm-editor")));
      const seen = new Set();
      await page.page.evaluate(() => document.activeElement.blur());
      for (let count = 0; count < 60; count += 1) {
        await page.press("Tab");
        seen.add(
          await page.page.evaluate(() => document.activeElement.id || document.activeElement.className),
        );
      }
      for (const name of ["skip", "theme", "paste", "open", "samples", "format", "tab-issues", "tab-code"])
        assert.ok(seen.has(name), name);
      assert.ok(
        [...seen].some((name) => name.includes("issue")) &&
          [...seen].some((name) => name.includes("cm-content")),
      );
    }),
  ],
  [
    "the verdict is announced to screen readers",
    onPage(async (page) => {
      await page.sample("undocumented_null");
      await page.until(() =>
        /Valid, with warnings. 1 warning/.test(document.querySelector("#live").textContent),
      );
    }),
  ],
  [
    "every sample is validated",
    onPage(async (page) => {
      const ids = await page.page.$$eval("#samples option", (options) =>
        options.map(({ value }) => value).filter(Boolean),
      );
      assert.ok(ids.length >= 40);
      for (const id of ids) {
        await page.sample(id);
        const codes = await page.all(".issue", "code");
        if (/^[a-z]+(_[a-z0-9]+)+$/.test(id)) assert.ok(codes.includes(id), `${id}: ${codes}`);
      }
    }),
  ],
  [
    "a dropped file is opened",
    onPage(async (page) => {
      await page.validated(() =>
        page.page.evaluate((text) => {
          const data = new DataTransfer();
          data.items.add(new File([text], "dropped.json"));
          document
            .querySelector(".cm-content")
            .dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        }, documented),
      );
      assert.equal(await page.verdict(), "valid");
      assert.ok((await page.text(".editor-note")).includes("dropped.json"));
    }),
  ],
  [
    "the language is the browser's, and switching it keeps all input",
    onPage(
      async (page) => {
        await page.sample("wrong_type");
        await page.page.click("#panel-code input[value=rust]");
        await page.page.click("#tab-share");
        await page.page.click("#panel-share input[value=real]");
        await page.page.click("#tab-signature");
        const typed = {
          headers: "svix-id: msg_1",
          secret: "whsec_c2VjcmV0",
          endpoint: "http://localhost:1/",
        };
        for (const [id, text] of Object.entries(typed)) await page.page.type(`#${id}`, text);
        // The first load contains only one language.
        const loaded = () =>
          page.page.evaluate(() =>
            performance
              .getEntriesByType("resource")
              .flatMap(({ name }) => /(english|chinese)-[\w-]+\.js$/.exec(name)?.[1] ?? []),
          );
        assert.deepEqual(await loaded(), ["english"]);
        await page.page.click('[data-language="zh-TW"]');
        await page.until(() => document.documentElement.lang === "zh-Hant-TW");
        assert.deepEqual(await loaded(), ["english", "chinese"]);
        assert.equal(await page.text(".verdict-word"), "無效");
        for (const [id, text] of Object.entries(typed))
          assert.equal(await page.page.$eval(`#${id}`, (element) => element.value), text, id);
        // The result is shown in the other language. The secret is not in any attribute.
        await page.until(() => document.querySelector('[data-reason="headerMissing"]') !== null);
        assert.ok(!(await page.page.content()).includes(typed.secret));
        assert.deepEqual(await page.page.$$eval("input:checked", (all) => all.map(({ value }) => value)), [
          "rust",
          "real",
        ]);
        assert.match(await page.text(".issue-message"), /請以字串送出/);
        assert.deepEqual(await page.all(".cm-lintRange-error"), ["1660894172"]);
        assert.ok(
          await page.page.$eval('[data-language="zh-TW"]', (element) => element === document.activeElement),
        );
        await page.page.click("#tab-code");
        // The code generators are loaded on demand.
        await page.until(() =>
          /^use chatbrick_events/.test(document.querySelector("#panel-code pre").textContent),
        );
        await page.page.reload();
        await page.page.waitForSelector(".verdict");
        // The page does not show another language first.
        assert.equal(await page.page.evaluate(() => document.documentElement.lang), "zh-Hant-TW");
        assert.deepEqual(await loaded(), ["chinese"]);
        await page.until(() => document.querySelector(".verdict").dataset.verdict === "invalid");
      },
      { language: null },
    ),
  ],
  [
    "no connection is possible, in the page and in its worker",
    async ({ browser, url }) => {
      const page = await open(browser, url);
      await page.sample("store-and-staff");
      const attempt = (address) =>
        fetch(address).then(
          () => "connected",
          () => "refused",
        );
      assert.equal(await page.page.evaluate(attempt, url), "refused");
      const workers = page.page.workers();
      assert.equal(workers.length, 1);
      assert.equal(await workers[0].evaluate(attempt, url), "refused");
      assert.ok(
        page.problems.length > 0 && page.problems.every((line) => /Content Security Policy/.test(line)),
        `${page.problems}`,
      );
      assert.equal((await page.page.browserContext().cookies()).length, 0);
      await page.close();
    },
  ],
];

/** A payload of a little less than 1 MiB, without line breaks. */
export function large(bytes = 1_040_000) {
  const payload = JSON.parse(documented);
  const [user] = payload.data.lineUsers;
  const length = JSON.stringify(user).length + 1;
  // Each value is different, because new values cost more than known ones.
  payload.data.lineUsers = Array.from({ length: Math.floor(bytes / length) }, (_, index) => ({
    ...user,
    name: `Kang ${`${index}`.padStart(3, "0")}`.slice(0, user.name.length),
    lineUid: `U${createHash("md5").update(`${index}`).digest("hex")}`,
  }));
  return JSON.stringify(payload);
}
