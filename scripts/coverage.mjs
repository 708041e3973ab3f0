// What of the crate its tests and the fuzz targets' short runs reach, in lines and branches: `npm run coverage`. Lines need
// cargo-llvm-cov; branches are counted by a nightly Rust only, and are left out, and said to be, where there is none.

import { rmSync } from "node:fs";
import { join } from "node:path";
import { ask, Explained, find, main, must, run, step, target } from "./lib.mjs";

const BUILDS = join(target, "coverage");
/** Of the crate alone: no tests, no tools, and nothing of the boundary, which is built for wasm and tested from JavaScript. */
const LEFT_OUT = "(fuzz|xtask|tests|registry|rustc)/|/tests\\.rs$|src/(wasm|js)";

main(import.meta, async (args) => {
  if (!find("cargo-llvm-cov")) {
    throw new Explained("cargo-llvm-cov is missing: `cargo install --locked cargo-llvm-cov` brings it.");
  }
  const nightly = ask("rustup", "run", "nightly", "rustc", "--version") !== undefined;
  const toolchain = nightly ? ["run", "nightly", "cargo"] : undefined;
  const branches = nightly ? ["--branch"] : [];
  const cargo = (...args) => (toolchain ? ["rustup", [...toolchain, ...args]] : ["cargo", args]);
  const env = { CARGO_TARGET_DIR: BUILDS };
  const what = "The coverage could not be measured (see above).";
  const test = async (...args) =>
    await must(what, ...cargo("llvm-cov", "--no-report", ...branches, ...args), { env });

  step("the crate's tests and the fuzz targets, with counters in the crate", "3 minutes the first time");
  rmSync(join(BUILDS, "llvm-cov-target"), { recursive: true, force: true });
  await test("--package", "chatbrick-events", "--tests");
  await test("--manifest-path", "fuzz/Cargo.toml", "--tests");
  const report = ["llvm-cov", "report", "--ignore-filename-regex", LEFT_OUT, ...args];
  const { code } = await run(...cargo(...report), { env });
  if (!nightly) console.log("Branches are not counted: that needs a nightly Rust.");
  if (code !== 0) process.exitCode = 1;
});
