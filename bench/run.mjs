// The benchmark that every runtime runs: one module without Node's APIs. The harness bundles it with the libraries, and reads the
// line that begins with RESULT.

import settings from "bench-settings";
import { checkEquivalence } from "./check-equivalence.mjs";
import { measure, resolution } from "./measure.mjs";
import { selectTasks } from "./select-tasks.mjs";

/** Prints progress, and the result. */
export async function run() {
  checkEquivalence();
  const result = { clock: resolution(), tasks: [], perByte: [] };
  const chosen = selectTasks(settings);
  for (const [index, group] of chosen.entries()) {
    // Gives the runtime a turn for its own work, such as printing the progress.
    await new Promise((resolve) => setTimeout(resolve));
    console.log(`  ${index + 1} of ${chosen.length}: ${group.tasks.map(({ name }) => name).join("; ")}`);
    const { tasks, perByte } = measure({ ...group, rounds: group.rounds * settings.part }, result.clock);
    result.tasks.push(...tasks);
    result.perByte.push(...perByte);
  }
  console.log(`RESULT ${JSON.stringify(result)}`);
}
