// Packs the crate and the npm package as for a release, and lists the faults in their contents.

import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { UserError } from "./cli.mjs";
import { crateFaults, notBuilt, npmFaults } from "./package-contents.mjs";
import { path, target } from "./paths.mjs";
import { npm, run } from "./programs.mjs";
import { inCargoToml } from "./version.mjs";

/** Runs cargo without the network, and without colours in the output. */
const QUIET = { CARGO_NET_OFFLINE: "true", CARGO_TERM_COLOR: "never" };

/** Runs a program and returns its output. If it fails, throws this message with the end of the output. */
export async function outputOf(message, command, args, options) {
  const { code, output } = await run(command, args, { ...options, env: { ...QUIET, ...options.env } });
  if (code === 0) return output;
  throw new UserError(`${message}\n${output.trimEnd().split("\n").slice(-20).join("\n")}`);
}

/** cargo warns about each file in `tests/`, which is not part of the crate. */
const EXPECTED_WARNING =
  /^warning: ignoring (test|benchmark|example) .* is not included in the published package$/;

/** Packs the crate, unpacks it, and builds the result, with `cargo package`. `options` need a `log`. */
export async function packCrate(options) {
  // Fetches all dependencies of the lock file: all later steps work offline.
  await outputOf("The dependencies could not be fetched.", "cargo", ["fetch"], {
    ...options,
    env: { CARGO_NET_OFFLINE: "false" },
  });
  const args = ["package", "--package", "chatbrick-events", "--allow-dirty", "--target-dir", target];
  const output = await outputOf("cargo package failed.", "cargo", args, options);
  const warnings = output
    .split("\n")
    .filter((line) => line.startsWith("warning:") && !EXPECTED_WARNING.test(line));

  const folder = resolve(target, "package", `chatbrick-events-${inCargoToml("version")}`);
  const files = listing(folder);
  return {
    folder,
    files,
    size: statSync(`${folder}.crate`).size,
    faults: [...warnings.map((line) => `cargo package: ${line}`), ...crateFaults(files)],
  };
}

function listing(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return entries
    .map(({ parentPath, path, name }) => join(parentPath ?? path, name))
    .map((file) => ({
      path: relative(folder, file).split(sep).join("/"),
      size: statSync(file).size,
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Packs pkg/ as it is with `npm pack`, without writing a tarball. */
export async function packNpm(options) {
  const read = (file) => readFileSync(path("pkg", file), "utf8");
  const built = existsSync(path("pkg", "package.json")) ? read("package.json") : undefined;
  const fault = notBuilt(built, readFileSync(path("npm", "package.json"), "utf8"));
  if (fault !== undefined) throw new UserError(fault);
  const log = join(target, "test-logs", "npm-pack.log");
  rmSync(log, { force: true });
  const args = ["pack", "./pkg", "--dry-run", "--json", "--silent", "--ignore-scripts"];
  const { files, size } = packed(await npm(args, { ...options, log }));
  return { files, size, faults: npmFaults(files, JSON.parse(built), read) };
}

/** Parses the output of `npm pack --json` for one package. Ignores any lines before it. */
export function packed({ code, output }) {
  let entry;
  try {
    [entry] = JSON.parse(/^\[[\s\S]*/m.exec(output)?.[0] ?? "[]");
  } catch {
    // Reported below.
  }
  if (code !== 0 || entry === undefined) throw new UserError(`npm pack failed.\n${output}`.trimEnd());
  return entry;
}
