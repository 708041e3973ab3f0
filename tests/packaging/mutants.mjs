// Tests the bundler tests: a package with one mistake must fail in the expected cells for the expected reason, and the package
// without a mistake must pass in the same cells. `node tests/packaging/mutants.mjs [filter...]` runs the mutants whose name
// contains all words of a filter.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { main, UserError } from "../../scripts/cli.mjs";
import { target } from "../../scripts/paths.mjs";
import { must } from "../../scripts/programs.mjs";
import { MODULES } from "./bundlers/all.mjs";
import { bench, cellsOf, forEach, matches, perform, printFailure, printOutcome } from "./bundlers/matrix.mjs";
import { MUTANTS } from "./bundlers/mutations.mjs";
import { pack } from "./sandbox.mjs";
import { table } from "./table.mjs";

const CONTROL = { name: "no mistake", mutate() {}, fails: {} };
const FOLDER = join(target, "mutants");

/** Resolves to the numbers of expected and unexpected results, and prints a table. */
export async function mutants({ tarball, log }, filters = []) {
  const chosen = MUTANTS.filter(({ name }) => matches(name, filters));
  if (chosen.length === 0) throw new UserError("No mutant matches the filter.");
  const original = tarball ?? (await pack({ log }));
  rmSync(FOLDER, { recursive: true, force: true });

  const jobs = [];
  let browser;
  for (const [index, mutant] of [CONTROL, ...chosen].entries()) {
    const archive = await repack(original, mutant, join(FOLDER, `${index}`), log);
    const on = await bench(`mutant-${index}`, { tarball: archive, log, browser });
    browser ??= on.chromium;
    const names =
      mutant === CONTROL ? chosen.flatMap(({ fails }) => Object.keys(fails)) : Object.keys(mutant.fails);
    for (const name of new Set(names))
      jobs.push({ mutant, on, cell: cellOf(name), reason: mutant.fails[name] });
  }

  // The slowest come first.
  jobs.sort((a, b) => Number(b.cell.tool === "next") - Number(a.cell.tool === "next"));
  const outcomes = await forEach(jobs, checkMutant).finally(browser.close);
  console.log(`\n${table(["mutant", "cell", "outcome", "result", "seconds"], outcomes.map(row))}`);
  const failed = outcomes.filter(({ ok }) => !ok).length;
  return { passed: outcomes.length - failed, failed };
}

function cellOf(name) {
  const cell = cellsOf(MODULES).find((cell) => cell.name === name);
  if (!cell) throw new UserError(`Unknown cell "${name}".`);
  return cell;
}

/** Unpacks the package, applies the mistake, and packs it again. */
async function repack(original, { name, mutate }, folder, log) {
  mkdirSync(folder, { recursive: true });
  const archive = join(folder, "package.tgz");
  await must("tar failed", "tar", ["-xzf", original, "-C", folder], { log });
  const inPackage = (file) => join(folder, "package", file);
  const edit = (file, change) => {
    const before = readFileSync(inPackage(file), "utf8");
    const after = change(before);
    if (after === before) throw new UserError(`The mutant "${name}" does not change ${file}.`);
    writeFileSync(inPackage(file), after);
  };
  mutate({
    edit,
    /** Changes package.json as an object. */
    manifest(change) {
      edit("package.json", (text) => {
        const manifest = JSON.parse(text);
        change(manifest);
        return JSON.stringify(manifest, null, 2);
      });
    },
    remove: (file) => rmSync(inPackage(file)),
  });
  await must("tar failed", "tar", ["-czf", archive, "-C", folder, "package"], { log });
  return archive;
}

/** Checks that a cell fails for the given reason; without a reason, that it passes. */
async function checkMutant({ mutant, on, cell, reason }) {
  const { failure, seconds } = await perform(cell, on);
  const text = failure && `${failure.kind}: ${failure.message}\n${failure.output}`;
  const ok = reason ? Boolean(text && reason.test(text)) : !failure;
  printOutcome(ok, `${mutant.name}; ${cell.name}`, seconds);
  if (!ok && failure) printFailure(failure);
  const found = text?.match(reason)?.[0] ?? failure?.kind ?? "passed";
  return { mutant: mutant.name, cell: cell.name, found, ok, seconds };
}

const row = ({ mutant, cell, found, ok, seconds }) => [
  mutant,
  cell,
  found,
  ok ? "ok" : "FAILED",
  seconds.toFixed(1),
];

main(import.meta, async (filters) => {
  const { passed, failed } = await mutants({ log: join(target, "test-logs", "mutants.log") }, filters);
  console.log(`\n${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
});
