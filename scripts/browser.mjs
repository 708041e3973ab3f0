// Finds Chromium (or Chrome) and its driver for the tests in a browser.

import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ask, Explained, find, main, target } from "./lib.mjs";

const HOW =
  "On Debian or Ubuntu: apt-get install chromium chromium-driver. Elsewhere: Chrome and the ChromeDriver of the same " +
  "version (https://googlechromelabs.github.io/chrome-for-testing/), on PATH or named in CHROME and CHROMEDRIVER.";

// Nothing but the test page: no sandbox (containers have none), no traffic of the browser's own.
const FLAGS = [
  "no-sandbox",
  "disable-gpu",
  "disable-quic",
  "no-first-run",
  "disable-background-networking",
  "disable-component-update",
  "disable-sync",
];

/** Paths of the browser and of its driver. */
export function browser() {
  const mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
  const chrome =
    process.env.CHROME ??
    find("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome") ??
    (existsSync(mac) ? mac : undefined);
  const chromedriver = process.env.CHROMEDRIVER ?? find("chromedriver");
  if (!chrome) throw new Explained(`A browser is missing. ${HOW}`);
  if (!existsSync(chrome)) throw new Explained(`CHROME names ${chrome}, which does not exist. ${HOW}`);
  if (!chromedriver) throw new Explained(`ChromeDriver is missing. ${HOW}`);
  if (!existsSync(chromedriver))
    throw new Explained(`CHROMEDRIVER names ${chromedriver}, which does not exist. ${HOW}`);
  return { chrome, chromedriver };
}

/** The environment in which wasm-bindgen's test runner uses that browser. */
export function browserEnv() {
  const { chrome, chromedriver } = browser();
  const file = join(target, "webdriver.json");
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ "goog:chromeOptions": { binary: chrome, args: FLAGS } }));
  return { CHROMEDRIVER: chromedriver, WASM_BINDGEN_TEST_WEBDRIVER_JSON: file };
}

main(import.meta, () => {
  const { chrome, chromedriver } = browser();
  console.log(
    `browser: ${ask(chrome, "--version") ?? chrome}\ndriver:  ${ask(chromedriver, "--version") ?? chromedriver}`,
  );
});
