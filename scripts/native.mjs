// How long Rust takes from bytes to an event, beside serde_json, sonic-rs and simd-json: bench/native with the payloads
// of bench/payloads.mjs. It measures and judges nothing. Takes a minute the first time, then half of one. `--json` prints
// one JSON object and nothing else; `--for-this-processor` lets the compiler use all that it has, as sonic-rs asks for.

import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Explained, inPackagedNode, main, path, searchPath, target } from "./lib.mjs";

const MANIFEST = path("bench", "native", "Cargo.toml");

/** What the program prints; progress goes to stderr. */
export async function native(args, { forThisProcessor = false } = {}) {
  const payloads = await write(join(target, "bench", "native-payloads"));
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
  if (status !== 0) throw new Explained("The native benchmark failed (see above).");
  return stdout;
}

/** Writes a folder for each kind of payload, and returns the folder that they are in. */
async function write(folder) {
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
    for (const [place, payload] of bytes.entries())
      writeFileSync(join(kind, `${String(place).padStart(3, "0")}.json`), payload);
  }
  return folder;
}

main(import.meta, async (args) => {
  if (inPackagedNode(import.meta, args)) return;
  const forThisProcessor = args.includes("--for-this-processor");
  process.stdout.write(await native(args.includes("--json") ? ["--json"] : [], { forThisProcessor }));
});
