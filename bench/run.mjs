// The benchmark as every runtime runs it: one module without anything of Node's. The harness bundles it with the
// contestants, and reads the line that begins with RESULT.

import settings from "bench-settings";
import { agree } from "./agree.mjs";
import { measure, resolution } from "./measure.mjs";
import { selected } from "./select.mjs";

/** Prints progress, and the result. */
export async function run() {
  agree();
  const result = { clock: resolution(), works: [], perByte: [] };
  const chosen = selected(settings);
  for (const [index, group] of chosen.entries()) {
    // Lets the runtime see to its own affairs, the progress among them.
    await new Promise((resolve) => setTimeout(resolve));
    console.log(`  ${index + 1} of ${chosen.length}: ${group.works.map(({ name }) => name).join("; ")}`);
    const { works, perByte } = measure({ ...group, rounds: group.rounds * settings.part }, result.clock);
    result.works.push(...works);
    result.perByte.push(...perByte);
  }
  console.log(`RESULT ${JSON.stringify(result)}`);
}
