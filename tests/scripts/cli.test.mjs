// scripts/cli.mjs rejects unknown names and options before anything runs.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { parseArguments, selectByName, UserError } from "../../scripts/cli.mjs";
import { path } from "../../scripts/paths.mjs";
import { packagedNode } from "../../scripts/programs.mjs";

/** Returns the exit code and error of a script. All arguments are unknown, so that nothing runs even if one is accepted. */
function errorOf(file, ...args) {
  const { status, stdout, stderr } = spawnSync(packagedNode, [path(file), ...args], {
    encoding: "utf8",
    timeout: 30_000,
  });
  assert.equal(stdout, "");
  return { status, lines: stderr.trimEnd().split("\n") };
}

const ITEMS = ["one", "two", "three"].map((name) => ({ name }));
const select = (...patterns) => selectByName("thing", patterns, ITEMS).map(({ name }) => name);

test("selects the names that contain a pattern; without a pattern, all", () => {
  assert.deepEqual(select(), ["one", "two", "three"]);
  assert.deepEqual(select("t"), ["two", "three"]);
  assert.deepEqual(select("wo", "one"), ["one", "two"]);
});

test("rejects a pattern that no name contains, alone and among others", () => {
  for (const patterns of [["nonsense"], ["one", "nonsense"]])
    assert.throws(
      () => select(...patterns),
      (error) =>
        error instanceof UserError &&
        error.message === 'Unknown thing "nonsense". Choose from:\n  one\n  two\n  three',
    );
});

test("rejects an unknown option and shows the usage", () => {
  const config = { allowPositionals: true, options: { all: { type: "boolean" } } };
  const parse = (...args) => parseArguments(args, config, "usage: this").positionals;
  assert.deepEqual(parse("a", "--all", "b"), ["a", "b"]);
  for (const option of ["--al", "--all=true", "--alll", "-a"])
    assert.throws(
      () => parse(option, "a", "--all"),
      (error) => error instanceof UserError && error.message.endsWith("\n\nusage: this"),
    );
});

test("scripts reject an unknown name", () => {
  for (const [file, kind, known] of [
    ["scripts/supply-chain.mjs", "check", "  versions are exact"],
    ["tests/page/page.mjs", "check", "  Chromium: sizes and times"],
    ["tests/worker/all.mjs", "file", "  responses.test.mjs"],
  ]) {
    const { status, lines } = errorOf(file, "nonsense");
    assert.equal(status, 1, file);
    assert.equal(lines[0], `Unknown ${kind} "nonsense". Choose from:`);
    assert.ok(lines.includes(known), lines.join("\n"));
  }
});

test("scripts/test.mjs rejects an unknown group", () => {
  for (const name of ["nonsense", "", "toString"]) {
    const { status, lines } = errorOf("scripts/test.mjs", name);
    assert.equal(status, 1);
    assert.equal(lines[0], `Unknown group "${name}".`);
  }
});

test("scripts reject an unknown option", () => {
  for (const [file, option] of [
    ["scripts/supply-chain.mjs", "--al"],
    ["scripts/test.mjs", "--verbos"],
    ["scripts/bench.mjs", "--quik"],
    ["scripts/soak.mjs", "--call"],
    ["scripts/fuzz.mjs", "--tim"],
  ]) {
    const { status, lines } = errorOf(file, option, "nonsense");
    assert.equal(status, 1, file);
    assert.match(lines[0], new RegExp(`'${option}'`), file);
  }
});
