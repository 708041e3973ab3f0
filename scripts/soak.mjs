// Millions of calls, good and hostile inputs in turn, in one process: whether memory stays flat and verdicts stay the same.
// `npm run soak -- --calls N --runtime node|workerd`. Not part of `npm test`: it takes minutes.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Explained, inPackagedNode, main, packagedNode, step } from "./lib.mjs";

const USAGE = `npm run soak -- [options]
  --calls <number>     10000000 unless given: two to four minutes for each runtime
  --runtime <name>     node or workerd; both unless given`;

const RUNTIMES = ["node", "workerd"];
/** How much more memory the second half may have, at its most, than the first had. */
const MOST_GROWTH = 1.1;
/** Mebibytes that are noise in any process. */
const NOISE = 8;

main(import.meta, async (args) => {
  const settings = settingsOf(args);
  if (inPackagedNode(import.meta, args)) return;
  for (const name of settings.runtimes) {
    step(`${settings.calls} calls in ${name}`, "two to four minutes for ten million");
    const result = await soak(name, settings.calls);
    console.log(report(name, result));
    const faults = faultsOf(result);
    for (const fault of faults) console.log(`  FAILED: ${fault}`);
    if (faults.length > 0) process.exitCode = 1;
  }
});

function settingsOf(args) {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: { calls: { type: "string", default: "10000000" }, runtime: { type: "string" } },
    }));
  } catch (error) {
    throw new Explained(`${error.message}\n\n${USAGE}`);
  }
  const { calls, runtime } = values;
  if (!/^[1-9]\d*$/.test(calls) || !(runtime === undefined || RUNTIMES.includes(runtime)))
    throw new Explained(USAGE);
  return { calls: Number(calls), runtimes: runtime === undefined ? RUNTIMES : [runtime] };
}

async function soak(name, calls) {
  const { bundle, folder, WASM } = await import("../bench/host/bundle.mjs");
  const { perform } = await import("../bench/host/program.mjs");
  const at = folder(`soak-${name}`);
  const file = join(at, "soak.mjs");
  const settings = { calls, samples: 40 };
  if (name === "node") {
    await bundle({ entry: "soak/program.mjs", file, conditions: ["node"], settings });
    return await perform(packagedNode, ["--expose-gc", "soak.mjs"], { cwd: at });
  }
  await bundle({ entry: "soak/worker.mjs", file, conditions: ["workerd", "worker"], settings });
  const modules = `(name = "soak.mjs", esModule = embed "soak.mjs"), (name = "${WASM}", wasm = embed "${WASM}")`;
  writeFileSync(
    join(at, "soak.capnp"),
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (services = [(name = "main", worker = .worker)]);
const worker :Workerd.Worker = (compatibilityDate = "2026-11-01", modules = [${modules}]);
`,
  );
  const { tools } = await import("../tests/packaging/sandbox.mjs");
  const workerd = join(await tools(), "node_modules", "workerd", "bin", "workerd");
  return await watched(perform, workerd, at);
}

/** workerd tells its guests nothing of memory: the system does. */
async function watched(perform, workerd, at) {
  const { resident } = await import("../bench/soak/resident-memory.mjs");
  const samples = [];
  const begun = Date.now();
  const timer = setInterval(() => {
    const bytes = resident("workerd", at);
    if (bytes !== undefined) samples.push({ at: Date.now() - begun, resident: bytes });
  }, 500);
  try {
    const result = await perform(workerd, ["test", "soak.capnp"], { cwd: at });
    return { ...result, samples };
  } finally {
    clearInterval(timer);
  }
}

const mebibytes = (bytes) => Math.round(bytes / 2 ** 20);
const most = (samples, member) => Math.max(...samples.map((sample) => sample[member]));

/** The samples without the start, in two halves. */
function halves(samples) {
  const after = samples.slice(Math.ceil(samples.length / 5));
  const middle = Math.floor(after.length / 2);
  return [after.slice(0, middle), after.slice(middle)];
}

function members(samples) {
  return Object.keys(samples[0] ?? {}).filter((name) => name !== "at");
}

function report(name, { calls, kinds, drifts, seconds, samples }) {
  const [first, second] = halves(samples);
  const memory = members(samples).map((member) => {
    const shown = samples.filter((_, index) => index % Math.ceil(samples.length / 10) === 0);
    return `  ${member}, MiB: ${shown.map((sample) => mebibytes(sample[member])).join(" ")}; at most ${mebibytes(most(first, member))}, then ${mebibytes(most(second, member))}`;
  });
  return [
    `${name}: ${calls} calls of ${kinds} kinds in ${seconds.toFixed(0)} s, ${drifts.length} answers that were another one before`,
    ...memory,
  ].join("\n");
}

function faultsOf({ drifts, samples }) {
  const faults = drifts.map((drift) => `another answer than at first: ${drift}`);
  if (samples.length < 8)
    return [...faults, `only ${samples.length} samples of memory: more calls are needed`];
  const [first, second] = halves(samples);
  for (const member of members(samples)) {
    const [before, after] = [first, second].map((half) => most(half, member));
    if (after > before * MOST_GROWTH + NOISE * 2 ** 20)
      faults.push(`${member} grows: from ${mebibytes(before)} to ${mebibytes(after)} MiB`);
  }
  return faults;
}
