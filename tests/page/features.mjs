// What the page can do, in Chromium. Each check is [name, action]; an action gets the page's address and its browser.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { path } from "../../scripts/paths.mjs";
import { open } from "./page-object.mjs";

export const documented = readFileSync(path("examples", "payloads", "store-and-staff.json"), "utf8");

/** A check with a page of its own, on which nothing may be heard. */
export const onPage =
  (action, options) =>
  async ({ browser, url }) => {
    const page = await open(browser, url, options);
    try {
      await action(page, { browser, url });
      assert.deepEqual(page.heard, []);
    } finally {
      await page.close();
    }
  };

export async function file(page, name, bytes) {
  const place = join(mkdtempSync(join(tmpdir(), "page-")), name);
  writeFileSync(place, bytes);
  const input = await page.page.$("input[type=file]");
  await page.validated(() => input.uploadFile(place));
}

export const features = [
  [
    "paste, and each verdict",
    onPage(async (page) => {
      assert.equal(await page.verdict(), "empty");
      for (const [text, verdict, word] of [
        [documented, "valid", "Valid"],
        [documented.replace('"50001"', "null"), "warnings", "Valid, with warnings"],
        [documented.replace('"康宜恩"', "null"), "invalid", "Invalid"],
        [documented.replace("connection.connected", "connection.paused"), "other", "Not checked in full"],
        [documented.slice(0, 300), "notJson", "Not JSON"],
      ]) {
        if ((await page.verdict()) !== "empty") await page.clear();
        await page.paste(text);
        assert.equal(await page.verdict(), verdict);
        assert.equal(await page.text(".verdict-word"), word);
      }
    }),
  ],
  [
    "validates while one types",
    onPage(async (page) => {
      await page.page.focus(".cm-content");
      await page.validated(() => page.page.keyboard.type("{"));
      assert.equal(await page.verdict(), "notJson");
      await page.validated(() => page.page.keyboard.type("}"));
      await page.until(() => document.querySelector(".verdict").dataset.verdict === "invalid");
      assert.deepEqual(await page.all(".issue", "code"), ["missing_field", "missing_field"]);
    }),
  ],
  [
    "marks stand exactly under the span, and in the gutter",
    onPage(async (page) => {
      await page.paste(documented.replace('"康宜恩"', "null").replace('"avatar"', '"nick": 1, "avatar"'));
      assert.deepEqual(await page.all(".cm-lintRange-error"), ["null"]);
      assert.deepEqual(await page.all(".cm-lintRange-warning"), ['"nick"']);
      assert.equal((await page.all(".cm-lint-marker-error")).length, 1);
    }),
  ],
  [
    "CRLF, a lone CR and CJK leave the marks exact",
    onPage(async (page) => {
      for (const end of ["\r\n", "\r", "\n"]) {
        if ((await page.verdict()) !== "empty") await page.clear();
        const text = documented.replace('"台北101旗艦店"', "7").replaceAll("\n", end);
        await page.paste(text);
        // Not a byte is lost: a signature is over all of them.
        const bytes = `${Buffer.byteLength(text).toLocaleString("en")} bytes`;
        assert.equal(await page.text(".verdict-counts .muted"), bytes, JSON.stringify(end));
        assert.deepEqual(await page.all(".cm-lintRange-error"), ["7"], JSON.stringify(end));
        await page.page.click(".issue");
        assert.equal(await page.selected(), "7", JSON.stringify(end));
      }
    }),
  ],
  [
    "Enter on an issue goes to its position, and Escape returns",
    onPage(async (page) => {
      await page.sample("timestamp_mismatch");
      await page.sample("wrong_type");
      await page.page.evaluate(() => {
        document.querySelector(".cm-scroller").scrollTop = 10_000;
      });
      await page.page.focus(".issue");
      await page.press("Enter");
      assert.equal(await page.selected(), "1660894172");
      await page.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
      // In sight, and the page has not moved away from under the reader.
      const [mark, place] = await page.page.evaluate(() =>
        [".cm-lintRange-error", ".cm-scroller"].map((selector) => {
          const { top, bottom } = document.querySelector(selector).getBoundingClientRect();
          return { top, bottom };
        }),
      );
      assert.ok(place.top <= mark.top && mark.bottom <= place.bottom);
      assert.equal(await page.page.evaluate(() => scrollY), 0);
      assert.ok(await page.page.$eval(".cm-content", (element) => element === document.activeElement));
      await page.press("Escape");
      assert.ok(await page.page.$eval(".issue", (element) => element === document.activeElement));
      assert.equal(
        await page.page.$eval(".issue", (element) => element.getAttribute("aria-current")),
        "true",
      );
    }),
  ],
  [
    "F8 and Shift-F8 walk through the issues, from anywhere; the panel lists them",
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
    "Tab leaves the editor, and everything is reached by it",
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
    "the verdict is spoken",
    onPage(async (page) => {
      await page.sample("undocumented_null");
      await page.until(() =>
        /Valid, with warnings. 1 warning/.test(document.querySelector("#live").textContent),
      );
    }),
  ],
  [
    "who, to what, when, and every null",
    onPage(async (page) => {
      await page.sample("store-and-staff");
      const story = await page.text(".story");
      for (const text of [
        "康宜恩",
        "Mr. Kang",
        "台北101旗艦店",
        "小何 | 台北101旗艦店",
        "何沛妮",
        "A store and a staff member",
        "First connection",
        "9 Jun 2024, 02:18:18 GMT+8",
        "1717870698888",
        "never be displayed in a public",
      ])
        assert.ok(story.includes(text), text);
      await page.sample("absent-data-lineUsers-0-profilePictureUrl");
      await page.page.click("#tab-nulls");
      assert.equal(
        await page.page.$eval('.nulls [data-pointer$="profilePictureUrl"]', (row) => row.dataset.presence),
        "absent",
      );
      await page.page.click("#tab-story");
      await page.sample("store-only");
      assert.ok((await page.text(".to")).includes("A store, and no staff member"));
      await page.sample("null-data-connectedStore");
      assert.ok((await page.text(".to")).includes("A staff member, and no store"));
      assert.equal(await page.page.$$eval("img", (images) => images.length), 0);
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
    "a file is validated as bytes: a byte order mark and invalid UTF-8 are reported",
    onPage(async (page) => {
      await file(page, "bom.json", Buffer.from(`\ufeff${documented}`));
      assert.deepEqual(await page.all(".issue", "code"), ["byte_order_mark"]);
      const broken = Buffer.from(documented.replace("Mr. Kang", "Mr. \u0001ang"));
      broken[broken.indexOf(1)] = 0xff;
      await file(page, "broken.json", broken);
      assert.equal(await page.verdict(), "unreadable");
      await page.page.click(".issue");
      assert.equal(await page.selected(), "\ufffd");
      assert.ok((await page.text(".editor-note")).includes("broken.json is not UTF-8"));
      // Once it is edited, it is the text that counts.
      await page.validated(() => page.page.keyboard.type("K"));
      assert.equal(await page.verdict(), "valid");
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
    "format, minify, undo, clear",
    onPage(async (page) => {
      await page.paste(JSON.stringify(JSON.parse(documented)));
      await page.validated(() => page.page.click("#format"));
      assert.ok((await page.all(".cm-line")).length > 10);
      await page.validated(() => page.page.click("#minify"));
      assert.equal((await page.all(".cm-line")).length, 1);
      await page.page.focus(".cm-content");
      await page.validated(() => page.press("Control", "z"));
      assert.ok((await page.all(".cm-line")).length > 10);
      await page.clear();
      assert.equal(await page.verdict(), "empty");
    }),
  ],
  [
    "the language is the browser's, and is switched without losing what was put in",
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
        // The first load has the texts of one language.
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
        // It is checked again in the other language, and is in no attribute.
        await page.until(() => document.querySelector('[data-reason="headerMissing"]'));
        assert.ok(!(await page.page.content()).includes(typed.secret));
        assert.deepEqual(await page.page.$$eval("input:checked", (all) => all.map(({ value }) => value)), [
          "rust",
          "real",
        ]);
        assert.match(await page.text(".issue-message"), /此值必須是字串/);
        assert.deepEqual(await page.all(".cm-lintRange-error"), ["1660894172"]);
        assert.ok(
          await page.page.$eval('[data-language="zh-TW"]', (element) => element === document.activeElement),
        );
        await page.page.click("#tab-code");
        // The code is loaded on demand.
        await page.until(() =>
          /^use chatbrick_events/.test(document.querySelector("#panel-code pre").textContent),
        );
        await page.page.reload();
        await page.page.waitForSelector(".verdict");
        // No text of another language appears first.
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
        page.heard.length > 0 && page.heard.every((line) => /Content Security Policy/.test(line)),
        `${page.heard}`,
      );
      assert.equal((await page.page.browserContext().cookies()).length, 0);
      await page.close();
    },
  ],
  [
    "a payload of 1 MiB is validated, and again after an edit",
    onPage(async (page) => {
      const big = large();
      await page.paste(big);
      assert.equal(await page.verdict(), "valid");
      await page.validated(() => page.page.keyboard.type("x"));
      assert.equal(await page.verdict(), "notJson");
    }),
  ],
];

/** A payload of a little less than 1 MiB, without line breaks. */
export function large(bytes = 1_040_000) {
  const payload = JSON.parse(documented);
  const [user] = payload.data.lineUsers;
  const length = JSON.stringify(user).length + 1;
  // None is like another, as each new value costs more than one that is known.
  payload.data.lineUsers = Array.from({ length: Math.floor(bytes / length) }, (_, index) => ({
    ...user,
    name: `Kang ${`${index}`.padStart(3, "0")}`.slice(0, user.name.length),
    lineUid: `U${createHash("md5").update(`${index}`).digest("hex")}`,
  }));
  return JSON.stringify(payload);
}
