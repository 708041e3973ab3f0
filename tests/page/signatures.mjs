// The signature of a delivery, which covers the received bytes.

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { documented, onPage } from "./features.mjs";

export const SECRET = "whsec_c2VjcmV0LW9mLXRoZS10ZXN0cw==";

const ID = "msg_2hk8WmvXq4vWn1pJc7dZs9TtYbE";

/** Returns the headers of a delivery of this body, signed some seconds ago. */
export function headersOf(body, secondsAgo = 0) {
  const timestamp = Math.floor(Date.now() / 1000) - secondsAgo;
  const mac = createHmac("sha256", Buffer.from(SECRET.slice(6), "base64"))
    .update(`${ID}.${timestamp}.${body}`)
    .digest("base64");
  return { "svix-id": ID, "svix-timestamp": `${timestamp}`, "svix-signature": `v1,${mac}` };
}

export const asLines = (headers) =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");

/** Waits for the results of the signature and of its time. */
export const result = (page, signature, time) =>
  page.until(
    (selector) => document.querySelector(selector) !== null,
    `[data-signature="${signature}"][data-time="${time}"]`,
  );

const compact = JSON.stringify(JSON.parse(documented));

export const signatures = [
  [
    "a signature is right for the pasted body, whatever the editor shows",
    onPage(async (page) => {
      await page.paste(compact);
      await page.click("#tab-signature");
      await page.write(SECRET, "#secret");
      await page.fill("#headers", asLines(headersOf(compact)));
      await result(page, "right", "now");
      assert.deepEqual(await page.all(".signature-state", "signatureState"), ["right"]);
      // Another view of the same body.
      await page.validated(() => page.click("#format"));
      assert.ok((await page.count(".cm-line")) > 10);
      assert.match(await page.text(".editor-note"), /check still uses the body as pasted/);
      await result(page, "right", "now");
      // After an edit by hand, the received body is still checked.
      await page.focus(".cm-content");
      await page.validated(() => page.write(" "));
      await result(page, "right", "now");
      await page.click("#tab-code");
      await page.click("#tab-story");
      await page.click(".signature-state");
      assert.ok(await page.isShown("#panel-signature"));
      // The secret is never stored.
      const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
      assert.ok(!kept.includes(SECRET));
    }),
  ],
  [
    "a past delivery was valid until a time, which is not an error",
    onPage(async (page) => {
      await page.paste(compact);
      await page.click("#tab-signature");
      await page.fill("#secret", SECRET);
      await page.fill("#headers", asLines(headersOf(compact, 4000)));
      await result(page, "right", "past");
      assert.match(await page.text("#signature-result"), /It would have been accepted until .*\d\d:\d\d/);
      assert.equal(await page.count("#signature-result .finding-bad"), 0);
    }),
  ],
  [
    "a signature is right for another form of the text, or wrong, and the likely cause is named",
    onPage(async (page) => {
      const reasons = () => page.all("[data-reason]", "reason");
      await page.click("#tab-signature");
      await page.fill("#secret", SECRET);
      await page.fill("#headers", asLines(headersOf(compact)));
      // The body was formatted before it was pasted.
      await page.paste(documented);
      await result(page, "otherForm", "now");
      assert.deepEqual(await reasons(), ["body"]);
      assert.deepEqual(await page.all(".signature-state", "signatureState"), ["otherForm"]);
      await page.fill("#secret", `v1,${SECRET}`);
      await result(page, "unchecked", "now");
      assert.deepEqual(await reasons(), ["secretWithVersion"]);
      await page.click("[data-reason] button");
      await result(page, "otherForm", "now");
      assert.equal(await page.value("#secret"), SECRET);
      await page.paste(documented.replace("Kang", "King"));
      await result(page, "wrong", "now");
      assert.deepEqual(await reasons(), ["other"]);
      assert.deepEqual(await page.all(".signature-state", "signatureState"), ["wrong"]);
    }),
  ],
];
