// Builds a small app from the packed package with each bundler and test runner, runs it where its users would, and compares the
// result with the expected one. `node tests/packaging/bundlers.mjs [filter...]` runs the cells whose name contains all words of a
// filter.

import { join } from "node:path";
import { main, UserError } from "../../scripts/cli.mjs";
import { target } from "../../scripts/paths.mjs";
import { MODULES } from "./bundlers/all.mjs";
import { bench, cellsOf, forEach, matches, perform, printFailure, printOutcome } from "./bundlers/matrix.mjs";
import { table } from "./table.mjs";

/** Resolves to the numbers of passed and failed cells, and prints a table. */
export async function bundlers(options, filters = []) {
  const cells = cellsOf(MODULES).filter(({ name }) => matches(name, filters));
  if (cells.length === 0) throw new UserError("No cell matches the filter.");
  const on = await bench("bundlers", options);
  const outcomes = await forEach(cells, async (cell) => {
    const outcome = await perform(cell, on);
    printOutcome(!outcome.failure, `${cell.name}, in ${cell.where}`, outcome.seconds);
    if (outcome.failure) printFailure(outcome.failure);
    return outcome;
  }).finally(on.chromium.close);
  console.log(`\n${table(["tool", "version", "target", "ran in", "result", "seconds"], outcomes.map(row))}`);
  const failed = outcomes.filter(({ failure }) => failure).length;
  return { passed: outcomes.length - failed, failed };
}

const row = ({ tool, version, target, where, failure, seconds }) => [
  tool,
  version,
  target,
  where,
  failure ? "FAILED" : "ok",
  seconds.toFixed(1),
];

main(import.meta, async (filters) => {
  const { passed, failed } = await bundlers({ log: join(target, "test-logs", "bundlers.log") }, filters);
  console.log(`\n${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
});
