// Runs the fuzz targets for a long time with cargo-fuzz: `npm run fuzz -- --time SECONDS [target...]`. Needs a nightly Rust and
// cargo-fuzz; the short runs of `npm test` need neither. Writes failures to fuzz/artifacts, the corpus to target/fuzz-corpus.

import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { main, parseArguments, step, UserError } from "./cli.mjs";
import { path, target } from "./paths.mjs";
import { ask, find, must, run } from "./programs.mjs";

const USAGE = `npm run fuzz -- [options] [target...]
  --time <seconds>   time for each target (default: 60)
  --jobs <number>    processes for each target (default: 1)
  --planted          plant a bug for each target, which the target must find`;

const MANIFEST = path("fuzz", "Cargo.toml");
const BUILDS = join(target, "fuzz");
const CORPUS = join(target, "fuzz-corpus");

/** Returns the inputs for which a target has failed since a time. */
function artifacts(name, since = 0) {
  const folder = path("fuzz", "artifacts", name);
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return files.filter((file) => statSync(join(folder, file)).mtimeMs >= since);
}

/** Returns the names of the fuzz targets in fuzz/Cargo.toml. */
export const targets = () =>
  [...readFileSync(MANIFEST, "utf8").matchAll(/^path = "fuzz_targets\/(.*)\.rs"$/gm)].map(([, name]) => name);

function settingsOf(args) {
  const options = {
    time: { type: "string", default: "60" },
    jobs: { type: "string", default: "1" },
    planted: { type: "boolean", default: false },
  };
  const { values, positionals } = parseArguments(args, { allowPositionals: true, options }, USAGE);
  for (const name of ["time", "jobs"]) {
    if (!/^[1-9]\d*$/.test(values[name]))
      throw new UserError(`--${name} must be a whole number.\n\n${USAGE}`);
  }
  const unknown = positionals.find((name) => !targets().includes(name));
  if (unknown) throw new UserError(`Unknown target "${unknown}". Choose from: ${targets().join(", ")}.`);
  return { ...values, names: positionals.length > 0 ? positionals : targets() };
}

function checkPrograms() {
  if (!ask("rustup", "run", "nightly", "rustc", "--version")) {
    throw new UserError(
      "A nightly Rust is missing: run `rustup toolchain install nightly --profile minimal`.",
    );
  }
  if (!find("cargo-fuzz")) {
    throw new UserError("cargo-fuzz is missing: run `cargo install --locked cargo-fuzz`.");
  }
}

/** Runs one target. Resolves to whether it found a failure. */
async function fuzz(name, { time, jobs, planted }) {
  // The coverage of a planted bug must not reach the corpus.
  const corpus = planted ? join(target, "fuzz-planted", name) : join(CORPUS, name);
  mkdirSync(corpus, { recursive: true });
  const libFuzzer = [
    `-max_total_time=${time}`,
    `-dict=${path("fuzz", "dictionary.txt")}`,
    "-rss_limit_mb=2048",
    "-timeout=10",
    "-print_final_stats=1",
    ...(jobs === "1" ? [] : [`-fork=${jobs}`]),
  ];
  const folders = [corpus, join(target, "fuzz-seeds", name)];
  const args = ["run", "nightly", "cargo", "fuzz", "run", "--fuzz-dir", path("fuzz"), "--target-dir", BUILDS];
  const begin = Date.now();
  const { code } = await run(
    "rustup",
    [...args, "--features", "libfuzzer", name, ...folders, "--", ...libFuzzer],
    { env: planted ? { PLANTED_BUG: name } : {} },
  );
  const found = artifacts(name, begin).length > 0;
  // The target did not build or start.
  if (code !== 0 && !found) throw new UserError(`${name} could not be run (see above).`);
  return found;
}

main(import.meta, async (args) => {
  const settings = settingsOf(args);
  checkPrograms();
  step("writing the seeds from the vectors", "a minute the first time");
  const seeds = ["run", "--quiet", "--manifest-path", MANIFEST, "--target-dir", BUILDS, "--bin", "seeds"];
  await must("The seeds could not be written.", "cargo", [...seeds, "--", join(target, "fuzz-seeds")]);
  const rows = [];
  for (const name of settings.names) {
    step(`fuzzing ${name}`, `${settings.time} seconds`);
    const found = await fuzz(name, settings);
    const ok = found === settings.planted;
    rows.push({ name, ok, found });
  }
  console.log();
  for (const { name, ok, found } of rows) {
    const result = found
      ? `found a failure (fuzz/artifacts/${name} has ${artifacts(name).length})`
      : "found nothing";
    console.log(`${name}: ${ok ? "ok" : "FAILED"}, ${result}`);
  }
  if (rows.some(({ ok }) => !ok)) process.exitCode = 1;
});
