// Runs the load test, and prints its results, the profile, the size and the start-up time.

import { load } from "./load.mjs";
import { profile } from "./profile.mjs";
import { wrangler } from "./sandbox.mjs";

const SEED = 20_261_125;

const ofEach = (counts) =>
  Object.entries(counts)
    .map(([name, n]) => `${n} ${name}`)
    .join(", ");

/** Resolves to whether all deliveries were stored. `profiled`: the number of deliveries in the profile. */
export async function report(sandbox, { count, profiled, size, ...options }) {
  const { wrong, answers, rows, requests, refused, down, perSecond, percentile, rowsWritten, bytes } =
    await load(sandbox, {
      count,
      seed: SEED,
    });
  const ms = (share) => `${percentile(share).toFixed(1)} ms`;
  console.log(`  sent: ${requests} requests of ${count} deliveries (seed ${SEED})`);
  console.log(`  answered: ${ofEach(answers)}`);
  console.log(
    `  kept: ${rows.events} events of ${rows.states.length} contacts, stores and accounts, ${rows.other} of unknown types, ${rows.invalid} dead letters`,
  );
  const kept = rows.events + rows.other + rows.invalid;
  console.log(
    `  each delivery: ${(rowsWritten / kept).toFixed(1)} rows of tables and indexes written, ${(bytes / kept).toFixed(0)} bytes of database`,
  );
  console.log(
    `  restart in the middle: away for ${down.toFixed(0)} ms, ${refused} attempts refused and repeated`,
  );
  console.log(`  ${perSecond.toFixed(0)} requests per second, median ${ms(0.5)}, p99 ${ms(0.99)}`);
  await time(sandbox, profiled);
  console.log(`  size: ${size}`);
  console.log(`  start-up: ${await startup(sandbox, options)}`);
  for (const line of wrong) console.log(`  WRONG: ${line}`);
  if (wrong.length === 0) console.log("  all deliveries were stored");
  return wrong.length === 0;
}

async function time(sandbox, profiled) {
  const { seconds, samples, shares } = await profile(sandbox, { count: profiled, seed: SEED + 1 });
  const parts = shares.map(([whose, share]) => `${(share * 100).toFixed(1)}% ${whose}`);
  console.log(
    `  time of the Worker's isolate, from a profile (${samples} samples, ${seconds.toFixed(1)} s not idle): ${parts.join(", ")}`,
  );
}

/** Returns wrangler's measurement of the start-up, from a profile with few samples. */
async function startup(sandbox, options) {
  const output = await wrangler(sandbox, ["check", "startup"], options);
  const line = (name) => new RegExp(`${name}: (.+)`).exec(output)?.[1] ?? "unknown";
  return `active for ${line("Active")}, profile window ${line("Profile window")}, samples ${line("Samples")}`;
}
