// The recipe for a very large archive in docs/command-line.md: the command, and the queries over its results.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { delimiter } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { path } from "../../scripts/paths.mjs";
import { archive, joined } from "./archive.mjs";
import { CLI, temporaryFolder } from "./command.mjs";

const page = readFileSync(path("docs", "command-line.md"), "utf8");
const blocks = (language) =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "gms"))].map(([, code]) => code);

const folder = temporaryFolder();
const COUNT = 4_000;
const all = archive(COUNT);

test("the command fills a folder with results, and the queries count them", async () => {
  mkdirSync(folder("archive"));
  const FILES = 8;
  for (let index = 0; index < FILES; index += 1) {
    const lines = all.lines.slice((index * COUNT) / FILES, ((index + 1) * COUNT) / FILES);
    writeFileSync(folder("archive", `part ${index}.ndjson.gz`), gzipSync(joined(lines)));
  }
  writeFileSync(folder("archive", "damaged.ndjson.gz"), Buffer.from([0x1f, 0x8b, 8, 0]));
  mkdirSync(folder("bin"));
  const program = folder("bin", "chatbrick-events");
  writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' '${CLI}' "$@"\n`);
  chmodSync(program, 0o755);

  const recipe = blocks("sh").find((code) => code.includes("xargs"));
  // Fewer files per process, so that several processes run.
  const command = recipe.replace("-n 64", "-n 2");
  assert.notEqual(command, recipe);
  const env = { ...process.env, PATH: `${folder("bin")}${delimiter}${process.env.PATH}` };
  const code = await new Promise((resolve) => {
    execFile("sh", ["-c", command], { cwd: folder(), env }, (error) => resolve(error?.code ?? 0));
  });
  assert.equal(code, 123);
  // Processes on two machines can have the same number.
  for (const name of readdirSync(folder("results"))) assert.ok(name.startsWith(`${hostname()}-`), name);

  const connection = await (await DuckDBInstance.create()).connect();
  const [view, ...queries] = blocks("sql");
  await connection.run(view.replace("results/*", folder("results", "*")));
  const rows = [];
  for (const query of queries) rows.push((await connection.runAndReadAll(query)).getRowObjectsJson());
  const [outcomes, issues, files] = rows;

  const sum = (outcome) =>
    outcomes
      .filter((row) => row.outcome === outcome)
      .reduce((total, { bodies }) => total + Number(bodies), 0);
  assert.deepEqual(["invalid", "other_event", "unreadable"].map(sum), [all.invalid.size, all.otherEvents, 1]);

  for (const code of new Set(all.invalid.values())) {
    const expected = [...all.invalid.values()].filter((each) => each === code).length;
    const found = issues.filter((row) => row.code === code && row.severity === "error");
    assert.equal(
      found.reduce((total, row) => total + Number(row.issues), 0),
      expected,
      code,
    );
    assert.match(found[0].example, /^archive\/part \d\.ndjson\.gz:\d+$/);
  }

  assert.equal(files.length, FILES + 1);
  assert.equal(
    files.reduce((total, { invalid }) => total + Number(invalid), 0),
    all.invalid.size,
  );
  assert.deepEqual(
    files.filter(({ unreadable }) => unreadable).map(({ file }) => file),
    ["archive/damaged.ndjson.gz"],
  );
});
