// Measures the memory that a kept id or event and a large payload leave in use. Each sample is a new process.

import { quartiles } from "../statistics.mjs";
import { folder } from "./bundle.mjs";
import { child, payloadFile } from "./children.mjs";

const FLAGS = ["--expose-gc"];
const middle = (samples) => Math.round(quartiles(samples)[1]);

/** Resolves to the bytes, on the heap and outside it, that a kept id and a kept event keep alive. */
export async function keptAlive({ rounds, count }) {
  const payload = payloadFile(folder("kept"), 1100);
  const result = {};
  for (const way of ["chatbrick-events, bytes", "chatbrick-events, string", "JSON.parse"]) {
    result[way] = {};
    for (const keep of ["id", "event"]) {
      const samples = [];
      for (let round = 0; round < rounds; round++) {
        samples.push(await child("retained-memory.mjs", { way, keep, payload, count }, FLAGS));
      }
      result[way][keep] = middle(samples);
    }
  }
  return result;
}

/** Resolves to the memory before a payload of 1 MiB, and the increase right after it and at the end. */
export async function afterLarge(rounds) {
  const at = folder("large");
  const [small, large] = [1100, 1 << 20].map((size) => payloadFile(at, size));
  const result = {};
  for (const way of ["chatbrick-events → verdict", "chatbrick-events → object", "JSON.parse"]) {
    const samples = [];
    for (let round = 0; round < rounds; round++) {
      samples.push(await child("large-payload.mjs", { way, small, large }, FLAGS));
    }
    const figures = Object.keys(samples[0].before);
    result[way] = Object.fromEntries(
      figures.map((figure) => {
        const more = (when) => middle(samples.map((sample) => sample[when][figure] - sample.before[figure]));
        return [
          figure,
          {
            before: middle(samples.map(({ before }) => before[figure])),
            after: more("after"),
            stays: more("stays"),
          },
        ];
      }),
    );
  }
  return result;
}
