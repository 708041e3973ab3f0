// Bun's bundler, started from the command line.

const bun = (workspace, args, options) =>
  workspace.exec(workspace.tool("bun", "bin", "bun.exe"), args, options);

const bundle = (workspace, app, target, file) =>
  bun(workspace, ["build", `app/${app}`, `--target=${target}`, "--minify", `--outfile=${file}`]);

export const tool = "bun";

export const cells = [
  {
    target: "browser, esm",
    where: "Chromium",
    app: "smoke",
    async run(workspace) {
      await bundle(workspace, "print-smoke.mjs", "browser", "out/main.js");
      return workspace.open("out", { script: "main.js" });
    },
  },
  {
    target: "browser, esm, one import",
    where: "Chromium",
    app: "one",
    async run(workspace) {
      await bundle(workspace, "print-one.mjs", "browser", "out/main.js");
      return workspace.open("out", { script: "main.js" });
    },
  },
  {
    target: "node, import",
    where: "Node",
    app: "smoke",
    async run(workspace) {
      await bundle(workspace, "print-smoke.mjs", "node", "out/main.mjs");
      return workspace.result("out/main.mjs");
    },
  },
  {
    target: "bun, import",
    where: "Bun",
    app: "smoke",
    async run(workspace) {
      await bundle(workspace, "print-smoke.mjs", "bun", "out/main.js");
      return workspace.resultOf(await bun(workspace, ["out/main.js"], { kind: "run" }));
    },
  },
  {
    target: "bun, require",
    where: "Bun",
    app: "smoke",
    async run(workspace) {
      await bundle(workspace, "print-smoke.cjs", "bun", "out/main.js");
      return workspace.resultOf(await bun(workspace, ["out/main.js"], { kind: "run" }));
    },
  },
];
