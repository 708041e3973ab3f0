// Cloudflare Workers: what wrangler would upload and what another bundler makes, in workerd, and the tests of vitest's pool.

/** Old enough that a Worker may not compile wasm even while it starts. */
const DATE = "2025-01-01";
/** How the text begins in which the default entry carries the wasm. */
const textOfWasm = (workspace) =>
  /"(.{200})/.exec(workspace.read("..", "node_modules", "chatbrick-events", "dist", "wasm-inline.js"))[1];

const CONFIG = JSON.stringify({ name: "smoke", main: "app/workerd.mjs", compatibility_date: DATE });

/** Asks the Worker and prints its answer, as a test of workerd. */
const TEST = `
  import worker from "./workerd.js";

  export default {
    test: async () => console.log("result " + (await worker.fetch(new Request("http://127.0.0.1/")).text())),
  };
`;

/** The configuration of workerd for that test, with the modules that a bundler has made. */
const capnp = (wasm) => `
  using Workerd = import "/workerd/workerd.capnp";
  const config :Workerd.Config = (services = [(name = "main", worker = (
    compatibilityDate = "${DATE}",
    modules = [
      (name = "test.js", esModule = embed "test.js"),
      (name = "workerd.js", esModule = embed "out/workerd.js"),
      (name = "${wasm}", wasm = embed "out/${wasm}"),
    ],
  ))]);
`;

/** Runs what a bundler has made, which has to have the wasm as a module. */
async function inWorkerd(workspace) {
  const wasm = workspace.files("out").filter((file) => file.endsWith(".wasm"));
  const asText = workspace.read("out", "workerd.js").includes(textOfWasm(workspace));
  workspace.entry(wasm.length === 1 && !asText, "the wasm did not come as a module");
  workspace.write("test.js", TEST);
  workspace.write("workerd.capnp", capnp(wasm[0]));
  const workerd = workspace.tool(".bin", "workerd");
  return workspace.resultOf(await workspace.exec(workerd, ["test", "workerd.capnp"], { kind: "run" }));
}

/** Where these tools keep what they know of a user. */
const home = (workspace) => ({
  XDG_CONFIG_HOME: workspace.here("home"),
  WRANGLER_LOG_PATH: workspace.here("logs"),
});

export const wrangler = {
  tool: "wrangler",
  cells: [
    {
      target: "deploy --dry-run",
      where: "workerd",
      app: "smoke",
      async run(workspace) {
        workspace.write("wrangler.json", CONFIG);
        const args = ["deploy", "--dry-run", "--minify", "--outdir=out"];
        await workspace.node(workspace.tool("wrangler", "bin", "wrangler.js"), args, {
          env: home(workspace),
        });
        return inWorkerd(workspace);
      },
    },
  ],
};

/** Leaves the wasm an import of a file that it puts beside the bundle, as Cloudflare's plugin for Vite does. */
const ROLLDOWN = `
  import { readFileSync } from "node:fs";

  const wasm = {
    name: "wasm",
    async resolveId(source, importer) {
      if (!source.endsWith(".wasm")) return;
      const { id } = await this.resolve(source, importer, { skipSelf: true });
      this.emitFile({ type: "asset", fileName: "module.wasm", source: readFileSync(id) });
      return { id: "./module.wasm", external: true };
    },
  };

  export default {
    input: "app/workerd.mjs",
    platform: "neutral",
    resolve: { conditionNames: ["workerd", "worker", "browser", "import"] },
    plugins: [wasm],
    output: { dir: "out", minify: true },
  };
`;

export const rolldown = {
  tool: "rolldown",
  cells: [
    {
      target: "condition workerd",
      where: "workerd",
      app: "smoke",
      async run(workspace) {
        workspace.write("rolldown.config.mjs", ROLLDOWN);
        await workspace.node(workspace.tool("rolldown", "bin", "cli.mjs"), ["--config"]);
        return inWorkerd(workspace);
      },
    },
  ],
};

export const pool = {
  tool: "vitest pool",
  version: "@cloudflare/vitest-plugin",
  cells: [
    {
      target: "pool of Cloudflare",
      where: "workerd",
      app: "smoke",
      async run(workspace) {
        workspace.write("wrangler.json", CONFIG);
        // Without the name of the configuration, the wasm is no module: its imports are looked for in the package.
        workspace.write(
          "vitest.config.mjs",
          `import { cloudflareTest } from "@cloudflare/vitest-plugin";
          export default {
            plugins: [cloudflareTest({ wrangler: { configPath: "./wrangler.json" }, miniflare: { cf: false } })],
            test: { watch: false },
          };`,
        );
        const args = ["run", "--reporter=verbose"];
        const options = { kind: "run", env: home(workspace) };
        return workspace.resultOf(
          await workspace.node(workspace.tool("vitest", "vitest.mjs"), args, options),
        );
      },
    },
  ],
};
