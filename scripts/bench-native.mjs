// The native benchmark of `npm run bench -- --native`. Runs bench/native, from bytes to an event, against serde_json, sonic-rs
// and simd-json, with the payloads of bench/payloads.mjs. Takes a minute and a half the first time, then half a minute.

import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "./cli.mjs";
import { path, target } from "./paths.mjs";
import { searchPath } from "./programs.mjs";

const MANIFEST = path("bench", "native", "Cargo.toml");

/** Runs the benchmark and returns its output. Progress goes to standard error. */
export async function benchNative(args, { forThisProcessor = false } = {}) {
  const payloads = await writePayloads(join(target, "bench", "native-payloads"));
  const env = { ...process.env, PATH: searchPath(), CARGO_TARGET_DIR: join(target, "bench-native") };
  if (forThisProcessor) env.RUSTFLAGS = `${env.RUSTFLAGS ?? ""} -C target-cpu=native`.trim();
  console.error("> building the native benchmark (1 minute the first time), and running it (half a minute)");
  const cargo = [
    "run",
    "--quiet",
    "--release",
    "--locked",
    "--manifest-path",
    MANIFEST,
    "--",
    ...args,
    payloads,
  ];
  const { status, stdout } = spawnSync("cargo", cargo, {
    env,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new UserError("The native benchmark failed (see above).");
  return stdout;
}

/** Writes a subfolder for each kind of payload, and returns the folder. */
async function writePayloads(folder) {
  const { escaped, events, payloads, pretty, reversed } = await import("../bench/payloads.mjs");
  const ascii = { script: "ASCII" };
  const many = { users: 100, count: 16 };
  const kinds = {
    "minified, ASCII": payloads(events(ascii)),
    "minified, CJK": payloads(events()),
    "pretty, ASCII": payloads(events(ascii), pretty),
    "pretty, CJK": payloads(events(), pretty),
    "escaped, CJK": payloads(events(), escaped),
    "keys reversed, CJK": payloads(events(), (event) => JSON.stringify(reversed(event))),
    "100 line users, ASCII": payloads(events({ ...ascii, ...many })),
    "100 line users, CJK": payloads(events(many)),
  };
  rmSync(folder, { recursive: true, force: true });
  for (const [index, [name, { bytes }]] of Object.entries(kinds).entries()) {
    const kind = join(folder, String(index));
    mkdirSync(kind, { recursive: true });
    writeFileSync(join(kind, "name.txt"), name);
    for (const [position, payload] of bytes.entries())
      writeFileSync(join(kind, `${String(position).padStart(3, "0")}.json`), payload);
  }
  return folder;
}
