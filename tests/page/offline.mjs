// After the first visit the page works without its server, at any path.

import assert from "node:assert/strict";
import { served } from "../browsers/serve.mjs";
import { open } from "./words.mjs";

export const offline = [
  [
    "works offline after the first visit, below any path",
    async ({ browser, folder }) => {
      let visited;
      let origin;
      const context = await browser.createBrowserContext();
      await served(
        folder,
        async (at) => {
          origin = at;
          visited = await open(context, `${origin}/deep/path/`, { clean: false });
          await visited.page.evaluate(async () => {
            await navigator.serviceWorker.ready;
            if (!navigator.serviceWorker.controller)
              await new Promise((resolve) =>
                navigator.serviceWorker.addEventListener("controllerchange", resolve),
              );
          });
        },
        { at: "/deep/path/" },
      );
      // The server is gone.
      await assert.rejects(fetch(`${origin}/deep/path/`));
      const again = await open(context, `${origin}/deep/path/`, { clean: false });
      await again.sample("store-and-staff");
      assert.equal(await again.verdict(), "valid");
      await again.page.click("#tab-signature");
      await again.page.type("#secret", "whsec_c2VjcmV0");
      await again.page.type("#headers", "svix-id: a");
      await again.until(() => document.querySelector("[data-signature]"));
      assert.deepEqual(again.heard, []);
      await context.close();
    },
  ],
];
