// Measures the tasks of a group. Each round takes one sample of every library for every task; only samples of the same round are
// compared.

import { libraries } from "./libraries.mjs";
import { compared, quartiles, rounded, shuffled } from "./statistics.mjs";

/**
 * Milliseconds of a sample: short, so that other programs do not disturb most samples. Longer if that is less than `COARSE` ticks
 * of the clock.
 */
const SAMPLE = 2;
const COARSE = 25;
/** Share of uncounted rounds at the beginning, so that all code is compiled. */
const WARM_UP = 0.25;

/** Returns the milliseconds between two ticks of the clock. */
export function resolution() {
  const steps = [];
  for (let step = 0; step < 20; step++) steps.push(-tick() + tick());
  return Math.min(...steps);
}

/** Waits for the next tick of the clock, and returns its time. */
function tick() {
  const before = performance.now();
  for (let tries = 0; tries < 1e9; tries++) {
    const now = performance.now();
    if (now !== before) return now;
  }
  throw new Error("the clock does not advance while a program is busy");
}

/**
 * Returns the time of each task and, for a group of sizes, the ratio of the costs per byte. `clock` is the resolution of the clock
 * in milliseconds.
 */
export function measure({ tasks, rounds: wanted, perByte }, clock) {
  const sample = Math.max(SAMPLE, clock * COARSE);
  // Long samples vary less.
  const rounds = Math.max(5, Math.round(sample > SAMPLE ? wanted / 5 : wanted));
  // With a coarse clock, a sample begins at a tick.
  const now = sample > SAMPLE ? tick : () => performance.now();
  const lanes = tasks.flatMap((task) => {
    const { [task.input]: inputs, size } = task.payloads();
    return libraries(task).map((library) => lane(task, library, inputs, size));
  });
  const of = (task) => lanes.filter((one) => one.task === task);
  for (const one of lanes) check(one);

  for (let round = -Math.ceil(rounds * WARM_UP); round < rounds; round++) {
    // Random order, so that garbage of one library is not always collected during the same other.
    for (const one of shuffled(tasks).flatMap((task) => shuffled(of(task)))) {
      const time = take(one, sample, now);
      if (round >= 0) one.samples.push(time);
    }
  }
  return {
    tasks: tasks.map((task) => summary(of(task))),
    perByte: perByte ? costs(lanes) : [],
  };
}

/** The state of measuring a library for a task. */
const lane = (task, { name, run, validates = true }, inputs, size) => ({
  task,
  name,
  run,
  validates,
  inputs,
  size,
  samples: [],
  next: 0,
  // Calls between two reads of the clock: more for values, because some calls take less time than the clock.
  stride: Math.min(task.input === "value" ? 128 : 16, inputs.length),
});

/** Checks the verdict of a library before measuring. */
function check({ task, name, run, validates, inputs }) {
  for (const input of validates ? inputs : []) {
    if (run(input) !== task.accepted) {
      throw new Error(`${task.name}: ${name} ${task.accepted ? "rejects" : "accepts"} a payload`);
    }
  }
}

/**
 * Returns the microseconds per payload or line. Validates payloads until the time is over, so that a coarse clock is read right
 * after a tick.
 */
function take(one, sample, now) {
  const { task, run, inputs, stride } = one;
  let accepted = 0;
  let count = 0;
  let end = 0;
  const start = now();
  do {
    for (let step = 0; step < stride; step++) {
      if (run(inputs[one.next])) accepted += 1;
      one.next = (one.next + 1) % inputs.length;
    }
    count += stride;
    end = performance.now();
  } while (end - start < sample);
  kept = accepted;
  return ((end - start) * 1000) / (count * (task.lines ?? 1));
}

/** Makes the count observable, so that engines cannot remove the work. */
export let kept = 0;

function summary(lanes) {
  const [{ task, size }] = lanes;
  const [product] = lanes;
  const base = lanes.find(({ name }) => name === "ajv");
  return {
    name: task.name,
    bytes: size,
    libraries: Object.fromEntries(
      lanes.map((one) => {
        const [lower, middle, upper] = quartiles(one.samples).map((time) => rounded(time, 4));
        return [
          one.name,
          {
            microseconds: middle,
            lower,
            upper,
            timesAsFastAsAjv: rounded(compared(base.samples, one.samples), 3),
            productTimesAsFast: rounded(compared(one.samples, product.samples), 3),
          },
        ];
      }),
    ),
  };
}

/** Returns the ratio of the costs per byte of the large and the small payload, for each library. */
function costs(lanes) {
  const outputs = [...new Set(lanes.map(({ task }) => task.output))];
  return outputs.map((output) => {
    const names = [...new Set(lanes.map(({ name }) => name))];
    return {
      name: `cost per byte, bytes → ${output}`,
      libraries: Object.fromEntries(
        names.map((name) => {
          const [small, large] = lanes
            .filter((one) => one.task.output === output && one.name === name)
            .sort((a, b) => a.size - b.size)
            .map(({ samples, size }) => samples.map((time) => time / size));
          return [
            name,
            {
              small: rounded(quartiles(small)[1] * 1000, 4),
              large: rounded(quartiles(large)[1] * 1000, 4),
              largeBySmall: rounded(compared(large, small), 3),
            },
          ];
        }),
      ),
    };
  });
}
