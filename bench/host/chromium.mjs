// Runs the benchmark in headless Chromium, on a page of a local server.

import { createReadStream } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, FLAGS } from "../../scripts/browsers.mjs";
import { read } from "./program.mjs";

const PAGE = `<!doctype html><link rel="icon" href="data:," /><script type="module" src="/bench.mjs"></script>`;
/** The clock of an isolated page has a resolution of five microseconds, otherwise of a hundred. */
const ISOLATED = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};

/** Resolves to the name, the version and the result. */
export async function inChromium(at, tool, flags) {
  const { default: puppeteer } = await import(
    pathToFileURL(createRequire(tool("x")).resolve("puppeteer-core"))
  );
  const server = createServer((request, response) => {
    const script = request.url === "/bench.mjs";
    response.writeHead(200, { ...ISOLATED, "content-type": script ? "text/javascript" : "text/html" });
    if (script) createReadStream(join(at, "bench.mjs")).pipe(response);
    else response.end(PAGE);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await puppeteer.launch({
    headless: true,
    executablePath: chromium(),
    args: [...FLAGS.map((flag) => `--${flag}`), ...flags],
  });
  try {
    const page = await browser.newPage();
    const result = new Promise((resolve, reject) => {
      page.on("pageerror", reject).on("error", reject);
      page.on("console", (message) => {
        try {
          const found = read(message.text());
          if (found !== undefined) resolve(found);
        } catch (error) {
          reject(error);
        }
      });
      browser.on("disconnected", () => reject(new Error("the browser ended without a result")));
    });
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    const version = (await browser.version()).replace(/^\D*/, "");
    return { name: "Chromium", version, result: await result };
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}
