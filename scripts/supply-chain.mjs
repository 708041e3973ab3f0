// Checks the supply chain of both packages: `npm run check:supply -- [--all] [name...]`. A check that needs a missing program or
// the network is listed as not checked; with --all it counts as failed.

import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { main, parseArguments, selectByName, step, UserError } from "./cli.mjs";
import { path, readJson, target } from "./paths.mjs";
import { find, npm, run } from "./programs.mjs";
import { reproducible } from "./reproducible.mjs";
import { sboms } from "./sbom.mjs";

const USAGE = `npm run check:supply -- [options] [name...]
  --all   count a check that cannot run here as failed`;

/** The cargo workspaces; each has its own lock file. */
const FOLDERS = ["", "fuzz/", "bench/native/", "examples/axum/", "tests/signature-oracle/"];
const MANIFESTS = FOLDERS.map((folder) => `${folder}Cargo.toml`);
const LOCKS = FOLDERS.map((folder) => `${folder}Cargo.lock`);
const NPM_LOCKS = ["package-lock.json", "tests/packaging/package-lock.json"];
const PACKAGES = [
  "package.json",
  "www/package.json",
  "examples/worker/package.json",
  "tests/packaging/package.json",
];
const OURS = "chatbrick-events";
/** The source of crates.io in a lock file. cargo-deny checks the host. */
const CRATES_IO = /^registry\+https:\/\/[^/]+\/rust-lang\/crates\.io-index$/;

/** Thrown by a check that cannot run here. */
class Unchecked extends Error {}

/** Installing the npm package runs no script and installs no other package. */
function checkManifest() {
  requireNoInstallEffects("npm/package.json", readJson("npm/package.json"));
}

export function requireNoInstallEffects(file, manifest) {
  const { scripts, dependencies, peerDependencies, optionalDependencies, bundleDependencies } = manifest;
  const keys = { scripts, dependencies, peerDependencies, optionalDependencies, bundleDependencies };
  const present = Object.keys(keys).filter((name) => keys[name] !== undefined);
  if (present.length > 0) throw new UserError(`${file} must not have ${present.join(", ")}.`);
}

/** The lock files have a hash for every download, and crates.io is the source of all crates. */
function checkLocks() {
  for (const file of NPM_LOCKS) npmLock(file, readJson(file));
  for (const file of LOCKS) cargoLock(file, readFileSync(path(file), "utf8"));
}

export function npmLock(file, { packages }) {
  for (const [name, { integrity, link, version }] of Object.entries(packages)) {
    // Workspaces and the links to them are part of the repository.
    const ours = !name.includes("node_modules/") || link === true;
    if (!ours && !(version && /^sha512-/.test(integrity ?? "")))
      throw new UserError(`${file}: ${name} has no sha512.`);
  }
}

export function cargoLock(file, text) {
  for (const entry of text.split("[[package]]\n").slice(1)) {
    const field = (key) => new RegExp(`^${key} = "(.*)"$`, "m").exec(entry)?.[1];
    // A package without a source is part of the repository.
    if (!/^source\b/m.test(entry)) continue;
    const source = field("source");
    if (!CRATES_IO.test(source ?? "")) throw new UserError(`${file}: ${field("name")} comes from ${source}.`);
    if (!field("checksum")) throw new UserError(`${file}: ${field("name")} has no checksum.`);
  }
}

/** Development dependencies have exact versions. */
function checkVersions() {
  for (const file of PACKAGES) requireExactVersions(file, readJson(file));
}

export function requireExactVersions(file, { dependencies = {}, devDependencies = {} }) {
  for (const [name, version] of [...Object.entries(dependencies), ...Object.entries(devDependencies)]) {
    // The workspace pkg/.
    if (name === OURS && version === "*") continue;
    if (!/^(npm:@?[\w/-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      throw new UserError(`${file}: ${name} has the version ${version}, which is not exact.`);
  }
}

/** The checks that need neither the network nor another program. `npm test` runs them. */
export const OFFLINE = {
  "installation runs no script and adds no package": checkManifest,
  "lock files have a hash for every download": checkLocks,
  "versions are exact": checkVersions,
};

const deny =
  (...checks) =>
  async (options) => {
    if (!find("cargo-deny")) {
      throw new Unchecked("cargo-deny is missing: run `cargo install --locked cargo-deny`.");
    }
    for (const manifest of MANIFESTS) {
      const where = ["--manifest-path", manifest, "--config", path("deny.toml"), "--color", "never"];
      const args = ["deny", ...where, "check"];
      const { code, output } = await run("cargo", [...args, ...checks], { ...options, timeout: 300_000 });
      if (/failed to fetch advisory database/.test(output)) {
        throw new Unchecked("the advisory database could not be fetched.");
      }
      if (code !== 0)
        throw new UserError(`${manifest}:\n${output.trimEnd().split("\n").slice(-30).join("\n")}`);
    }
  };

/** Checks npm's advisories for the development packages; the published package has no dependency. */
async function audit(options) {
  const { code, output } = await npm(["audit", "--json"], { ...options, timeout: 120_000 });
  const json = output.slice(output.indexOf("{"), output.lastIndexOf("}") + 1);
  let answer;
  try {
    answer = JSON.parse(json);
  } catch {
    throw new Unchecked("npm audit did not respond.");
  }
  const counts = answer.metadata?.vulnerabilities;
  if (counts === undefined) throw new Unchecked("the registry does not support npm audit.");
  if (code !== 0) throw new UserError(`npm audit found vulnerabilities: ${JSON.stringify(counts)}.`);
}

const CHECKS = {
  ...OFFLINE,
  "crates: licences, sources, bans (cargo-deny)": deny("bans", "licenses", "sources"),
  "crates: advisories (cargo-deny)": deny("advisories"),
  "npm packages: advisories (npm audit)": audit,
  "bills of materials (cargo-cyclonedx)": async (options) => {
    if (!find("cargo-cyclonedx")) {
      throw new Unchecked("cargo-cyclonedx is missing: run `cargo install --locked cargo-cyclonedx`.");
    }
    for (const { file, components } of await sboms(options))
      console.log(`  ${file}: ${components} components`);
  },
  "two builds from clean have the same bytes": async (options) => {
    for (const { name, sha256 } of await reproducible(options)) console.log(`  ${sha256} ${name}`);
  },
};

main(import.meta, async (args) => {
  const config = { allowPositionals: true, options: { all: { type: "boolean", default: false } } };
  const { values, positionals } = parseArguments(args, config, USAGE);
  const checks = selectByName("check", positionals, Object.entries(CHECKS), ([name]) => name);
  const log = join(target, "test-logs", "supply.log");
  if (existsSync(log)) rmSync(log);
  const results = { passed: 0, failed: 0 };
  const unchecked = [];
  for (const [name, check] of checks) {
    step(name, name.startsWith("two builds") ? "4 to 8 minutes" : undefined);
    try {
      await check({ log });
      console.log("  ok");
      results.passed += 1;
    } catch (error) {
      if (error instanceof Unchecked) unchecked.push(`${name}: ${error.message}`);
      else results.failed += 1;
      if (!(error instanceof UserError) && !(error instanceof Unchecked)) console.log(error);
      else console.log(`  ${error instanceof Unchecked ? "NOT CHECKED" : "FAILED"}: ${error.message}`);
    }
  }
  console.log();
  for (const reason of unchecked) console.log(`not checked: ${reason}`);
  console.log(`${results.passed} passed, ${results.failed} failed, ${unchecked.length} not checked`);
  if (results.failed > 0 || (values.all && unchecked.length > 0)) process.exitCode = 1;
});
