// Edge runtimes: workerd alone and with wrangler, and Vercel's edge runtime.

import { spawn } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { packagedNode, run } from "../../../scripts/programs.mjs";
import { printed, version } from "./result.mjs";

/** The first compatibility date that wrangler accepts, and one of this year: workerd's rules have changed in between. */
const DATES = ["2021-11-02", "2026-11-01"];
/** The last compatibility date for which a Worker cannot compile wasm, even while it starts. */
const LAST_WITHOUT = "2025-05-31";
/** The message of the default entry if it is used instead of the entry for the condition `workerd`. */
const REFUSED = [
  /chatbrick-events: WebAssembly cannot be compiled here \(CompileError: /,
  /condition "workerd" \(Next\.js: serverExternalPackages: \["chatbrick-events"\]\)/,
];
const QUIET = { CI: "1", WRANGLER_SEND_METRICS: "false", NO_COLOR: "1" };

/** Returns the cells of the edge runtimes. */
export function workers(sandbox) {
  const workerd = sandbox.tool("workerd", "bin", "workerd");
  const wranglerVersion = () => readVersion(sandbox.tool("wrangler"));
  return [
    ...DATES.map((date) => ({
      name: "workerd",
      way: `import, compatible with ${date}`,
      version: () => version(workerd),
      run: (options) => alone(sandbox, workerd, { main: "workerd.mjs", condition: "workerd", date }, options),
    })),
    {
      name: "workerd",
      way: `default entry, compatible with ${DATES[1]}`,
      version: () => version(workerd),
      run: (options) => alone(sandbox, workerd, { main: "workerd.mjs", date: DATES[1] }, options),
    },
    {
      name: "workerd",
      way: `default entry, compatible with ${LAST_WITHOUT}`,
      version: () => version(workerd),
      refuses: REFUSED,
      run: (options) => notStarted(sandbox, workerd, { main: "workerd.mjs", date: LAST_WITHOUT }, options),
    },
    ...[LAST_WITHOUT, DATES[1]].map((date) => ({
      name: "workerd",
      way: `default entry in a request, compatible with ${date}`,
      version: () => version(workerd),
      refuses: REFUSED,
      run: (options) => alone(sandbox, workerd, { main: "workerd-refused.mjs", date }, options),
    })),
    ...DATES.map((date) => ({
      name: "wrangler dev",
      way: `import, compatible with ${date}`,
      version: wranglerVersion,
      run: (options) => wrangler(sandbox, "worker.mjs", date, options),
    })),
    {
      name: "wrangler dev",
      way: "import, slim",
      version: wranglerVersion,
      run: (options) => wrangler(sandbox, "worker-slim.mjs", DATES[1], options),
    },
    {
      name: "edge runtime",
      way: "import, bundled by esbuild",
      version: () => readVersion(sandbox.tool("@edge-runtime", "vm")),
      run: () => edge(sandbox),
    },
  ];
}

const readVersion = (folder) => JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).version;

/** Runs workerd alone, and returns the result that the Worker has printed. */
const alone = async (...parameters) => printed(await inWorkerd(...parameters));

/** Runs workerd alone with a Worker that cannot start, and returns the output of workerd. */
async function notStarted(...parameters) {
  const { code, output } = await inWorkerd(...parameters);
  return { refused: code === 0 ? "not refused: the Worker started" : output };
}

/** Runs a Worker in which every file of the package is a module, with the entry of a condition. */
async function inWorkerd({ folder, installed }, workerd, { main, condition = "default", date }, options) {
  const { exports } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
  const inLab = (file) => relative(folder, join(installed, file)).replaceAll("\\", "/");
  const source = readFileSync(join(folder, main), "utf8")
    .replace("ENTRY", `./${inLab(exports["."][condition].default)}`)
    .replace("FORMAT", `./${inLab(exports["./format"].default.default)}`)
    .replace("WEBHOOK", `./${inLab(exports["./webhook"][condition].default)}`);
  writeFileSync(join(folder, "workerd-main.mjs"), source);
  const files = readdirSync(join(installed, "dist"), { recursive: true }).map((file) => `dist/${file}`);
  const modules = [
    ["workerd-main.mjs", "esModule"],
    ...["suite.mjs", "run.mjs", "run-signatures.mjs", "vectors.mjs", "refusal.mjs"].map((file) => [
      file,
      "esModule",
    ]),
    ...files.filter((file) => file.endsWith(".js")).map((file) => [inLab(file), "esModule"]),
    ...files.filter((file) => file.endsWith(".wasm")).map((file) => [inLab(file), "wasm"]),
  ].map(([file, kind]) => `(name = "${file}", ${kind} = embed "${file}")`);
  const config = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (services = [(name = "main", worker = .worker)]);
const worker :Workerd.Worker = (compatibilityDate = "${date}", modules = [
  ${modules.join(",\n  ")}
]);
`;
  writeFileSync(join(folder, "workerd.capnp"), config);
  return run(workerd, ["test", "--verbose", "workerd.capnp"], { ...options, cwd: folder });
}

/** Bundles and starts the Worker with wrangler; its response is the result. */
async function wrangler({ folder, tool }, main, date, { timeout }) {
  const name = main.replace(".mjs", "");
  const config = join(folder, `${name}-${date}.json`);
  writeFileSync(config, JSON.stringify({ name, main, compatibility_date: date, send_metrics: false }));
  const env = { ...process.env, ...QUIET, XDG_CONFIG_HOME: join(folder, ".config") };
  const args = [tool("wrangler", "bin", "wrangler.js"), "dev", "--config", config, "--port", "0"];
  const child = spawn(packagedNode, [...args, "--inspector-port", "0", "--local"], {
    cwd: folder,
    env,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  try {
    const address = await ready(child, timeout);
    const response = await fetch(address, { signal: AbortSignal.timeout(timeout) });
    const text = await response.text();
    if (response.status !== 200)
      throw new Error(`the Worker responded with ${response.status}: ${text.slice(0, 1000)}`);
    return JSON.parse(text);
  } finally {
    // Ends the whole process group, because wrangler has started workerd.
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      // wrangler has already ended.
    }
  }
}

/** Resolves to the address that wrangler prints when it is ready. */
function ready(child, timeout) {
  return new Promise((resolve, reject) => {
    let output = "";
    const fail = (why) => reject(new Error(`${why}:\n${output.trim().slice(-2000)}`));
    const timer = setTimeout(() => fail("wrangler was not ready in time"), timeout);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (chunk) => {
        output += chunk;
        const address = /Ready on (http:\/\/\S+)/.exec(output)?.[1];
        if (address === undefined) return;
        clearTimeout(timer);
        resolve(address);
      });
    }
    child.on("close", (code) => {
      clearTimeout(timer);
      fail(`wrangler ended with ${code}`);
    });
  });
}

/**
 * Runs the edge runtime, which cannot compile wasm. Like in Next, the bundler replaces the import of the wasm with a variable,
 * and the module comes from outside the realm.
 */
async function edge({ folder, tool }) {
  const load = (file) => import(pathToFileURL(file));
  const { build } = await load(createRequire(tool("x")).resolve("esbuild"));
  const { EdgeVM } = await load(createRequire(tool("x")).resolve("@edge-runtime/vm"));
  let wasm;
  const asVariable = {
    name: "wasm?module",
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /\.wasm\?module$/ }, ({ path, resolveDir }) => {
        wasm = join(resolveDir, path.replace("?module", ""));
        return { path: wasm, namespace: "wasm" };
      });
      onLoad({ filter: /.*/, namespace: "wasm" }, () => ({ contents: "export default edgeWasm;" }));
    },
  };
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: ["edge.mjs"],
    bundle: true,
    write: false,
    format: "iife",
    conditions: ["edge-light"],
    plugins: [asVariable],
    logLevel: "silent",
  });
  if (wasm === undefined) throw new Error("the entry for the edge runtime was not used");
  const module = new WebAssembly.Module(readFileSync(wasm));
  const vm = new EdgeVM({ extend: (context) => Object.assign(context, { edgeWasm: module }) });
  vm.evaluate(outputFiles[0].text);
  return JSON.parse(await vm.evaluate("result.then((result) => JSON.stringify(result))"));
}
