// Compares the time and memory of the package with JSON.parse and other validators. Prints only figures. The benchmarks are in
// bench/.

import { cpus } from "node:os";
import { join } from "node:path";
import { main, parseArguments, UserError } from "./cli.mjs";
import { readJson, target } from "./paths.mjs";
import { inPackagedNode } from "./programs.mjs";

const USAGE = `npm run bench -- [options]
  --quick              use fewer rounds (1 minute)
  --only <text>        run only tasks whose name contains this text
  --runtime <name>     node (default), workerd, chromium, deno or bun
  --family             compare every event type with ajv and the same formats, in Node (1 minute)
  --signature          compare verify and receive with the package svix, in Node (half a minute)
  --cli                compare the command line with ajv-cli, in Node (2 minutes)
  --hostile            measure hostile payloads, in Node (1 minute)
  --native             compare the Rust crate with serde_json, sonic-rs and simd-json (1.5 minutes)
  --for-this-processor with --native: compile with target-cpu=native, as sonic-rs recommends
  --json               print only one JSON object`;

/** Numbers of repetitions; `part` scales the rounds of the tasks. */
const FULL = { part: 1, cold: 21, kept: { rounds: 5, count: 50_000 }, large: 7 };
const QUICK = { part: 0.2, cold: 5, kept: { rounds: 1, count: 20_000 }, large: 3 };
const COLD = "cold start";
const KEPT = "bytes kept alive";
const LARGE = "memory after 1 MiB";

/** Benchmarks with their own option. `load` resolves to the functions that measure and that write the report. */
const SPECIAL = {
  family: {
    title: "every event type",
    takes: "a minute",
    load: async () => {
      const { family, familyReport } = await import("../bench/family.mjs");
      return [family, familyReport];
    },
  },
  signature: {
    title: "signatures",
    takes: "half a minute",
    load: async () => {
      const { signature, signatureReport } = await import("../bench/signature.mjs");
      return [signature, signatureReport];
    },
  },
  cli: {
    title: "the command line",
    takes: "two minutes",
    load: async () => {
      const { cli, cliReport } = await import("../bench/cli.mjs");
      return [cli, cliReport];
    },
  },
  hostile: {
    title: "hostile payloads",
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
  const [name] = Object.keys(SPECIAL).filter((name) => settings[name]);
  if (name !== undefined) {
    const { title, takes, load } = SPECIAL[name];
    say(title, takes);
    const [run, report] = await load();
    const result = await run(settings);
    console.log(settings.json ? JSON.stringify(result) : report(result));
    return;
  }
  const print = console.log;
  // The steps that other scripts print are progress, too.
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
    throw new UserError(`Unknown runtime "${runtime}". Choose from: ${names.join(", ")}.`);
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
    say("memory that an id and an event keep alive", quick ? "seconds" : "half a minute");
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
    // With --only, only the measured targets.
    targets: targets(runtime, results).filter(({ measured }) => measured !== null || only === ""),
  };
}

/** Returns the tasks that `only` selects by name, including those that run in separate processes in Node. */
async function choice({ quick, only, inNode }) {
  const { selectTasks } = await import("../bench/select-tasks.mjs");
  const tasks = selectTasks({ quick, only }).flatMap((group) => group.tasks.map(({ name }) => name));
  const others = [COLD, KEPT, LARGE].filter(
    (name) => inNode && name.toLowerCase().includes(only.toLowerCase()),
  );
  if (tasks.length + others.length === 0) {
    const all = selectTasks({ quick, only: "" }).flatMap((group) => group.tasks.map(({ name }) => name));
    const names = [...all, ...(inNode ? [COLD, KEPT, LARGE] : [])].join("\n  ");
    throw new UserError(`No task has "${only}" in its name. Choose from:\n  ${names}`);
  }
  return { tasks, has: (name) => others.includes(name) };
}

const takes = (quick) => (quick ? "half a minute to one" : "2 to 4 minutes");

function say(title, time) {
  console.error(`> measuring ${title}${time ? ` (${time})` : ""}`);
}

/** Returns a function for paths in the tools of the packaging tests, which include the other runtimes. */
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
