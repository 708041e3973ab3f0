// Reads the numbers of passed and failed tests from the output of test programs.

const sum = (text, pattern) => {
  let passed = 0;
  let failed = 0;
  for (const match of text.matchAll(pattern)) {
    passed += Number(match.groups.passed ?? 0);
    failed += Number(match.groups.failed ?? 0);
  }
  return { passed, failed };
};

/** For `cargo test` and `wasm-pack test`: one line for each test program. */
export const cargo = (output) =>
  sum(output, /^test result: \w+\. (?<passed>\d+) passed; (?<failed>\d+) failed;/gm);

/** For `node --test` with the TAP reporter: the totals at the end. A cancelled test counts as failed. */
export const tap = (output) => sum(output, /^# (?:pass (?<passed>\d+)|(?:fail|cancelled) (?<failed>\d+))$/gm);

/** For the scripts of tests/packaging, tests/worker and tests/page: the last line. */
export const own = (output) => sum(output, /^(?<passed>\d+) passed, (?<failed>\d+) failed$/gm);
