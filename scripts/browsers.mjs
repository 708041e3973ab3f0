// Finds the browsers and their drivers for the tests: Chromium (or Chrome), Firefox, WebKitGTK.

import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { main, UserError } from "./cli.mjs";
import { target } from "./paths.mjs";
import { ask, find } from "./programs.mjs";

const HOW =
  "On Debian or Ubuntu, run apt-get install chromium chromium-driver. Elsewhere, install Chrome and the ChromeDriver of the same " +
  "version (https://googlechromelabs.github.io/chrome-for-testing/), on PATH or named in CHROME and CHROMEDRIVER.";

/** Disables the sandbox, which containers do not support, and the network traffic of the browser itself. */
export const FLAGS = [
  "no-sandbox",
  "disable-gpu",
  "disable-quic",
  "no-first-run",
  "disable-background-networking",
  "disable-component-update",
  "disable-sync",
];

/** Returns the path of Chromium or Chrome. */
export function chromium() {
  const mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
  const chrome =
    process.env.CHROME ??
    find("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome") ??
    (existsSync(mac) ? mac : undefined);
  if (!chrome) throw new UserError(`A browser is missing. ${HOW}`);
  if (!existsSync(chrome)) throw new UserError(`CHROME names ${chrome}, which does not exist. ${HOW}`);
  return chrome;
}

/** Returns the path of Firefox. */
export function firefox() {
  const mac = "/Applications/Firefox.app/Contents/MacOS/firefox";
  const found = process.env.FIREFOX ?? find("firefox", "firefox-esr") ?? (existsSync(mac) ? mac : undefined);
  if (!found) {
    throw new UserError(
      "Firefox is missing. On Debian or Ubuntu, run apt-get install firefox-esr. Elsewhere, install it and name it in FIREFOX.",
    );
  }
  return found;
}

/** Returns the paths of WebKitGTK's driver and of its browser, which is not on PATH. */
export function webkit() {
  const driver = find("WebKitWebDriver");
  const libraries = existsSync("/usr/lib") ? readdirSync("/usr/lib") : [];
  const browser = libraries
    .flatMap((name) => ["4.1", "4.0"].map((version) => `/usr/lib/${name}/webkit2gtk-${version}/MiniBrowser`))
    .find((file) => existsSync(file));
  if (!driver || !browser || !find("xvfb-run")) {
    throw new UserError(
      "WebKitGTK is missing (Linux only). On Debian, run apt-get install webkit2gtk-driver xvfb xauth.",
    );
  }
  return { driver, browser };
}

/** Returns the paths of Chromium and of its driver. */
export function browser() {
  const chrome = chromium();
  const chromedriver = process.env.CHROMEDRIVER ?? find("chromedriver");
  if (!chromedriver) throw new UserError(`ChromeDriver is missing. ${HOW}`);
  if (!existsSync(chromedriver))
    throw new UserError(`CHROMEDRIVER names ${chromedriver}, which does not exist. ${HOW}`);
  return { chrome, chromedriver };
}

/** Returns the environment variables that make wasm-bindgen's test runner use that browser. */
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
