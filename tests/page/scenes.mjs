// Scenes for the screenshots: every state of the page, and the steps to it.

import { createHmac } from "node:crypto";
import { gzipSync } from "node:zlib";
import { documented, file, large } from "./features.mjs";

/** A payload with errors, warnings and nulls. */
const MIXED = documented
  .replace('"externalId": "10000"', '"externalId": null')
  .replace('"1660894172"', "1660894172")
  .replace('"name": "Mr. Kang"', '"name": "Mr. Kang", "nickname": "K"');
const COMPACT = JSON.stringify(JSON.parse(documented));
const SECRET = "whsec_c2VjcmV0LW9mLXRoZS10ZXN0cw==";
const ID = "msg_2hk8WmvXq4vWn1pJc7dZs9TtYbE";
const now = () => Math.floor(Date.now() / 1000);

function signed(body, timestamp) {
  const mac = createHmac("sha256", Buffer.from(SECRET.slice(6), "base64"))
    .update(`${ID}.${timestamp}.${body}`)
    .digest("base64");
  return { "svix-id": ID, "svix-timestamp": `${timestamp}`, "svix-signature": `v1,${mac}` };
}

const lines = (headers) =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");

/** Pastes a wrapped payload, and waits until it is unwrapped. */
async function unwrapped(page, text) {
  await page.paste(text);
  await page.until(() => document.querySelector(".unwrapped") !== null);
  await settled(page);
}

const settled = (page) => page.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));

/** Fills in the signature panel for a body, and waits for the outcome. */
const signature =
  ({ body, of = body, headers = () => signed(of, now()), secret = SECRET }) =>
  async (page) => {
    const typed = headers();
    await page.paste(body);
    await page.page.click("#tab-signature");
    if (typed) await page.page.type("#headers", lines(typed));
    await page.page.type("#secret", secret);
    if (typed) await page.until(() => document.querySelector("[data-signature]") !== null);
  };

async function shared(page) {
  await page.sample("undocumented_null");
  await page.page.click("#tab-share");
  await page.until(() => !document.querySelector("#panel-share .button-main").disabled);
}

/** Opens the link of a payload with stand-ins. */
async function fromLink(page) {
  await shared(page);
  await page.page.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", {
      value: {
        writeText: async (text) => {
          window.copied = text;
        },
      },
    });
  });
  await page.page.click("#panel-share .button-main");
  const link = await (await page.until(() => window.copied)).jsonValue();
  await page.clear();
  await page.validated(() =>
    page.page.evaluate((hash) => {
      location.hash = hash;
    }, new URL(link).hash),
  );
}

async function withoutWasm(page) {
  await page.page.evaluateOnNewDocument(() => {
    delete globalThis.WebAssembly;
  });
  await page.page.reload();
  await page.page.waitForSelector(".verdict-unchecked");
  await page.paste(documented);
}

async function reloaded(page) {
  await page.paste(MIXED);
  await page.page.reload();
  await page.until(() => document.querySelector(".verdict-invalid") !== null);
}

/** Opens the tooltip of an issue with the mouse. */
async function tooltip(page) {
  await page.sample("wrong_type");
  await page.page.$eval(".editor-pane", (pane) => pane.scrollIntoView({ block: "center" }));
  await page.page.hover(".cm-lintRange-error");
  await page.page.waitForSelector(".cm-tooltip-lint");
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
  await page.page.click(".issue");
}

/**
 * [name, steps, tab to open if it is not the one that the page opens itself, stays]. A scene that `stays` keeps its focus
 * and its scroll position.
 */
export const SCENES = [
  ["empty", async () => undefined],
  ["valid", (page) => page.sample("store-and-staff")],
  ["store-only", (page) => page.sample("store-only")],
  ["nulls", (page) => page.sample("store-only"), "nulls"],
  [
    "nulls-many",
    (page) => page.paste(COMPACT.replaceAll(/"(logo|avatar|externalId)":"[^"]*"/g, '"$1":null')),
    "nulls",
  ],
  ["staff-only", (page) => page.sample("null-data-connectedStore")],
  ["no-connection", (page) => page.sample("no_connection")],
  ["errors", (page) => page.paste(MIXED)],
  ["warnings", (page) => page.sample("undocumented_null")],
  ["not-json", (page) => page.sample("invalid_json")],
  ["not-utf8", (page) => page.sample("invalid_utf8")],
  ["too-large", (page) => page.sample("too_large")],
  ["large", (page) => page.paste(large())],
  ...[
    "contact-connection-changed",
    "contact-connection-disconnected",
    "store-created",
    "store-updated",
    "store-deactivated",
    "account-created",
    "account-deactivated",
    "unknown-type",
    "misspelt-type",
  ].map((id) => [id, (page) => page.sample(id)]),
  [
    "unwrapped-gateway",
    (page) =>
      unwrapped(
        page,
        JSON.stringify({
          version: "2.0",
          headers: { ...signed(documented, now()), "content-type": "application/json" },
          isBase64Encoded: true,
          body: Buffer.from(documented).toString("base64"),
        }),
      ),
  ],
  [
    "unwrapped-list",
    async (page) => {
      const store = '{"type":"store.merged","data":{}}';
      await unwrapped(page, `${COMPACT}\n${COMPACT.replace('"康宜恩"', "null")}\n${store}\n`);
      await page.validated(() => page.page.click("#next-payload"));
    },
  ],
  ["signature-empty", signature({ body: COMPACT, headers: () => undefined, secret: " " })],
  ["signature-right", signature({ body: COMPACT })],
  ["signature-past", signature({ body: COMPACT, headers: () => signed(COMPACT, 1_717_870_700) })],
  ["signature-other-form", signature({ body: documented, of: COMPACT })],
  ["signature-wrong", signature({ body: COMPACT.replace("Kang", "King"), of: COMPACT })],
  ["signature-v1-secret", signature({ body: COMPACT, secret: `v1,${SECRET}` })],
  ["signature-no-headers", signature({ body: COMPACT, headers: () => ({ "svix-id": ID }) })],
  [
    "signature-curl",
    async (page) => {
      await signature({ body: COMPACT })(page);
      await page.page.type("#endpoint", "http://localhost:8787/hook");
      await page.page.click(".with-button .button-main");
      await page.until(() => document.querySelector("[aria-label=curl]").textContent);
    },
  ],
  ["share", shared, "share"],
  [
    "share-real",
    async (page) => {
      await shared(page);
      await page.page.click("input[value=real]");
      await page.until(() => !document.querySelector("#panel-share .button-main").disabled);
    },
    "share",
  ],
  ["share-opened", fromLink],
  ["without-wasm", withoutWasm],
  ["cause-comma", (page) => page.paste(documented.replace(/\}\s*\}\s*$/, "},\n}"))],
  ["cause-cut-off", (page) => page.paste(documented.slice(0, documented.indexOf('"connectedStaff"')))],
  ["cause-spaces", (page) => page.paste(documented.replaceAll("  ", "\u00a0\u00a0"))],
  ["cause-gzip", (page) => file(page, "delivery.json.gz", gzipSync(documented))],
  ["cause-utf16", (page) => file(page, "delivery.json", Buffer.from(`\ufeff${documented}`, "utf16le"))],
  ["tooltip", tooltip, "", "stays"],
  ["selected", selected, "", "stays"],
  ["code-typescript", (page) => page.sample("store-only"), "code"],
  [
    "code-rust",
    async (page) => {
      await page.sample("contact-connection-disconnected");
      await page.page.click("input[value=rust]");
    },
    "code",
  ],
  ["kept", reloaded],
  ["forced-colors", forcedColors],
  ["print", printed],
];
