// How long the package takes for a payload, beside TextDecoder, JSON.parse and ajv. It measures and judges
// nothing. `--json` prints one JSON object and nothing else.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, realpathSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Explained, main, packagedNode, readJson, target } from "./lib.mjs";

const ROUNDS = 101;
const WARM_UP = 20;
/** How often a contestant goes through the payloads of a kind in a round: some milliseconds. */
const REPEAT = 4;

const BASE = "decode + JSON.parse + ajv";

main(import.meta, async (args) => {
  if (!existsSync(packagedNode)) throw new Explained("The packaged Node is missing: run `npm run setup`.");
  if (realpathSync(process.execPath) !== realpathSync(packagedNode)) {
    const { status } = spawnSync(packagedNode, [fileURLToPath(import.meta.url), ...args], {
      stdio: "inherit",
    });
    process.exitCode = status ?? 1;
    return;
  }
  const result = await bench();
  console.log(args.includes("--json") ? JSON.stringify(result) : table(result));
});

async function bench() {
  const { kinds } = await import("../bench/payloads.mjs");
  const contestants = await line();
  for (const { name, run, of } of contestants) {
    for (const kind of kinds) {
      if (!kind[of].every((payload) => run(payload))) throw new Explained(`${name} rejects a payload.`);
    }
  }

  const samples = kinds.map(() => contestants.map(() => []));
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    for (const [index, kind] of kinds.entries()) {
      // In another order each time, so that nobody always cleans up behind the same other.
      for (const place of shuffled([...contestants.keys()])) {
        const time = measure(contestants[place], kind);
        if (round >= 0) samples[index][place].push(time);
      }
    }
  }

  return {
    date: new Date().toISOString(),
    node: process.version,
    cpu: `${cpus()[0]?.model ?? "unknown"}, ${cpus().length} threads`,
    versions: {
      "chatbrick-events": readJson("pkg/package.json").version,
      ajv: readJson("node_modules/ajv/package.json").version,
    },
    rounds: ROUNDS,
    base: BASE,
    payloads: kinds.map(({ name, bytes }, index) => ({
      name,
      bytes: Math.round(bytes.reduce((sum, { length }) => sum + length, 0) / bytes.length),
      microseconds: figures(contestants, samples[index]),
    })),
  };
}

const shuffled = (items) =>
  items
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);

/** Who runs. `run` says whether it accepts the payload. */
async function line() {
  const { validate, parseConnectedEvent } = await import("chatbrick-events");
  const ajv = await compiled();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const parse = (payload) => parseConnectedEvent(payload).data !== undefined;
  return [
    { name: "validate(bytes)", of: "bytes", run: (bytes) => validate(bytes).valid },
    { name: "parseConnectedEvent(bytes)", of: "bytes", run: parse },
    { name: "parseConnectedEvent(string)", of: "texts", run: parse },
    { name: BASE, of: "bytes", run: (bytes) => ajv(JSON.parse(decoder.decode(bytes))) },
    { name: "JSON.parse + ajv", of: "texts", run: (text) => ajv(JSON.parse(text)) },
    {
      name: "decode + JSON.parse",
      of: "bytes",
      run: (bytes) => JSON.parse(decoder.decode(bytes)).data !== undefined,
    },
    { name: "JSON.parse", of: "texts", run: (text) => JSON.parse(text).data !== undefined },
  ];
}

/** ajv's stand-alone code, as one would ship it. */
async function compiled() {
  const { default: Ajv } = await import("ajv");
  const { default: standaloneCode } = await import("ajv/dist/standalone/index.js");
  const { eventSchema } = await import("../bench/schema.mjs");
  const ajv = new Ajv({ strict: true, code: { source: true, esm: true } });
  const folder = join(target, "bench");
  const file = join(folder, "ajv.mjs");
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, standaloneCode(ajv, ajv.compile(eventSchema)));
  return (await import(pathToFileURL(file))).default;
}

/** Microseconds for one payload. */
function measure({ run, of }, kind) {
  const payloads = kind[of];
  let accepted = 0;
  const start = performance.now();
  for (let times = 0; times < REPEAT; times++) {
    for (const payload of payloads) if (run(payload)) accepted += 1;
  }
  const milliseconds = performance.now() - start;
  return (milliseconds * 1000) / accepted;
}

function figures(contestants, samples) {
  const base = contestants.findIndex(({ name }) => name === BASE);
  const rounded = (number) => Number(number.toFixed(3));
  return Object.fromEntries(
    contestants.map(({ name }, index) => {
      const sorted = samples[index].toSorted((a, b) => a - b);
      const at = (part) => sorted[Math.floor((sorted.length - 1) * part)];
      // Of the same round: what slows the computer down for a while slows both.
      const ratios = samples[index].map((time, round) => time / samples[base][round]).sort((a, b) => a - b);
      const ratio = ratios[Math.floor((ratios.length - 1) / 2)];
      const [median, lower, upper] = [at(0.5), at(0.25), at(0.75)].map(rounded);
      return [name, { median, lower, upper, ratio: rounded(ratio) }];
    }),
  );
}

function table({ date, node, cpu, versions, rounds, payloads }) {
  const names = Object.keys(payloads[0].microseconds);
  const width = Math.max(...names.map((name) => name.length));
  const lines = [
    `${Object.entries(versions)
      .map((entry) => entry.join(" "))
      .join(", ")}, Node ${node}, ${cpu}, ${date.slice(0, 10)}`,
    `microseconds per payload, median of ${rounds} rounds, and how it compares with ${BASE}`,
    "",
    " ".repeat(width) + payloads.map(({ name }) => name.padStart(18)).join(""),
    "bytes".padEnd(width) + payloads.map(({ bytes }) => String(bytes).padStart(18)).join(""),
  ];
  for (const name of names) {
    const cells = payloads.map(({ microseconds }) => {
      const { median, ratio } = microseconds[name];
      return `${median.toFixed(2)} (${ratio.toFixed(2)}x)`.padStart(18);
    });
    lines.push(name.padEnd(width) + cells.join(""));
  }
  return lines.join("\n");
}
