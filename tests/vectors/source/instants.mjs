// Agreement of timestamps and timestampsMs, and their order.

import { AT, MS, nameOf, topic } from "./dsl.mjs";
import { NUMBERS, TIMESTAMPS } from "./model.mjs";

const { vectors, add } = topic("timestamps");
export default vectors;

const [CONNECTED, INIT] = TIMESTAMPS;
const [CONNECTED_MS, INIT_MS] = NUMBERS;

// Comparison of the number with the date-time.
NUMBERS.forEach((field, i) => {
  const name = nameOf(field);
  add(`${name}-mismatch`, `${field} is one millisecond later than its date-time.`, `mismatch:${field}-`, {
    set: {
      [CONNECTED_MS]: MS + 1,
      [INIT_MS]: MS + i,
      [TIMESTAMPS[1 - i]]: i ? "2024-06-08T18:18:18.889Z" : AT,
    },
    issues: [`timestamp_mismatch ${field}`],
  });
});
add("mismatch-both", "Both numbers are seconds, not milliseconds.", ["mismatch:*-", "order.numbers+"], {
  set: { [CONNECTED_MS]: 1717870698, [INIT_MS]: 1717870698 },
  issues: NUMBERS.map((f) => `timestamp_mismatch ${f}`),
});
add(
  "mismatch-rounded",
  "The number is rounded, but the fraction must be truncated.",
  ["mismatch.cut-", "mismatch:*-"],
  {
    set: {
      [CONNECTED]: "2024-06-08T18:18:18.8889Z",
      [INIT]: "2024-06-08T18:18:18.8889Z",
      [CONNECTED_MS]: MS + 1,
      [INIT_MS]: MS + 1,
    },
    issues: NUMBERS.map((f) => `timestamp_mismatch ${f}`),
  },
);
add(
  "mismatch-rounded-before-epoch",
  "Before the epoch, the number is rounded towards zero.",
  ["mismatch.cut-"],
  {
    set: {
      [CONNECTED]: "1969-12-31T23:59:59.9999Z",
      [INIT]: "1969-12-31T23:59:59.9999Z",
      [CONNECTED_MS]: 0,
      [INIT_MS]: 0,
    },
    issues: NUMBERS.map((f) => `timestamp_mismatch ${f}`),
  },
);
add("mismatch-offset-ignored", "The number treats local time as UTC.", [`mismatch:${INIT_MS}-`], {
  set: { [INIT]: "2024-06-08T18:18:18.888+08:00" },
  issues: [`timestamp_mismatch ${INIT_MS}`],
});
add(
  "mismatch-numeric-string",
  "A numeric string is compared, too.",
  [`mismatch:${CONNECTED_MS}-`, `numeric-string:${CONNECTED_MS}-`],
  {
    set: { [CONNECTED_MS]: String(MS + 5) },
    issues: [`numeric_string ${CONNECTED_MS}`, `timestamp_mismatch ${CONNECTED_MS}`],
  },
);
const apart = (id, comment, set, issues, more = {}) =>
  add(`apart-${id}`, comment, ["mismatch.valid-only+", ...(more.covers ?? [])], {
    set,
    issues,
    ...more.spec,
  });
apart(
  "number-null",
  "No comparison with a number that is null.",
  { [CONNECTED_MS]: null },
  [`null_not_allowed ${CONNECTED_MS}`],
  { covers: ["order.valid-only+"] },
);
apart(
  "number-fraction",
  "No comparison with a fraction.",
  { [CONNECTED_MS]: 0.5 },
  [`not_an_integer ${CONNECTED_MS}`],
  { covers: ["order.valid-only+"] },
);
apart(
  "number-range",
  "No comparison with a number out of range.",
  { [CONNECTED_MS]: -1e16 },
  [`out_of_range ${CONNECTED_MS}`],
  { covers: ["order.valid-only+"] },
);
apart(
  "init-range",
  "No comparison with a first number out of range.",
  { [INIT_MS]: 1e16 },
  [`out_of_range ${INIT_MS}`],
  { covers: ["order.valid-only+"] },
);
apart(
  "string-range",
  "No comparison with a numeric string out of range.",
  { [INIT_MS]: "9000000000000000" },
  [`out_of_range ${INIT_MS}`, `numeric_string ${INIT_MS}`],
  { covers: ["order.valid-only+"] },
);
apart(
  "string-other",
  "No comparison with a date in place of the number.",
  { [CONNECTED_MS]: AT },
  [`wrong_type ${CONNECTED_MS}`],
  { covers: ["order.valid-only+"] },
);
apart(
  "date-null",
  "No comparison with a date-time that is null.",
  { [CONNECTED]: null, [CONNECTED_MS]: MS + 9 },
  [`null_not_allowed ${CONNECTED}`],
);
apart(
  "date-number",
  "No comparison with a number in place of the date-time.",
  { [CONNECTED]: 5, [CONNECTED_MS]: MS + 9 },
  [`wrong_type ${CONNECTED}`],
);
apart(
  "dates-object-wrong",
  "No comparison with an array in place of timestamps.",
  { "/data/timestamps": [], [CONNECTED_MS]: MS + 9 },
  ["wrong_type /data/timestamps"],
);
add(
  "apart-dates-missing-order",
  "The order is validated without the date-times.",
  ["order-", "order.numbers-", "mismatch.valid-only+"],
  {
    del: ["/data/timestamps"],
    set: { [CONNECTED_MS]: MS - 1 },
    issues: ["missing_field /data/timestamps", `timestamps_out_of_order ${CONNECTED_MS}`],
  },
);

// The order.
add("order-earlier", "connectedAt is a millisecond before initConnectedAt.", ["order-", "order.numbers-"], {
  set: { [CONNECTED]: "2024-06-08T18:18:18.887Z", [CONNECTED_MS]: MS - 1 },
  issues: [`timestamps_out_of_order ${CONNECTED_MS}`],
});
add("order-later", "A reconnection: connectedAt is after initConnectedAt.", "order+", {
  set: { [CONNECTED]: "2025-01-01T00:00:00Z", [CONNECTED_MS]: Date.UTC(2025, 0) },
});
add(
  "order-below-millisecond",
  "The date-times differ by less than a millisecond, the numbers are equal.",
  ["order+", "order.numbers+"],
  {
    set: { [CONNECTED]: "2024-06-08T18:18:18.8881Z", [INIT]: "2024-06-08T18:18:18.8889Z" },
  },
);
add(
  "order-dates-only",
  "The date-times are out of order, the numbers are not.",
  ["order.numbers+", `mismatch:${CONNECTED_MS}-`],
  {
    set: { [CONNECTED]: "2020-01-01T00:00:00Z" },
    issues: [`timestamp_mismatch ${CONNECTED_MS}`],
  },
);
add(
  "order-numbers-only",
  "The numbers are out of order, the date-times are not.",
  ["order-", "order.numbers-", "order.ties-"],
  {
    set: { [CONNECTED_MS]: 0 },
    issues: [`timestamp_mismatch ${CONNECTED_MS}`, `timestamps_out_of_order ${CONNECTED_MS}`],
  },
);
add(
  "order-numeric-strings",
  "Numeric strings are compared as numbers: 9 is before 10.",
  ["order-", "order.ties-"],
  {
    set: {
      [CONNECTED_MS]: "9",
      [INIT_MS]: "10",
      [CONNECTED]: "1970-01-01T00:00:00.009Z",
      [INIT]: "1970-01-01T00:00:00.010Z",
    },
    issues: [
      `numeric_string ${CONNECTED_MS}`,
      `timestamps_out_of_order ${CONNECTED_MS}`,
      `numeric_string ${INIT_MS}`,
    ],
  },
);
add(
  "order-three-at-once",
  "Three warnings for one value: numeric string, mismatch, order.",
  ["order-", "order.ties-", "independent-"],
  {
    set: { [CONNECTED_MS]: "-5" },
    issues: ["numeric_string", "timestamp_mismatch", "timestamps_out_of_order"].map(
      (c) => `${c} ${CONNECTED_MS}`,
    ),
  },
);
add("order-init-first-in-text", "initConnectedAt comes before connectedAt in the text.", ["order-"], {
  reversed: true,
  set: { [CONNECTED_MS]: MS - 1 },
  issues: [`timestamp_mismatch ${CONNECTED_MS}`, `timestamps_out_of_order ${CONNECTED_MS}`],
});
add(
  "order-numbers-before-dates",
  "timestampsMs comes before timestamps: the comparison still works.",
  ["mismatch:*-"],
  {
    reversed: true,
    set: { [CONNECTED_MS]: MS + 2, [INIT_MS]: MS + 1 },
    issues: NUMBERS.map((f) => `timestamp_mismatch ${f}`),
    value_form: "ordered",
  },
);
