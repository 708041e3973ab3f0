// Takes screenshots of the page for review: three widths, two themes, two languages, into target/shots.
// `node tests/page/shots.mjs [words...]` takes those whose name has one of the words.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { main } from "../../scripts/cli.mjs";
import { installChinese } from "../../scripts/fonts.mjs";
import { path, target } from "../../scripts/paths.mjs";
import { withChromium } from "../browsers/open.mjs";
import { served } from "../browsers/serve.mjs";
import { tools } from "../packaging/sandbox.mjs";
import { open } from "./page-object.mjs";
import { SCENES } from "./scenes.mjs";

const out = join(target, "shots");
/** Phones have no mouse, which media queries of the page depend on. */
const SIZES = [
  { width: 360, height: 780, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
];

async function take(browser, url, file, [, prepare, stays], { language, theme, size }) {
  const page = await open(browser, url, { language, theme, ...size });
  await prepare(page);
  if (!stays) await page.page.mouse.move(0, 0);
  await page.page.evaluate((stays) => {
    if (!stays) {
      document.activeElement.blur();
      scrollTo(0, 0);
    }
    return new Promise((resolve) => setTimeout(resolve, 300));
  }, Boolean(stays));
  await page.page.screenshot({ path: file, fullPage: !stays });
  await page.close();
}

main(import.meta, async (words) => {
  await installChinese();
  mkdirSync(out, { recursive: true });
  const installed = await tools({});
  const tool = (...parts) => join(installed, "node_modules", ...parts);
  await served(path("www", "dist"), (origin) =>
    withChromium(tool, async (browser) => {
      for (const language of ["en", "zh-TW"])
        for (const theme of ["light", "dark"])
          for (const size of SIZES)
            for (const scene of SCENES) {
              const name = `${scene[0]}-${size.width}-${theme}-${language}`;
              if (words.length > 0 && !words.some((word) => name.includes(word))) continue;
              await take(browser, `${origin}/`, join(out, `${name}.png`), scene, { language, theme, size });
            }
    }),
  );
  console.log(`the pictures are in ${out}`);
});
