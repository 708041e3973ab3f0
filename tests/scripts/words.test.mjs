// A word that chooses nothing, and a flag that is not known, are refused in a line, before anything is done.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { chosen, Explained, packagedNode, path, wordsOf } from "../../scripts/lib.mjs";
import { NEEDS } from "../../scripts/stages.mjs";

/** What a script answers. These words are unknown each by itself, so that nothing is run even if one is let through. */
function answer(file, ...args) {
  const { status, stdout, stderr } = spawnSync(packagedNode, [path(file), ...args], {
    encoding: "utf8",
    timeout: 30_000,
  });
  assert.equal(stdout, "");
  return { status, lines: stderr.trimEnd().split("\n") };
}

const NAMES = ["one", "two", "three"].map((name) => ({ name }));
const names = (...words) => chosen("thing", words, NAMES).map(({ name }) => name);

test("words choose what has one of them in its name, and no word chooses everything", () => {
  assert.deepEqual(names(), ["one", "two", "three"]);
  assert.deepEqual(names("t"), ["two", "three"]);
  assert.deepEqual(names("wo", "one"), ["one", "two"]);
});

test("a word that is in no name is refused, beside others as well", () => {
  for (const words of [["nonsense"], ["one", "nonsense"]])
    assert.throws(
      () => names(...words),
      (error) =>
        error instanceof Explained &&
        error.message === 'There is no thing named "nonsense"; there are:\n  one\n  two\n  three',
    );
});

test("a flag that is not known is refused", () => {
  assert.deepEqual(wordsOf(["a", "--all", "b"], "--all"), ["a", "b"]);
  for (const flag of ["--al", "--all=true", "--alll", "-a", "--"])
    assert.throws(() => wordsOf([flag, "a", "--all"], "--all"), {
      message: `There is no flag ${flag}; there is --all.`,
    });
});

test("the scripts refuse a word that is in no name, and say what there is", () => {
  for (const [file, what, there] of [
    ["scripts/supply.mjs", "check", "  versions are exact"],
    ["tests/page/page.mjs", "check", "  sizes and times"],
    ["tests/worker/all.mjs", "file", "  responses.test.mjs"],
  ]) {
    const { status, lines } = answer(file, "nonsense");
    assert.equal(status, 1, file);
    assert.equal(lines[0], `There is no ${what} named "nonsense"; there are:`);
    assert.ok(lines.includes(there), lines.join("\n"));
  }
  for (const word of ["nonsense", ""]) {
    const { status, lines } = answer("scripts/test.mjs", word);
    assert.equal(status, 1);
    assert.deepEqual(lines, [`There is no group ${word}: the groups are ${Object.keys(NEEDS).join(", ")}.`]);
  }
});

test("the scripts refuse a flag that is not known", () => {
  for (const [file, flag, known] of [
    ["scripts/supply.mjs", "--al", "--all"],
    ["scripts/test.mjs", "--verbos", "--verbose"],
  ]) {
    const { status, lines } = answer(file, flag, "nonsense");
    assert.equal(status, 1, file);
    assert.deepEqual(lines, [`There is no flag ${flag}; there is ${known}.`]);
  }
});
