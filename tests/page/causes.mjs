// Causes of unreadable text, and their repair.

import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { documented, large, onPage } from "./features.mjs";

const compact = JSON.stringify(JSON.parse(documented));
/** The documented payload with a comma before its last bracket. */
export const WITH_COMMA = documented.replace(/\}\s*\}\s*$/, "},\n}");

const named = (page) => page.all("[data-cause]", "cause");

export const causes = [
  [
    "a trailing comma is named, shown and repaired, and undo reverts the repair",
    onPage(async (page) => {
      await page.paste(WITH_COMMA);
      assert.equal(await page.verdict(), "notJson");
      assert.deepEqual(await named(page), ["trailingComma"]);
      await page.click("[data-cause] button");
      assert.equal(await page.selected(), ",");
      await page.validated(() => page.click("#fix"));
      assert.equal(await page.verdict(), "valid");
      assert.match(await page.text(".editor-note"), /Repaired/);
      await page.validated(() => page.press("Control", "z"));
      assert.equal(await page.verdict(), "notJson");
    }),
  ],
  [
    "changes by a word processor, a chat program or another language are repaired",
    onPage(async (page) => {
      for (const [text, cause] of [
        [documented.replaceAll(/"([^"]*)"/g, "“$1”"), "smartQuotes"],
        [documented.replaceAll('"', "'"), "singleQuotes"],
        [documented.replace("{", "{ // a comment\n"), "comment"],
      ]) {
        await page.clear();
        await page.paste(text);
        assert.deepEqual(await named(page), [cause]);
        await page.validated(() => page.click("#fix"));
        assert.equal(await page.verdict(), "valid", cause);
      }
    }),
  ],
  [
    "no-break spaces are visible, named and repaired",
    onPage(async (page) => {
      await page.paste(documented.replaceAll("  ", "\u00a0\u00a0"));
      assert.deepEqual(await named(page), ["oddSpace"]);
      assert.ok((await page.all(".cm-specialChar")).every((mark) => mark === "␣"));
      assert.equal(await page.attribute(".cm-specialChar", "title"), "no-break space");
      await page.validated(() => page.click("#fix"));
      assert.equal(await page.verdict(), "valid");
    }),
  ],
  [
    "the complete part of a truncated body is explained",
    onPage(async (page) => {
      await page.paste(documented.slice(0, documented.indexOf('"connectedStaff"')));
      assert.deepEqual(await named(page), ["cutOff"]);
      assert.equal(await page.count("#fix"), 0);
      await page.click("#tab-story");
      assert.ok((await page.text(".story")).includes("康宜恩"));
    }),
  ],
  [
    "causes that cannot be repaired are named",
    onPage(async (page) => {
      for (const [text, cause] of [
        ["<!DOCTYPE html><title>502 Bad Gateway</title>", "html"],
        ["[object Object]", "objectObject"],
        [`${compact.slice(0, 40)}\u00a0`, "cutOff"],
      ]) {
        await page.clear();
        await page.paste(text);
        assert.ok((await named(page)).includes(cause), cause);
        assert.equal(await page.count("#fix"), 0);
      }
    }),
  ],
  [
    "a file in UTF-16 or Big5 becomes UTF-8",
    onPage(async (page) => {
      await page.file("utf16.json", Buffer.from(`\ufeff${documented}`, "utf16le"));
      assert.deepEqual(await named(page), ["utf16"]);
      await page.validated(() => page.click("#fix"));
      await page.verdictIs("valid");
      // 康 and 宜 in Big5; the rest is ASCII.
      const ascii = Buffer.from(documented.replace(/[^\0-\x7f]+/g, "\u0001"));
      const big5 = [...ascii].flatMap((byte) => (byte === 1 ? [0xb1, 0x64, 0xa9, 0x79] : [byte]));
      await page.file("big5.json", Buffer.from(big5));
      assert.deepEqual(await named(page), ["big5"]);
      await page.validated(() => page.click("#fix"));
      await page.verdictIs("valid");
      assert.match(await page.text(".verdict-headline"), /^康宜/);
    }),
  ],
  [
    "a compressed file of payloads is decompressed and unwrapped",
    onPage(async (page) => {
      await page.file("deliveries.ndjson.gz", gzipSync(`${compact}\n${compact}\n`));
      assert.deepEqual(await named(page), ["gzip"]);
      await page.validated(() => page.click("#fix"));
      await page.until(() => document.querySelectorAll("#payloads option").length === 2);
      await page.verdictIs("valid");
    }),
  ],
  [
    "a payload that is too large names the limit and underlines nothing",
    onPage(async (page) => {
      await page.paste(large(1_100_000));
      assert.equal(await page.verdict(), "unreadable");
      assert.deepEqual(await named(page), ["tooLarge"]);
      assert.match(await page.text("[data-cause]"), /1 MiB/);
      assert.equal(await page.count(".cm-lintRange"), 0);
    }),
  ],
];
