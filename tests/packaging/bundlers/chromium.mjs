// One Chromium for all cells; each has a profile of its own.

import { createRequire } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { FLAGS, chromium as find } from "../../../scripts/browsers.mjs";
import { Failure } from "./failure.mjs";
import { server } from "./server.mjs";

/** No name is looked up: whatever is not on this computer fails. */
const LOOPBACK = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1";

/** A Chromium that is started when it is first needed. */
export function chromium({ tool }) {
  let starting;

  const start = async () => {
    const entry = createRequire(tool("package.json")).resolve("puppeteer-core");
    const { launch } = await import(pathToFileURL(entry).href);
    const args = [...FLAGS.map((flag) => `--${flag}`), LOOPBACK];
    return launch({ executablePath: find(), args, headless: true, protocolTimeout: 30_000 });
  };

  /** Opens a page, and resolves to the result that its console shows. */
  async function visit(url, seconds = 20) {
    starting ??= start();
    const context = await (await starting).createBrowserContext();
    try {
      const page = await context.newPage();
      const failures = [];
      const result = await new Promise((resolve, reject) => {
        const fail = (what) => reject(failures[failures.push(new Failure("run", what)) - 1]);
        setTimeout(() => fail(`the page says nothing after ${seconds} s`), seconds * 1000).unref();
        watch(page, new URL(url).origin, { result: resolve, fail });
        page.goto(url).catch((error) => fail(error.message));
      });
      // What goes wrong a moment later counts too.
      await sleep(50);
      if (failures.length > 0) throw failures[0];
      return result;
    } finally {
      await context.close();
    }
  }

  return {
    visit,
    /** The same with a folder, which is served for as long as that takes. */
    async open(site) {
      const { origin, stop } = await server(site);
      try {
        return await visit(`${origin}/`);
      } finally {
        stop();
      }
    },
    close: async () => (await starting?.catch(() => {}))?.close(),
  };
}

/** Takes the result, and holds the page to be without errors and without a word to other origins. */
function watch(page, origin, { result, fail }) {
  page.on("console", (message) => {
    const text = message.text();
    if (text.startsWith("result ")) result(JSON.parse(text.slice("result ".length)));
    else if (["error", "warn"].includes(message.type()))
      fail(`console: ${text} ${message.location().url ?? ""}`);
  });
  page.on("pageerror", (error) => fail(`error in the page: ${error.message}`));
  page.on("requestfailed", (request) =>
    fail(`request failed: ${request.url()} ${request.failure()?.errorText}`),
  );
  page.on("response", (response) => {
    if (response.status() >= 400) fail(`status ${response.status()}: ${response.url()}`);
  });
  page.on("request", (request) => {
    const { protocol, origin: other } = new URL(request.url());
    if (protocol !== "data:" && protocol !== "blob:" && other !== origin) fail(`request to ${request.url()}`);
  });
}
