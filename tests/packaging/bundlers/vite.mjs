// Vite: the development server, which bundles only dependencies, and the build.

const HTML = (app) =>
  `<!doctype html><meta charset="utf-8"><title>smoke</title><link rel="icon" href="data:,">` +
  `<script type="module" src="./app/${app}"></script>`;

function site(workspace, app, more = "") {
  workspace.write("index.html", HTML(app));
  workspace.write(
    "vite.config.js",
    `export default { cacheDir: ".vite", clearScreen: false, build: { outDir: "out" }, ${more} };`,
  );
}

const vite = (workspace) => workspace.tool("vite", "bin", "vite.js");

const built = (app, more) => async (workspace) => {
  site(workspace, app, more);
  await workspace.node(vite(workspace), ["build"]);
  return workspace.open("out");
};

/** Vite's own server has no Content-Security-Policy, because its page contains an inline script. */
const served = (app) => async (workspace) => {
  site(workspace, app);
  const server = await workspace.serve(vite(workspace), ["--host", "127.0.0.1", "--port", "0"], {
    ready: /(http:\/\/127\.0\.0\.1:\d+)\//,
  });
  try {
    return await workspace.chromium.visit(`${server.match[1]}/`);
  } finally {
    server.stop();
  }
};

export const tool = "vite";

export const cells = [
  { target: "dev", where: "Chromium", app: "smoke", run: served("print-smoke.mjs") },
  { target: "dev, module worker", where: "Chromium", app: "module", run: served("module-worker.mjs") },
  { target: "build", where: "Chromium", app: "smoke", run: built("print-smoke.mjs") },
  { target: "build, one import", where: "Chromium", app: "one", run: built("print-one.mjs") },
  { target: "build, classic worker", where: "Chromium", app: "classic", run: built("classic-worker.mjs") },
  {
    target: "build, module worker",
    where: "Chromium",
    app: "module",
    run: built("module-worker.mjs", 'worker: { format: "es" }'),
  },
  {
    target: "build --ssr",
    where: "Node",
    app: "smoke",
    async run(workspace) {
      site(workspace, "print-smoke.mjs", "ssr: { noExternal: true }");
      await workspace.node(vite(workspace), ["build", "--ssr", "app/print-smoke.mjs"]);
      return workspace.result("out/print-smoke.js");
    },
  },
  {
    target: "build, slim, wasm by ?url",
    where: "Chromium",
    app: "smoke",
    async run(workspace) {
      workspace.write(
        "app/main.mjs",
        `import url from "chatbrick-events/chatbrick-events.wasm?url";
        import { printSlim } from "./slim.mjs";
        printSlim(fetch(url));`,
      );
      return built("main.mjs")(workspace);
    },
  },
];
