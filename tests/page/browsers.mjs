// The three browsers of the tests, each with a way to open the page in it.

import { FLAGS } from "../../scripts/browsers.mjs";
import { withChromium, withFirefox, withWebKit } from "../browsers/open.mjs";
import { open } from "./page-object.mjs";
import { openWithWebDriver } from "./webdriver-page.mjs";

const TIMEOUT = 60_000;

/** Starts a browser with puppeteer, and calls `use` with its opener and the browser. */
const puppeteer = (start, always, withoutWasm) => (tool, use, wasm) =>
  start(
    tool,
    (browser) => use({ browser, open: (url, options) => open(browser, url, options) }),
    wasm ? always : withoutWasm,
  );

/** Without this cache, going back loads the page again, as after a long time. */
const NO_PAGE_CACHE = { "browser.sessionhistory.max_total_viewers": 0 };

/** `start(tool, use, wasm)` calls `use` with an opener. Without `wasm`, the browser does not have WebAssembly. */
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
