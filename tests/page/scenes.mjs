// Scenes for the screenshots: every state of the page, and the steps to it.

import { gzipSync } from "node:zlib";
import { documented, large } from "./features.mjs";
import {
  code,
  compact,
  cutOff,
  kept,
  OTHER_TYPES,
  openedLink,
  pasted,
  sample,
  share,
  signature,
  wrapped,
} from "./preparations.mjs";
import { SECRET } from "./signatures.mjs";
import { gatewayEvent, THREE } from "./unwrapping.mjs";
import { explainAt, hover, point } from "./values.mjs";

/** A payload with errors, warnings and nulls. */
const MIXED = documented
  .replace('"externalId": "10000"', '"externalId": null')
  .replace('"1660894172"', "1660894172")
  .replace('"name": "Mr. Kang"', '"name": "Mr. Kang", "nickname": "K"');
/** Age of a delivery that is long past, in seconds. */
const TEN_DAYS = 10 * 24 * 3600;

async function withoutWasm(page) {
  await page.page.evaluateOnNewDocument(() => {
    delete globalThis.WebAssembly;
  });
  await page.reload();
  await page.verdictIs("unchecked");
  await page.paste(documented);
}

const middle = (page, selector) =>
  page.page.$eval(selector, (element) => element.scrollIntoView({ block: "center" }));

/** Opens the tooltip of an issue with the mouse. */
async function tooltip(page) {
  await page.sample("wrong_type");
  await middle(page, ".editor-pane");
  await page.hover(".cm-lintRange-error");
  await page.page.waitForSelector(".cm-tooltip-lint");
}

/** Opens the tooltip of a value with the mouse. */
const explained = (prepare, text) => async (page) => {
  await prepare(page);
  await hover(page, text);
};

/** Opens the panel of a value with a tap, or with F2. */
async function explanationPanel(page) {
  await page.sample("store-only");
  if (page.page.viewport().hasTouch) await page.page.touchscreen.tap(...(await point(page, "null")));
  else await explainAt(page, '"connectedStaff"');
  await page.until(() => document.querySelector(".explanation-panel") !== null);
}

/** Rests the mouse on a part of the story, which highlights its value in the text. */
async function highlight(page) {
  await sample("store-and-staff", "story")(page);
  // Its value is in sight: the editor does not follow a story that is below it.
  const name = '.results-pane [data-pointer="/data/contact/name"]';
  await page.hover(name);
  await page.until(() => document.querySelector(".cm-shown") !== null);
}

const emulated = async (page, media) =>
  (await page.page.createCDPSession()).send("Emulation.setEmulatedMedia", media);

async function forcedColors(page) {
  await page.paste(MIXED);
  await emulated(page, { features: [{ name: "forced-colors", value: "active" }] });
}

async function printed(page) {
  await page.sample("store-and-staff");
  await emulated(page, { media: "print" });
}

/** Selects the text of an error. */
async function selected(page) {
  await page.sample("wrong_type");
  await page.click(".issue");
}

/** [name, steps, stays]. A scene that `stays` keeps its focus and its scroll position. */
export const SCENES = [
  ["empty", async () => undefined],
  ["valid", sample("store-and-staff")],
  ["store-only", sample("store-only")],
  ["nulls", sample("store-only", "nulls")],
  [
    "nulls-many",
    pasted(() => compact.replaceAll(/"(logo|avatar|externalId)":"[^"]*"/g, '"$1":null'), "nulls"),
  ],
  ["staff-only", sample("null-data-connectedStore")],
  ["no-connection", sample("no_connection")],
  ["errors", pasted(() => MIXED)],
  ["errors-story", pasted(() => MIXED, "story")],
  ["warnings", sample("undocumented_null")],
  ["not-json", sample("invalid_json")],
  ["not-utf8", sample("invalid_utf8")],
  ["too-large", sample("too_large")],
  ["large", pasted(large)],
  ...[...OTHER_TYPES, "unknown-type", "misspelt-type"].map((id) => [id, sample(id)]),
  ["unwrapped-gateway", wrapped(gatewayEvent)],
  [
    "unwrapped-list",
    async (page) => {
      await wrapped(() => THREE)(page);
      await page.validated(() => page.click("#next-payload"));
    },
  ],
  ["signature-empty", sample("store-and-staff", "signature")],
  ["signature-right", signature("right", "now")],
  ["signature-past", signature("right", "past", { secondsAgo: TEN_DAYS })],
  ["signature-other-form", signature("otherForm", "now", { signed: compact })],
  [
    "signature-wrong",
    signature("wrong", "now", { body: documented.replace("Kang", "King"), signed: compact }),
  ],
  ["signature-v1-secret", signature("unchecked", "now", { secret: `v1,${SECRET}` })],
  [
    "signature-no-headers",
    async (page) => {
      await sample("store-and-staff", "signature")(page);
      await page.fill("#secret", SECRET);
      await page.fill("#headers", "svix-id: msg_2hk8WmvXq4vWn1pJc7dZs9TtYbE");
      await page.until(() => document.querySelector("[data-reason]") !== null);
    },
  ],
  [
    "signature-curl",
    async (page) => {
      await signature("right", "now", { body: compact })(page);
      await page.fill("#endpoint", "http://localhost:8787/hook");
      await page.click(".with-button .button-main");
      await page.until(() => document.querySelector("[aria-label=curl]").textContent);
    },
  ],
  ["share", share],
  [
    "share-real",
    async (page) => {
      await share(page);
      await page.click("input[value=real]");
      await page.until(() => !document.querySelector("#panel-share .button-main").disabled);
    },
  ],
  ["share-opened", openedLink],
  ["without-wasm", withoutWasm],
  ["cause-comma", pasted(() => documented.replace(/\}\s*\}\s*$/, "},\n}"))],
  ["cause-cut-off", pasted(cutOff)],
  ["cause-spaces", pasted(() => documented.replaceAll("  ", "\u00a0\u00a0"))],
  ["cause-gzip", (page) => page.file("delivery.json.gz", gzipSync(documented))],
  ["cause-utf16", (page) => page.file("delivery.json", Buffer.from(`\ufeff${documented}`, "utf16le"))],
  ["tooltip", tooltip, "stays"],
  ["selected", selected, "stays"],
  [
    "scrolled",
    async (page) => {
      await page.sample("wrong_type");
      await page.page.$eval(".results-pane", (pane) => pane.scrollIntoView());
    },
    "stays",
  ],
  ["explained-null", explained(sample("store-only"), "null"), "stays"],
  ["explained-issue", explained(sample("wrong_type"), "1660894172"), "stays"],
  ["explanation-panel", explanationPanel, "stays"],
  ["highlight", highlight, "stays"],
  ["code-typescript", code("store-only", "typescript")],
  ["code-rust", code("contact-connection-disconnected", "rust")],
  ["code-json", code("store-only", "json")],
  ["kept", kept],
  ["forced-colors", forcedColors],
  ["print", printed],
];
