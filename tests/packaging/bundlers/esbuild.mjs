// esbuild, started from the command line.

const bundle = (workspace, app, ...flags) =>
  workspace.exec(workspace.tool(".bin", "esbuild"), [
    `app/${app}`,
    "--bundle",
    "--minify",
    "--log-level=warning",
    ...flags,
  ]);

const WASM = "chatbrick-events/chatbrick-events.wasm";

export const tool = "esbuild";

export const cells = [
  {
    target: "browser, esm",
    where: "Chromium",
    app: "smoke",
    async run(workspace) {
      await bundle(workspace, "print-smoke.mjs", "--format=esm", "--outfile=out/main.js");
      return workspace.open("out", { script: "main.js" });
    },
  },
  {
    target: "browser, iife, charset utf8, page in windows-1252",
    where: "Chromium",
    app: "smoke",
    async run(workspace) {
      await bundle(workspace, "print-smoke.mjs", "--format=iife", "--charset=utf8", "--outfile=out/main.js");
      return workspace.open("out", { script: "main.js", type: "classic", charset: "windows-1252" });
    },
  },
  {
    target: "browser, iife, one import",
    where: "Chromium",
    app: "one",
    async run(workspace) {
      await bundle(workspace, "print-one.mjs", "--format=iife", "--outfile=out/main.js");
      return workspace.open("out", { script: "main.js", type: "classic" });
    },
  },
  {
    target: "node, import to esm",
    where: "Node",
    app: "smoke",
    async run(workspace) {
      await bundle(workspace, "print-smoke.mjs", "--platform=node", "--format=esm", "--outfile=out/main.mjs");
      return workspace.result("out/main.mjs");
    },
  },
  {
    target: "node, require to cjs",
    where: "Node",
    app: "smoke",
    async run(workspace) {
      await bundle(workspace, "print-smoke.cjs", "--platform=node", "--format=cjs", "--outfile=out/main.cjs");
      return workspace.result("out/main.cjs");
    },
  },
  {
    target: "node, require of an external package",
    where: "Node without require of ESM",
    app: "smoke",
    async run(workspace) {
      const external = "--external:chatbrick-events";
      await bundle(
        workspace,
        "print-smoke.cjs",
        "--platform=node",
        "--format=cjs",
        external,
        "--outfile=out/main.cjs",
      );
      // Like Node 20 before 20.19.
      return workspace.result("out/main.cjs", ["--no-experimental-require-module"]);
    },
  },
  {
    target: "slim, wasm as bytes",
    where: "Chromium",
    app: "smoke",
    async run(workspace) {
      workspace.write(
        "app/main.mjs",
        `import bytes from "${WASM}"; import { printSlim } from "./slim.mjs"; printSlim(bytes);`,
      );
      await bundle(workspace, "main.mjs", "--format=iife", "--loader:.wasm=binary", "--outfile=out/main.js");
      return workspace.open("out", { script: "main.js", type: "classic" });
    },
  },
  {
    target: "slim, wasm as a file",
    where: "Chromium",
    app: "smoke",
    async run(workspace) {
      workspace.write(
        "app/main.mjs",
        `import url from "${WASM}"; import { printSlim } from "./slim.mjs"; printSlim(fetch(url));`,
      );
      await bundle(
        workspace,
        "main.mjs",
        "--format=esm",
        "--loader:.wasm=file",
        "--public-path=/",
        "--outdir=out",
      );
      return workspace.open("out", { script: "main.js" });
    },
  },
  {
    target: "service worker, iife",
    where: "Chromium",
    app: "smoke",
    async run(workspace) {
      await bundle(workspace, "service-worker.mjs", "--format=iife", "--outfile=out/service-worker.js");
      return workspace.openServiceWorker("out", "classic");
    },
  },
];
