// The stages of `npm test`, in order. A stage's `run` resolves to { passed, failed }, or throws what went wrong.

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { browser, browserEnv } from "./browser.mjs";
import { build } from "./build.mjs";
import * as count from "./count.mjs";
import { crate } from "./crate.mjs";
import { Explained, packagedNode, path, run, script, searchPath, systemNode, target } from "./lib.mjs";
import { buildPage } from "./page.mjs";
import { release } from "./release.mjs";
import { setup } from "./setup.mjs";
import { OFFLINE } from "./supply.mjs";
import { tools, toolsBin } from "./tools.mjs";

const DENY = ["--", "-D", "warnings"];
const NATIVE = ["--manifest-path", "bench/native/Cargo.toml"];
const FUZZ = ["--manifest-path", "fuzz/Cargo.toml"];
const FUZZ_BUILDS = { CARGO_TARGET_DIR: join(target, "fuzz") };
const CRATE = ["--package", "chatbrick-events", "--lib"];
const WASM = ["--target", "wasm32-unknown-unknown"];
const WASM_PACK_TEST = ["test", "--mode", "no-install"];
// Without the doctests: wasm-bindgen's runner finds no test in them and calls that a success.
const WASM_TESTS = ["--", "--lib", "--test", "*"];
const node = process.execPath;
const wasmPath = () => ({ PATH: searchPath(toolsBin) });
/** As xtask compiles what is published. */
const SIMD = { RUSTFLAGS: "-Ctarget-feature=+simd128" };
/** In a folder of their own, since the flags are other ones than those of `wasm-pack build`. */
const wasmTests = () => ({ ...wasmPath(), ...SIMD, CARGO_TARGET_DIR: join(target, "wasm-tests") });

/** One check: passed or failed. */
const check = (command, args, env) => async (options) => {
  const { code } = await run(command, typeof args === "function" ? args() : args, { ...options, env });
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
};

/** A step that throws when it fails. */
const done = (action) => async (options) => {
  await action(options);
  return { passed: 1, failed: 0 };
};

/** A program that counts its tests. One that dies, or that ran none, has failed. */
const counted = (counter, command, args, env) => async (options) => {
  const { code, output } = await run(command, args, { ...options, env: env?.() });
  return verdict(code, counter(output));
};

function verdict(code, { passed, failed }) {
  if (passed + failed === 0)
    throw new Explained(code === 0 ? "no test ran" : "it ended before any test had run");
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

/** A script of a folder of tests, in the packaged Node, because what it drives needs a newer one than 20. It is heard. */
const inFolder = (folder) => (name) => async (options) => {
  const file = join("tests", folder, `${name}.mjs`);
  const { code, output } = await run(packagedNode, [file], { ...options, echo: /./ });
  return verdict(code, count.own(output));
};

const packaging = inFolder("packaging");

/** The tests of a folder in one Node. */
const nodeTests =
  (binary, folder = join("tests", "node"), ending = ".test.mjs") =>
  async (options) => {
    const names = existsSync(path(folder)) ? readdirSync(path(folder)) : [];
    const files = names.filter((name) => name.endsWith(ending)).sort();
    if (files.length === 0) throw new Explained(`there is no ${folder}/*${ending}`);
    const tap = join(target, "node.tap");
    mkdirSync(target, { recursive: true });
    rmSync(tap, { force: true });
    const reporters = ["spec", "stdout", "tap", tap];
    const flags = reporters.map(
      (value, index) => `--test-reporter${index % 2 ? "-destination" : ""}=${value}`,
    );
    const { code } = await run(
      binary(),
      ["--test", ...flags, ...files.map((name) => join(folder, name))],
      options,
    );
    return verdict(code, count.tap(existsSync(tap) ? readFileSync(tap, "utf8") : ""));
  };

/** `wasm-pack build` for those who bring their own package: it works, and it leaves pkg/ alone. */
async function wasmPackBuild(options) {
  const before = readFileSync(path("pkg", "package.json"));
  const out = join("target", "wasm-pack");
  rmSync(path(out), { recursive: true, force: true });
  const args = ["build", "--mode", "no-install", "--target", "web", "--out-dir", out];
  const { code } = await run("wasm-pack", args, { ...options, env: wasmPath() });
  if (code !== 0) throw new Explained("wasm-pack build failed");
  const load = `
    import { readFileSync } from "node:fs";
    const { initSync, parseConnectedEvent, validate } = await import("./${out.replaceAll("\\", "/")}/chatbrick_events.js");
    initSync({ module: readFileSync("${out.replaceAll("\\", "/")}/chatbrick_events_bg.wasm") });
    const payload = readFileSync("examples/payloads/store-and-staff.json");
    if (parseConnectedEvent(payload).data.connectedStaff === null) throw new Error("another event");
    if (validate(payload.subarray(1)).issues[0].code !== "invalid_json") throw new Error("another verdict");`;
  const loaded = await run(node, ["--input-type=module", "--eval", load], options);
  if (loaded.code !== 0) throw new Explained("what wasm-pack built does not load");
  if (!before.equals(readFileSync(path("pkg", "package.json"))))
    throw new Explained("pkg/package.json has changed");
}

/** What `npm run check:supply` asks of the repository alone. */
async function offline() {
  for (const check of Object.values(OFFLINE)) check();
  return { passed: Object.keys(OFFLINE).length, failed: 0 };
}

export const STAGES = [
  { group: "setup", name: "set-up", takes: "1 minute the first time", run: done(() => setup()) },
  {
    group: "wasm",
    name: "wasm-pack, wasm-bindgen",
    takes: "8 minutes the first time",
    run: done(() => tools()),
  },
  { group: "wasm", name: "browser", takes: "at once", run: done(() => browser()) },

  { group: "checks", name: "cargo fmt", takes: "seconds", run: check("cargo", ["fmt", "--all", "--check"]) },
  {
    group: "checks",
    name: "biome",
    takes: "seconds",
    run: check(node, () => [script("@biomejs/biome", "biome"), "ci", "--colors=off"]),
  },
  {
    group: "checks",
    name: "clippy",
    takes: "1 minute",
    run: check("cargo", ["clippy", "--workspace", "--all-targets", ...DENY]),
  },
  {
    group: "checks",
    name: "clippy for wasm",
    takes: "seconds",
    run: check("cargo", ["clippy", ...CRATE, ...WASM, ...DENY]),
  },
  {
    group: "checks",
    name: "clippy of npm/wasm",
    takes: "seconds",
    // In a folder of its own, since the flags are other ones.
    run: check("cargo", ["clippy", "--package", "chatbrick-events-wasm", "--lib", ...WASM, ...DENY], {
      ...SIMD,
      CARGO_TARGET_DIR: join(target, "clippy-npm"),
    }),
  },
  {
    group: "checks",
    name: "cargo fmt of bench/native",
    takes: "seconds",
    run: check("cargo", ["fmt", ...NATIVE, "--check"]),
  },
  {
    group: "checks",
    name: "clippy of bench/native",
    takes: "1 minute the first time",
    run: check("cargo", ["clippy", "--locked", ...NATIVE, "--all-targets", ...DENY], {
      CARGO_TARGET_DIR: join(target, "bench-native"),
    }),
  },
  {
    group: "checks",
    name: "files generated from the declaration",
    takes: "seconds",
    run: check("cargo", [
      "run",
      "--quiet",
      "--locked",
      "--package",
      "chatbrick-events-model",
      "--",
      "--check",
    ]),
  },
  {
    group: "checks",
    name: "generated files",
    takes: "seconds",
    run: check("cargo", ["xtask", "generate", "--check"]),
  },
  {
    group: "checks",
    name: "vectors built",
    takes: "seconds",
    run: check(node, ["tests/vectors/build.mjs", "--check"]),
  },
  {
    group: "checks",
    name: "vectors per rule",
    takes: "seconds",
    run: check(node, ["tests/vectors/check-rows.mjs"]),
  },
  {
    group: "checks",
    name: "scripts",
    takes: "seconds",
    run: nodeTests(systemNode, join("tests", "scripts")),
  },

  {
    group: "rust",
    name: "cargo test",
    takes: "1 to 2 minutes",
    run: counted(count.cargo, "cargo", ["test", "--workspace", "--no-fail-fast"]),
  },
  {
    group: "rust",
    name: "cargo doc",
    takes: "seconds",
    run: check("cargo", ["doc", "--no-deps", "--package", "chatbrick-events"], {
      RUSTDOCFLAGS: "-D warnings",
    }),
  },

  { group: "rust", name: "crate as a package", takes: "1 minute the first time", run: crate },

  {
    group: "build",
    name: "build",
    takes: "2 minutes the first time",
    run: done((options) => build(options)),
  },
  {
    group: "package",
    name: "the package",
    takes: "2 minutes the first time, then seconds",
    run: packaging("package"),
  },
  { group: "package", name: "types for users", takes: "30 seconds", run: packaging("types") },
  { group: "package", name: "release, dry", takes: "seconds", run: done(release) },
  { group: "package", name: "size budget", takes: "seconds", run: check(node, ["scripts/size.mjs"]) },

  {
    group: "wasm",
    name: "wasm in Node",
    takes: "1 to 2 minutes",
    run: counted(count.cargo, "wasm-pack", [...WASM_PACK_TEST, "--node", ...WASM_TESTS], wasmTests),
  },
  {
    group: "wasm",
    name: "wasm in Chromium",
    takes: "1 minute",
    run: counted(
      count.cargo,
      "wasm-pack",
      [...WASM_PACK_TEST, "--headless", "--chrome", ...WASM_TESTS],
      () => ({
        ...wasmTests(),
        ...browserEnv(),
        WASM_BINDGEN_TEST_TIMEOUT: "120",
      }),
    ),
  },
  { group: "wasm", name: "wasm-pack build", takes: "1 minute", run: done(wasmPackBuild) },

  { group: "runtimes", name: "Node of this computer", takes: "1 minute", run: nodeTests(systemNode) },
  { group: "runtimes", name: "Node 24", takes: "1 minute", run: nodeTests(() => packagedNode) },
  { group: "runtimes", name: "every runtime", takes: "1 to 2 minutes", run: packaging("runtimes") },

  { group: "hostile", name: "supply chain, offline", takes: "at once", run: offline },
  {
    group: "hostile",
    name: "cargo fmt of fuzz",
    takes: "seconds",
    run: check("cargo", ["fmt", ...FUZZ, "--check"]),
  },
  {
    group: "hostile",
    name: "clippy of fuzz",
    takes: "half a minute the first time",
    run: check("cargo", ["clippy", "--locked", ...FUZZ, "--all-targets", ...DENY], FUZZ_BUILDS),
  },
  {
    group: "hostile",
    name: "fuzz targets, a short run",
    takes: "1 minute the first time",
    run: counted(count.cargo, "cargo", ["test", "--locked", ...FUZZ], () => FUZZ_BUILDS),
  },
  {
    group: "hostile",
    name: "hostile input in Node of this computer",
    takes: "half a minute",
    run: nodeTests(systemNode, join("tests", "hostile")),
  },
  {
    group: "hostile",
    name: "hostile input in Node 24",
    takes: "half a minute",
    run: nodeTests(() => packagedNode, join("tests", "hostile")),
  },

  { group: "bundlers", name: "every bundler", takes: "1 to 2 minutes", run: packaging("bundlers") },
  { group: "bundlers", name: "the tests notice", takes: "1 minute", run: packaging("mutants") },

  { group: "worker", name: "the example Worker", takes: "1 minute", run: inFolder("worker")("all") },
  { group: "page", name: "page built", takes: "seconds", run: done((options) => buildPage(options)) },
  {
    group: "page",
    name: "parts of the page",
    takes: "30 seconds",
    run: nodeTests(() => packagedNode, join("www", "tests"), ".test.ts"),
  },
  { group: "page", name: "the page in browsers", takes: "2 minutes", run: inFolder("page")("page") },
];

/** What a group needs before it. */
export const NEEDS = {
  checks: ["setup"],
  rust: ["setup"],
  build: ["setup"],
  package: ["setup", "build"],
  wasm: ["setup"],
  runtimes: ["setup", "build"],
  hostile: ["setup", "build"],
  bundlers: ["setup", "build"],
  worker: ["setup", "build"],
  page: ["setup", "build"],
};
