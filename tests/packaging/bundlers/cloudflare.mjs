// Cloudflare Workers: the bundles of wrangler and of another bundler in workerd, and tests in the pool for vitest.

/** A compatibility date for which a Worker cannot compile wasm, even while it starts. */
const DATE = "2025-01-01";
/** Returns the beginning of the text in which the default entry contains the wasm. */
const textOfWasm = (workspace) =>
  /"(.{200})/.exec(workspace.read("..", "node_modules", "chatbrick-events", "dist", "wasm-inline.js"))[1];

const CONFIG = JSON.stringify({ name: "smoke", main: "app/workerd.mjs", compatibility_date: DATE });

/** A test in workerd that calls the Worker and prints its response. */
const TEST = `
  import worker from "./workerd.js";

  export default {
    test: async () => console.log("result " + (await worker.fetch(new Request("http://127.0.0.1/")).text())),
  };
`;

/** Returns the configuration of workerd for that test, with the modules of a bundler. */
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

/** Runs the output of a bundler, which must contain the wasm as a module. */
async function inWorkerd(workspace) {
  const wasm = workspace.files("out").filter((file) => file.endsWith(".wasm"));
  const asText = workspace.read("out", "workerd.js").includes(textOfWasm(workspace));
  workspace.entry(wasm.length === 1 && !asText, "the bundle does not contain the wasm as a module");
  workspace.write("test.js", TEST);
  workspace.write("workerd.capnp", capnp(wasm[0]));
  const workerd = workspace.tool(".bin", "workerd");
  return workspace.resultOf(await workspace.exec(workerd, ["test", "workerd.capnp"], { kind: "run" }));
}

/** The folders in which these tools store data about the user. */
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

/** Keeps the import of the wasm, and copies its file next to the bundle, like Cloudflare's plugin for Vite. */
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
        // Without the name of the configuration, the wasm is not a module, and its imports are resolved in the package.
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
