// Unwrapping of payloads, and pastes that replace a payload.

import assert from "node:assert/strict";
import { deflateRawSync } from "node:zlib";
import { documented, onPage } from "./features.mjs";
import { headersOf, result, SECRET } from "./signatures.mjs";

/** An API Gateway event with a signed body in base64. */
export const gatewayEvent = () =>
  JSON.stringify({
    version: "2.0",
    headers: { ...headersOf(documented), accept: "*/*" },
    isBase64Encoded: true,
    body: Buffer.from(documented).toString("base64"),
  });

const compact = JSON.stringify(JSON.parse(documented));
/** Three payloads: one is valid, one is not, and one has an unknown type. */
export const THREE = `${compact}\n${compact.replace('"康宜恩"', "null")}\n{"type":"store.merged","data":{}}\n`;

/** Pastes a wrapped payload and waits until it is unwrapped. */
export async function pasteWrapped(page, content) {
  await page.paste(content);
  await page.until(() => document.querySelector(".unwrapped") !== null);
}

export const unwrapping = [
  [
    "a wrapped payload in a link is unwrapped",
    async ({ open, url }) => {
      for (const [kind, note] of [
        ["p", "Opened from a link."],
        ["s", "stand-ins, not real data"],
      ]) {
        const packed = deflateRawSync(JSON.stringify([JSON.parse(documented)])).toString("base64url");
        const page = await open(`${url}#${kind}=${packed}`);
        await page.until(() => document.querySelector(".unwrapped") !== null);
        await page.verdictIs("valid");
        assert.deepEqual(await page.all(".crumbs li"), ["As pasted or opened", "list", "Payload"]);
        assert.ok((await page.text(".editor-note")).includes(note));
        assert.deepEqual(await page.unexpected(), []);
        await page.close();
      }
    },
  ],
  [
    "an API Gateway event is unwrapped, with its headers, and its signature is right",
    onPage(async (page) => {
      await page.click("#tab-signature");
      await page.fill("#secret", SECRET);
      await pasteWrapped(page, gatewayEvent());
      await page.verdictIs("valid");
      assert.deepEqual(await page.all(".crumbs li"), [
        "As pasted or opened",
        "API Gateway event",
        "base64",
        "Payload",
      ]);
      await result(page, "right", "now");
      assert.match(await page.value("#headers"), /^svix-id: msg_\w+\nsvix-timestamp/);
      // The original is kept.
      await page.validated(() => page.click('[data-crumb="original"]'));
      assert.match(await page.shown(), /^\{"version":"2.0"/);
      assert.deepEqual(await page.all("[data-crumb][aria-current]", "crumb"), ["original"]);
      await page.validated(() => page.click('[data-crumb="payload"]'));
      assert.equal(await page.verdict(), "valid");
      // Undo also returns to it.
      await page.focus(".cm-content");
      await page.validated(() => page.press("Control", "z"));
      assert.match(await page.shown(), /^\{"version":"2.0"/);
      // The headers belong to this delivery, and are cleared with it.
      await page.sample("store-only");
      assert.equal(await page.count(".unwrapped"), 0);
      assert.equal(await page.value("#headers"), "");
    }),
  ],
  [
    "several payloads can be stepped through",
    onPage(async (page) => {
      await pasteWrapped(page, THREE);
      await page.verdictIs("valid");
      assert.match(await page.text(".stepper"), /1 of 3/);
      await page.validated(() => page.click("#next-payload"));
      assert.equal(await page.verdict(), "invalid");
      await page.validated(() => page.select("#payloads", "2"));
      assert.equal(await page.verdict(), "other");
      assert.equal(await page.count("#next-payload:disabled"), 1);
      await page.clear();
      assert.equal(await page.count(".unwrapped"), 0);
    }),
  ],
  [
    "an opened file is unwrapped",
    onPage(async (page) => {
      await page.file("body.txt", Buffer.from(documented).toString("base64"));
      await page.until(() => document.querySelector(".unwrapped") !== null);
      await page.verdictIs("valid");
    }),
  ],
  [
    "a payload pasted into a whole payload replaces it, and a part of one does not",
    onPage(async (page) => {
      await page.paste(documented);
      await page.focus(".cm-content");
      await page.press("Control", "End");
      await page.paste(documented.replace('"康宜恩"', "null"));
      assert.equal(await page.verdict(), "invalid");
      assert.match(await page.text(".editor-note"), /was replaced/);
      await page.validated(() => page.press("Control", "z"));
      assert.equal(await page.verdict(), "valid");
      await page.press("Control", "End");
      await page.paste("x");
      assert.equal(await page.verdict(), "notJson");
    }),
  ],
  [
    "a paste with the keyboard replaces a whole payload",
    onPage(async (page) => {
      await page.paste(documented);
      await page.focus(".cm-content");
      await page.press("Control", "a");
      await page.press("Control", "c");
      await page.sample("store-only");
      await page.focus(".cm-content");
      await page.validated(() => page.press("Control", "v"));
      assert.equal(await page.verdict(), "valid");
      assert.match(await page.text(".editor-note"), /was replaced/);
      assert.match(await page.text(".verdict-headline"), /and the staff member/);
    }),
  ],
];
