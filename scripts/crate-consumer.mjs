// Packs the crate and uses the packed crate in other projects: natively, in wasm, beside exports of their own, and with the
// oldest Rust. Takes a minute the first time, then seconds.

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { main, step, UserError } from "./cli.mjs";
import { outputOf, packCrate } from "./pack.mjs";
import { path, target } from "./paths.mjs";
import { ask, must } from "./programs.mjs";
import { outsideFolder } from "./project-copy.mjs";
import { inCargoToml } from "./version.mjs";

/** All crates of a build for a user, native or wasm. Each is one more to trust and to compile. */
const DEPENDENCIES = [
  ...["chatbrick-events", "hashbrown", "serde", "serde_core", "serde_derive", "siphasher", "unicode-width"],
  ...["proc-macro2", "quote", "syn", "unicode-ident"],
];

const PAYLOAD = "store-and-staff.json";
const WASM = "wasm32-unknown-unknown";

/** Runs all checks, also after a failure. `options` are those of `run`. */
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

/** The flags of this environment are not those of a user. */
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

/** Writes two projects: `plain`, a program and a wasm module, and `exporter`, a wasm module with wasm-bindgen. */
function writeProjects(folder) {
  const dependency = `chatbrick-events = { path = "../chatbrick-events" }`;
  const files = {
    "plain/Cargo.toml": `
[workspace]

[package]
name = "consumer"
edition = "2024"

[dependencies]
${dependency}

[[bin]]
name = "consumer"
path = "main.rs"

[lib]
name = "module"
path = "module.rs"
crate-type = ["cdylib"]
`,
    "plain/main.rs": `
fn main() {
    let event = chatbrick_events::parse_connected_event(include_bytes!("../payload.json")).expect("a valid payload");
    let chatbrick_events::Connection::StoreAndStaff { store, .. } = event.connection() else { panic!("two connections") };
    println!("connected to {}", store.name);
}
`,
    "plain/module.rs": `
#[unsafe(no_mangle)]
pub extern "C" fn verdict() -> bool {
    chatbrick_events::validate(include_bytes!("../payload.json")).valid
}
`,
    "exporter/Cargo.toml": `
[workspace]

[package]
name = "exporter"
edition = "2024"

[features]
exports-of-chatbrick-events = ["chatbrick-events/js"]

[dependencies]
${dependency}
wasm-bindgen = "0.2"

[lib]
path = "lib.rs"
crate-type = ["cdylib"]
`,
    "exporter/lib.rs": `
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn validate(payload: &[u8]) -> bool {
    chatbrick_events::validate(payload).valid
}
`,
  };
  for (const name of ["plain", "exporter"]) {
    mkdirSync(join(folder, name));
    // The versions that are tested here. cargo removes what a project does not need.
    cpSync(path("Cargo.lock"), join(folder, name, "Cargo.lock"));
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text.trimStart());
  cpSync(join(folder, "chatbrick-events", "examples", "payloads", PAYLOAD), join(folder, "payload.json"));
}

const manifest = (name) => ["--manifest-path", join(name, "Cargo.toml")];

/** A build of the crate has only the expected dependencies, native or wasm. */
async function dependencies({ options }) {
  const edges = ["--edges", "normal,build", "--prefix", "none", "--format", "{p}"];
  for (const to of [[], ["--target", WASM]]) {
    const args = ["tree", "--quiet", ...manifest("plain"), ...edges, ...to];
    const lines = (await outputOf("The dependencies cannot be resolved.", "cargo", args, options)).split(
      "\n",
    );
    const names = lines.map((line) => /^([\w-]+) v\d/.exec(line)?.[1]).filter((name) => name !== undefined);
    if (!names.includes("chatbrick-events"))
      throw new UserError("cargo tree does not list chatbrick-events.");
    const extra = new Set(names.filter((name) => ![...DEPENDENCIES, "consumer"].includes(name)));
    if (extra.size > 0) throw new UserError(`A build depends on ${[...extra].join(", ")}.`);
  }
}

/** A native program reads a payload. */
async function program({ folder, options }) {
  const args = ["run", "--locked", ...manifest("plain"), "--bin", "consumer"];
  expectGreeting(folder, await outputOf("The native program failed.", "cargo", args, options));
}

function expectGreeting(folder, output) {
  const { data } = JSON.parse(readFileSync(join(folder, "payload.json"), "utf8"));
  const greeting = `connected to ${data.connectedStore.name}`;
  if (!output.includes(greeting))
    throw new UserError(`The program did not print "${greeting}", but:\n${output}`);
}

/** A Rust program compiled to wasm exports only its own functions, and imports nothing. */
async function module({ options }) {
  const args = ["build", "--locked", ...manifest("plain"), "--lib", "--target", WASM];
  await outputOf("The program could not be built for wasm.", "cargo", args, options);
  const wasm = wasmModule("module");
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

function none(what, functions) {
  if (functions.length === 0) return;
  const names = functions.map(({ name }) => name);
  const some = [...names.filter((name) => !name.startsWith("__")), ...names].slice(0, 6);
  throw new UserError(`The wasm module ${what} ${names.length} functions too many: ${some.join(", ")}...`);
}

/** A crate can export its own `validate` with wasm-bindgen: this crate exports none unless asked to. */
async function exporter({ options }) {
  const args = ["build", ...manifest("exporter"), "--target", WASM];
  await outputOf("A crate with an export `validate` could not be built.", "cargo", args, options);
  // wasm-bindgen rejects two exports of the same name only in its command, after the build.
  const names = WebAssembly.Module.exports(wasmModule("exporter")).map(({ name }) => name);
  const own = names.filter((name) => EXPORT.test(name)).map((name) => name.replace(EXPORT, "$1"));
  if (own.join() !== "validate")
    throw new UserError(`A crate that exports its own \`validate\` exports: ${own.join(", ")}.`);
}

/** An export before wasm-bindgen's command has removed the hash from its name. */
const EXPORT = /^(validate|parseConnectedEvent)(_[0-9a-f]{16})?$/;

/** `--all-features` compiles natively and for wasm. */
async function allFeatures({ options }) {
  for (const to of [[], ["--target", WASM]]) {
    const args = ["check", "--all-features", ...manifest("exporter"), ...to];
    await outputOf("A build with --all-features failed.", "cargo", args, options);
  }
}

/** The native program with the oldest Rust that Cargo.toml promises. */
async function oldest({ folder, options }) {
  const version = inCargoToml("rust-version");
  const toolchains = ask("rustup", "toolchain", "list") ?? "";
  if (!toolchains.split("\n").some((line) => line === version || line.startsWith(`${version}-`))) {
    step(`installing Rust ${version}, the oldest that Cargo.toml promises`, "1 minute");
    const args = ["toolchain", "install", version, "--profile", "minimal", "--no-self-update"];
    await must(`rustup could not install Rust ${version}.`, "rustup", args, options);
  }
  const args = ["run", version, "cargo", "run", "--locked", ...manifest("plain"), "--bin", "consumer"];
  const env = { ...ENV, CARGO_TARGET_DIR: join(ENV.CARGO_TARGET_DIR, "oldest") };
  const output = await outputOf(`The program failed with Rust ${version}.`, "rustup", args, {
    ...options,
    env,
  });
  expectGreeting(folder, output);
}

const CHECKS = [dependencies, program, module, exporter, allFeatures, oldest];

main(import.meta, async () => {
  step("packing the crate and using it", "a minute the first time, then seconds");
  const log = join(target, "test-logs", "crate.log");
  rmSync(log, { force: true });
  const { passed, failed } = await testCrate({ log });
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
});
