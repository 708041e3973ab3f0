// Measures the works of a group: in each round every contestant of every work takes one sample, and what is compared
// was taken in the same round, one after the other.

import { contestants } from "./contestants.mjs";
import { compared, quartiles, rounded, shuffled } from "./statistics.mjs";

/**
 * Milliseconds of a sample: short, so that most samples have the processor to themselves on a busy computer. Longer
 * where that is less than so many ticks of the clock.
 */
const SAMPLE = 2;
const COARSE = 25;
/** Part of the rounds that goes before the others and is not counted, so that everything is compiled. */
const WARM_UP = 0.25;

/** Milliseconds between two ticks of the clock. */
export function resolution() {
  const steps = [];
  for (let step = 0; step < 20; step++) steps.push(-tick() + tick());
  return Math.min(...steps);
}

/** The time when the clock next ticks. */
function tick() {
  const before = performance.now();
  for (let tries = 0; tries < 1e9; tries++) {
    const now = performance.now();
    if (now !== before) return now;
  }
  throw new Error("the clock stands still while a program is busy");
}

/**
 * Says what each work took, and in a group of sizes how the costs of a byte compare. `clock` is the resolution of the
 * clock in milliseconds.
 */
export function measure({ works, rounds: wanted, perByte }, clock) {
  const sample = Math.max(SAMPLE, clock * COARSE);
  // Long samples scatter less.
  const rounds = Math.max(5, Math.round(sample > SAMPLE ? wanted / 5 : wanted));
  // Where the clock is coarse, a sample begins with a tick.
  const now = sample > SAMPLE ? tick : () => performance.now();
  const lanes = works.flatMap((work) => {
    const { [work.input]: inputs, size } = work.payloads();
    return contestants(work).map((contestant) => lane(work, contestant, inputs, size));
  });
  const of = (work) => lanes.filter((one) => one.work === work);
  for (const one of lanes) check(one);

  for (let round = -Math.ceil(rounds * WARM_UP); round < rounds; round++) {
    // In another order each time, so that nobody always cleans up behind the same other.
    for (const one of shuffled(works).flatMap((work) => shuffled(of(work)))) {
      const time = take(one, sample, now);
      if (round >= 0) one.samples.push(time);
    }
  }
  return {
    works: works.map((work) => summary(of(work))),
    perByte: perByte ? costs(lanes) : [],
  };
}

/** A contestant at a work. */
const lane = (work, { name, run, judges = true }, inputs, size) => ({
  work,
  name,
  run,
  judges,
  inputs,
  size,
  samples: [],
  next: 0,
  // How often the clock is read: with values seldom, as some take less time than the clock.
  stride: Math.min(work.input === "value" ? 128 : 16, inputs.length),
});

/** Everybody gives the right verdict before anybody is measured. */
function check({ work, name, run, judges, inputs }) {
  for (const input of judges ? inputs : []) {
    if (run(input) !== work.accepted) {
      throw new Error(`${work.name}: ${name} ${work.accepted ? "rejects" : "accepts"} a payload`);
    }
  }
}

/**
 * Microseconds for one payload, or for one line of it. One payload after the other is taken until the time is over, so
 * that a coarse clock is read when it has just ticked.
 */
function take(one, sample, now) {
  const { work, run, inputs, stride } = one;
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
  return ((end - start) * 1000) / (count * (work.lines ?? 1));
}

/** What was counted is looked at, so that no engine may leave out the work. */
export let kept = 0;

function summary(lanes) {
  const [{ work, size }] = lanes;
  const [ours] = lanes;
  const base = lanes.find(({ name }) => name === "ajv");
  return {
    name: work.name,
    bytes: size,
    contestants: Object.fromEntries(
      lanes.map((one) => {
        const [lower, middle, upper] = quartiles(one.samples).map((time) => rounded(time, 4));
        return [
          one.name,
          {
            microseconds: middle,
            lower,
            upper,
            timesAsFastAsAjv: rounded(compared(base.samples, one.samples), 3),
            oursTimesAsFast: rounded(compared(one.samples, ours.samples), 3),
          },
        ];
      }),
    ),
  };
}

/** For each contestant, how the cost of a byte of the large payload compares with that of a byte of the small one. */
function costs(lanes) {
  const outputs = [...new Set(lanes.map(({ work }) => work.output))];
  return outputs.map((output) => {
    const names = [...new Set(lanes.map(({ name }) => name))];
    return {
      name: `cost per byte, bytes → ${output}`,
      contestants: Object.fromEntries(
        names.map((name) => {
          const [small, large] = lanes
            .filter((one) => one.work.output === output && one.name === name)
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
