// The example as a whole: it compiles, its tests pass, and its README and versions are right.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { target } from "../../scripts/paths.mjs";
import { packagedNode, run, script } from "../../scripts/programs.mjs";
import { copy, quiet, wrangler } from "./sandbox.mjs";
import { sandbox } from "./suite.mjs";

const log = join(target, "test-logs", "worker-commands.log");

test("the example compiles in strict mode with the types that wrangler generates", async () => {
  await wrangler(sandbox, ["types"], { log });
  for (const compiler of [sandbox.tool("typescript5", "bin", "tsc"), script("typescript", "tsc")]) {
    for (const project of [sandbox.folder, join(sandbox.folder, "scripts")]) {
      const { code, output } = await run(packagedNode, [compiler, "--project", project], { log });
      assert.equal(code, 0, output);
    }
  }
});

test("package.json has the tested versions of the tools", () => {
  const read = (...parts) => JSON.parse(readFileSync(join(...parts, "package.json"), "utf8"));
  // scripts/version.mjs checks the version of chatbrick-events.
  const { devDependencies } = read(sandbox.folder);
  for (const [name, version] of Object.entries(devDependencies))
    assert.equal(version, read(sandbox.tool(name === "typescript" ? "typescript5" : name)).version, name);
  assert.ok(devDependencies.wrangler && devDependencies.vitest);
});

test("the README names existing files and commands", () => {
  const read = (name) => readFileSync(join(sandbox.folder, name), "utf8");
  const readme = read("README.md");
  const steps = readme.slice(readme.indexOf("## From"), readme.indexOf("## What it answers"));
  assert.deepEqual(
    [...steps.matchAll(/^(\d+)\. /gm)].map(([, n]) => Number(n)),
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  );
  assert.ok(steps.includes("選單 > 系統設定 > 技術人員 > Webhooks 設定"));

  const { scripts } = JSON.parse(read("package.json"));
  const named = [...readme.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name);
  // The build belongs to the project; `npm test` does not need `run`.
  const { test: _, ...run } = scripts;
  assert.deepEqual([...new Set(named)].sort(), ["build", ...Object.keys(run)].sort());

  const configured = [...read("wrangler.jsonc").matchAll(/"queue": "chatbrick-([\w-]+)"/g)].map(
    ([, name]) => name,
  );
  const [, made] = /for name in ([\w -]+); do npx wrangler queues create/.exec(steps);
  assert.deepEqual(made.split(" ").sort(), [...new Set(configured)].sort());
});

test("the Worker and its scripts are less than 1,000 lines of TypeScript", () => {
  const lines = ["src", "scripts"].flatMap((folder) =>
    readdirSync(join(sandbox.folder, folder))
      .filter((name) => name.endsWith(".ts"))
      .flatMap((name) =>
        readFileSync(join(sandbox.folder, folder, name), "utf8")
          .trimEnd()
          .split("\n"),
      ),
  );
  assert.ok(lines.length < 1000, `${lines.length} lines`);
});

test("the example's own tests pass in the copied folder", async () => {
  const own = await copy("worker-own-tests", { log });
  // Not with npm, whose PATH begins with the folder of the tools, with a Node that is too old for vitest.
  const { scripts } = JSON.parse(readFileSync(join(own.folder, "package.json"), "utf8"));
  assert.equal(scripts.test, "vitest run");
  const options = { cwd: own.folder, env: quiet(own.folder), log };
  const { code, output } = await run(packagedNode, [own.tool("vitest", "vitest.mjs"), "run"], options);
  assert.equal(code, 0, output);
  const [, passed] = /Tests {2}(\d+) passed/.exec(output) ?? [];
  assert.ok(Number(passed) >= 4, output);
});
