// Rollup with its resolver, started from the command line. It does not minify, but drops code that it considers unused.

const bundle = (workspace, app, file, browser = true) =>
  workspace.node(workspace.tool("rollup", "dist", "bin", "rollup"), [
    `app/${app}`,
    `--plugin=node-resolve={browser:${browser}}`,
    "--format=es",
    `--file=${file}`,
    "--failAfterWarnings",
  ]);

export const tool = "rollup";

export const cells = [
  {
    target: "browser, esm",
    where: "Chromium",
    app: "smoke",
    async run(workspace) {
      await bundle(workspace, "print-smoke.mjs", "out/main.js");
      return workspace.open("out", { script: "main.js" });
    },
  },
  {
    target: "browser, esm, one import",
    where: "Chromium",
    app: "one",
    async run(workspace) {
      await bundle(workspace, "print-one.mjs", "out/main.js");
      return workspace.open("out", { script: "main.js" });
    },
  },
  {
    target: "node, esm",
    where: "Node",
    app: "smoke",
    async run(workspace) {
      await bundle(workspace, "print-smoke.mjs", "out/main.mjs", false);
      return workspace.result("out/main.mjs");
    },
  },
  {
    target: "service worker, esm",
    where: "Chromium",
    app: "smoke",
    async run(workspace) {
      await bundle(workspace, "service-worker.mjs", "out/service-worker.js");
      return workspace.openServiceWorker("out", "module");
    },
  },
];
