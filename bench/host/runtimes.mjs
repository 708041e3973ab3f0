// The runtimes in which the tasks can be measured. Each resolves to its name, its version and the result.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ask, packagedNode } from "../../scripts/programs.mjs";
import { bundle, folder, WASM } from "./bundle.mjs";
import { inChromium } from "./chromium.mjs";
import { perform } from "./program.mjs";

const PROGRAM = { entry: "entries/program.mjs", file: "bench.mjs" };
const WORKER = { entry: "entries/worker.mjs", file: "bench.mjs" };

/**
 * Disables pretenuring in the runtimes that accept options of V8; workerd does not. Otherwise V8 may allocate objects as old if
 * many of their kind survived the first collection. That depends on chance, and made a library a fifth slower in some runs.
 */
const V8 = "--no-allocation-site-pretenuring";

/** `tools` resolves to a function for paths in the tools of the packaging tests, which include the other runtimes. */
const RUNTIMES = {
  node: {
    ...PROGRAM,
    conditions: ["node"],
    run: (at) => program("Node", packagedNode, [V8, "bench.mjs"], at),
  },
  deno: {
    ...PROGRAM,
    conditions: ["deno", "node"],
    run: async (at, tools) => {
      const env = { DENO_DIR: join(at, ".deno"), DENO_NO_UPDATE_CHECK: "1" };
      const args = ["run", "--no-prompt", "--no-config", `--v8-flags=${V8}`, "bench.mjs"];
      return program("Deno", (await tools())(".bin", "deno"), args, at, env);
    },
  },
  bun: {
    ...PROGRAM,
    conditions: ["bun", "node"],
    run: async (at, tools) =>
      program("Bun", (await tools())(".bin", "bun"), ["bench.mjs"], at, { DO_NOT_TRACK: "1" }),
  },
  workerd: {
    ...WORKER,
    conditions: ["workerd", "worker"],
    run: async (at, tools) => {
      const modules = [
        '(name = "bench.mjs", esModule = embed "bench.mjs")',
        `(name = "${WASM}", wasm = embed "${WASM}")`,
      ];
      writeFileSync(join(at, "bench.capnp"), config(modules));
      const args = ["test", "bench.capnp"];
      const ran = await program("workerd", (await tools())("workerd", "bin", "workerd"), args, at);
      return { ...ran, note: "arktype and typebox generate code at start-up, zod does not" };
    },
  },
  chromium: {
    ...PROGRAM,
    conditions: ["browser"],
    run: async (at, tools) => inChromium(at, await tools(), [`--js-flags=${V8}`]),
  },
};

/** The names for `--runtime`. */
export const names = Object.keys(RUNTIMES);

/** Bundles the benchmark for a runtime, and runs it there. */
export async function inRuntime(name, settings, tools) {
  const { entry, file, conditions, run } = RUNTIMES[name];
  const at = folder(name);
  await bundle({ entry, file: join(at, file), conditions, settings });
  return run(at, tools);
}

async function program(name, command, args, at, env) {
  const version = /\d+(?:[.-]\d+)+/.exec(ask(command, "--version") ?? "")?.[0] ?? "unknown";
  return { name, version, result: await perform(command, args, { cwd: at, env }) };
}

const config = (modules) => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (services = [(name = "main", worker = .worker)]);
const worker :Workerd.Worker = (compatibilityDate = "2026-11-01", modules = [
  ${modules.join(",\n  ")}
]);
`;
