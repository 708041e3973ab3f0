// The crate as its users get it: packs it, and uses what was packed, natively, in wasm and with the oldest Rust.
// Takes a minute the first time, then seconds.

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ask, Explained, main, must, path, step, target } from "./lib.mjs";
import { output, packCrate } from "./pack.mjs";
import { inCargoToml } from "./version.mjs";

/** All that a native program gets with the crate. Every name is one more thing for each user to trust and to build. */
const DEPENDENCIES = [
  ...["chatbrick-events", "serde", "serde_core", "serde_derive", "unicode-width"],
  ...["proc-macro2", "quote", "syn", "unicode-ident"],
];

const PAYLOAD = "store-and-staff.json";

const folder = join(target, "crate", "consumer");
const manifest = join(folder, "Cargo.toml");
const builds = join(target, "crate", "target");

/** Runs all checks, and goes on after a failure; `options` are those of `run`. */
export async function crate(options) {
  const packed = await packCrate(options);
  if (packed.faults.length > 0) throw new Explained(packed.faults.join("\n"));
  consumer(packed);
  let failed = 0;
  for (const check of CHECKS) {
    try {
      await check(options);
    } catch (error) {
      if (!(error instanceof Explained)) throw error;
      console.log(error.message);
      failed += 1;
    }
  }
  return { passed: 1 + CHECKS.length - failed, failed };
}

/** Writes a project that depends on the packed crate: a program, and a module for wasm. */
function consumer(packed) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const files = {
    "Cargo.toml": `
[workspace]

[package]
name = "consumer"
edition = "2024"

[dependencies]
chatbrick-events = { path = ${JSON.stringify(packed.folder)} }

[[bin]]
name = "consumer"
path = "main.rs"

[lib]
name = "module"
path = "module.rs"
crate-type = ["cdylib"]
`,
    "main.rs": `
fn main() {
    let event = chatbrick_events::parse_connected_event(include_bytes!("payload.json")).expect("a valid payload");
    let chatbrick_events::Connection::StoreAndStaff { store, .. } = event.connection() else { panic!("two connections") };
    println!("connected to {}", store.name);
}
`,
    "module.rs": `
#[unsafe(no_mangle)]
pub extern "C" fn verdict() -> bool {
    chatbrick_events::validate(include_bytes!("payload.json")).valid
}
`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text.trimStart());
  cpSync(join(packed.folder, "examples", "payloads", PAYLOAD), join(folder, "payload.json"));
  // The versions that are tested here; cargo strikes out what the consumer does not need.
  cpSync(path("Cargo.lock"), join(folder, "Cargo.lock"));
}

/** In this repository a native build has no dependency for wasm. */
async function tree() {
  const args = [
    "--package",
    "chatbrick-events",
    "--edges",
    "normal,build",
    "--prefix",
    "none",
    "--format",
    "{p}",
  ];
  const lines = ask("cargo", "tree", "--locked", ...args)?.split("\n");
  if (!lines) throw new Explained("cargo tree failed: is Cargo.lock up to date?");
  onlyDependencies(
    "A native build",
    lines.map((line) => line.split(" ")[0]),
  );
}

/** Nor has the lock file of a user, which names what any target needs. */
async function lock(options) {
  const args = ["tree", "--target", "all", "--manifest-path", manifest];
  await output("The consumer's dependencies cannot be resolved.", "cargo", args, options);
  const text = readFileSync(join(folder, "Cargo.lock"), "utf8");
  const names = [...text.matchAll(/^name = "(.*)"$/gm)].map((match) => match[1]);
  onlyDependencies(
    "The lock file of a user",
    names.filter((name) => name !== "consumer"),
  );
}

function onlyDependencies(what, names) {
  const extra = [...new Set(names)].filter((name) => !DEPENDENCIES.includes(name));
  if (extra.length > 0) throw new Explained(`${what} should not have ${extra.join(", ")}.`);
  if (!names.includes("chatbrick-events")) throw new Explained(`${what} has not got chatbrick-events.`);
}

/** A native program judges a payload. */
async function program(options) {
  const args = ["run", "--locked", "--manifest-path", manifest, "--bin", "consumer", "--target-dir", builds];
  expectGreeting(await output("The native consumer failed.", "cargo", args, options));
}

function expectGreeting(said) {
  const { data } = JSON.parse(readFileSync(join(folder, "payload.json"), "utf8"));
  const greeting = `connected to ${data.connectedStore.name}`;
  if (!said.includes(greeting))
    throw new Explained(`The consumer did not print "${greeting}", but:\n${said}`);
}

/** A Rust program that becomes wasm exports its own functions and none of ours, and needs nothing of JavaScript. */
async function module(options) {
  const to = ["--target", "wasm32-unknown-unknown", "--target-dir", builds];
  const args = ["build", "--locked", "--manifest-path", manifest, "--lib", ...to];
  await output("The consumer could not be built for wasm.", "cargo", args, options);
  const file = join(builds, "wasm32-unknown-unknown", "debug", "module.wasm");
  const wasm = new WebAssembly.Module(readFileSync(file));
  const exported = WebAssembly.Module.exports(wasm).filter(({ kind }) => kind === "function");
  none(
    "exports",
    exported.filter(({ name }) => name !== "verdict"),
  );
  none("imports", WebAssembly.Module.imports(wasm));
  if (new WebAssembly.Instance(wasm).exports.verdict() !== 1)
    throw new Explained("The consumer's module finds a valid payload invalid.");
}

function none(what, functions) {
  if (functions.length === 0) return;
  const names = functions.map(({ name }) => name);
  const some = [...names.filter((name) => !name.startsWith("__")), ...names].slice(0, 6);
  throw new Explained(
    `The consumer's module ${what} ${names.length} functions too many: ${some.join(", ")}...`,
  );
}

/** The same program with the oldest Rust that Cargo.toml promises. */
async function oldest(options) {
  const version = inCargoToml("rust-version");
  const toolchains = ask("rustup", "toolchain", "list") ?? "";
  if (!toolchains.split("\n").some((line) => line === version || line.startsWith(`${version}-`))) {
    step(`installing Rust ${version}, the oldest that Cargo.toml promises`, "1 minute");
    const args = ["toolchain", "install", version, "--profile", "minimal", "--no-self-update"];
    await must(`rustup could not install Rust ${version}.`, "rustup", args, options);
  }
  const run = ["run", "--locked", "--manifest-path", manifest, "--bin", "consumer"];
  const args = ["run", version, "cargo", ...run, "--target-dir", join(target, "crate", "oldest")];
  expectGreeting(await output(`The consumer failed with Rust ${version}.`, "rustup", args, options));
}

const CHECKS = [tree, lock, program, module, oldest];

main(import.meta, async () => {
  step("packing the crate and using it", "a minute the first time, then seconds");
  const log = join(target, "test-logs", "crate.log");
  rmSync(log, { force: true });
  const { passed, failed } = await crate({ log });
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
});
