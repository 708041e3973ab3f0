// A browser that does not run WebAssembly, as in Lockdown Mode: the page says so and keeps what still works.

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { served } from "../browsers/serve.mjs";
import { documented } from "./features.mjs";
import { open } from "./page-object.mjs";

/** Forbids WebAssembly, in the page and in its workers. */
const FORBIDDEN = { "content-security-policy": "script-src 'self' blob:" };

/** The signature of the body that was pasted is checked, whatever the editor shows of it. */
const verifies = async (page) => {
  const key = "c2VjcmV0LW9mLXRoZS10ZXN0cw==";
  const timestamp = Math.floor(Date.now() / 1000);
  const mac = createHmac("sha256", Buffer.from(key, "base64"))
    .update(`msg_1.${timestamp}.${documented}`)
    .digest("base64");
  await page.page.click("#tab-signature");
  await page.page.type("#secret", `whsec_${key}`);
  await page.page.type("#headers", `svix-id: msg_1\nsvix-timestamp: ${timestamp}\nsvix-signature: v1,${mac}`);
  await page.until(() => document.querySelector('[data-signature="right"]'));
};

const explains = async (page) => {
  await page.until(() => document.querySelector(".verdict").dataset.verdict === "unchecked");
  assert.match(await page.text(".verdict-headline"), /does not run WebAssembly/);
  await page.paste(documented);
  // It goes on saying so, and tells what can be read.
  assert.equal(await page.verdict(), "unchecked");
  assert.match(await page.text("#panel-story"), /Only the readable parts.*康宜恩/s);
  // So does the explanation of a value.
  await page.page.focus(".cm-content");
  await page.press("ArrowDown");
  await page.press("F2");
  await page.until(() =>
    /A contact connects/.test(document.querySelector(".explanation-panel")?.textContent),
  );
  await page.validated(() => page.page.click("#minify"));
  assert.equal((await page.all(".cm-line")).length, 1);
  await verifies(page);
  await page.page.click("#tab-share");
  await page.until(() => /WebAssembly|still work/.test(document.querySelector("#share-status").textContent));
  await page.page.click("input[value=real]");
  await page.until(() => !document.querySelector("#panel-share .button-main").disabled);
  await page.page.click("#tab-code");
  await page.page.click("input[value=json]");
  await page.until(() => /No event/.test(document.querySelector("#panel-code pre").textContent));
  await page.clear();
  assert.equal(await page.verdict(), "unchecked");
  assert.deepEqual(
    page.heard.filter((line) => !/WebAssembly|CompileError|Content Security Policy/.test(line)),
    [],
  );
  await page.close();
};

export const withoutWasm = [
  [
    "without WebAssembly the page says so and keeps the rest: forbidden",
    ({ browser, folder }) =>
      served(folder, async (origin) => explains(await open(browser, `${origin}/`)), { headers: FORBIDDEN }),
  ],
  [
    "without WebAssembly the page says so and keeps the rest: missing",
    async ({ browser, url }) => {
      const page = await open(browser, url);
      await page.page.evaluateOnNewDocument(() => {
        delete globalThis.WebAssembly;
      });
      await page.page.reload();
      await page.page.waitForSelector(".verdict");
      await explains(page);
    },
  ],
];
