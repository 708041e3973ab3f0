// Makes millions of calls in one process, with valid and hostile inputs in turn: memory must not grow, and reports must not
// change. `npm run soak -- --calls N --runtime node|workerd`. Not part of `npm test`, because it takes minutes.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { main, parseArguments, step, UserError } from "./cli.mjs";
import { inPackagedNode, packagedNode } from "./programs.mjs";

const USAGE = `npm run soak -- [options]
  --calls <number>     calls per runtime (default: 10000000, which takes 2 to 4 minutes)
  --runtime <name>     node or workerd (default: both)`;

const RUNTIMES = ["node", "workerd"];
/** Largest allowed ratio of the maximum memory in the second half of a run to that in the first half. */
const MAX_GROWTH = 1.1;
/** Growth that is ignored, in MiB. */
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
  const options = { calls: { type: "string", default: "10000000" }, runtime: { type: "string" } };
  const { calls, runtime } = parseArguments(args, { options }, USAGE).values;
  if (!/^[1-9]\d*$/.test(calls) || !(runtime === undefined || RUNTIMES.includes(runtime)))
    throw new UserError(USAGE);
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
  return await sampled(perform, workerd, at);
}

/** Samples memory through the operating system: workerd does not report it to a Worker. */
async function sampled(perform, workerd, at) {
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
const maximum = (samples, key) => Math.max(...samples.map((sample) => sample[key]));

/** Returns both halves of the samples, without the first fifth. */
function halves(samples) {
  const after = samples.slice(Math.ceil(samples.length / 5));
  const middle = Math.floor(after.length / 2);
  return [after.slice(0, middle), after.slice(middle)];
}

function keys(samples) {
  return Object.keys(samples[0] ?? {}).filter((name) => name !== "at");
}

function report(name, { calls, kinds, drifts, seconds, samples }) {
  const [first, second] = halves(samples);
  const memory = keys(samples).map((key) => {
    const shown = samples.filter((_, index) => index % Math.ceil(samples.length / 10) === 0);
    return `  ${key}, MiB: ${shown.map((sample) => mebibytes(sample[key])).join(" ")}; at most ${mebibytes(maximum(first, key))}, then ${mebibytes(maximum(second, key))}`;
  });
  return [
    `${name}: ${calls} calls of ${kinds} kinds in ${seconds.toFixed(0)} s, ${drifts.length} reports that differed from earlier ones`,
    ...memory,
  ].join("\n");
}

function faultsOf({ drifts, samples }) {
  const faults = drifts.map((drift) => `the report differs from the first one: ${drift}`);
  if (samples.length < 8)
    return [...faults, `only ${samples.length} samples of memory: pass a larger --calls`];
  const [first, second] = halves(samples);
  for (const key of keys(samples)) {
    const [before, after] = [first, second].map((half) => maximum(half, key));
    if (after > before * MAX_GROWTH + NOISE * 2 ** 20)
      faults.push(`${key} grows: from ${mebibytes(before)} to ${mebibytes(after)} MiB`);
  }
  return faults;
}
