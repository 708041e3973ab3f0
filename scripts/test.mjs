// Runs every stage of the tests, or the groups that are named: `node scripts/test.mjs [--verbose] [group...]`.
// Goes on after a failure, so that everything is seen. The last line is `N passed, N failed`.

import { readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { Explained, main, root, step, target, wordsOf } from "./lib.mjs";
import { NEEDS, STAGES } from "./stages.mjs";

/** Lines of a log that are shown when its stage has failed. */
const TAIL = 120;

async function test(args) {
  const verbose = args.includes("--verbose");
  const stages = select(wordsOf(args, "--verbose"));
  const logs = join(target, "test-logs");
  rmSync(logs, { recursive: true, force: true });

  const results = [];
  for (const [index, stage] of stages.entries()) {
    step(`[${index + 1}/${stages.length}] ${stage.name}`, stage.takes);
    const log = join(logs, `${stage.name.replaceAll(/\W+/g, "-")}.log`);
    results.push(await perform(stage, log, verbose));
  }
  report(results);
}

function select(groups) {
  const known = Object.keys(NEEDS);
  const unknown = groups.find((group) => !known.includes(group));
  if (unknown !== undefined)
    throw new Explained(`There is no group ${unknown}: the groups are ${known.join(", ")}.`);
  if (groups.length === 0) return STAGES;
  const wanted = new Set(groups.flatMap((group) => [...NEEDS[group], group]));
  return STAGES.filter(({ group }) => wanted.has(group));
}

async function perform(stage, log, verbose) {
  const start = performance.now();
  let counts;
  try {
    // A seed is worth seeing whether or not its test has failed.
    counts = await stage.run({ log, echo: verbose ? /^/ : /\bseed\b/i });
  } catch (error) {
    console.log(error instanceof Explained ? error.message : error);
    counts = { passed: 0, failed: 1 };
  }
  const seconds = (performance.now() - start) / 1000;
  if (counts.failed > 0 && !verbose) tail(log);
  console.log(
    `  ${counts.failed ? "FAILED" : "ok"}: ${counts.passed} passed, ${counts.failed} failed, ${seconds.toFixed(1)} s`,
  );
  return { name: stage.name, ...counts, seconds };
}

function tail(log) {
  let text;
  try {
    text = readFileSync(log, "utf8").trimEnd();
  } catch {
    return;
  }
  const lines = text.split("\n");
  if (lines.length > TAIL) console.log(`  ... the last ${TAIL} lines of ${relative(root, log)}:`);
  console.log(lines.slice(-TAIL).join("\n"));
}

function report(results) {
  const width = Math.max(...results.map(({ name }) => name.length));
  const row = (name, ...cells) => name.padEnd(width) + cells.map((cell) => String(cell).padStart(9)).join("");
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
  console.log(`\n${row("stage", "passed", "failed", "seconds")}`);
  for (const { name, passed, failed, seconds } of results)
    console.log(row(name, passed, failed, seconds.toFixed(1)));
  console.log(row("", total("passed"), total("failed"), total("seconds").toFixed(1)));
  console.log(`\n${total("passed")} passed, ${total("failed")} failed`);
  if (total("failed") > 0) process.exitCode = 1;
}

main(import.meta, test);
