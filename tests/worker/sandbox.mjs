// The example as its users have it: copied out of the project, with the packed tarball installed beside it, and bundled by
// wrangler into what `wrangler deploy` would upload.

import { copyFileSync, cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../../scripts/cli.mjs";
import { path } from "../../scripts/paths.mjs";
import { packagedNode, run } from "../../scripts/programs.mjs";
import { createSandbox } from "../packaging/sandbox.mjs";

/** Without a word to anybody outside, and with nothing written into the user's folders. */
export const quiet = (folder) => ({
  CI: "1",
  NO_COLOR: "1",
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_HIDE_BANNER: "true",
  WRANGLER_LOG: "log",
  XDG_CONFIG_HOME: join(folder, ".config"),
  WRANGLER_LOG_PATH: join(folder, ".logs"),
});

/** What of the example is its users' own, or made. */
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

/** Bundles as for a deployment, and resolves to what wrangler says of the size. */
export async function bundle(sandbox, options) {
  const output = await wrangler(sandbox, ["deploy", "--dry-run", "--outdir=out"], options);
  if (!existsSync(join(sandbox.folder, "out", "index.js")))
    throw new UserError("wrangler made no out/index.js.");
  return /Total Upload: (.+)/.exec(output)?.[1] ?? "unknown";
}
