// The receivers of examples/receivers run as their users run them, with the packed package, and take real requests.
// `node tests/recipes/all.mjs [words...]` runs those whose name has one of the words.

import { join } from "node:path";
import { main, selectByName } from "../../scripts/cli.mjs";
import { target } from "../../scripts/paths.mjs";
import { createSandbox } from "../packaging/sandbox.mjs";
import { CHECKS, mistake } from "./checks.mjs";
import { loads } from "./load.mjs";
import { RECEIVERS } from "./receivers.mjs";
import { workspaceOf } from "./workspace.mjs";

/** Resolves to the numbers of checks that passed and failed. */
async function recipes(words) {
  const sandbox = await createSandbox("recipes", { log: join(target, "test-logs", "recipes.log") });
  const counts = { passed: 0, failed: 0 };
  const check = async (name, run) => {
    try {
      await run();
      counts.passed += 1;
    } catch (error) {
      counts.failed += 1;
      console.log(`  ${name}: FAILED: ${error.message}`);
    }
  };
  for (const receiver of selectByName("receiver", words, RECEIVERS, ({ name }) => name)) {
    const { name, change, mistakes } = receiver;
    const changes = change ? [change] : [];
    const before = { ...counts };
    const start = performance.now();
    await check(`${name}, start`, () =>
      started(receiver, workspaceOf(sandbox, receiver, changes), async (running) => {
        for (const [what, run] of Object.entries(CHECKS)) await check(`${name}, ${what}`, () => run(running));
        const load = loads[name];
        if (load) await check(`${name}, 10,000 deliveries`, () => load(running));
      }),
    );
    for (const [index, wrong] of mistakes.entries()) {
      await check(`${name}, mistake ${index + 1}`, () => {
        const changed = { ...receiver, name: `${name} mistake ${index + 1}` };
        const workspace = workspaceOf(sandbox, changed, [...changes, wrong]);
        return started(receiver, workspace, (running) => mistake(running, wrong));
      });
    }
    const took = ((performance.now() - start) / 1000).toFixed(1);
    console.log(
      `  ${name}: ${counts.passed - before.passed} passed, ${counts.failed - before.failed} failed (${took} s)`,
    );
  }
  return counts;
}

async function started({ start }, workspace, use) {
  const running = await start(workspace);
  try {
    await use(running);
  } finally {
    running.stop();
  }
}

main(import.meta, async (words) => {
  const { passed, failed } = await recipes(words);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
});
