// Packs the crate and the npm package as they would be published, and finds what should not be inside or is missing.
// Used by crate.mjs and release.mjs.

import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { crateFaults, npmFaults } from "./contents.mjs";
import { Explained, npm, path, readJson, run, target } from "./lib.mjs";
import { inCargoToml } from "./version.mjs";

/** Cargo without the network and without colours, since its output is read. */
const QUIET = { CARGO_NET_OFFLINE: "true", CARGO_TERM_COLOR: "never" };

/**
 * Runs a program and returns its output; a failure is an error with this explanation and the end of the output.
 * `options` need a `log`.
 */
export async function output(explanation, command, args, options) {
  const { code, output } = await run(command, args, { ...options, env: { ...QUIET, ...options.env } });
  if (code === 0) return output;
  throw new Explained(`${explanation}\n${output.trimEnd().split("\n").slice(-20).join("\n")}`);
}

/** What cargo says of every test in `tests/`, as it should. */
const LEFT_OUT = /^warning: ignoring (test|benchmark|example) .* is not included in the published package$/;

/** `cargo package`: packs the crate, unpacks it, and builds what comes out. */
export async function packCrate(options) {
  // Everything that the lock file names, so that all that follows does without the network.
  await output("The dependencies could not be fetched.", "cargo", ["fetch"], {
    ...options,
    env: { CARGO_NET_OFFLINE: "false" },
  });
  const args = ["package", "--package", "chatbrick-events", "--allow-dirty", "--target-dir", target];
  const said = await output("cargo package failed.", "cargo", args, options);
  const warnings = said.split("\n").filter((line) => line.startsWith("warning:") && !LEFT_OUT.test(line));

  const folder = resolve(target, "package", `chatbrick-events-${inCargoToml("version")}`);
  const files = listing(folder);
  return {
    folder,
    files,
    size: statSync(`${folder}.crate`).size,
    faults: [...warnings.map((line) => `cargo package says ${line}`), ...crateFaults(files)],
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

/** `npm pack`, which writes nothing here. */
export async function packNpm(options) {
  const log = join(target, "test-logs", "npm-pack.log");
  rmSync(log, { force: true });
  const args = ["pack", "./pkg", "--dry-run", "--json", "--silent", "--ignore-scripts"];
  const { files, size } = packed(await npm(args, { ...options, log }));
  const read = (file) => readFileSync(path("pkg", file), "utf8");
  return { files, size, faults: npmFaults(files, readJson("pkg/package.json"), read) };
}

/** What `npm pack --json` says of the one package, whatever it printed before. */
export function packed({ code, output }) {
  let entry;
  try {
    [entry] = JSON.parse(/^\[[\s\S]*/m.exec(output)?.[0] ?? "[]");
  } catch {
    // Said below.
  }
  if (code !== 0 || entry === undefined) throw new Explained(`npm pack failed.\n${output}`.trimEnd());
  return entry;
}
