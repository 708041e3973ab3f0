// The package without its fast path for parsed values: every value is serialized with `JSON.stringify` for the module.

import assert from "node:assert/strict";
import { createRequire } from "node:module";

/** Loads the package a second time without `isWellFormed`, so that the fast path never accepts a value. */
function withoutFastPath() {
  const original = Object.getOwnPropertyDescriptor(String.prototype, "isWellFormed");
  delete String.prototype.isWellFormed;
  try {
    return createRequire(import.meta.url)("../../pkg/dist/index.cjs");
  } finally {
    Object.defineProperty(String.prototype, "isWellFormed", original);
  }
}

export const slow = withoutFastPath();

/** Runs `during`, and returns the number of calls of `JSON.stringify`. */
export function stringifyCalls(during) {
  const { stringify } = JSON;
  let calls = 0;
  JSON.stringify = (...parameters) => {
    calls += 1;
    return stringify(...parameters);
  };
  try {
    during();
  } finally {
    JSON.stringify = stringify;
  }
  return calls;
}

assert.equal(
  stringifyCalls(() => slow.validate({})),
  1,
);
