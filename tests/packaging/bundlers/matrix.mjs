// Runs cells. A cell is one bundler with one target, and passes if the bundle returns exactly the expected result.

import { deepStrictEqual } from "node:assert";
import { appendFileSync } from "node:fs";
import { UserError } from "../../../scripts/cli.mjs";
import { readJson } from "../../../scripts/paths.mjs";
import { createSandbox } from "../sandbox.mjs";
import { chromium } from "./chromium.mjs";
import { expected } from "./expected.mjs";
import { Failure } from "./failure.mjs";
import { createWorkspace } from "./workspace.mjs";

/** Number of cells that run at a time. */
const AT_ONCE = 2;
/** Lines of output that are printed for a failed cell, and characters of each line. */
const TAIL = 12;
const WIDTH = 200;

/** Whether a name contains all words of one of the filters. Without filters, every name matches. */
export const matches = (name, filters) =>
  filters.length === 0 || filters.some((filter) => filter.split(" ").every((word) => name.includes(word)));

/** Returns the cells of these modules, by name. */
export const cellsOf = (modules) =>
  modules.flatMap(({ tool, version = tool, cells }) =>
    cells.map((cell) => ({ ...cell, tool, version: versionOf(version), name: `${tool}: ${cell.target}` })),
  );

/** Returns a version without an alias such as `npm:jest@27.5.1`. */
const versionOf = (name) =>
  readJson("tests/packaging/package.json").devDependencies[name].replace(/^npm:.*@/, "");

/**
 * Opens a folder with the package for cells.
 *
 * @param name - the name of the folder
 * @param options - `tarball`: replaces the built package. `log`: a file for the output of the tools. `browser`: the browser of
 *   another bench.
 */
export async function bench(name, { tarball, log, browser }) {
  const opened = await createSandbox(name, { tarball, log });
  return {
    sandbox: opened,
    chromium: browser ?? chromium(opened),
    log: (chunk) => chunk.startsWith("result ") || appendFileSync(log, chunk),
  };
}

/** Runs `work` for all items of a list, a few at a time. Resolves to the results in the same order. */
export async function forEach(list, work) {
  const results = [];
  const queue = list.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}

/** Runs a cell on a bench. Resolves to the cell with its `seconds`, and with its `failure` if it failed. */
export async function perform(cell, on) {
  on.log(`\n--- ${cell.name}\n`);
  const start = performance.now();
  let failure;
  try {
    compare(await cell.run(createWorkspace(on, cell.name)), expected[cell.app]);
  } catch (error) {
    if (error instanceof Failure) failure = error;
    else failure = new Failure("error", error instanceof UserError ? error.message : error.stack);
  }
  return { ...cell, failure, seconds: (performance.now() - start) / 1000 };
}

function compare(result, wanted) {
  try {
    deepStrictEqual(result, wanted);
  } catch (error) {
    throw new Failure("result", "unexpected result", error.message);
  }
}

/** Prints the line of an outcome. */
export const printOutcome = (ok, name, seconds) =>
  console.log(`  ${ok ? "ok    " : "FAILED"}  ${name} (${seconds.toFixed(1)} s)`);

/** Prints the reason of a failure, with the end of the output. */
export function printFailure({ kind, message, output }) {
  const lines = output.split("\n").filter((line) => line.trim());
  for (const line of [`${kind}: ${message}`, ...lines.slice(-TAIL)])
    console.log(`          ${line.slice(0, WIDTH)}`);
}
