// Runtimes that are programs: they run a file of the sandbox, and print the result.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { packagedNode, run, systemNode } from "../../../scripts/programs.mjs";
import { printed, version } from "./result.mjs";

const NODE = [
  ["import", ["import.mjs"]],
  ["require", ["require.cjs"]],
];
const WITHOUT_BUFFER = [["import, without Buffer", ["--import", "./no-buffer.mjs", "import.mjs"]]];
const SLIM = [
  ["import, slim", ["slim.mjs"]],
  ["require, slim", ["slim.cjs"]],
];

const WITHOUT_WASM = [
  ["import, --jitless", ["--jitless", "without-wasm.mjs"]],
  ["import, without WebAssembly", ["--import", "./no-wasm.mjs", "without-wasm.mjs"]],
];

/** Returns the cells of Node, Deno and Bun. */
export function programs({ folder, tool }) {
  const bin = (name) => join(tool(name), "bin", "node");
  const cells = (name, program, ways, { env, refuses } = {}) =>
    ways.map(([way, args]) => ({
      name,
      way,
      refuses,
      version: () => version(program),
      run: async (options) => {
        if (!existsSync(program)) throw new Error(`${program} is missing`);
        return printed(await run(program, args, { ...options, cwd: folder, env }));
      },
    }));
  // Without permissions, because the package needs none.
  const deno = ["run", "--no-prompt", "--node-modules-dir=manual", "--cached-only"];
  const denoEnv = { DENO_DIR: join(folder, ".deno"), DENO_NO_UPDATE_CHECK: "1" };
  return [
    ...cells("Node of this computer", systemNode(), NODE),
    // The oldest version that package.json allows.
    ...cells("Node 20.0", bin("node20"), NODE),
    ...cells("Node 22", bin("node22"), NODE),
    ...cells("Node 24", packagedNode, [...NODE, ...SLIM, ...WITHOUT_BUFFER]),
    ...cells("Node 24", packagedNode, WITHOUT_WASM, {
      refuses: [/chatbrick-events: WebAssembly cannot be compiled here \(.*WebAssembly is not defined\)/],
    }),
    ...cells("Node 26", bin("node26"), NODE),
    ...cells("Deno", tool(".bin", "deno"), [["import", [...deno, "import.mjs"]]], { env: denoEnv }),
    ...cells("Bun", tool(".bin", "bun"), NODE, { env: { DO_NOT_TRACK: "1" } }),
  ];
}
