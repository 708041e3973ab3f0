// scripts/test-counts.mjs counts every failed test.

import assert from "node:assert/strict";
import { test } from "node:test";
import { cargo, own, tap } from "../../scripts/test-counts.mjs";

test("node --test: counts failed and cancelled tests", () => {
  const totals = (fail, cancelled) =>
    `TAP version 13\n# tests 9\n# suites 0\n# pass 4\n# fail ${fail}\n# cancelled ${cancelled}\n# skipped 0\n# todo 0\n`;
  assert.deepEqual(tap(totals(0, 0)), { passed: 4, failed: 0 });
  assert.deepEqual(tap(totals(3, 0)), { passed: 4, failed: 3 });
  assert.deepEqual(tap(totals(0, 2)), { passed: 4, failed: 2 });
  assert.deepEqual(tap(totals(3, 2)), { passed: 4, failed: 5 });
});

test("cargo test: adds the lines of all programs", () => {
  const line = (word, passed, failed) =>
    `test result: ${word}. ${passed} passed; ${failed} failed; 0 ignored; 0 measured; 0 filtered out\n`;
  assert.deepEqual(cargo(line("ok", 4, 0) + line("FAILED", 1, 2)), { passed: 5, failed: 2 });
});

test("own scripts: counts only whole lines", () => {
  assert.deepEqual(own("  ok\n\n4 passed, 1 failed\n"), { passed: 4, failed: 1 });
  assert.deepEqual(own("  ok: 4 passed, 1 failed\n4 passed, 1 failed, 2 not checked\n"), {
    passed: 0,
    failed: 0,
  });
});

test("counts nothing in empty output", () => {
  for (const count of [tap, cargo, own]) assert.deepEqual(count(""), { passed: 0, failed: 0 });
});
