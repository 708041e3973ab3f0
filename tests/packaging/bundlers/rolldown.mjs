// Rolldown, started from the command line.

const bundle = (workspace, app, file, platform, format = "esm") =>
  workspace.node(workspace.tool("rolldown", "bin", "cli.mjs"), [
    `app/${app}`,
    `--platform=${platform}`,
    `--format=${format}`,
    "--minify",
    `--file=${file}`,
  ]);

export const tool = "rolldown";

export const cells = [
  {
    target: "browser, esm",
    where: "Chromium",
    app: "smoke",
    async run(workspace) {
      await bundle(workspace, "print-smoke.mjs", "out/main.js", "browser");
      return workspace.open("out", { script: "main.js" });
    },
  },
  {
    target: "browser, iife, page in windows-1252",
    where: "Chromium",
    app: "smoke",
    async run(workspace) {
      await bundle(workspace, "print-smoke.mjs", "out/main.js", "browser", "iife");
      return workspace.open("out", { script: "main.js", type: "classic", charset: "windows-1252" });
    },
  },
  {
    target: "browser, esm, one import",
    where: "Chromium",
    app: "one",
    async run(workspace) {
      await bundle(workspace, "print-one.mjs", "out/main.js", "browser");
      return workspace.open("out", { script: "main.js" });
    },
  },
  {
    target: "node, import to esm",
    where: "Node",
    app: "smoke",
    async run(workspace) {
      await bundle(workspace, "print-smoke.mjs", "out/main.mjs", "node");
      return workspace.result("out/main.mjs");
    },
  },
  {
    target: "node, require to cjs",
    where: "Node",
    app: "smoke",
    async run(workspace) {
      await bundle(workspace, "print-smoke.cjs", "out/main.cjs", "node", "cjs");
      return workspace.result("out/main.cjs");
    },
  },
];
