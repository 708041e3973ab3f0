// Benchmarks of the package against JSON.parse and other validators: time and memory. Prints figures only, without a
// verdict. The benchmarks are in bench/.

import { cpus } from "node:os";
import { join } from "node:path";
import { main, parseArguments, UserError } from "./cli.mjs";
import { readJson, target } from "./paths.mjs";
import { inPackagedNode } from "./programs.mjs";

const USAGE = `npm run bench -- [options]
  --quick              fewer rounds: about a minute
  --only <text>        tasks whose name contains this text
  --runtime <name>     node (default), workerd, chromium, deno or bun
  --family             every event type against ajv with the same formats, in Node: a minute
  --signature          verify and receive beside the package svix, in Node: half a minute
  --cli                the command line beside ajv-cli, in Node: two minutes
  --hostile            payloads made to cost time and memory, in Node: a minute
  --native             the Rust crate against serde_json, sonic-rs and simd-json: a minute and a half
  --for-this-processor with --native: compiled with target-cpu=native, as sonic-rs recommends
  --json               prints one JSON object and nothing else`;

/** Repetitions; `part` scales the rounds of the tasks. */
const FULL = { part: 1, cold: 21, kept: { rounds: 5, count: 50_000 }, large: 7 };
const QUICK = { part: 0.2, cold: 5, kept: { rounds: 1, count: 20_000 }, large: 3 };
const COLD = "cold start";
const KEPT = "bytes kept alive";
const LARGE = "memory after 1 MiB";

/** Benchmarks with an option of their own. `load` resolves to the function that measures and the one that writes its report. */
const OF_THEIR_OWN = {
  family: {
    what: "every event type",
    takes: "a minute",
    load: async () => {
      const { family, familyReport } = await import("../bench/family.mjs");
      return [family, familyReport];
    },
  },
  signature: {
    what: "signatures",
    takes: "half a minute",
    load: async () => {
      const { signature, signatureReport } = await import("../bench/signature.mjs");
      return [signature, signatureReport];
    },
  },
  cli: {
    what: "the command line",
    takes: "two minutes",
    load: async () => {
      const { cli, cliReport } = await import("../bench/cli.mjs");
      return [cli, cliReport];
    },
  },
  hostile: {
    what: "hostile payloads",
    takes: "a minute",
    load: async () => {
      const { hostile } = await import("../bench/hostile.mjs");
      const { hostileReport } = await import("../bench/report/hostile.mjs");
      return [hostile, hostileReport];
    },
  },
};

main(import.meta, async (args) => {
  const settings = settingsOf(args);
  if (inPackagedNode(import.meta, args)) return;
  if (settings.native) {
    const { benchNative } = await import("./bench-native.mjs");
    const { "for-this-processor": forThisProcessor } = settings;
    process.stdout.write(await benchNative(settings.json ? ["--json"] : [], { forThisProcessor }));
    return;
  }
  const [name] = Object.keys(OF_THEIR_OWN).filter((name) => settings[name]);
  if (name !== undefined) {
    const { what, takes, load } = OF_THEIR_OWN[name];
    say(what, takes);
    const [run, report] = await load();
    const result = await run(settings);
    console.log(settings.json ? JSON.stringify(result) : report(result));
    return;
  }
  const print = console.log;
  // The steps of other scripts are progress as well.
  console.log = console.error;
  const result = await bench(settings);
  const { report } = await import("../bench/report/tables.mjs");
  print(settings.json ? JSON.stringify(result) : report(result));
});

function settingsOf(args) {
  const options = {
    quick: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    only: { type: "string", default: "" },
    runtime: { type: "string", default: "node" },
    family: { type: "boolean", default: false },
    signature: { type: "boolean", default: false },
    cli: { type: "boolean", default: false },
    hostile: { type: "boolean", default: false },
    native: { type: "boolean", default: false },
    "for-this-processor": { type: "boolean", default: false },
  };
  return parseArguments(args, { options }, USAGE).values;
}

async function bench({ quick, only, runtime }) {
  const { inRuntime, names } = await import("../bench/host/runtimes.mjs");
  if (!names.includes(runtime)) {
    throw new UserError(`There is no runtime "${runtime}". Choose from: ${names.join(", ")}.`);
  }
  const { targets } = await import("../bench/report/targets.mjs");
  const amount = quick ? QUICK : FULL;
  const inNode = runtime === "node";
  const wanted = await choice({ quick, only, inNode });
  const results = { tasks: [], perByte: [], coldStart: [], keptAlive: null, afterLarge: null };

  let ran = { name: "Node", version: process.versions.node };
  if (wanted.tasks.length > 0) {
    say(`${wanted.tasks.length} tasks in ${runtime}`, only ? undefined : takes(quick));
    const { result, ...found } = await inRuntime(runtime, { quick, only, part: amount.part }, tools);
    ran = found;
    Object.assign(results, result);
  }
  if (wanted.has(COLD)) {
    const { coldStart } = await import("../bench/host/cold-start.mjs");
    say("cold starts in fresh processes", quick ? "about 20 seconds" : "1 to 2 minutes");
    results.coldStart = await coldStart(amount.cold);
  }
  if (wanted.has(KEPT)) {
    const { keptAlive } = await import("../bench/host/memory.mjs");
    say("memory kept alive by an id and by an event", quick ? "seconds" : "half a minute");
    results.keptAlive = await keptAlive(amount.kept);
  }
  if (wanted.has(LARGE)) {
    const { afterLarge } = await import("../bench/host/memory.mjs");
    say("memory after a payload of 1 MiB", "seconds");
    results.afterLarge = await afterLarge(amount.large);
  }
  return {
    date: new Date().toISOString(),
    runtime: ran,
    cpu: `${cpus()[0]?.model ?? "unknown"}, ${cpus().length} threads`,
    versions: versions(),
    quick,
    ...results,
    // With --only: the targets that were measured.
    targets: targets(runtime, results).filter(({ measured }) => measured !== null || only === ""),
  };
}

/** The tasks that `only` selects: by name, and those that run in processes of their own in Node. */
async function choice({ quick, only, inNode }) {
  const { selectTasks } = await import("../bench/select-tasks.mjs");
  const tasks = selectTasks({ quick, only }).flatMap((group) => group.tasks.map(({ name }) => name));
  const others = [COLD, KEPT, LARGE].filter(
    (name) => inNode && name.toLowerCase().includes(only.toLowerCase()),
  );
  if (tasks.length + others.length === 0) {
    const all = selectTasks({ quick, only: "" }).flatMap((group) => group.tasks.map(({ name }) => name));
    const there = [...all, ...(inNode ? [COLD, KEPT, LARGE] : [])].join("\n  ");
    throw new UserError(`No task has "${only}" in its name. Choose from:\n  ${there}`);
  }
  return { tasks, has: (name) => others.includes(name) };
}

const takes = (quick) => (quick ? "half a minute to one" : "2 to 4 minutes");

function say(what, time) {
  console.error(`> measuring ${what}${time ? ` (${time})` : ""}`);
}

/** The folder of the packaging tests' tools, which include the other runtimes. */
async function tools() {
  const { tools: installed } = await import("../tests/packaging/sandbox.mjs");
  const folder = await installed({ log: join(target, "bench", "tools.log") });
  return (...parts) => join(folder, "node_modules", ...parts);
}

function versions() {
  const peers = ["ajv", "zod", "valibot", "arktype", "typebox"];
  const version = (name) => readJson(`node_modules/${name}/package.json`).version;
  return Object.fromEntries(["chatbrick-events", ...peers].map((name) => [name, version(name)]));
}
