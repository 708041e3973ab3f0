import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

const SOURCE = new URL("./service-worker.js", import.meta.url);

/** Writes the service worker with the list of all built files, so that the page works offline. */
export const offline = (): Plugin => ({
  name: "offline",
  apply: "build",
  enforce: "post",
  generateBundle: {
    order: "post",
    handler(_, bundle) {
      const hash = createHash("sha256");
      for (const [name, file] of Object.entries(bundle).sort(([a], [b]) => (a < b ? -1 : 1)))
        hash.update(name).update(file.type === "chunk" ? file.code : file.source);
      const files = ["./", "./icon.svg", ...Object.keys(bundle).filter((name) => name !== "index.html")];
      const source = readFileSync(SOURCE, "utf8")
        .replace("VERSION", hash.digest("hex").slice(0, 12))
        .replace('["FILES"]', JSON.stringify(files));
      this.emitFile({ type: "asset", fileName: "service-worker.js", source });
    },
  },
});
