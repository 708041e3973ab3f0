// Compares every event type with ajv and the package's JSON Schema, so that both check the same formats: from bytes to an event, and
// from a parsed value to a verdict and to an event. Runs in Node.

import { readFileSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";
import { EVENT_TYPES, parseEvent, validateEvent } from "chatbrick-events";
import { compared, quartiles, rounded, shuffled } from "./statistics.mjs";

/** Number of payloads of each type, with different ids, so that an engine does not see the same text twice in a row. */
const VARIANTS = 64;
const CALLS = 2_000;

/** Limits as multiples of ajv's time; for bytes, of the time of decoding, `JSON.parse` and ajv. */
const TASKS = {
  "bytes → event": { input: "bytes", atMost: 1 / 2, ours: parseEvent },
  "parsed value → verdict": { input: "value", atMost: 1.2, ours: (value) => validateEvent(value).valid },
  "parsed value → event": { input: "value", atMost: 2, ours: parseEvent },
};

const read = (path) => readFileSync(new URL(path, import.meta.url), "utf8");

/** Measures each task for each type. `rows` contain nanoseconds per call, and the median ratio to ajv. */
export function family({ quick }) {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const rows = EVENT_TYPES.flatMap((type) => {
    const inputs = variants(JSON.parse(read(`../tests/samples/${type}.json`)));
    const accepts = new Ajv({ strict: false }).compile(JSON.parse(read(`../pkg/dist/schemas/${type}.json`)));
    return Object.entries(TASKS).map(([task, { input, atMost, ours }]) => {
      const theirs =
        input === "bytes" ? (bytes) => accepts(JSON.parse(decoder.decode(bytes))) : (value) => accepts(value);
      const times = rounds({ ours, theirs }, inputs[input], quick ? 21 : 61);
      const factor = rounded(compared(times.ours, times.theirs), 2);
      const median = (name) => Math.round(quartiles(times[name])[1]);
      return {
        type,
        task,
        ns: median("ours"),
        ajvNs: median("theirs"),
        factor,
        atMost,
        reached: factor <= atMost,
      };
    });
  });
  return { node: process.version, rows };
}

function variants(sample) {
  const text = JSON.stringify(sample);
  const texts = Array.from({ length: VARIANTS }, (_, index) =>
    text.replace(/"id":"(.{20})/, (_, id) => `"id":"${id.slice(0, 17)}${String(index).padStart(3, "0")}`),
  );
  return {
    bytes: texts.map((each) => new TextEncoder().encode(each)),
    value: texts.map((each) => JSON.parse(each)),
  };
}

/** Returns the nanoseconds per call of each function, by round. The functions alternate in random order. */
function rounds(functions, inputs, count) {
  const times = { ours: [], theirs: [] };
  for (let round = -10; round < count; round += 1) {
    for (const name of shuffled(Object.keys(functions))) {
      const run = functions[name];
      const start = process.hrtime.bigint();
      for (let call = 0; call < CALLS; call += 1) {
        if (!run(inputs[call % inputs.length])) throw new Error(`${name} rejects a sample`);
      }
      // The first rounds warm up.
      if (round >= 0) times[name].push(Number(process.hrtime.bigint() - start) / CALLS);
    }
  }
  return times;
}

/** Returns the result as a table. */
export function familyReport({ node, rows }) {
  const lines = rows.map(({ type, task, ns, ajvNs, factor, atMost, reached }) =>
    [
      task.padEnd(24),
      type.padEnd(33),
      `${ns} ns`.padStart(9),
      `${ajvNs} ns`.padStart(9),
      `${factor}x`.padStart(7),
      `at most ${atMost}x`.padStart(13),
      reached ? "reached" : "NOT REACHED",
    ].join("  "),
  );
  const missed = rows.filter(({ reached }) => !reached).length;
  return [
    `the package, ajv with the same formats, and their ratio (Node ${node})`,
    ...lines,
    `${missed} not reached`,
  ].join("\n");
}
