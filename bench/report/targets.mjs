// Required values and goals of the package, with the measured values. Only reports, and never fails.

const NODE = ["node"];
const EDGE = ["workerd", "chromium"];

/** A target for a task: `must` or `goal` times as fast as another library. */
const faster = (task, against, must, goal, runtimes = NODE) => ({
  task,
  against,
  must,
  goal,
  runtimes,
  measure: ({ tasks }) => tasks.find(({ name }) => name === task)?.libraries[against].productTimesAsFast,
});

/** A target for a cold start: `must` or `goal` times as fast as another library, from its import to the first object. */
const sooner = (way, against, must, goal) => ({
  task: `cold start, ${way}`,
  against,
  must,
  goal,
  runtimes: NODE,
  measure: ({ coldStart }) =>
    coldStart.find(({ name }) => name === `cold start, ${way}`)?.libraries[against].productTimesAsFast,
});

/** A target for the cost per byte of the large and the small payload: at most `must` or `goal` times the other. */
const even = (output, must, goal) => ({
  task: `cost per byte, bytes → ${output}`,
  against: "1 KB and 1 MB",
  must,
  goal,
  runtimes: NODE,
  atMost: true,
  measure: ({ perByte }) => {
    const found = perByte.find(({ name }) => name === `cost per byte, bytes → ${output}`);
    const ratio = found?.libraries["chatbrick-events"].largeBySmall;
    return ratio === undefined ? undefined : Math.max(ratio, 1 / ratio);
  },
});

const TARGETS = [
  faster("bytes → verdict, CJK", "ajv", 6, 10),
  faster("bytes → verdict, ASCII", "ajv", 6, 10),
  faster("bytes → object, CJK", "ajv", 2.5, 3.2),
  faster("bytes → object, ASCII", "ajv", 3, 3.8),
  faster("string → object, CJK", "ajv", 1.5, 3.5),
  faster("string → object, ASCII", "ajv", 3, 4.5),
  ...["pretty-printed", "keys reversed", "escaped", "3 unknown fields"].map((special) =>
    faster(`bytes → object, ${special}`, "ajv", 1.5, 2.5),
  ),
  ...["CJK", "ASCII"].flatMap((script) => [
    faster(`parsed value → verdict, ${script}`, "valibot", 1, undefined),
    faster(`parsed value → verdict, ${script}`, "zod", undefined, 1),
  ]),
  ...["as installed", "bundled"].flatMap((way) => [
    sooner(way, "zod", 3, undefined),
    sooner(way, "valibot", undefined, 1),
  ]),
  even("verdict", 1.5, 1.1),
  even("object", 1.5, 1.1),
  faster("bytes → verdict, CJK", "ajv", 4, 8, EDGE),
  faster("bytes → verdict, ASCII", "ajv", 4, 8, EDGE),
];

/** Returns the targets of a runtime with the measured values; null for values that were not measured. */
export const targets = (runtime, results) =>
  TARGETS.filter(({ runtimes }) => runtimes.includes(runtime)).map(
    ({ task, against, must, goal, atMost = false, measure }) => {
      const measured = measure(results) ?? null;
      const reached = (bound) => {
        if (bound === undefined || measured === null) return null;
        return atMost ? measured <= bound : measured >= bound;
      };
      return {
        task,
        against,
        measured,
        atMost,
        must: must ?? null,
        goal: goal ?? null,
        mustReached: reached(must),
        goalReached: reached(goal),
      };
    },
  );
