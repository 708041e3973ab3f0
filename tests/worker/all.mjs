// The tests of the example Worker: `npm run test:worker`. Copies it out of the project, installs the packed tarball, bundles,
// runs the tests against the bundle in workerd, and a short load run.

import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import * as count from "../../scripts/count.mjs";
import { main, packagedNode, path, run, target } from "../../scripts/lib.mjs";
import { bundle, copy } from "./place.mjs";

const HERE = path("tests", "worker");

main(import.meta, async (words) => {
  const options = { log: join(target, "test-logs", "worker-tests.log") };
  rmSync(options.log, { force: true });
  const place = await copy("worker", options);
  console.log(`  the Worker's size, as wrangler says: ${await bundle(place, options)}`);

  const tap = join(target, "worker.tap");
  rmSync(tap, { force: true });
  const files = readdirSync(HERE)
    .filter(
      (name) =>
        name.endsWith(".test.mjs") && (words.length === 0 || words.some((word) => name.includes(word))),
    )
    .map((name) => join(HERE, name));
  const reporters = ["spec", "stdout", "tap", tap].map(
    (value, index) => `--test-reporter${index % 2 ? "-destination" : ""}=${value}`,
  );
  const env = { WORKER_LAB: place.folder, WORKER_TOOLS: place.tool() };
  const args = ["--test", "--test-concurrency=2", "--test-timeout=180000", ...reporters, ...files];
  const { code, output } = await run(packagedNode, args, { ...options, env });
  const { passed, failed } = count.tap(readFileSync(tap, "utf8"));
  if (code !== 0) console.log(output);
  console.log(`\n${passed} passed, ${code !== 0 && failed === 0 ? 1 : failed} failed`);
  if (code !== 0) process.exitCode = 1;
});
