// Imports the packed tarball in each runtime like its users, and runs all vectors.
// `node tests/packaging/runtimes.mjs [pattern...]` runs the cells whose name or way contains one of the patterns.

import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { main, selectByName } from "../../scripts/cli.mjs";
import { path, readJson, target } from "../../scripts/paths.mjs";
import { allVectors as vectors } from "../node/vectors.mjs";
import { browsers } from "./runtimes/browsers.mjs";
import { programs } from "./runtimes/programs.mjs";
import { workers } from "./runtimes/workers.mjs";
import { createSandbox } from "./sandbox.mjs";
import { table } from "./table.mjs";

const { vectors: signatures } = readJson("tests/vectors/signature/verify.json");

/** Time limit of a cell in milliseconds. */
const TIMEOUT = 120_000;

/** Resolves to the numbers of passed and failed cells, and prints a table. */
export async function runtimes(options, patterns = []) {
  const sandbox = await createSandbox("runtimes", options);
  cpSync(path("tests", "packaging", "fixtures"), sandbox.folder, { recursive: true });
  for (const file of ["run.mjs", "run-signatures.mjs"])
    cpSync(path("tests", "vectors", file), join(sandbox.folder, file));
  // Parsed at run time, because `__proto__` in an object literal would not be a key.
  const text = JSON.stringify(JSON.stringify({ vectors, signatures }));
  writeFileSync(
    join(sandbox.folder, "vectors.mjs"),
    `export const { vectors, signatures } = JSON.parse(${text});\n`,
  );

  const all = [...programs(sandbox), ...workers(sandbox), ...browsers(sandbox)];
  const cells = selectByName("cell", patterns, all, ({ name, way }) => `${name} ${way}`);
  const rows = [];
  for (const cell of cells) rows.push(await perform(cell, options));
  const failed = rows.filter(({ ok }) => !ok).length;
  console.log(
    table(
      ["environment", "version", "how", "vectors", "signatures", "seconds"],
      rows.map(({ cells }) => cells),
    ),
  );
  return { passed: rows.length - failed, failed };
}

/** Runs a cell. `refuses`: patterns of the error that rejects the import of the entry. */
async function perform({ name, way, version, run, refuses }, options) {
  const start = performance.now();
  let result;
  try {
    result = await run({ ...options, timeout: TIMEOUT });
    const { differences = [], refused } = result;
    const whole = refuses
      ? refuses.every((pattern) => pattern.test(refused))
      : result.vectors === vectors.length && result.passed === vectors.length && result.signatures > 0;
    if (!whole || differences.length > 0) throw new Error([refused, ...differences].join("\n"));
  } catch (error) {
    console.log(`  ${name}, ${way}: FAILED: ${error.message}`);
    result = { ...result, failed: true };
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const passed = result.failed ? "FAILED" : refuses ? "refused" : `${result.passed} of ${result.vectors}`;
  return {
    ok: !result.failed,
    cells: [name, result.version ?? version?.() ?? "", way, passed, `${result.signatures ?? ""}`, seconds],
  };
}

main(import.meta, async (patterns) => {
  const { passed, failed } = await runtimes({ log: join(target, "test-logs", "runtimes.log") }, patterns);
  console.log(`\n${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
});
