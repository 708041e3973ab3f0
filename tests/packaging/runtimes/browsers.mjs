// Browsers: the files of the lab from a server with a Content Security Policy, no bundler.

import { spawn } from "node:child_process";
import { createReadStream, existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, normalize } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, FLAGS, firefox, webkit } from "../../../scripts/browser.mjs";
import { find } from "../../../scripts/lib.mjs";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".mjs": "text/javascript",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
};
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src data:";

/** The cells of the browsers. */
export function browsers(lab) {
  const page = (open, query) => (options) =>
    served(lab.folder, (origin) => open(lab, `${origin}/browser.html?${query}`, options));
  const { exports } = JSON.parse(readFileSync(join(lab.installed, "package.json"), "utf8"));
  const address = (file) => `/node_modules/chatbrick-events/${file.replace("./", "")}`;
  const format = address(exports["./format"].default.default);
  const entry = new URLSearchParams({ entry: address(exports["."].default.default), format });
  const slim = new URLSearchParams({
    entry: address(exports["./slim"].default.default),
    wasm: address(exports["./chatbrick-events.wasm"]),
    format,
  });
  return [
    { name: "Chromium", way: "import, under a CSP", run: page(inChromium, entry) },
    { name: "Chromium", way: "import, slim, under a CSP", run: page(inChromium, slim) },
    { name: "Firefox", way: "import, under a CSP", run: page(inFirefox, entry) },
    { name: "WebKitGTK", way: "import, under a CSP", run: page(inWebKit, entry) },
  ];
}

/** Serves a folder on a free port of this computer while `use` runs. */
async function served(folder, use) {
  const server = createServer((request, response) => {
    const file = normalize(join(folder, new URL(request.url, "http://localhost").pathname));
    const type = TYPES[extname(file)];
    if (!file.startsWith(folder) || !existsSync(file) || !type) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": type, "content-security-policy": POLICY });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await use(`http://127.0.0.1:${server.address().port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const load = (lab, name) => import(pathToFileURL(createRequire(lab.tool("x")).resolve(name)));

const inChromium = (lab, url, options) =>
  inPuppeteer(lab, url, options, { executablePath: chromium(), args: FLAGS.map((flag) => `--${flag}`) });

const inFirefox = (lab, url, options) =>
  inPuppeteer(lab, url, options, { browser: "firefox", executablePath: firefox() });

async function inPuppeteer(lab, url, { timeout }, launch) {
  const { default: puppeteer } = await load(lab, "puppeteer-core");
  const browser = await puppeteer.launch({ headless: true, ...launch });
  try {
    const page = await browser.newPage();
    const said = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(String(error)));
    await page.goto(url);
    try {
      await page.waitForFunction("document.body.textContent.trim() !== ''", { timeout });
    } catch {
      throw new Error(`the page has no result, and said: ${said.join("\n")}`);
    }
    if (said.length > 0) throw new Error(`the page said: ${said.join("\n")}`);
    const result = JSON.parse(await page.evaluate("document.body.textContent"));
    return { ...result, version: (await browser.version()).replace(/^\D*/, "") };
  } finally {
    await browser.close();
  }
}

/** Through its driver, in a display of its own: this browser has no headless mode. */
async function inWebKit(lab, url, { timeout }) {
  const { driver: program, browser: binary } = webkit();
  const { Builder } = await load(lab, "selenium-webdriver");
  const port = 20000 + (process.pid % 20000);
  const driverProcess = spawn(find("xvfb-run"), ["-a", program, `--port=${port}`], { detached: true });
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
      const { map_: capabilities } = await session.getCapabilities();
      await session.get(url);
      const text = await session.wait(
        () => session.executeScript("return document.body.textContent.trim()"),
        timeout,
      );
      return { ...JSON.parse(text), version: capabilities.get("browserVersion") };
    } finally {
      await session.quit();
    }
  } finally {
    try {
      process.kill(-driverProcess.pid);
    } catch {
      // It has ended by itself.
    }
  }
}

/** Waits until a driver answers. */
async function listening(port, timeout) {
  const end = Date.now() + timeout;
  for (;;) {
    try {
      await fetch(`http://127.0.0.1:${port}/status`);
      return;
    } catch (error) {
      if (Date.now() > end) throw new Error(`the driver does not answer: ${error.message}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
