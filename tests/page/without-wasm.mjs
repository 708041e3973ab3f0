// The page in a browser without WebAssembly, as in Lockdown Mode: it says so and keeps its other features.

import assert from "node:assert/strict";
import { served } from "../browsers/serve.mjs";
import { WITH_COMMA } from "./causes.mjs";
import { documented } from "./features.mjs";
import { asLines, headersOf, result, SECRET } from "./signatures.mjs";
import { gatewayEvent, pasteWrapped } from "./unwrapping.mjs";

/** Forbids WebAssembly, in the page and in its workers. */
export const FORBIDDEN = { "content-security-policy": "script-src 'self' blob:" };

/** Expected problems: the page's exceptions and the policy's violations because of WebAssembly. */
const EXPECTED =
  /WebAssembly|CompileError|Content Security Policy|Content-Security-Policy|wasm|^policy: script-src/;

const saysSo = async (page) => {
  assert.equal(await page.verdict(), "unchecked");
  assert.match(await page.text(".verdict-headline"), /does not run WebAssembly/);
};

const explains = async (page) => {
  await page.verdictIs("unchecked");
  await page.paste(documented);
  // The page still says so, and explains the readable part.
  await saysSo(page);
  assert.match(await page.text("#panel-story"), /Only the readable parts.*康宜恩/s);
  // Explanations of values work.
  await page.focus(".cm-content");
  await page.press("ArrowDown");
  await page.press("F2");
  await page.until(() =>
    /A contact connects/.test(document.querySelector(".explanation-panel")?.textContent),
  );
  await page.press("Escape");
  await page.click("#tab-issues");
  assert.equal(await page.text("#tab-issues"), "Issues");
  assert.match(await page.text("#panel-issues"), /not checked here/);
  await page.validated(() => page.click("#minify"));
  assert.equal(await page.count(".cm-line"), 1);
};

/** Checks that the signature of the pasted body is verified, whatever the editor shows. */
const verifies = async (page) => {
  await page.click("#tab-signature");
  await page.fill("#secret", SECRET);
  await page.fill("#headers", asLines(headersOf(documented)));
  await result(page, "right", "now");
  await page.fill("#headers", asLines(headersOf(`${documented}x`)));
  await result(page, "wrong", "now");
};

const shares = async (page) => {
  await page.click("#tab-share");
  await page.until(() => /still work/.test(document.querySelector("#share-status").textContent));
  await page.click("input[value=real]");
  await page.until(() => !document.querySelector("#panel-share .button-main").disabled);
  await page.click("#tab-code");
  await page.click("input[value=json]");
  await page.until(() => /No event/.test(document.querySelector("#panel-code pre").textContent));
};

/** Checks unwrapping and the causes of broken JSON. */
const reads = async (page) => {
  await pasteWrapped(page, gatewayEvent());
  await page.until(() => /康宜恩/.test(document.querySelector("#panel-story").textContent));
  await result(page, "right", "now");
  await page.clear();
  await saysSo(page);
  await page.click("#tab-story");
  await page.paste(WITH_COMMA);
  await saysSo(page);
  assert.deepEqual(await page.all("[data-cause]", "cause"), ["trailingComma"]);
  assert.ok(await page.isShown("#fix"));
  await page.validated(() => page.click("#fix"));
  await page.until(() => document.querySelector("[data-cause]") === null);
  await page.paste(documented.slice(0, documented.indexOf('"connectedStaff"')));
  assert.deepEqual(await page.all("[data-cause]", "cause"), ["cutOff"]);
  // Missing fields of a truncated body are not reported as absent.
  assert.deepEqual(await page.all('[data-presence="absent"]'), []);
};

const keepsTheRest = async (page) => {
  await explains(page);
  await verifies(page);
  await shares(page);
  await reads(page);
  assert.deepEqual(
    (await page.unexpected()).filter((line) => !EXPECTED.test(line)),
    [],
  );
  await page.close();
};

export const withoutWasm = [
  [
    "without WebAssembly the page says so and keeps its other features: forbidden",
    ({ open, folder }) =>
      served(folder, async (origin) => keepsTheRest(await open(`${origin}/`)), { headers: FORBIDDEN }),
  ],
  [
    "without WebAssembly the page says so and keeps its other features: missing",
    ({ withoutWasm, url }) =>
      withoutWasm(async ({ open }) => {
        const page = await open(url);
        assert.equal(await page.evaluate(() => typeof WebAssembly), "undefined");
        await keepsTheRest(page);
      }),
  ],
];
