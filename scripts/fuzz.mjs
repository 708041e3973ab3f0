// Long runs of the fuzz targets by libFuzzer: `npm run fuzz -- --time SECONDS [target...]`. They need a nightly Rust and
// cargo-fuzz; the short runs of `npm test` need neither. What they find is kept in fuzz/artifacts, what they learn in
// target/fuzz-corpus.

import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ask, Explained, find, main, must, path, run, step, target } from "./lib.mjs";

const USAGE = `npm run fuzz -- [options] [target...]
  --time <seconds>   for each target, 60 unless given
  --jobs <number>    processes for each target, 1 unless given
  --planted          with a bug planted in what is tested: each target has to find its own`;

const MANIFEST = path("fuzz", "Cargo.toml");
const BUILDS = join(target, "fuzz");
const CORPUS = join(target, "fuzz-corpus");

/** The inputs that libFuzzer has kept of a target, because something went wrong with them, since a time. */
function kept(name, since = 0) {
  const folder = path("fuzz", "artifacts", name);
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return files.filter((file) => statSync(join(folder, file)).mtimeMs >= since);
}

/** The targets, which are the programs that Cargo.toml has for libFuzzer. */
export const targets = () =>
  [...readFileSync(MANIFEST, "utf8").matchAll(/^path = "fuzz_targets\/(.*)\.rs"$/gm)].map(([, name]) => name);

function settingsOf(args) {
  let parsed;
  try {
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: {
        time: { type: "string", default: "60" },
        jobs: { type: "string", default: "1" },
        planted: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new Explained(`${error.message}\n\n${USAGE}`);
  }
  const { values, positionals } = parsed;
  for (const name of ["time", "jobs"]) {
    if (!/^[1-9]\d*$/.test(values[name])) throw new Explained(`--${name} is a whole number.\n\n${USAGE}`);
  }
  const unknown = positionals.find((name) => !targets().includes(name));
  if (unknown) throw new Explained(`There is no target ${unknown}; there are ${targets().join(", ")}.`);
  return { ...values, names: positionals.length > 0 ? positionals : targets() };
}

function needs() {
  if (!ask("rustup", "run", "nightly", "rustc", "--version")) {
    throw new Explained(
      "A nightly Rust is missing: `rustup toolchain install nightly --profile minimal` brings it.",
    );
  }
  if (!find("cargo-fuzz")) {
    throw new Explained("cargo-fuzz is missing: `cargo install --locked cargo-fuzz` brings it.");
  }
}

/** Runs one target; resolves to whether it has found something. */
async function fuzz(name, { time, jobs, planted }) {
  // Apart, so that no corpus learns what only a planted bug does.
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
  const found = kept(name, begin).length > 0;
  // Not built, or not begun: no answer, whatever it was to be.
  if (code !== 0 && !found) throw new Explained(`${name} could not be run (see above).`);
  return found;
}

main(import.meta, async (args) => {
  const settings = settingsOf(args);
  needs();
  step("the seeds, from the vectors", "a minute the first time");
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
    const what = found
      ? `found something (fuzz/artifacts/${name} has ${kept(name).length})`
      : "found nothing";
    console.log(`${name}: ${ok ? "ok" : "FAILED"}, ${what}`);
  }
  if (rows.some(({ ok }) => !ok)) process.exitCode = 1;
});
