// webpack and Rspack, started with their API, which is the same.

/** Builds in production mode; `more` is the text of a configuration. */
async function bundle(workspace, compiler, app, more) {
  workspace.write(
    "build.mjs",
    `import pack from "${compiler}";
    const { output, ...more } = ${more};
    const common = { mode: "production", entry: "./app/${app}", context: import.meta.dirname, devtool: false };
    const path = import.meta.dirname + "/out";
    pack({ ...common, ...more, output: { path, filename: "main.js", ...output } }, (error, stats) => {
      if (error) throw error;
      console.log(stats.toString("normal"));
      if (stats.hasErrors()) process.exitCode = 1;
    });`,
  );
  await workspace.node("build.mjs");
}

const WEB = '{ target: "web" }';
const MODULE = `{
  target: ["web", "es2022"],
  output: { module: true, chunkFormat: "module", workerChunkLoading: "import" },
  experiments: { outputModule: true },
}`;
const NODE = '{ target: "node", output: { filename: "main.cjs" } }';
const ASSET = '{ target: "web", module: { rules: [{ test: /\\.wasm$/, type: "asset/resource" }] } }';
const WASM = "chatbrick-events/chatbrick-events.wasm";

const cellsOf = (compiler) => {
  const web = (app, more, site) => async (workspace) => {
    await bundle(workspace, compiler, app, more);
    return workspace.open("out", { script: "main.js", type: "classic", ...site });
  };
  const node = (app) => async (workspace) => {
    await bundle(workspace, compiler, app, NODE);
    return workspace.result("out/main.cjs");
  };
  const slim = (source, more) => async (workspace) => {
    workspace.write("app/main.mjs", source);
    return web("main.mjs", more)(workspace);
  };
  return [
    { target: "web", where: "Chromium", app: "smoke", run: web("print-smoke.mjs", WEB) },
    {
      target: "web, page in windows-1252",
      where: "Chromium",
      app: "smoke",
      run: web("print-smoke.mjs", WEB, { charset: "windows-1252" }),
    },
    { target: "web, one import", where: "Chromium", app: "one", run: web("print-one.mjs", WEB) },
    { target: "node, import", where: "Node", app: "smoke", run: node("print-smoke.mjs") },
    { target: "node, require", where: "Node", app: "smoke", run: node("print-smoke.cjs") },
    { target: "classic worker", where: "Chromium", app: "classic", run: web("classic-worker.mjs", WEB) },
    {
      target: "module worker",
      where: "Chromium",
      app: "module",
      run: web("module-worker.mjs", MODULE, { type: "module" }),
    },
    {
      target: "slim, wasm as asset/resource",
      where: "Chromium",
      app: "smoke",
      run: slim(
        `import url from "${WASM}"; import { printSlim } from "./slim.mjs"; printSlim(fetch(url));`,
        ASSET,
      ),
    },
    {
      target: "slim, wasm by new URL",
      where: "Chromium",
      app: "smoke",
      run: slim(
        `import { printSlim } from "./slim.mjs"; printSlim(fetch(new URL("${WASM}", import.meta.url)));`,
        WEB,
      ),
    },
  ];
};

export const webpack = { tool: "webpack", cells: cellsOf("webpack") };
export const rspack = { tool: "rspack", version: "@rspack/core", cells: cellsOf("@rspack/core") };
