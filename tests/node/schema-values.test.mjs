// Compares the JSON Schemas with the package: for a parsed value they have the same verdict, except for lone surrogates. Tests
// random payloads, and every date, time, offset and number of digits near a limit.
//
// `CASES=1000000 SEED=7 node --test tests/node/schema-values.test.mjs` runs more or other cases.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { safeParseConnectedEvent } from "chatbrick-events";
import fc from "fast-check";
import { mutateStructure, payloads, Random, write } from "./generate.mjs";
import { dialects } from "./schemas.mjs";

const seed = Number(process.env.SEED ?? 20240608);
const cases = Number(process.env.CASES ?? 20_000);

const [{ isPayload, isEvent }] = dialects;
const example = readFileSync(
  new URL("../../examples/payloads/store-and-staff.json", import.meta.url),
  "utf8",
);

/** Returns the expected verdict of the schema and the event; `undefined` if the first hundred issues do not determine it. */
function expectedOf(value) {
  const { success, event, issues, truncated } = safeParseConnectedEvent(value);
  const errors = issues.filter(({ severity }) => severity === "error");
  const others = errors.filter(({ code }) => code !== "lone_surrogate");
  if (success || others.length > 0) return { accepted: success, event };
  return { accepted: truncated ? undefined : true };
}

test("the schemas agree with the package on random payloads", () => {
  console.log(`seed ${seed}, ${cases} cases`);
  const counts = { accepted: 0, rejected: 0, undecided: 0 };
  fc.assert(
    fc.property(payloads, fc.integer(), (payload, seed) => {
      const random = new Random(seed);
      const intact = JSON.parse(JSON.stringify(payload));
      const mutated = random.once(4) ? intact : mutateStructure(random, intact);
      const parsed = JSON.parse(write(random, mutated, false).replace(/^\ufeff/, ""));
      // A number beyond a double has become Infinity, which JSON.stringify writes as null.
      const value = JSON.parse(JSON.stringify(parsed));
      // The package reads a string as text, not as a parsed value.
      if (typeof value === "string") return assert.ok(!isPayload(value));
      const { accepted, event } = expectedOf(value);
      counts[{ true: "accepted", false: "rejected" }[accepted] ?? "undecided"] += 1;
      if (accepted !== undefined) assert.equal(isPayload(value), accepted, JSON.stringify(isPayload.errors));
      if (event !== undefined) assert.ok(isEvent(event), JSON.stringify(isEvent.errors));
    }),
    { seed, numRuns: cases, endOnFailure: true, includeErrorInReport: true },
  );
  console.log(JSON.stringify(counts));
  assert.ok(counts.accepted > cases / 4 && counts.rejected > cases / 5 && counts.undecided < cases / 50);
});

/** Validates each value in one field of an otherwise valid payload, and counts the accepted ones. */
function compare(group, key, values) {
  const payload = JSON.parse(example);
  let accepted = 0;
  const differences = [];
  for (const value of values) {
    payload.data[group][key] = value;
    const expected = expectedOf(payload);
    if (expected.accepted) accepted += 1;
    if (isPayload(payload) !== expected.accepted) differences.push(value);
  }
  assert.deepEqual(differences.slice(0, 10), []);
  return accepted;
}

const two = (number) => String(number).padStart(2, "0");
const four = (number) => String(number).padStart(4, "0");
const pairs = Array.from({ length: 100 }, (_, first) =>
  Array.from({ length: 100 }, (_, second) => [two(first), two(second)]),
).flat();

test("the schemas accept exactly the valid date-times: every end of February, month, day, time and offset", () => {
  const years = Array.from({ length: 10_000 }, (_, year) => four(year));
  const february = ["28", "29", "30"].flatMap((day) => years.map((year) => `${year}-02-${day}T00:00:00Z`));
  assert.equal(compare("timestamps", "connectedAt", february), 10_000 + 2425);
  const days = pairs.map(([month, day]) => `2023-${month}-${day}T00:00:00Z`);
  assert.equal(compare("timestamps", "connectedAt", days), 365);
  const times = pairs.map(([hour, minute]) => `2023-01-01T${hour}:${minute}:00Z`);
  assert.equal(compare("timestamps", "connectedAt", times), 24 * 60);
  const seconds = pairs.map(([minute, second]) => `2023-01-01T00:${minute}:${second}Z`);
  assert.equal(compare("timestamps", "initConnectedAt", seconds), 60 * 60);
  for (const sign of "+-") {
    const offsets = pairs.map(([hour, minute]) => `2023-01-01T00:00:00${sign}${hour}:${minute}`);
    assert.equal(compare("timestamps", "initConnectedAt", offsets), 24 * 60);
  }
});

/** Characters with a special meaning in some engine: ASCII, other digits, other line ends, marks without a width. */
const CHARACTERS = [
  ...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)),
  ..."\u0085\u00b2\u0661\u06f1\uff11\u2028\u2029\u200b\ufeff\u2212\u017f\u212a😀",
];

/** Yields the text with a character replaced, inserted or removed at each index. */
function* spoilt(text) {
  for (let at = 0; at <= text.length; at++) {
    for (const character of CHARACTERS) {
      yield text.slice(0, at) + character + text.slice(at);
      yield text.slice(0, at) + character + text.slice(at + 1);
    }
    yield text.slice(0, at) + text.slice(at + 1);
    yield text.slice(0, at);
  }
}

test("the schemas agree with the package on every character at every index of a timestamp", () => {
  for (const text of ["2024-02-29T23:59:59.999+23:59", "0000-01-01t00:00:00z"]) {
    assert.ok(compare("timestamps", "connectedAt", spoilt(text)) > 50);
  }
  const long = `2024-02-29T23:59:59.${"0".repeat(10_000)}`;
  assert.equal(compare("timestamps", "connectedAt", [`${long}Z`, `${long}1-00:00`, long, `${long}.Z`]), 2);
});

test("the schemas agree with the package on every number of digits, and on every digit around the limit", () => {
  const limit = "8640000000000000";
  const near = [limit, `-${limit}`, `000${limit}`].flatMap((text) => [...spoilt(text)]);
  assert.ok(compare("timestampsMs", "connectedAt", near) > 200);
  const lengths = Array.from({ length: 40 }, (_, length) =>
    [..."0179"].flatMap((digit) => [
      digit.repeat(length),
      `-${digit.repeat(length)}`,
      `0${digit.repeat(length)}`,
    ]),
  ).flat();
  assert.ok(compare("timestampsMs", "initConnectedAt", lengths) > 200);
  const steps = Array.from({ length: 40 }, (_, step) => 8.64e15 - 20 + step);
  const numbers = steps.flatMap((number) => [number, -number, String(number), String(-number)]);
  assert.equal(compare("timestampsMs", "connectedAt", numbers), 21 * 4);
  const zeros = "0".repeat(10_000);
  assert.equal(
    compare("timestampsMs", "connectedAt", [zeros, `-${zeros}1`, `${zeros}x`, `${zeros}9${limit}`]),
    2,
  );
});
