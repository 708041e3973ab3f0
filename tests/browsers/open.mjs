// Starts the installed browsers. `tool` returns a path inside the node_modules with the drivers' packages (`sandbox` and
// `tools` of tests/packaging/sandbox.mjs).

import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium, FLAGS, firefox, webkit } from "../../scripts/browsers.mjs";
import { find } from "../../scripts/programs.mjs";

const load = (tool, name) => import(pathToFileURL(createRequire(tool("x")).resolve(name)));

/** Runs `use` with Chromium, as puppeteer's browser. */
export const withChromium = (tool, use, options = {}) =>
  withPuppeteer(
    tool,
    { executablePath: chromium(), args: FLAGS.map((flag) => `--${flag}`), ...options },
    use,
  );

/** Runs `use` with Firefox, as puppeteer's browser. */
export const withFirefox = (tool, use, options = {}) =>
  withPuppeteer(tool, { browser: "firefox", executablePath: firefox(), ...options }, use);

async function withPuppeteer(tool, launch, use) {
  const { default: puppeteer } = await load(tool, "puppeteer-core");
  const browser = await puppeteer.launch({ headless: true, ...launch });
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}

let drivers = 0;

/**
 * Runs `use` with a selenium session of WebKitGTK, and the selenium module. Uses a virtual display, because WebKitGTK has
 * no headless mode. `env`: environment variables of the browser.
 */
export async function withWebKit(tool, use, timeout, env = {}) {
  const { driver: program, browser: binary } = webkit();
  const { Builder, By, Key } = await load(tool, "selenium-webdriver");
  // A separate port, because two sessions may run at the same time.
  const port = 20000 + ((process.pid + 7919 * drivers++) % 20000);
  const driverProcess = spawn(find("xvfb-run"), ["-a", program, `--port=${port}`], {
    detached: true,
    env: { ...process.env, ...env },
  });
  try {
    await listening(port, timeout);
    const session = await new Builder()
      .usingServer(`http://127.0.0.1:${port}`)
      .withCapabilities({
        browserName: "MiniBrowser",
        "webkitgtk:browserOptions": { binary, args: ["--automation"] },
      })
      .build();
    try {
      return await use(session, { By, Key });
    } finally {
      await session.quit();
    }
  } finally {
    try {
      process.kill(-driverProcess.pid);
    } catch {
      // The driver has already ended.
    }
  }
}

/** Waits until a driver responds. */
async function listening(port, timeout) {
  const end = Date.now() + timeout;
  for (;;) {
    try {
      await fetch(`http://127.0.0.1:${port}/status`);
      return;
    } catch (error) {
      if (Date.now() > end) throw new Error(`the driver does not respond: ${error.message}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
