// Packs the crate and uses it in other projects: natively, in wasm, with the feature `webhook`, in a crate with its own exports,
// and with the oldest Rust. Takes a minute the first time, then seconds.

import { cpSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { main, step, UserError } from "./cli.mjs";
import { writeProjects } from "./crate-projects.mjs";
import { outputOf, packCrate } from "./pack.mjs";
import { target } from "./paths.mjs";
import { ask, must, run } from "./programs.mjs";
import { outsideFolder } from "./project-copy.mjs";
import { inCargoToml } from "./version.mjs";

/** The crates of a user's build, native or wasm. Each one has to be trusted and compiled. */
const DEPENDENCIES = [
  ...["chatbrick-events", "hashbrown", "serde", "serde_core", "serde_derive", "siphasher", "unicode-width"],
  ...["proc-macro2", "quote", "syn", "unicode-ident"],
];

/** The crates that the feature `webhook` adds. */
const OF_WEBHOOK = [
  ...["hmac", "sha2", "digest", "crypto-common", "block-buffer", "hybrid-array", "typenum"],
  ...["base64", "subtle", "ctutils", "cmov", "cfg-if", "cpufeatures"],
];
/** The number of crates that svix 2.9.1 adds with its default features, counted in the same way. */
const OF_SVIX = 97;

const WASM = "wasm32-unknown-unknown";

/** Runs all checks, also after a failure. `options` are passed to `run`. */
export async function testCrate(options) {
  const packed = await packCrate(options);
  if (packed.faults.length > 0) throw new UserError(packed.faults.join("\n"));
  const folder = outsideFolder("crate-consumer");
  const project = { folder, options: { ...options, cwd: folder, env: ENV } };
  let failed = 0;
  try {
    cpSync(packed.folder, join(folder, "chatbrick-events"), { recursive: true });
    writeProjects(folder);
    for (const check of CHECKS) failed += await failures(check, project);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { passed: 1 + CHECKS.length - failed, failed };
}

/** A user does not have the flags of this environment. */
const ENV = { CARGO_TARGET_DIR: join(target, "crate"), RUSTFLAGS: "" };

async function failures(check, project) {
  try {
    await check(project);
    return 0;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    console.log(error.message);
    return 1;
  }
}

const manifest = (name) => ["--manifest-path", join(name, "Cargo.toml")];

/** Returns the dependencies of a project, native or wasm. */
async function crates(project, { options }) {
  const names = new Set();
  const edges = ["--edges", "normal,build", "--prefix", "none", "--format", "{p}"];
  for (const to of [[], ["--target", WASM]]) {
    const args = ["tree", "--quiet", ...manifest(project), ...edges, ...to];
    const output = await outputOf("The dependencies cannot be resolved.", "cargo", args, options);
    for (const [, name] of output.matchAll(/^([\w-]+) v\d/gm)) names.add(name);
  }
  if (!names.has("chatbrick-events")) throw new UserError("cargo tree does not list chatbrick-events.");
  names.delete("consumer");
  return names;
}

function requireOnly(names, expected) {
  const extra = [...names].filter((name) => !expected.includes(name));
  if (extra.length > 0) throw new UserError(`A build depends on ${extra.join(", ")}.`);
}

/** A build of the crate without features has only the expected dependencies. */
async function dependencies(project) {
  requireOnly(await crates("basic", project), DEPENDENCIES);
}

/** The feature `webhook` adds only the expected dependencies. */
async function dependenciesOfWebhook(project) {
  const names = await crates("receiver", project);
  requireOnly(names, [...DEPENDENCIES, ...OF_WEBHOOK]);
  const unused = OF_WEBHOOK.filter((name) => !names.has(name));
  if (unused.length > 0) throw new UserError(`The feature webhook no longer adds ${unused.join(", ")}.`);
  console.log(`  the feature webhook adds ${OF_WEBHOOK.length} crates; svix adds ${OF_SVIX}`);
}

/** A native program reads a payload. */
async function program({ folder, options }) {
  const args = ["run", "--locked", ...manifest("basic"), "--bin", "consumer"];
  expectGreeting(folder, await outputOf("The native program failed.", "cargo", args, options));
}

function expectGreeting(folder, output) {
  const { data } = JSON.parse(readFileSync(join(folder, "payload.json"), "utf8"));
  const greeting = `connected to ${data.connectedStore.name}`;
  if (!output.includes(greeting))
    throw new UserError(`The program did not print "${greeting}", but:\n${output}`);
}

/** A native program receives a signed delivery. */
async function receiver({ options }) {
  const args = ["run", "--locked", ...manifest("receiver"), "--bin", "consumer"];
  expectReceived(await outputOf("The native receiver failed.", "cargo", args, options));
}

function expectReceived(output) {
  if (!output.includes("204 store.created, 401 wrong_signature"))
    throw new UserError(`The receiver printed:\n${output}`);
}

/** A Rust program compiled to wasm exports only its own functions and has no imports, with and without `webhook`. */
async function modules({ options }) {
  for (const project of ["basic", "receiver"]) {
    const args = ["build", "--locked", ...manifest(project), "--lib", "--target", WASM];
    await outputOf("The program could not be built for wasm.", "cargo", args, options);
    checkModule(wasmModule(`${project}_module`));
  }
}

function checkModule(wasm) {
  const exported = WebAssembly.Module.exports(wasm).filter(({ kind }) => kind === "function");
  none(
    "exports",
    exported.filter(({ name }) => name !== "verdict"),
  );
  none("imports", WebAssembly.Module.imports(wasm));
  if (new WebAssembly.Instance(wasm).exports.verdict() !== 1)
    throw new UserError("The wasm module rejects a valid payload.");
}

const wasmModule = (name) =>
  new WebAssembly.Module(readFileSync(join(ENV.CARGO_TARGET_DIR, WASM, "debug", `${name}.wasm`)));

function none(verb, functions) {
  if (functions.length === 0) return;
  const names = functions.map(({ name }) => name);
  const some = [...names.filter((name) => !name.startsWith("__")), ...names].slice(0, 6);
  throw new UserError(`The wasm module ${verb} ${names.length} functions too many: ${some.join(", ")}...`);
}

/** In wasm, which has no clock, a receiver must pass the time: without it, it does not compile. */
async function withoutClock({ options }) {
  const args = ["check", "--locked", ...manifest("receiver"), "--example", "without-clock", "--target", WASM];
  const { code, output } = await run("cargo", args, options);
  if (code === 0) throw new UserError("A receiver without a clock compiles for wasm.");
  for (const message of ["no `receive` in `webhook`", "no function or associated item named `new` found"])
    if (!output.includes(message))
      throw new UserError(`The compiler does not say "${message}", but:\n${output}`);
}

/** A crate can export its own `validate` with wasm-bindgen, because this crate has no exports by default. */
async function exporter({ options }) {
  const args = ["build", ...manifest("exporter"), "--target", WASM];
  await outputOf("A crate with an export `validate` could not be built.", "cargo", args, options);
  // Only the command of wasm-bindgen, which runs after the build, rejects two exports of the same name.
  const names = WebAssembly.Module.exports(wasmModule("exporter")).map(({ name }) => name);
  const own = names.filter((name) => EXPORT.test(name)).map((name) => name.replace(EXPORT, "$1"));
  if (own.join() !== "validate")
    throw new UserError(`A crate that exports its own \`validate\` exports: ${own.join(", ")}.`);
}

/** The name of an export, with the hash that wasm-bindgen's command removes later. */
const EXPORT = /^(validate|parseConnectedEvent)(_[0-9a-f]{16})?$/;

/** `--all-features` compiles natively and for wasm. */
async function allFeatures({ options }) {
  for (const to of [[], ["--target", WASM]]) {
    const args = ["check", "--all-features", ...manifest("exporter"), ...to];
    await outputOf("A build with --all-features failed.", "cargo", args, options);
  }
}

/** The native programs run with the oldest Rust that Cargo.toml promises. */
async function oldest({ folder, options }) {
  const version = inCargoToml("rust-version");
  const toolchains = ask("rustup", "toolchain", "list") ?? "";
  if (!toolchains.split("\n").some((line) => line === version || line.startsWith(`${version}-`))) {
    step(`installing Rust ${version}, the oldest that Cargo.toml promises`, "1 minute");
    const args = ["toolchain", "install", version, "--profile", "minimal", "--no-self-update"];
    await must(`rustup could not install Rust ${version}.`, "rustup", args, options);
  }
  const env = { ...ENV, CARGO_TARGET_DIR: join(ENV.CARGO_TARGET_DIR, "oldest") };
  for (const [project, check] of [
    ["basic", (output) => expectGreeting(folder, output)],
    ["receiver", expectReceived],
  ]) {
    const args = ["run", version, "cargo", "run", "--locked", ...manifest(project), "--bin", "consumer"];
    const message = `The program failed with Rust ${version}.`;
    check(await outputOf(message, "rustup", args, { ...options, env }));
  }
}

const CHECKS = [
  ...[dependencies, dependenciesOfWebhook, program, receiver, modules],
  ...[withoutClock, exporter, allFeatures, oldest],
];

main(import.meta, async () => {
  step("packing the crate and using it", "a minute the first time, then seconds");
  const log = join(target, "test-logs", "crate.log");
  rmSync(log, { force: true });
  const { passed, failed } = await testCrate({ log });
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
});
