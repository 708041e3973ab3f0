// Where everything comes from that becomes part of the packages: `npm run check:supply`. What cannot be asked here, for want of
// a program or of the network, is named as not checked, and never passed over; with --all it is a failure.

import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { chosen, Explained, find, main, npm, path, readJson, run, step, target, wordsOf } from "./lib.mjs";
import { reproducible } from "./reproducible.mjs";
import { sboms } from "./sbom.mjs";

/** Each has a lock file of its own. */
const MANIFESTS = ["Cargo.toml", "fuzz/Cargo.toml", "bench/native/Cargo.toml"];
const LOCKS = ["Cargo.lock", "fuzz/Cargo.lock", "bench/native/Cargo.lock"];
const NPM_LOCKS = ["package-lock.json", "tests/packaging/package-lock.json"];
const PACKAGES = [
  "package.json",
  "www/package.json",
  "examples/worker/package.json",
  "tests/packaging/package.json",
];
const OURS = "chatbrick-events";
/** As cargo names it in a lock file. Which host that is, cargo-deny looks at. */
const CRATES_IO = /^registry\+https:\/\/[^/]+\/rust-lang\/crates\.io-index$/;

/** What cannot be checked here, and why. */
class Unchecked extends Error {}

/** Nothing of it is run at the user's when the package is installed, and nothing else comes along. */
function manifest() {
  bare("npm/package.json", readJson("npm/package.json"));
}

export function bare(file, manifest) {
  const { scripts, dependencies, peerDependencies, optionalDependencies, bundleDependencies, bin } = manifest;
  const members = { scripts, dependencies, peerDependencies, optionalDependencies, bundleDependencies, bin };
  const there = Object.keys(members).filter((name) => members[name] !== undefined);
  if (there.length > 0) throw new Explained(`${file} has ${there.join(", ")}: it should have none.`);
}

/** The lock files say by a hash what is downloaded, and all crates come from crates.io. */
function locks() {
  for (const file of NPM_LOCKS) npmLock(file, readJson(file));
  for (const file of LOCKS) cargoLock(file, readFileSync(path(file), "utf8"));
}

export function npmLock(file, { packages }) {
  for (const [name, { integrity, link, version }] of Object.entries(packages)) {
    // A workspace, or the link to one, lies in the clone.
    const ours = !name.includes("node_modules/") || link === true;
    if (!ours && !(version && /^sha512-/.test(integrity ?? "")))
      throw new Explained(`${file}: ${name} has no sha512.`);
  }
}

export function cargoLock(file, text) {
  for (const entry of text.split("[[package]]\n").slice(1)) {
    const member = (name) => new RegExp(`^${name} = "(.*)"$`, "m").exec(entry)?.[1];
    // A package without a source lies in the clone.
    if (!/^source\b/m.test(entry)) continue;
    const source = member("source");
    if (!CRATES_IO.test(source ?? ""))
      throw new Explained(`${file}: ${member("name")} comes from ${source}.`);
    if (!member("checksum")) throw new Explained(`${file}: ${member("name")} has no checksum.`);
  }
}

/** Exact versions alone in what is installed to build and to test. */
function pinned() {
  for (const file of PACKAGES) exact(file, readJson(file));
}

export function exact(file, { dependencies = {}, devDependencies = {} }) {
  for (const [name, version] of [...Object.entries(dependencies), ...Object.entries(devDependencies)]) {
    // The workspace beside it.
    if (name === OURS && version === "*") continue;
    if (!/^(npm:@?[\w/-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      throw new Explained(`${file}: ${name} is ${version}, and no exact version.`);
  }
}

/** What needs neither a network nor a program: `npm test` runs it. */
export const OFFLINE = {
  "nothing runs at installation, and nothing comes along": manifest,
  "lock files have a hash for everything": locks,
  "versions are exact": pinned,
};

const deny =
  (...checks) =>
  async (options) => {
    if (!find("cargo-deny")) {
      throw new Unchecked("cargo-deny is missing: `cargo install --locked cargo-deny` brings it.");
    }
    for (const manifest of MANIFESTS) {
      const where = ["--manifest-path", manifest, "--config", path("deny.toml"), "--color", "never"];
      const args = ["deny", ...where, "check"];
      const { code, output } = await run("cargo", [...args, ...checks], { ...options, timeout: 300_000 });
      if (/failed to fetch advisory database/.test(output)) {
        throw new Unchecked("the advisory database could not be fetched.");
      }
      if (code !== 0)
        throw new Explained(`${manifest}:\n${output.trimEnd().split("\n").slice(-30).join("\n")}`);
    }
  };

/** npm's own advisories, for what is installed here; the published package has no dependency. */
async function audit(options) {
  const { code, output } = await npm(["audit", "--json"], { ...options, timeout: 120_000 });
  const json = output.slice(output.indexOf("{"), output.lastIndexOf("}") + 1);
  let answer;
  try {
    answer = JSON.parse(json);
  } catch {
    throw new Unchecked("npm audit gave no answer.");
  }
  const counts = answer.metadata?.vulnerabilities;
  if (counts === undefined) throw new Unchecked("the registry does not answer npm audit.");
  if (code !== 0) throw new Explained(`npm audit finds ${JSON.stringify(counts)}.`);
}

const CHECKS = {
  ...OFFLINE,
  "crates: licences, sources, bans (cargo-deny)": deny("bans", "licenses", "sources"),
  "crates: advisories (cargo-deny)": deny("advisories"),
  "npm packages: advisories (npm audit)": audit,
  "bills of materials (cargo-cyclonedx)": async (options) => {
    if (!find("cargo-cyclonedx")) {
      throw new Unchecked("cargo-cyclonedx is missing: `cargo install --locked cargo-cyclonedx` brings it.");
    }
    for (const { file, components } of await sboms(options))
      console.log(`  ${file}: ${components} components`);
  },
  "two builds from clean, the same bytes": async (options) => {
    for (const { name, sha256 } of await reproducible(options)) console.log(`  ${sha256} ${name}`);
  },
};

main(import.meta, async (args) => {
  const strict = args.includes("--all");
  const checks = chosen("check", wordsOf(args, "--all"), Object.entries(CHECKS), ([name]) => name);
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
      if (!(error instanceof Explained) && !(error instanceof Unchecked)) console.log(error);
      else console.log(`  ${error instanceof Unchecked ? "NOT CHECKED" : "FAILED"}: ${error.message}`);
    }
  }
  console.log();
  for (const what of unchecked) console.log(`not checked: ${what}`);
  console.log(`${results.passed} passed, ${results.failed} failed, ${unchecked.length} not checked`);
  if (results.failed > 0 || (strict && unchecked.length > 0)) process.exitCode = 1;
});
