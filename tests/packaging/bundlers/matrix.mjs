// Runs cells: a cell is one bundler with one target, and passes if what it has made says exactly what is expected.

import { deepStrictEqual } from "node:assert";
import { appendFileSync } from "node:fs";
import { UserError } from "../../../scripts/cli.mjs";
import { readJson } from "../../../scripts/paths.mjs";
import { createSandbox } from "../sandbox.mjs";
import { chromium } from "./chromium.mjs";
import { expected } from "./expected.mjs";
import { Failure } from "./failure.mjs";
import { createWorkspace } from "./workspace.mjs";

/** So many cells run at a time. */
const AT_ONCE = 2;
/** Of the output of a cell that has failed, so many lines are shown, of so many characters. */
const TAIL = 12;
const WIDTH = 200;

/** Whether a name holds all words of one of the filters; if there is none, any does. */
export const matches = (name, filters) =>
  filters.length === 0 || filters.some((filter) => filter.split(" ").every((word) => name.includes(word)));

/** The cells of these modules, by name. */
export const cellsOf = (modules) =>
  modules.flatMap(({ tool, version = tool, cells }) =>
    cells.map((cell) => ({ ...cell, tool, version: versionOf(version), name: `${tool}: ${cell.target}` })),
  );

/** Without the name of an alias: `npm:jest@27.5.1`. */
const versionOf = (name) =>
  readJson("tests/packaging/package.json").devDependencies[name].replace(/^npm:.*@/, "");

/**
 * Opens a folder with the package for cells.
 *
 * @param name - of the folder
 * @param options - `tarball` stands in for the package as it is built; `log`, a file, takes the output of the tools;
 *   `browser` is that of another bench
 */
export async function bench(name, { tarball, log, browser }) {
  const opened = await createSandbox(name, { tarball, log });
  return {
    sandbox: opened,
    chromium: browser ?? chromium(opened),
    log: (chunk) => chunk.startsWith("result ") || appendFileSync(log, chunk),
  };
}

/** Does this for all of a list, a few at a time, and resolves to what came of each, in the same order. */
export async function forEach(list, work) {
  const results = [];
  const queue = list.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}

/** Runs a cell on a bench, and resolves to the cell with its `seconds`, and its `failure` if it has failed. */
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
    throw new Failure("result", "another result than expected", error.message);
  }
}

/** One line for an outcome. */
export const printOutcome = (ok, name, seconds) =>
  console.log(`  ${ok ? "ok    " : "FAILED"}  ${name} (${seconds.toFixed(1)} s)`);

/** Why a cell has failed, with the end of its output. */
export function printFailure({ kind, message, output }) {
  const lines = output.split("\n").filter((line) => line.trim());
  for (const line of [`${kind}: ${message}`, ...lines.slice(-TAIL)])
    console.log(`          ${line.slice(0, WIDTH)}`);
}
