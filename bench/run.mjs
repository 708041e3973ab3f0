// The benchmark as every runtime runs it: one module without anything of Node's. The harness bundles it with the
// libraries, and reads the line that begins with RESULT.

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
    // Lets the runtime see to its own affairs, the progress among them.
    await new Promise((resolve) => setTimeout(resolve));
    console.log(`  ${index + 1} of ${chosen.length}: ${group.tasks.map(({ name }) => name).join("; ")}`);
    const { tasks, perByte } = measure({ ...group, rounds: group.rounds * settings.part }, result.clock);
    result.tasks.push(...tasks);
    result.perByte.push(...perByte);
  }
  console.log(`RESULT ${JSON.stringify(result)}`);
}
