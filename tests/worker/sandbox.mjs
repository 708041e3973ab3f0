// The example as a user has it: copied out of the project, with the installed packed tarball, and bundled by wrangler as for
// `wrangler deploy`.

import { copyFileSync, cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../../scripts/cli.mjs";
import { path } from "../../scripts/paths.mjs";
import { packagedNode, run } from "../../scripts/programs.mjs";
import { createSandbox } from "../packaging/sandbox.mjs";

/** Disables wrangler's network traffic, and keeps its files out of the user's folders. */
export const quiet = (folder) => ({
  CI: "1",
  NO_COLOR: "1",
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_HIDE_BANNER: "true",
  WRANGLER_LOG: "log",
  XDG_CONFIG_HOME: join(folder, ".config"),
  WRANGLER_LOG_PATH: join(folder, ".logs"),
});

/** Files of the example that are generated, or that belong to a user. */
const MADE = /[\\/](node_modules|\.wrangler|\.dev\.vars|worker-configuration\.d\.ts)$/;

/** Copies the example next to the package, with the example secret, and resolves to the sandbox. */
export async function copy(name, options) {
  const sandbox = await createSandbox(name, options);
  cpSync(path("examples", "worker"), sandbox.folder, { recursive: true, filter: (file) => !MADE.test(file) });
  copyFileSync(join(sandbox.folder, ".dev.vars.example"), join(sandbox.folder, ".dev.vars"));
  return sandbox;
}

/** Runs wrangler in the copied example; resolves to its output. */
export async function wrangler({ folder, tool }, args, options) {
  const command = [tool("wrangler", "bin", "wrangler.js"), ...args];
  const { code, output } = await run(packagedNode, command, { ...options, cwd: folder, env: quiet(folder) });
  if (code !== 0) throw new UserError(`wrangler ${args[0]} failed (see ${options?.log ?? "above"}).`);
  return output;
}

/** Bundles as for a deployment, and resolves to the size that wrangler reports. */
export async function bundle(sandbox, options) {
  const output = await wrangler(sandbox, ["deploy", "--dry-run", "--outdir=out"], options);
  if (!existsSync(join(sandbox.folder, "out", "index.js")))
    throw new UserError("wrangler did not write out/index.js.");
  return /Total Upload: (.+)/.exec(output)?.[1] ?? "unknown";
}
