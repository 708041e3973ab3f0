// Parcel, started from the command line. Reads the exports of packages only if that is enabled; otherwise it uses `module` and
// the folders of the subpaths.

const EXPORTS = { "@parcel/resolver-default": { packageExports: true } };

function project(workspace, more = EXPORTS) {
  workspace.write("package.json", JSON.stringify({ private: true, ...more }));
  // The lock file marks this folder as the project.
  workspace.write("yarn.lock", "");
}

const parcel = (workspace, ...args) =>
  workspace.node(workspace.tool("parcel", "lib", "bin.js"), [
    "build",
    ...args,
    "--no-cache",
    "--no-autoinstall",
    "--no-source-maps",
    "--log-level=warn",
  ]);

const page = (app, more) => async (workspace) => {
  project(workspace, more);
  workspace.write(
    "index.html",
    `<!doctype html><meta charset="utf-8"><title>smoke</title><link rel="icon" href="data:,">` +
      `<script type="module" src="./app/${app}"></script>`,
  );
  await parcel(workspace, "index.html", "--dist-dir=out", "--public-url=/");
  return workspace.open("out");
};

export const tool = "parcel";

export const cells = [
  { target: "browser", where: "Chromium", app: "smoke", run: page("print-smoke.mjs") },
  {
    target: "browser, without exports",
    where: "Chromium",
    app: "smoke",
    run: page("print-smoke.mjs", {}),
  },
  {
    target: "browser, one import, without exports",
    where: "Chromium",
    app: "one",
    run: page("print-one.mjs", {}),
  },
  {
    target: "node",
    where: "Node",
    app: "smoke",
    async run(workspace) {
      const main = {
        context: "node",
        engines: { node: ">=20" },
        outputFormat: "commonjs",
        includeNodeModules: true,
      };
      project(workspace, {
        ...EXPORTS,
        main: "out/main.cjs",
        targets: { main: { ...main, source: "app/print-smoke.mjs" } },
      });
      await parcel(workspace);
      return workspace.result("out/main.cjs");
    },
  },
  {
    target: "browser, slim, wasm by url:",
    where: "Chromium",
    app: "smoke",
    async run(workspace) {
      workspace.write(
        "app/main.mjs",
        `import url from "url:chatbrick-events/chatbrick-events.wasm";
        import { printSlim } from "./slim.mjs";
        printSlim(fetch(url));`,
      );
      project(workspace);
      // Not with a page, into which Parcel would write a script for fetched files that needs 'unsafe-inline'.
      await parcel(workspace, "app/main.mjs", "--dist-dir=out", "--public-url=/");
      return workspace.open("out", { script: "main.js", type: "classic" });
    },
  },
];
