// Browsers load the files of the sandbox from a server with a Content Security Policy, without a bundler.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { withChromium, withFirefox, withWebKit } from "../../browsers/open.mjs";
import { served } from "../../browsers/serve.mjs";

const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src data:";

/** The same for a page that cannot compile wasm. */
const STRICT_POLICY = POLICY.replace(" 'wasm-unsafe-eval'", "");

/** Returns the cells of the browsers. */
export function browsers(sandbox) {
  const page =
    (open, query, policy = POLICY) =>
    (options) =>
      served(sandbox.folder, (origin) => open(sandbox, `${origin}/browser.html?${query}`, options), {
        headers: { "content-security-policy": policy },
      });
  const { exports } = JSON.parse(readFileSync(join(sandbox.installed, "package.json"), "utf8"));
  const address = (file) => `/node_modules/chatbrick-events/${file.replace("./", "")}`;
  const script = (name) => address(exports[name].default.default);
  const format = script("./format");
  const entry = new URLSearchParams({ entry: script("."), format, webhook: script("./webhook") });
  const slim = new URLSearchParams({
    entry: script("./slim"),
    wasm: address(exports["./chatbrick-events.wasm"]),
    format,
    webhook: script("./signature"),
  });
  const limited = (query) => new URLSearchParams([...query, ["limited", ""]]);
  return [
    {
      name: "Chromium",
      way: "import, slim, as before Chrome 115",
      run: page(inPuppeteer(withChromium), limited(slim)),
    },
    {
      name: "Chromium",
      way: "import, as before Chrome 115",
      refuses: [/chatbrick-events: WebAssembly cannot be compiled here \(RangeError: .*\)/],
      run: page(inPuppeteer(withChromium), new URLSearchParams([...limited(entry), ["refused", ""]])),
    },
    {
      name: "Chromium",
      way: "import, under a CSP without wasm-unsafe-eval",
      refuses: [
        /chatbrick-events: WebAssembly cannot be compiled here \(CompileError: .*Content Security Policy/,
      ],
      run: page(inPuppeteer(withChromium), new URLSearchParams([...entry, ["refused", ""]]), STRICT_POLICY),
    },
    { name: "Chromium", way: "import, under a CSP", run: page(inPuppeteer(withChromium), entry) },
    { name: "Chromium", way: "import, slim, under a CSP", run: page(inPuppeteer(withChromium), slim) },
    { name: "Firefox", way: "import, under a CSP", run: page(inPuppeteer(withFirefox), entry) },
    { name: "WebKitGTK", way: "import, under a CSP", run: page(inWebKit, entry) },
  ];
}

const inPuppeteer =
  (open) =>
  (sandbox, url, { timeout }) =>
    open(sandbox.tool, async (browser) => {
      const page = await browser.newPage();
      const messages = [];
      page.on("console", (message) => messages.push(message.text()));
      page.on("pageerror", (error) => messages.push(String(error)));
      await page.goto(url);
      try {
        await page.waitForFunction("document.body.textContent.trim() !== ''", { timeout });
      } catch {
        throw new Error(`the page has no result; its console: ${messages.join("\n")}`);
      }
      if (messages.length > 0) throw new Error(`the page has errors: ${messages.join("\n")}`);
      const result = JSON.parse(await page.evaluate("document.body.textContent"));
      return { ...result, version: (await browser.version()).replace(/^\D*/, "") };
    });

const inWebKit = (sandbox, url, { timeout }) =>
  withWebKit(
    sandbox.tool,
    async (session) => {
      const { map_: capabilities } = await session.getCapabilities();
      await session.get(url);
      const text = await session.wait(
        () => session.executeScript("return document.body.textContent.trim()"),
        timeout,
      );
      return { ...JSON.parse(text), version: capabilities.get("browserVersion") };
    },
    timeout,
  );
