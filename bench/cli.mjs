// Compares the command line with ajv-cli: bytes per second, from the start of the process to its end, and peak memory. ajv-cli
// does not read NDJSON, so both read the same JSON list, and the command line also reads the same bodies as NDJSON.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { readJson, target } from "../scripts/paths.mjs";
import { bodies } from "../tests/cli/archive.mjs";
import { measured } from "../tests/cli/measured.mjs";
import { tools } from "../tests/packaging/sandbox.mjs";
import { quartiles, rounded } from "./statistics.mjs";

/** The goal: times as fast as ajv-cli. */
const GOAL = 10;
const COUNT = 200_000;

/** Measures each program. `rows` contain the bytes of the input, the medians of seconds and bytes per second, and the peak memory. */
export async function cli({ quick }) {
  const ajv = join(
    await tools({ log: join(target, "bench", "tools.log") }),
    "node_modules",
    "ajv-cli",
    "dist",
    "index.js",
  );
  const folder = mkdtempSync(join(tmpdir(), "chatbrick-events-bench-"));
  try {
    return await compare(folder, ajv, quick ? { count: COUNT / 10, rounds: 3 } : { count: COUNT, rounds: 5 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compare(folder, ajv, { count, rounds }) {
  const texts = Object.values(bodies);
  const lines = Array.from({ length: count }, (_, index) =>
    texts[index % texts.length].replace(/(?<="id":"c)\w{6}/, String(index).padStart(6, "0")),
  );
  const [ndjson, list, schema] = ["bodies.ndjson", "bodies.json", "schema.json"].map((name) =>
    join(folder, name),
  );
  writeFileSync(ndjson, `${lines.join("\n")}\n`);
  writeFileSync(list, `[${lines.join(",\n")}]`);
  const { $schema, ...items } = readJson("pkg/dist/schemas/event.json");
  writeFileSync(schema, JSON.stringify({ $schema, type: "array", items }));

  const cores = availableParallelism();
  const programs = [
    ["chatbrick-events, NDJSON, 1 thread", ["--quiet", "--jobs", "1", ndjson]],
    [`chatbrick-events, NDJSON, ${cores} threads`, ["--quiet", "--jobs", String(cores), ndjson]],
    ["chatbrick-events --unwrap, list", ["--quiet", "--unwrap", list]],
    ["ajv-cli, list", ["validate", "--spec=draft2020", "--strict=false", "-s", schema, "-d", list], ajv],
  ];
  const bytes = Buffer.byteLength(lines.join("\n"));
  const rows = [];
  for (const [name, args, script] of programs) {
    const runs = [];
    for (let round = 0; round < rounds; round += 1) {
      const run = await measured(args, script);
      if (run.code !== 0) throw new Error(`${name} ended with ${run.code}`);
      runs.push(run);
    }
    const seconds = quartiles(runs.map((run) => run.seconds))[1];
    const peak = Math.max(...runs.map((run) => run.peak));
    rows.push({
      name,
      seconds: rounded(seconds, 2),
      megabytesPerSecond: rounded(bytes / seconds / 1e6, 1),
      peak,
    });
  }
  const ajvSeconds = rows.at(-1).seconds;
  for (const row of rows) row.factor = rounded(ajvSeconds / row.seconds, 1);
  return { node: process.version, count, bytes, goal: GOAL, rows };
}

export const cliReport = ({ node, count, bytes, goal, rows }) =>
  [
    `${count} bodies, ${rounded(bytes / 1e6, 0)} MB, Node ${node}, including the start of the process`,
    ...rows.map(({ name, seconds, megabytesPerSecond, peak, factor }) =>
      [
        `  ${name.padEnd(40)}`,
        `${seconds} s`.padStart(8),
        `${megabytesPerSecond} MB/s`.padStart(12),
        `${rounded(peak / 1e6, 0)} MB peak`.padStart(13),
        `${factor}x`.padStart(8),
      ].join(""),
    ),
    `goal: ${goal}x ajv-cli, ${rows[0].factor >= goal ? "reached" : "NOT REACHED"} with one thread`,
  ].join("\n");
