// Input of text and files, and the verdict for each.

import assert from "node:assert/strict";
import { documented, large, onPage } from "./features.mjs";

export const editing = [
  [
    "a paste gets its verdict, also in the title",
    onPage(async (page) => {
      assert.equal(await page.verdict(), "empty");
      assert.equal(await page.title(), "Payload debugger");
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
        assert.equal(await page.title(), `${word} · Payload debugger`);
      }
    }),
  ],
  [
    "validates during typing",
    onPage(async (page) => {
      await page.focus(".cm-content");
      await page.validated(() => page.write("{"));
      assert.equal(await page.verdict(), "notJson");
      await page.validated(() => page.write("}"));
      await page.verdictIs("invalid");
      assert.deepEqual(await page.all(".issue", "code"), ["missing_field", "missing_field"]);
    }),
  ],
  [
    "marks are exactly under the span, and in the gutter",
    onPage(async (page) => {
      await page.paste(documented.replace('"康宜恩"', "null").replace('"avatar"', '"nick": 1, "avatar"'));
      assert.deepEqual(await page.all(".cm-lintRange-error"), ["null"]);
      assert.deepEqual(await page.all(".cm-lintRange-warning"), ['"nick"']);
      assert.equal(await page.count(".cm-lint-marker-error"), 1);
    }),
  ],
  [
    "marks are exact after CRLF, a lone CR and CJK",
    onPage(async (page) => {
      for (const end of ["\r\n", "\r", "\n"]) {
        if ((await page.verdict()) !== "empty") await page.clear();
        const text = documented.replace('"台北101旗艦店"', "7").replaceAll("\n", end);
        await page.paste(text);
        // No byte is lost, because a signature covers all of them.
        const bytes = `${Buffer.byteLength(text).toLocaleString("en")} bytes`;
        assert.equal(await page.text(".verdict-counts .muted"), bytes, JSON.stringify(end));
        assert.deepEqual(await page.all(".cm-lintRange-error"), ["7"], JSON.stringify(end));
        await page.click(".issue");
        assert.equal(await page.selected(), "7", JSON.stringify(end));
      }
    }),
  ],
  [
    "Enter on an issue goes to its position, and Escape returns",
    onPage(async (page) => {
      await page.sample("timestamp_mismatch");
      await page.sample("wrong_type");
      await page.evaluate(() => {
        document.querySelector(".cm-scroller").scrollTop = 10_000;
      });
      await page.focus(".issue");
      await page.press("Enter");
      assert.equal(await page.selected(), "1660894172");
      // The mark is visible, and the page has not scrolled.
      await page.until(() => {
        const [mark, editor] = [".cm-lintRange-error", ".cm-scroller"].map((selector) =>
          document.querySelector(selector).getBoundingClientRect(),
        );
        return editor.top <= mark.top && mark.bottom <= editor.bottom;
      });
      assert.equal(await page.evaluate(() => scrollY), 0);
      assert.ok(await page.hasFocus(".cm-content"));
      await page.press("Escape");
      assert.ok(await page.hasFocus(".issue"));
      assert.equal(await page.attribute(".issue", "aria-current"), "true");
    }),
  ],
  [
    "the story shows who, to what, when, and every null",
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
      await page.click("#tab-nulls");
      assert.equal(
        await page.attribute('.nulls [data-pointer$="profilePictureUrl"]', "data-presence"),
        "absent",
      );
      await page.click("#tab-story");
      await page.sample("store-only");
      assert.ok((await page.text(".to")).includes("A store, and no staff member"));
      await page.sample("null-data-connectedStore");
      assert.ok((await page.text(".to")).includes("A staff member, and no store"));
      assert.equal(await page.count("img"), 0);
    }),
  ],
  [
    "a file is validated as bytes: a byte order mark and invalid UTF-8 are reported",
    onPage(async (page) => {
      await page.file("bom.json", Buffer.from(`\ufeff${documented}`));
      assert.deepEqual(await page.all(".issue", "code"), ["byte_order_mark"]);
      const broken = Buffer.from(documented.replace("Mr. Kang", "Mr. \u0001ang"));
      broken[broken.indexOf(1)] = 0xff;
      await page.file("broken.json", broken);
      assert.equal(await page.verdict(), "unreadable");
      await page.click(".issue");
      assert.equal(await page.selected(), "\ufffd");
      assert.ok((await page.text(".editor-note")).includes("broken.json is not UTF-8"));
      // After an edit, the text is validated.
      await page.validated(() => page.write("K"));
      assert.equal(await page.verdict(), "valid");
    }),
  ],
  [
    "Format, Minify, undo and Clear work",
    onPage(async (page) => {
      await page.paste(JSON.stringify(JSON.parse(documented)));
      await page.validated(() => page.click("#format"));
      assert.ok((await page.count(".cm-line")) > 10);
      await page.validated(() => page.click("#minify"));
      assert.equal(await page.count(".cm-line"), 1);
      await page.focus(".cm-content");
      await page.validated(() => page.press("Control", "z"));
      assert.ok((await page.count(".cm-line")) > 10);
      await page.clear();
      assert.equal(await page.verdict(), "empty");
    }),
  ],
  [
    "a payload of 1 MiB is validated, and again after an edit",
    onPage(async (page) => {
      await page.paste(large());
      assert.equal(await page.verdict(), "valid");
      await page.validated(() => page.write("x"));
      assert.equal(await page.verdict(), "notJson");
    }),
  ],
];
