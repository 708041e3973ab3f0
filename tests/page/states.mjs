// States of the page, each with the steps to it from any other state.

import { WITH_COMMA } from "./causes.mjs";
import { documented, large } from "./features.mjs";
import { copiedLink } from "./sharing.mjs";
import { asLines, headersOf, result, SECRET } from "./signatures.mjs";
import { gatewayEvent, pasteWrapped, THREE } from "./unwrapping.mjs";

const compact = JSON.stringify(JSON.parse(documented));

/** Opens a sample and a tab. */
const sample = (id, tab) => async (page) => {
  await page.sample(id);
  await page.click(`#tab-${tab}`);
};

/** Pastes a text into the empty editor. */
const pasted = (text, tab) => async (page) => {
  await page.clear();
  await page.paste(text());
  await page.click(`#tab-${tab}`);
};

/** Checks a signature that was made for `signed`. */
const signature =
  (outcome, time, { signed = documented, secondsAgo = 0, secret = SECRET } = {}) =>
  async (page) => {
    await pasted(() => documented, "signature")(page);
    await page.fill("#secret", secret);
    await page.fill("#headers", asLines(headersOf(signed, secondsAgo)));
    await result(page, outcome, time);
  };

const code = (language) => async (page) => {
  await sample("store-and-staff", "code")(page);
  await page.click(`#panel-code input[value=${language}]`);
  await page.until(() => document.querySelector("#panel-code pre").textContent !== "");
};

/** The most common states. */
export const MAIN_STATES = [
  ["empty", (page) => page.clear()],
  ["valid, story", sample("store-and-staff", "story")],
  ["null, nulls", sample("store-only", "nulls")],
  ["warnings, issues", sample("undocumented_null", "issues")],
  ["invalid, issues", pasted(() => documented.replace('"康宜恩"', "null"), "issues")],
  ["unknown type", sample("unknown-type", "story")],
  ["misspelt type", sample("misspelt-type", "issues")],
  ["cause with a repair", pasted(() => WITH_COMMA, "issues")],
  [
    "unwrapped",
    async (page) => {
      await page.clear();
      await pasteWrapped(page, gatewayEvent());
    },
  ],
  ["signature not filled in", sample("store-and-staff", "signature")],
  [
    "share",
    async (page) => {
      await sample("undocumented_null", "share")(page);
      await page.until(() => !document.querySelector("#panel-share .button-main").disabled);
    },
  ],
];

export const OTHER_STATES = [
  ["disconnected, story", sample("contact-connection-disconnected", "story")],
  ["duplicate key", sample("duplicate_key", "nulls")],
  ["cut off", pasted(() => documented.slice(0, documented.indexOf('"connectedStaff"')), "story")],
  ["broken UTF-8", sample("invalid_utf8", "issues")],
  ["too large", pasted(() => large(1_100_000), "issues")],
  [
    "list of payloads",
    async (page) => {
      await page.clear();
      await pasteWrapped(page, THREE);
    },
  ],
  ["code, TypeScript", code("typescript")],
  ["code, Rust", code("rust")],
  ["code, event as JSON", code("json")],
  ["signature right", signature("right", "now")],
  ["signature right, past", signature("right", "past", { secondsAgo: 4000 })],
  ["signature right for another form", signature("otherForm", "now", { signed: compact })],
  ["signature wrong", signature("wrong", "now", { signed: "{}" })],
  ["signature with v1,whsec_", signature("unchecked", "now", { secret: `v1,${SECRET}` })],
  [
    "kept over a reload",
    async (page) => {
      await page.sample("wrong_type");
      await page.reload();
      await page.verdictIs("invalid");
    },
  ],
  [
    "link that was opened",
    async (page) => {
      await page.sample("store-only");
      await page.click("#tab-share");
      const link = await copiedLink(page);
      await page.goto("about:blank");
      await page.goto(link);
      await page.until(() => document.querySelector(".editor-note").textContent !== "");
    },
  ],
  [
    "the editor's own panels",
    async (page) => {
      await page.sample("wrong_type");
      await page.focus(".cm-content");
      await page.press("Control", "Shift", "M");
      await page.focus(".cm-content");
      await page.press("Control", "f");
      await page.until(() => document.querySelector(".cm-search") !== null);
    },
  ],
];

/** States of a page without WebAssembly. */
export const UNCHECKED_STATES = [
  ["not checked, story", pasted(() => documented, "story")],
  ["not checked, issues", pasted(() => documented, "issues")],
  ["not checked, cause with a repair", pasted(() => WITH_COMMA, "issues")],
];
