// scripts/pack.mjs reads the output of `npm pack`, and shows it if npm did not pack.

import assert from "node:assert/strict";
import { test } from "node:test";
import { UserError } from "../../scripts/cli.mjs";
import { packed } from "../../scripts/pack.mjs";

const LIST = '[\n  { "size": 1, "files": [] }\n]\n';

test("reads the package after other lines", () => {
  for (const before of ["", "npm warn [old] config\n"])
    assert.deepEqual(packed({ code: 0, output: before + LIST }), { size: 1, files: [] });
});

test("shows any other output as an error", () => {
  for (const [code, output] of [
    [1, LIST],
    [0, ""],
    [0, "npm warn nothing to see"],
    // The last character alone is valid JSON.
    [0, "files: 7"],
    [0, "[]"],
    [0, '[ { "size": 1,'],
    [1, "npm error ENOENT"],
  ])
    assert.throws(
      () => packed({ code, output }),
      (error) => error instanceof UserError && error.message === `npm pack failed.\n${output}`.trimEnd(),
      output,
    );
});
