// Runs the receivers of examples/receivers like their users, with the packed package, and sends them real requests.
// `node tests/recipes/all.mjs [pattern...]` runs those whose name contains one of the patterns.

import { join } from "node:path";
import { main, selectByName } from "../../scripts/cli.mjs";
import { target } from "../../scripts/paths.mjs";
import { createSandbox } from "../packaging/sandbox.mjs";
import { CHECKS, mistake } from "./checks.mjs";
import { loads } from "./load.mjs";
import { RECEIVERS } from "./receivers.mjs";
import { workspaceOf } from "./workspace.mjs";

/** Resolves to the numbers of passed and failed checks. */
async function recipes(patterns) {
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
  for (const receiver of selectByName("receiver", patterns, RECEIVERS, ({ name }) => name)) {
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

main(import.meta, async (patterns) => {
  const { passed, failed } = await recipes(patterns);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
});
