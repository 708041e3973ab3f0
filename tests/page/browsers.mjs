// The three browsers of the tests, each with a way to open the page in it.

import { FLAGS } from "../../scripts/browsers.mjs";
import { withChromium, withFirefox, withWebKit } from "../browsers/open.mjs";
import { open } from "./page-object.mjs";
import { openWithWebDriver } from "./webdriver-page.mjs";

const TIMEOUT = 60_000;

/** Starts puppeteer's browser and gives `use` its opener and itself. */
const puppeteer = (start, always, withoutWasm) => (tool, use, wasm) =>
  start(
    tool,
    (browser) => use({ browser, open: (url, options) => open(browser, url, options) }),
    wasm ? always : withoutWasm,
  );

/** Going back loads the page again, as when it was left long ago. */
const NO_PAGE_CACHE = { "browser.sessionhistory.max_total_viewers": 0 };

/** `start(tool, use, wasm)` gives `use` an opener; without `wasm` the browser does not have WebAssembly at all. */
export const BROWSERS = [
  {
    name: "Chromium",
    start: puppeteer(
      withChromium,
      {},
      { args: [...FLAGS.map((flag) => `--${flag}`), "--js-flags=--jitless"] },
    ),
  },
  {
    name: "Firefox",
    start: puppeteer(
      withFirefox,
      { extraPrefsFirefox: NO_PAGE_CACHE },
      { extraPrefsFirefox: { ...NO_PAGE_CACHE, "javascript.options.wasm": false } },
    ),
  },
  {
    name: "WebKitGTK",
    start: (tool, use, wasm) =>
      withWebKit(
        tool,
        (session, { Key }) =>
          use({ open: (url, options) => openWithWebDriver({ session, keys: Key }, url, options) }),
        TIMEOUT,
        wasm ? {} : { JSC_useWasm: "0" },
      ),
  },
];
