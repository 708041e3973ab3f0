// Runs the stages of all test groups, or of the given ones: `node scripts/test.mjs [--verbose] [group...]`.
// Continues after a failure. The last line is `N passed, N failed`.

import { readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { main, parseArguments, step, UserError } from "./cli.mjs";
import { root, target } from "./paths.mjs";
import { GROUPS } from "./test-stages.mjs";

const USAGE = `npm test -- [options] [group...]
  --verbose   print all output, not only that of failed stages
  groups: ${Object.keys(GROUPS).join(", ")}`;

/** Lines of the log that are printed for a failed stage. */
const TAIL = 120;

async function test(args) {
  const config = { allowPositionals: true, options: { verbose: { type: "boolean", default: false } } };
  const { values, positionals } = parseArguments(args, config, USAGE);
  const stages = select(positionals);
  const logs = join(target, "test-logs");
  rmSync(logs, { recursive: true, force: true });

  const results = [];
  for (const [index, stage] of stages.entries()) {
    step(`[${index + 1}/${stages.length}] ${stage.name}`, stage.takes);
    const log = join(logs, `${stage.name.replaceAll(/\W+/g, "-")}.log`);
    results.push(await runStage(stage, log, values.verbose));
  }
  report(results);
}

/** Returns the stages of these groups and of the groups that they need, in the order of `GROUPS`. */
function select(names) {
  const unknown = names.find((name) => !Object.hasOwn(GROUPS, name));
  if (unknown !== undefined) throw new UserError(`Unknown group "${unknown}".\n\n${USAGE}`);
  const wanted = new Set(names.flatMap((name) => [...GROUPS[name].needs, name]));
  return Object.entries(GROUPS)
    .filter(([name]) => names.length === 0 || wanted.has(name))
    .flatMap(([, { stages }]) => stages);
}

async function runStage(stage, log, verbose) {
  const start = performance.now();
  let counts;
  try {
    // Seeds of random tests are printed even if the test passes.
    counts = await stage.run({ log, echo: verbose ? /^/ : /\bseed\b/i });
  } catch (error) {
    console.log(error instanceof UserError ? error.message : error);
    counts = { passed: 0, failed: 1 };
  }
  const seconds = (performance.now() - start) / 1000;
  if (counts.failed > 0 && !verbose) printTail(log);
  console.log(
    `  ${counts.failed ? "FAILED" : "ok"}: ${counts.passed} passed, ${counts.failed} failed, ${seconds.toFixed(1)} s`,
  );
  return { name: stage.name, ...counts, seconds };
}

function printTail(log) {
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
