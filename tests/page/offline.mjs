// After the first visit the page works without its server, at any path, and does not affect other pages.

import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { served } from "../browsers/serve.mjs";
import { open } from "./page-object.mjs";

const AT = "/deep/path/";

/** A copy of the page with another page below it. */
function withSibling(folder) {
  const copy = mkdtempSync(join(tmpdir(), "offline-"));
  cpSync(folder, copy, { recursive: true });
  mkdirSync(join(copy, "other"));
  writeFileSync(join(copy, "other", "index.html"), "<title>other</title><p>Another page.</p>");
  return copy;
}

async function underControl(page) {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller)
      await new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve));
  });
}

export const offline = [
  [
    "works offline after the first visit, below any path, and serves no other page",
    async ({ browser, folder }) => {
      let origin;
      const copy = withSibling(folder);
      const asked = [];
      const context = await browser.createBrowserContext();
      await served(
        `${copy}${sep}`,
        async (at) => {
          origin = at;
          const { page } = await open(context, `${origin}${AT}`, { clean: false });
          await underControl(page);
          // Requested by the page and by the service worker, although the browser could have cached the first response.
          assert.deepEqual(
            asked.filter((name) => name === AT),
            [AT, AT],
          );
          assert.deepEqual(await page.evaluate(() => caches.keys().then((names) => names.length)), 1);
          assert.match(
            await page.evaluate(() => caches.keys().then(([name]) => name)),
            /^\S+ \/deep\/path\/ /,
          );
          const other = await context.newPage();
          await other.goto(`${origin}${AT}other/`);
          assert.equal(await other.title(), "other");
          await other.close();
        },
        { at: AT, headers: { "cache-control": "max-age=3600" }, onRequest: (name) => asked.push(name) },
      );
      rmSync(copy, { recursive: true });
      // The server has stopped.
      await assert.rejects(fetch(`${origin}${AT}`));
      for (const address of [AT, `${AT}index.html?x=1`]) {
        const again = await open(context, `${origin}${address}`, { clean: false });
        await again.sample("store-and-staff");
        assert.equal(await again.verdict(), "valid");
        for (const [id, lang] of [
          ["zh-TW", "zh-Hant-TW"],
          ["en", "en"],
        ]) {
          await again.page.click(`[data-language="${id}"]`);
          await again.until((lang) => document.documentElement.lang === lang, lang);
        }
        await again.page.click("#tab-signature");
        await again.page.type("#secret", "whsec_c2VjcmV0");
        await again.page.type("#headers", "svix-id: a");
        await again.until(() => document.querySelector("[data-signature]") !== null);
        assert.deepEqual(again.problems, []);
      }
      await context.close();
    },
  ],
];
