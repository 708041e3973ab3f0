// One Chromium for all cells; each cell has its own profile.

import { createRequire } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { FLAGS, chromium as find } from "../../../scripts/browsers.mjs";
import { Failure } from "./failure.mjs";
import { server } from "./server.mjs";

/** Disables name resolution, so that requests to other computers fail. */
const LOOPBACK = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1";

/** Returns a Chromium that starts at its first use. */
export function chromium({ tool }) {
  let starting;

  const start = async () => {
    const entry = createRequire(tool("package.json")).resolve("puppeteer-core");
    const { launch } = await import(pathToFileURL(entry).href);
    const args = [...FLAGS.map((flag) => `--${flag}`), LOOPBACK];
    return launch({ executablePath: find(), args, headless: true, protocolTimeout: 30_000 });
  };

  /** Opens a page, and resolves to the result in its console. */
  async function visit(url, seconds = 20) {
    starting ??= start();
    const context = await (await starting).createBrowserContext();
    try {
      const page = await context.newPage();
      const failures = [];
      const result = await new Promise((resolve, reject) => {
        const fail = (what) => reject(failures[failures.push(new Failure("run", what)) - 1]);
        setTimeout(() => fail(`the page printed no result within ${seconds} s`), seconds * 1000).unref();
        watch(page, new URL(url).origin, { result: resolve, fail });
        page.goto(url).catch((error) => fail(error.message));
      });
      // An error shortly after the result counts, too.
      await sleep(50);
      if (failures.length > 0) throw failures[0];
      return result;
    } finally {
      await context.close();
    }
  }

  return {
    visit,
    /** Serves a folder, and opens it in the same way. */
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

/** Reads the result of a page. Fails if the page has errors or sends requests to other origins. */
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
