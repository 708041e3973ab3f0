// What of the crate its tests and the fuzz targets' short runs reach, in lines and branches: `npm run coverage`, with
// `-- --text` line by line. Lines need
// cargo-llvm-cov; branches are counted by a nightly Rust only, and are left out, and said to be, where there is none.

import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { ask, Explained, find, main, must, run, step, target } from "./lib.mjs";

const BUILDS = join(target, "coverage");
/** Of the crate alone: no tests, no tools, and nothing of the boundary, which is built for wasm and tested from JavaScript. */
const LEFT_OUT = "(fuzz|xtask|tests|registry|rustc)/|/tests\\.rs$|src/(wasm|js)[./]";

const isProgram = (file) => {
  const { mode, size } = statSync(file);
  return (mode & 0o100) !== 0 && size > 0;
};

main(import.meta, async (args) => {
  if (!find("cargo-llvm-cov")) {
    throw new Explained("cargo-llvm-cov is missing: `cargo install --locked cargo-llvm-cov` brings it.");
  }
  const nightly = ask("rustup", "run", "nightly", "rustc", "--version") !== undefined;
  const toolchain = nightly ? ["run", "nightly", "cargo"] : undefined;
  const branches = nightly ? ["--branch"] : [];
  const cargo = (...args) => (toolchain ? ["rustup", [...toolchain, ...args]] : ["cargo", args]);
  // Counters make the differential test slow; a part of its cases reaches as much.
  const env = { CARGO_TARGET_DIR: BUILDS, CASES: "20000" };
  const what = "The coverage could not be measured (see above).";
  const test = async (...args) =>
    await must(what, ...cargo("llvm-cov", "--no-report", ...branches, ...args), { env });

  step("the crate's tests and the fuzz targets, with counters in the crate", "3 minutes the first time");
  const folder = join(BUILDS, "llvm-cov-target");
  rmSync(folder, { recursive: true, force: true });
  await test("--package", "chatbrick-events", "--tests");
  await test("--manifest-path", "fuzz/Cargo.toml", "--tests", "--dep-coverage", "chatbrick-events");

  // cargo-llvm-cov's own report knows the programs of one workspace alone; these are of two.
  const deps = join(folder, "debug", "deps");
  const programs = readdirSync(deps).filter((name) => !name.includes(".") && isProgram(join(deps, name)));
  const rustc = nightly ? ["rustup", "run", "nightly", "rustc"] : ["rustc"];
  const tools = join(ask(...rustc, "--print", "target-libdir"), "..", "bin");
  const data = join(folder, "all.profdata");
  const counts = readdirSync(folder).filter((name) => name.endsWith(".profraw"));
  const raw = counts.map((name) => join(folder, name));
  await must(what, join(tools, "llvm-profdata"), ["merge", "-sparse", "-o", data, ...raw]);
  const objects = programs.map((name) => `-object=${join(deps, name)}`);
  const filter = [`-ignore-filename-regex=${LEFT_OUT}`, `-instr-profile=${data}`];
  const shown = args.includes("--text") ? ["show", "-show-branches=count"] : ["report"];
  const { code } = await run(join(tools, "llvm-cov"), [...shown, ...filter, ...objects]);
  if (!nightly) console.log("Branches are not counted: that needs a nightly Rust.");
  if (code !== 0) process.exitCode = 1;
});
