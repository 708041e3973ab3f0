// Tests the example Worker: `npm run test:worker`, or `node tests/worker/all.mjs [pattern...]` for the files whose name contains
// one of the patterns. Copies the example out of the project, installs the packed tarball, bundles, runs the tests in workerd, a
// part of the model test, and a short load run.

import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { main, selectByName } from "../../scripts/cli.mjs";
import { path, target } from "../../scripts/paths.mjs";
import { packagedNode, run } from "../../scripts/programs.mjs";
import * as count from "../../scripts/test-counts.mjs";
import { bundle, copy } from "./sandbox.mjs";

/** Takes about a minute; `npm run worker:model` runs 10,000. */
const HISTORIES = 1000;
const HERE = path("tests", "worker");

main(import.meta, async (patterns) => {
  const all = readdirSync(HERE).filter((name) => name.endsWith(".test.mjs"));
  const files = selectByName("file", patterns, all, (name) => name).map((name) => join(HERE, name));
  const options = { log: join(target, "test-logs", "worker-tests.log") };
  rmSync(options.log, { force: true });
  const sandbox = await copy("worker", options);
  const size = await bundle(sandbox, options);

  const tap = join(target, "worker.tap");
  rmSync(tap, { force: true });
  const reporters = ["spec", "stdout", "tap", tap].map(
    (value, index) => `--test-reporter${index % 2 ? "-destination" : ""}=${value}`,
  );
  const env = { WORKER_SANDBOX: sandbox.folder, WORKER_TOOLS: sandbox.tool() };
  const args = ["--test", "--test-concurrency=2", "--test-timeout=180000", ...reporters];
  const { code, output } = await run(packagedNode, [...args, ...files], { ...options, env });
  const tests = count.tap(existsSync(tap) ? readFileSync(tap, "utf8") : "");
  if (code !== 0) console.log(output);
  const failed = code !== 0 && tests.failed === 0 ? 1 : tests.failed;

  const runs = [];
  if (patterns.length === 0) {
    // Loaded here because they import the built package: an unknown name must be reported without it.
    const { reportModel } = await import("./model/run.mjs");
    const { report } = await import("./report.mjs");
    runs.push(await reportModel(sandbox, { histories: HISTORIES, ...options }));
    runs.push(await report(sandbox, { count: 2000, profiled: 400, size, ...options }));
  }
  const good = runs.filter(Boolean).length;
  console.log(`\n${tests.passed + good} passed, ${failed + runs.length - good} failed`);
  if (failed > 0 || good < runs.length) process.exitCode = 1;
});
