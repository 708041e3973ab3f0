// Payloads inside of something else, and what replaces what.

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import { violations } from "./accessibility.mjs";
import { documented, file, onPage } from "./features.mjs";
import { open } from "./page-object.mjs";

const SECRET = "whsec_c2VjcmV0LW9mLXRoZS10ZXN0cw==";

/** An API Gateway event with a signed body in base64. */
function gatewayEvent() {
  const id = "msg_1";
  const timestamp = `${Math.floor(Date.now() / 1000)}`;
  const mac = createHmac("sha256", Buffer.from(SECRET.slice(6), "base64"))
    .update(`${id}.${timestamp}.${documented}`)
    .digest("base64");
  return JSON.stringify({
    version: "2.0",
    headers: { "svix-id": id, "svix-timestamp": timestamp, "svix-signature": `v1,${mac}`, accept: "*/*" },
    isBase64Encoded: true,
    body: Buffer.from(documented).toString("base64"),
  });
}

const crumbs = (page) => page.all(".crumbs li");
const text = (page) =>
  page.page.$$eval(".cm-line", (lines) => lines.map(({ textContent }) => textContent).join("\n"));
const verdictIs = (page, verdict) =>
  page.until((verdict) => document.querySelector(".verdict").dataset.verdict === verdict, verdict);

/** Pastes without waiting for a validation: an unwrapped payload is validated a second time. */
async function paste(page, content) {
  await page.paste(content);
  await page.until(() => document.querySelector(".unwrapped"));
}

export const unwrapping = [
  [
    "a wrapped payload of a link is unwrapped",
    async ({ browser, url }) => {
      for (const [kind, note] of [
        ["p", "Opened from a link."],
        ["s", "stand-ins, not real data"],
      ]) {
        const packed = deflateRawSync(JSON.stringify([JSON.parse(documented)])).toString("base64url");
        const page = await open(browser, `${url}#${kind}=${packed}`);
        await page.until(() => document.querySelector(".unwrapped"));
        await verdictIs(page, "valid");
        assert.deepEqual(await crumbs(page), ["As pasted or opened", "list", "Payload"]);
        assert.ok((await page.text(".editor-note")).includes(note));
        assert.deepEqual(page.heard, []);
        await page.close();
      }
    },
  ],
  [
    "an API Gateway event is unwrapped, with its headers, and its signature is right",
    onPage(async (page) => {
      await page.page.click("#tab-signature");
      await page.page.type("#secret", SECRET);
      await paste(page, gatewayEvent());
      await verdictIs(page, "valid");
      assert.deepEqual(await crumbs(page), ["As pasted or opened", "API Gateway event", "base64", "Payload"]);
      await page.until(() => document.querySelector('[data-signature="right"]'));
      assert.match(
        await page.page.$eval("#headers", ({ value }) => value),
        /^svix-id: msg_1\nsvix-timestamp/,
      );
      assert.deepEqual(await violations(page), []);
      // The original is kept.
      await page.validated(() => page.page.click('[data-crumb="original"]'));
      assert.match(await text(page), /^\{"version":"2.0"/);
      assert.equal(
        await page.page.$eval("[data-crumb][aria-current]", (crumb) => crumb.dataset.crumb),
        "original",
      );
      await page.validated(() => page.page.click('[data-crumb="payload"]'));
      assert.equal(await page.verdict(), "valid");
      // Undo goes back, too.
      await page.page.focus(".cm-content");
      await page.validated(() => page.press("Control", "z"));
      assert.match(await text(page), /^\{"version":"2.0"/);
      // The headers belong to this delivery, and leave with it.
      await page.sample("store-only");
      assert.equal(await page.page.$(".unwrapped"), null);
      assert.equal(await page.page.$eval("#headers", ({ value }) => value), "");
    }),
  ],
  [
    "several payloads are a list to step through",
    onPage(async (page) => {
      const compact = JSON.stringify(JSON.parse(documented));
      const broken = compact.replace('"康宜恩"', "null");
      await paste(page, `${compact}\n${broken}\n{"type":"store.merged","data":{}}\n`);
      await verdictIs(page, "valid");
      assert.match(await page.text(".stepper"), /1 of 3/);
      await page.validated(() => page.page.click("#next-payload"));
      assert.equal(await page.verdict(), "invalid");
      await page.validated(() => page.page.select("#payloads", "2"));
      assert.equal(await page.verdict(), "other");
      assert.ok(await page.page.$eval("#next-payload", (button) => button.disabled));
      assert.deepEqual(await violations(page), []);
      await page.clear();
      assert.equal(await page.page.$(".unwrapped"), null);
    }),
  ],
  [
    "an opened file is unwrapped",
    onPage(async (page) => {
      await file(page, "body.txt", Buffer.from(documented).toString("base64"));
      await page.until(() => document.querySelector(".unwrapped"));
      await verdictIs(page, "valid");
    }),
  ],
  [
    "a payload that is pasted over a whole payload replaces it, and a part of one does not",
    onPage(async (page) => {
      await page.paste(documented);
      await page.page.focus(".cm-content");
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
];
