// States of the page, each with the steps to it from any other state.

import { WITH_COMMA } from "./causes.mjs";
import { documented, large } from "./features.mjs";
import {
  code,
  compact,
  cutOff,
  kept,
  openedLink,
  pasted,
  sample,
  share,
  signature,
  wrapped,
} from "./preparations.mjs";
import { SECRET } from "./signatures.mjs";
import { gatewayEvent, THREE } from "./unwrapping.mjs";

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
  ["unwrapped", wrapped(gatewayEvent)],
  ["signature not filled in", sample("store-and-staff", "signature")],
  ["share", share],
];

export const OTHER_STATES = [
  ["disconnected, story", sample("contact-connection-disconnected", "story")],
  ["duplicate key", sample("duplicate_key", "nulls")],
  ["cut off", pasted(cutOff, "story")],
  ["broken UTF-8", sample("invalid_utf8", "issues")],
  ["too large", pasted(() => large(1_100_000), "issues")],
  ["list of payloads", wrapped(() => THREE)],
  ["code, TypeScript", code("store-and-staff", "typescript")],
  ["code, Rust", code("store-and-staff", "rust")],
  ["code, event as JSON", code("store-and-staff", "json")],
  ["signature right", signature("right", "now")],
  ["signature right, past", signature("right", "past", { secondsAgo: 4000 })],
  ["signature right for another form", signature("otherForm", "now", { signed: compact })],
  ["signature wrong", signature("wrong", "now", { signed: "{}" })],
  ["signature with v1,whsec_", signature("unchecked", "now", { secret: `v1,${SECRET}` })],
  ["kept over a reload", kept],
  ["link that was opened", openedLink],
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
