// The stages of `npm test`, by group. A stage's `run` resolves to { passed, failed } or throws.

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { browser, browserEnv } from "./browsers.mjs";
import { build } from "./build.mjs";
import { UserError } from "./cli.mjs";
import { testCrate } from "./crate-consumer.mjs";
import { buildPage } from "./page.mjs";
import { path, target } from "./paths.mjs";
import { packagedNode, run, script, searchPath, systemNode } from "./programs.mjs";
import { release } from "./release.mjs";
import { setup } from "./setup.mjs";
import { OFFLINE } from "./supply-chain.mjs";
import * as count from "./test-counts.mjs";
import { installWasmTools, toolsBin } from "./wasm-tools.mjs";

const CLIPPY = "cargo clippy --locked";
const DENY = "-- -D warnings";
const WASM = "--target wasm32-unknown-unknown";
const NATIVE = "--manifest-path bench/native/Cargo.toml";
const FUZZ = "--manifest-path fuzz/Cargo.toml";
const AXUM = "--manifest-path examples/axum/Cargo.toml";
const ORACLE = "--manifest-path tests/signature-oracle/Cargo.toml";

/** Stages with different flags need separate target folders. */
const targetFolder = (name) => ({ CARGO_TARGET_DIR: join(target, name) });
/** The flags of the published module. */
const SIMD = { RUSTFLAGS: "-Ctarget-feature=+simd128" };
/** Also enables the exports, because RUSTFLAGS replace the flags of .cargo/config.toml. */
const WASM_TESTS = { RUSTFLAGS: `--cfg chatbrick_exports ${SIMD.RUSTFLAGS}`, ...targetFolder("wasm-tests") };
// Excludes the doctests, in which wasm-bindgen's runner finds no tests and reports success.
const wasmPackTest = (runner) =>
  `wasm-pack test --mode no-install ${runner} -- --features webhook --lib --test *`;
const wasmPath = () => ({ PATH: searchPath(toolsBin) });
const biome = () => [process.execPath, script("@biomejs/biome", "biome"), "ci", "--colors=off"];

export const GROUPS = {
  setup: {
    needs: [],
    stages: [stage("set-up", "1 minute the first time", action(setup))],
  },
  checks: {
    needs: ["setup"],
    stages: [
      stage("cargo fmt", "seconds", check("cargo fmt --all --check")),
      stage("cargo fmt, bench/native", "seconds", check(`cargo fmt ${NATIVE} --check`)),
      stage("cargo fmt, fuzz", "seconds", check(`cargo fmt ${FUZZ} --check`)),
      stage("cargo fmt, examples/axum", "seconds", check(`cargo fmt ${AXUM} --check`)),
      stage("cargo fmt, tests/signature-oracle", "seconds", check(`cargo fmt ${ORACLE} --check`)),
      stage("biome", "seconds", check(biome)),
      stage("clippy", "1 minute", check(`${CLIPPY} --workspace --all-targets --all-features ${DENY}`)),
      stage("clippy, no features", "seconds", check(`${CLIPPY} --package chatbrick-events --lib ${DENY}`)),
      stage(
        "clippy, only webhook",
        "seconds",
        check(`${CLIPPY} --package chatbrick-events --lib --features webhook ${DENY}`),
      ),
      stage(
        "clippy, wasm",
        "seconds",
        check(`${CLIPPY} --package chatbrick-events --lib --all-features ${WASM} ${DENY}`),
      ),
      stage(
        "clippy, npm/wasm",
        "seconds",
        check(`${CLIPPY} --package chatbrick-events-wasm --lib ${WASM} ${DENY}`, {
          ...SIMD,
          ...targetFolder("clippy-npm"),
        }),
      ),
      stage(
        "clippy, bench/native",
        "1 minute the first time",
        check(`${CLIPPY} ${NATIVE} --all-targets ${DENY}`, targetFolder("bench-native")),
      ),
      stage("declaration", "seconds", check("cargo run --quiet --package chatbrick-events-model -- --check")),
      stage("generated files", "seconds", check("cargo xtask generate --check")),
      stage("vectors, generated", "seconds", check("node tests/vectors/build.mjs --check")),
      stage("vectors, one per rule", "seconds", check("node tests/vectors/check-rows.mjs")),
      stage("scripts", "seconds", nodeTests(systemNode, "tests/scripts")),
    ],
  },
  rust: {
    needs: ["setup"],
    stages: [
      stage(
        "cargo test",
        "1 to 2 minutes",
        cargoTests("cargo test --workspace --all-features --no-fail-fast"),
      ),
      stage(
        "cargo doc",
        "seconds",
        check("cargo doc --no-deps --all-features --package chatbrick-events", {
          RUSTDOCFLAGS: "-D warnings",
        }),
      ),
      stage("crate as a dependency", "1 minute the first time", testCrate),
      stage(
        "clippy, tests/signature-oracle",
        "seconds",
        check(`${CLIPPY} ${ORACLE} --all-targets ${DENY}`, targetFolder("signature-oracle")),
      ),
      stage(
        "signatures as standardwebhooks",
        "half a minute the first time",
        cargoTests(`cargo test --locked ${ORACLE}`, () => targetFolder("signature-oracle")),
      ),
      stage(
        "clippy, examples/axum",
        "half a minute the first time",
        check(`${CLIPPY} ${AXUM} --all-targets ${DENY}`, targetFolder("example-axum")),
      ),
      stage(
        "example: axum",
        "1 minute the first time",
        cargoTests(`cargo test --locked ${AXUM}`, () => targetFolder("example-axum")),
      ),
    ],
  },
  build: {
    needs: ["setup"],
    stages: [stage("build", "2 minutes the first time", action(build))],
  },
  package: {
    needs: ["setup", "build"],
    stages: [
      stage("package", "2 minutes the first time, then seconds", ownTests("tests/packaging/package.mjs")),
      stage("types for users", "30 seconds", ownTests("tests/packaging/types.mjs")),
      stage(
        "additions to the declaration",
        "3 minutes the first time",
        nodeTests(() => packagedNode, "tests/declaration"),
      ),
      stage("release, dry", "seconds", action(release)),
      stage("size budget", "seconds", check("node scripts/size.mjs")),
    ],
  },
  wasm: {
    needs: ["setup"],
    stages: [
      stage("wasm-pack, wasm-bindgen", "8 minutes the first time", action(installWasmTools)),
      stage("browser", "at once", action(browser)),
      stage(
        "wasm in Node",
        "1 to 2 minutes",
        cargoTests(wasmPackTest("--node"), () => ({ ...wasmPath(), ...WASM_TESTS })),
      ),
      stage(
        "wasm in Chromium",
        "1 minute",
        cargoTests(wasmPackTest("--headless --chrome"), () => ({
          ...wasmPath(),
          ...WASM_TESTS,
          ...browserEnv(),
          WASM_BINDGEN_TEST_TIMEOUT: "120",
        })),
      ),
      stage(
        "wasm-pack in a fresh clone",
        "3 minutes the first time",
        nodeTests(systemNode, "tests/wasm-pack"),
      ),
    ],
  },
  runtimes: {
    needs: ["setup", "build"],
    stages: [
      stage("system Node", "1 minute", nodeTests(systemNode, "tests/node")),
      stage(
        "Node 24",
        "1 minute",
        nodeTests(() => packagedNode, "tests/node"),
      ),
      stage("every runtime", "1 to 2 minutes", ownTests("tests/packaging/runtimes.mjs")),
    ],
  },
  hostile: {
    needs: ["setup", "build"],
    stages: [
      stage("supply chain, offline", "at once", offlineChecks),
      stage(
        "clippy, fuzz",
        "half a minute the first time",
        check(`${CLIPPY} ${FUZZ} --all-targets ${DENY}`, targetFolder("fuzz")),
      ),
      stage(
        "fuzz targets, short run",
        "1 minute the first time",
        cargoTests(`cargo test --locked ${FUZZ}`, () => targetFolder("fuzz")),
      ),
      stage("hostile input, system Node", "half a minute", nodeTests(systemNode, "tests/hostile")),
      stage(
        "hostile input, Node 24",
        "half a minute",
        nodeTests(() => packagedNode, "tests/hostile"),
      ),
    ],
  },
  bundlers: {
    needs: ["setup", "build"],
    stages: [
      stage("every bundler", "1 to 2 minutes", ownTests("tests/packaging/bundlers.mjs")),
      stage("bundler tests find mutants", "1 minute", ownTests("tests/packaging/mutants.mjs")),
    ],
  },
  recipes: {
    needs: ["setup", "build"],
    stages: [stage("receivers of the guide", "4 minutes", ownTests("tests/recipes/all.mjs"))],
  },
  cli: {
    needs: ["setup", "build"],
    stages: [stage("command line", "1 minute", nodeTests(systemNode, "tests/cli"))],
  },
  worker: {
    needs: ["setup", "build"],
    stages: [stage("example Worker", "3 minutes", ownTests("tests/worker/all.mjs"))],
  },
  page: {
    needs: ["setup", "build"],
    stages: [
      stage("page, build", "seconds", action(buildPage)),
      stage(
        "page, units",
        "30 seconds",
        nodeTests(() => packagedNode, "www/tests", ".test.ts"),
      ),
      stage("page in browsers", "3 minutes", ownTests("tests/page/page.mjs")),
    ],
  },
};

function stage(name, takes, run) {
  return { name, takes, run };
}

/** Returns the program and its arguments. `node` is the Node that runs this script. */
function split(command) {
  if (typeof command === "function") return command();
  const [program, ...args] = command.split(" ");
  return [program === "node" ? process.execPath : program, ...args];
}

/** Returns a stage for a command that passes or fails as a whole. */
function check(command, env) {
  return async (options) => {
    const [program, ...args] = split(command);
    const { code } = await run(program, args, { ...options, env });
    return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  };
}

/** Returns a stage for a function that throws if it fails. */
function action(perform) {
  return async (options) => {
    await perform(options);
    return { passed: 1, failed: 0 };
  };
}

/** Returns a stage for `cargo test` or `wasm-pack test`. */
function cargoTests(command, env) {
  return async (options) => {
    const [program, ...args] = split(command);
    const { code, output } = await run(program, args, { ...options, env: env?.() });
    return verdict(code, count.cargo(output));
  };
}

/** Returns a stage for a script that prints `N passed, N failed`. Its tools need the packaged Node. */
function ownTests(file) {
  return async (options) => {
    const { code, output } = await run(packagedNode, [file], { ...options, echo: /./ });
    return verdict(code, count.own(output));
  };
}

/** Returns a stage for the tests of a folder in one Node. */
function nodeTests(binary, folder, suffix = ".test.mjs") {
  return async (options) => {
    const names = existsSync(path(folder)) ? readdirSync(path(folder)) : [];
    const files = names.filter((name) => name.endsWith(suffix)).sort();
    if (files.length === 0) throw new UserError(`No tests found: no file matches ${folder}/*${suffix}.`);
    const tap = join(target, "node.tap");
    mkdirSync(target, { recursive: true });
    rmSync(tap, { force: true });
    const reporters = ["--test-reporter=spec", "--test-reporter-destination=stdout"];
    reporters.push("--test-reporter=tap", `--test-reporter-destination=${tap}`);
    const args = ["--test", ...reporters, ...files.map((name) => join(folder, name))];
    const { code } = await run(binary(), args, options);
    return verdict(code, count.tap(existsSync(tap) ? readFileSync(tap, "utf8") : ""));
  };
}

/** Counts a crash as a failure. Throws if no test ran. */
function verdict(code, { passed, failed }) {
  if (passed + failed === 0)
    throw new UserError(code === 0 ? "No test ran." : "The program ended before the first test.");
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

/** Runs the checks of `npm run check:supply` that need only the repository. */
async function offlineChecks() {
  for (const check of Object.values(OFFLINE)) check();
  return { passed: Object.keys(OFFLINE).length, failed: 0 };
}
