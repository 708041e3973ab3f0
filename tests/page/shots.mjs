// Pictures of the page, to look at: three widths, two themes, two languages, into target/shots.
// `node tests/page/shots.mjs [words...]` takes those whose name has one of the words.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { main } from "../../scripts/cli.mjs";
import { path, target } from "../../scripts/paths.mjs";
import { withChromium } from "../browsers/open.mjs";
import { served } from "../browsers/serve.mjs";
import { tools } from "../packaging/sandbox.mjs";
import { documented, large } from "./features.mjs";
import { open } from "./page-object.mjs";

const out = join(target, "shots");
/** A payload with something of everything. */
const MIXED = documented
  .replace('"externalId": "10000"', '"externalId": null')
  .replace('"1660894172"', "1660894172")
  .replace('"name": "Mr. Kang"', '"name": "Mr. Kang", "nickname": "K"');
/** Each scene: its name, how to get there, and the tabs to open, if not those that the page opens itself. */
const SCENES = [
  ["empty", async () => undefined],
  ["valid", (page) => page.sample("store-and-staff"), "share"],
  ["store-only", (page) => page.sample("store-only")],
  ["nulls", (page) => page.sample("store-only"), "nulls"],
  ["staff-only", (page) => page.sample("null-data-connectedStore"), "signature"],
  ["errors", (page) => page.paste(MIXED)],
  ["not-json", (page) => page.sample("invalid_json")],
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
];

main(import.meta, async (words) => {
  mkdirSync(out, { recursive: true });
  const place = await tools({});
  const tool = (...parts) => join(place, "node_modules", ...parts);
  await served(path("www", "dist"), (origin) =>
    withChromium(tool, async (browser) => {
      for (const language of ["en", "zh-TW"])
        for (const theme of ["light", "dark"])
          for (const [width, height] of [
            [360, 780],
            [768, 1024],
            [1440, 900],
          ])
            for (const [scene, prepare, tab] of SCENES) {
              const name = `${scene}-${width}-${theme}-${language}`;
              if (words.length > 0 && !words.some((word) => name.includes(word))) continue;
              const page = await open(browser, `${origin}/`, { language, theme, width, height });
              await prepare(page);
              if (tab) await page.page.click(`#tab-${tab}`);
              await page.page.evaluate(() => {
                document.activeElement.blur();
                scrollTo(0, 0);
                return new Promise((resolve) => setTimeout(resolve, 300));
              });
              await page.page.screenshot({ path: join(out, `${name}.png`), fullPage: true });
              await page.close();
            }
    }),
  );
  console.log(`the pictures are in ${out}`);
});
