// scripts/pack.mjs explains when npm has packed nothing, whatever it has said instead.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Explained } from "../../scripts/lib.mjs";
import { packed } from "../../scripts/pack.mjs";

const LIST = '[\n  { "size": 1, "files": [] }\n]\n';

test("the package is what npm says of it, after other lines", () => {
  for (const before of ["", "npm warn [old] config\n"])
    assert.deepEqual(packed({ code: 0, output: before + LIST }), { size: 1, files: [] });
});

test("anything else is a failure that is explained", () => {
  for (const [code, output] of [
    [1, LIST],
    [0, ""],
    [0, "npm warn nothing to see"],
    // Its last character alone would be JSON.
    [0, "files: 7"],
    [0, "[]"],
    [0, '[ { "size": 1,'],
    [1, "npm error ENOENT"],
  ])
    assert.throws(
      () => packed({ code, output }),
      (error) => error instanceof Explained && error.message === `npm pack failed.\n${output}`.trimEnd(),
      output,
    );
});
