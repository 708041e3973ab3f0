// The package without its fast path for parsed values: every value goes through `JSON.stringify` and the module.

import assert from "node:assert/strict";
import { createRequire } from "node:module";

/** A second instance of the package, as in a runtime without `isWellFormed`, where the fast path accepts nothing. */
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

/** Runs `during` with a `JSON.stringify` that counts its calls, and returns how many there were. */
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
