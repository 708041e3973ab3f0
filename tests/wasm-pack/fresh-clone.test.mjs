// wasm-pack works in a fresh clone without flags and features: every target builds, the tests pass, and `git status` stays empty.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, test } from "node:test";
import { notBuilt } from "../../scripts/package-contents.mjs";
import { path, target } from "../../scripts/paths.mjs";
import { script, searchPath } from "../../scripts/programs.mjs";
import { copyProject, outsideFolder } from "../../scripts/project-copy.mjs";
import * as count from "../../scripts/test-counts.mjs";
import { toolsBin } from "../../scripts/wasm-tools.mjs";

const WASM = "wasm32-unknown-unknown";
const SIMD = "-Ctarget-feature=+simd128";
const EXPORTS = ["parseConnectedEvent", "validate"];

const clone = outsideFolder("wasm-pack-clone");
const inClone = (...parts) => join(clone, ...parts);
const builds = join(target, "wasm-pack-clone");
const payload = readFileSync(path("examples", "payloads", "store-and-staff.json"));

after(() => rmSync(clone, { recursive: true, force: true }));

/** Runs a program in the clone and returns its output. Does not pass on the RUSTFLAGS of this environment. */
function run(program, args, RUSTFLAGS) {
  const env = { ...process.env, PATH: searchPath(toolsBin), CARGO_TARGET_DIR: builds, RUSTFLAGS };
  if (RUSTFLAGS === undefined) delete env.RUSTFLAGS;
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: clone, env, encoding: "utf8" });
  const output = `${stdout}${stderr}`;
  assert.equal(status, 0, `${program} ${args.join(" ")}: ${error?.message ?? ""}\n${output}`);
  return output;
}

const git = (...args) => run("git", args);
const expectClean = () => assert.equal(git("status", "--porcelain"), "");
/** Runs wasm-pack with `no-install`, because wasm-bindgen is on PATH. */
const wasmPack = (command, ...args) => run("wasm-pack", [command, "--mode", "no-install", ...args]);

copyProject(clone);
git("init", "--quiet");
git("add", "--all");
git("-c", "user.name=test", "-c", "user.email=test@localhost", "commit", "--quiet", "--message", "test");

for (const to of ["bundler", "web", "no-modules", "deno", "nodejs"]) {
  test(`wasm-pack build --target ${to}`, () => {
    wasmPack("build", "--target", to);
    expectClean();
    assert.ok(existsSync(inClone("pkg", "chatbrick_events_bg.wasm")));
    // For Deno, wasm-pack does not write a package.json.
    const manifest = to === "deno" ? undefined : readFileSync(inClone("pkg", "package.json"), "utf8");
    const reason = notBuilt(manifest, readFileSync(path("npm", "package.json"), "utf8"));
    assert.match(reason, to === "deno" ? /no package/ : /output of wasm-pack/);
    const types = documentedTypes(readFileSync(inClone("pkg", "chatbrick_events.d.ts"), "utf8"));
    assert.doesNotMatch(types, /\bany\b/);
    for (const name of ["Report", "ConnectedEvent"])
      assert.match(types, new RegExp(`^\\s*(export )?(interface|type) ${name}\\b`, "m"));
  });
}

/** Removes the comments, and wasm-bindgen's types for loading the module at the end. */
const documentedTypes = (text) =>
  text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, "").split(/^\s*(?:export|declare) type InitInput\b/m)[0];

// The tests below use the build for Node, which is the last.

test("the build for Node validates bytes and strings", () => {
  const { validate, parseConnectedEvent } = createRequire(import.meta.url)(
    inClone("pkg", "chatbrick_events.js"),
  );
  const text = payload.toString("utf8");
  for (const input of [payload, new Uint8Array(payload), text]) {
    assert.deepEqual(validate(input), { valid: true, issues: [], truncated: false });
    assert.deepEqual(parseConnectedEvent(input), JSON.parse(text));
  }
  assert.equal(validate(payload.subarray(1)).issues[0].code, "invalid_json");
  assert.equal(validate(text, { maxBytes: 10 }).issues[0].code, "too_large");
  assert.equal(validate(text, { strict: true }).valid, true);
  assert.throws(() => parseConnectedEvent(text.slice(1)), { name: "ConnectedEventError" });
  assert.throws(() => validate(JSON.parse(text)), TypeError);
  assert.throws(() => validate(text, { stric: true }), TypeError);
});

test("the types of the build for Node describe reports and events", () => {
  const file = inClone("target", "types.mts");
  mkdirSync(inClone("target"), { recursive: true });
  writeFileSync(
    file,
    `
import { type ConnectedEvent, parseConnectedEvent, type Report, validate } from "../pkg/chatbrick_events.js";

const report: Report = validate("{}", { strict: true, maxBytes: 1024 });
const pointers: string[] = report.issues.map(({ pointer }) => pointer);
const event: ConnectedEvent = parseConnectedEvent(new Uint8Array());
const name: string | undefined = event.data.connectedStore?.name;
// @ts-expect-error: the store can be null
event.data.connectedStore.name;
// @ts-expect-error: not a field
event.data.nothing;
// @ts-expect-error: a parsed value
validate({});
// @ts-expect-error: not an option
validate("{}", { stric: true });
export { name, pointers };
`,
  );
  const flags = ["--noEmit", "--strict", "--target", "es2022", "--module", "nodenext", "--types", ""];
  run(process.execPath, [script("typescript", "tsc"), ...flags, file]);
});

test("wasm-pack test --node", () => {
  const { passed, failed } = count.cargo(wasmPack("test", "--node"));
  assert.ok(passed > 0);
  assert.equal(failed, 0);
  expectClean();
});

/** Returns the documented exports of the crate's module. wasm-bindgen's command would remove the hashes from their names. */
function exportsOf(RUSTFLAGS, ...features) {
  const crate = ["--package", "chatbrick-events", "--lib", "--target", WASM];
  run("cargo", ["build", ...crate, ...features], RUSTFLAGS);
  const module = new WebAssembly.Module(readFileSync(join(builds, WASM, "debug", "chatbrick_events.wasm")));
  const names = WebAssembly.Module.exports(module).map(({ name }) => name);
  return EXPORTS.filter((name) => names.some((other) => other.replace(/_[0-9a-f]{16}$/, "") === name));
}

test("the crate exports its functions without a feature", () => {
  assert.deepEqual(exportsOf(undefined), EXPORTS);
});

test("RUSTFLAGS replace the flags of .cargo/config.toml, so the exports need the flag or the feature `js`", () => {
  assert.deepEqual(exportsOf(SIMD), []);
  assert.deepEqual(exportsOf(`--cfg chatbrick_exports ${SIMD}`), EXPORTS);
  assert.deepEqual(exportsOf(SIMD, "--features", "js"), EXPORTS);
});
