// Measures the coverage of the crate by its tests and the short runs of the fuzz targets: `npm run coverage`, with `-- --text`
// line by line. Needs cargo-llvm-cov; with a nightly Rust it also counts branches.

import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { main, step, UserError } from "./cli.mjs";
import { target } from "./paths.mjs";
import { ask, find, must, run } from "./programs.mjs";

const BUILDS = join(target, "coverage");
/** Excluded files: everything outside the crate, its tests, and its code for JavaScript, which JavaScript tests cover. */
const EXCLUDED = "(fuzz|xtask|npm|tests|registry|rustc)/|/tests\\.rs$|src/(boundary|js)[./]";

const isProgram = (file) => {
  const { mode, size } = statSync(file);
  return (mode & 0o100) !== 0 && size > 0;
};

main(import.meta, async (args) => {
  if (!find("cargo-llvm-cov")) {
    throw new UserError("cargo-llvm-cov is missing: run `cargo install --locked cargo-llvm-cov`.");
  }
  const nightly = ask("rustup", "run", "nightly", "rustc", "--version") !== undefined;
  const toolchain = nightly ? ["run", "nightly", "cargo"] : undefined;
  const branches = nightly ? ["--branch"] : [];
  const cargo = (...args) => (toolchain ? ["rustup", [...toolchain, ...args]] : ["cargo", args]);
  // Counters slow down the differential test; fewer cases reach the same code.
  const env = { CARGO_TARGET_DIR: BUILDS, CASES: "20000" };
  const failed = "The coverage could not be measured (see above).";
  const test = async (...args) =>
    await must(failed, ...cargo("llvm-cov", "--no-report", ...branches, ...args), { env });

  step("the crate's tests and the fuzz targets, with counters in the crate", "3 minutes the first time");
  const folder = join(BUILDS, "llvm-cov-target");
  rmSync(folder, { recursive: true, force: true });
  await test("--package", "chatbrick-events", "--all-features", "--tests");
  await test("--manifest-path", "fuzz/Cargo.toml", "--tests", "--dep-coverage", "chatbrick-events");

  // Not `cargo llvm-cov report`: it covers only one workspace, and these programs come from two.
  const deps = join(folder, "debug", "deps");
  const programs = readdirSync(deps).filter((name) => !name.includes(".") && isProgram(join(deps, name)));
  const rustc = nightly ? ["rustup", "run", "nightly", "rustc"] : ["rustc"];
  const tools = join(ask(...rustc, "--print", "target-libdir"), "..", "bin");
  const data = join(folder, "all.profdata");
  const counts = readdirSync(folder).filter((name) => name.endsWith(".profraw"));
  const raw = counts.map((name) => join(folder, name));
  await must(failed, join(tools, "llvm-profdata"), ["merge", "-sparse", "-o", data, ...raw]);
  const objects = programs.map((name) => `-object=${join(deps, name)}`);
  const filter = [`-ignore-filename-regex=${EXCLUDED}`, `-instr-profile=${data}`];
  const shown = args.includes("--text") ? ["show", "-show-branches=count"] : ["report"];
  const { code } = await run(join(tools, "llvm-cov"), [...shown, ...filter, ...objects]);
  if (!nightly) console.log("Branches are not counted: install a nightly Rust to count them.");
  if (code !== 0) process.exitCode = 1;
});
