// The numbers of timestampsMs: notation, fractions, range, numeric strings.

import { MS, nameOf, raw, topic } from "./dsl.mjs";
import { NUMBERS } from "./model.mjs";

const { vectors, add } = topic("numbers");
export default vectors;

const [CONNECTED, INIT] = NUMBERS;
const MAX = "8640000000000000";

add("right", "Both numbers are integers without fraction and exponent.", [
  "integer:*+",
  "range:*+",
  "numeric-string:*+",
  "number.notation+",
]);

// Other notations of the documented instant.
for (const [id, token] of Object.entries({
  "point-zero": "1717870698888.0",
  "point-zeros": `1717870698888.${"0".repeat(200)}`,
  exponent: "1.717870698888e12",
  "exponent-upper": "1.717870698888E12",
  "exponent-plus": "1.717870698888e+12",
  "exponent-upper-plus": "1.717870698888E+12",
  "exponent-zero": "1717870698888e0",
  "exponent-minus-zero": "1717870698888e-0",
  "exponent-leading-zeros": "1.717870698888e00000012",
  "exponent-many-zeros": `1.717870698888e${"0".repeat(300)}12`,
  "exponent-negative": "17178706988880e-1",
  "exponent-negative-long": `1717870698888${"0".repeat(300)}e-300`,
  "exponent-shifts": "0.00000000001717870698888e23",
  "fraction-shifted-out": "171787069.8888e4",
  "fraction-and-zeros": "1717870.698888000e6",
  "tiny-fraction-large-exponent": `0.${"0".repeat(400)}1717870698888e413`,
})) {
  const shown = token.length > 40 ? `${token.slice(0, 18)}…${token.slice(-6)}` : token;
  add(id, `${shown} equals the integer.`, "number.notation+", {
    set: { [CONNECTED]: raw(token), [INIT]: raw(token) },
  });
}

/** Sets both numbers and both date-times. */
const same = (token, iso) => ({
  [CONNECTED]: raw(token),
  [INIT]: raw(token),
  "/data/timestamps/connectedAt": iso,
  "/data/timestamps/initConnectedAt": iso,
});
const EPOCH = "1970-01-01T00:00:00Z";
for (const [id, token] of Object.entries({
  zero: "0",
  "minus-zero": "-0",
  "zero-point": "0.000",
  "minus-zero-point": "-0.0",
  "zero-exponent": "0e5",
  "zero-huge-exponent": "0e99999999999",
  "zero-huge-negative-exponent": "0e-99999999999",
  "zero-point-exponent": "-0.00E+400",
})) {
  add(id, `${token} is 0, and the event contains 0.`, ["number.zero+", "number.notation+"], {
    set: same(token, EPOCH),
  });
}
add("negative", "A time before the epoch.", ["integer:*+", "range:*+", "mismatch:*+"], {
  set: same("-1", "1969-12-31T23:59:59.999Z"),
});
add("negative-exponent-form", "A negative number with an exponent.", "number.notation+", {
  set: same("-10e-1", "1969-12-31T23:59:59.999Z"),
});
add("one-hundred-thousand", "An exponent with 400 leading zeros.", "number.notation+", {
  set: same(`1e${"0".repeat(400)}5`, "1970-01-01T00:01:40Z"),
});

/** Adds a vector in which one number is wrong. */
const wrong = (id, token, codes, more = {}) => {
  const field = more.field ?? CONNECTED;
  const rows = { not_an_integer: "integer", out_of_range: "range", wrong_type: "type.number" };
  const shown = token.length > 40 ? `${token.slice(0, 18)}…${token.slice(-6)}` : token;
  add(
    id,
    more.comment ?? `${shown} is not a number that fits.`,
    [...codes.map((c) => `${rows[c]}:${field}-`), ...(more.covers ?? [])],
    {
      set: { [field]: raw(token) },
      issues: codes.map((c) => `${c} ${field}`),
      value_form: more.value_form,
    },
  );
};
const FRACTION = ["not_an_integer"];
const BEYOND = ["out_of_range"];
const BOTH = ["not_an_integer", "out_of_range"];
/** The issues of the nearest double for a connectedAt that is not the documented instant. */
const off = (...codes) => ({ issues: codes.map((c) => `${c} ${CONNECTED}`) });
const LATER = off("timestamp_mismatch");
const EARLIER = off("timestamp_mismatch", "timestamps_out_of_order");

wrong("half", "1717870698888.5", FRACTION, { covers: ["number.notation-"] });
wrong("half-init", "1717870698888.5", FRACTION, { field: INIT });
wrong("small-fraction", "1717870698888.0001", FRACTION, {
  value_form: { issues: [] },
  covers: ["input.lost-"],
});
wrong("lost-fraction", "1717870698888.00000000000000000001", FRACTION, {
  comment: "A fraction that a double would lose is still a fraction in a text.",
  covers: ["input.lost-"],
  value_form: { issues: [] },
});
wrong("negative-fraction", "-0.5", FRACTION);
wrong("fraction-by-exponent", "17178706988885e-1", FRACTION, { covers: ["number.notation-"] });
wrong("fraction-left-by-exponent", "1.7178706988885e12", FRACTION, { covers: ["number.notation-"] });
wrong("one-tenth", "1e-1", FRACTION);
wrong("tiny", "1e-400", FRACTION, { value_form: EARLIER, covers: ["input.lost-"] });
wrong("tiny-long-exponent", "1e-99999999999999999999", FRACTION, {
  value_form: EARLIER,
  comment: "A negative exponent beyond 64 bits.",
});
wrong("tiny-negative", "-1e-400", FRACTION, { value_form: EARLIER });
wrong("minimum-double", "5e-324", FRACTION);
wrong("many-zeros-then-one", `0.${"0".repeat(500)}1`, FRACTION, { value_form: EARLIER });
wrong("below-maximum-fraction", "8639999999999999.5", FRACTION, {
  value_form: LATER,
  comment: "A fraction just inside the range.",
});

add("maximum", "The end of the range is valid.", ["range:*+", "mismatch:*-"], {
  set: { [CONNECTED]: raw(MAX), [INIT]: raw(MAX) },
  issues: [`timestamp_mismatch ${CONNECTED}`, `timestamp_mismatch ${INIT}`],
});
add("minimum", "The beginning of the range is valid.", ["range:*+"], {
  set: { [CONNECTED]: raw(`-${MAX}`), [INIT]: raw(`-${MAX}`) },
  issues: [`timestamp_mismatch ${CONNECTED}`, `timestamp_mismatch ${INIT}`],
});
add("maximum-exponent", "The end of the range, with an exponent.", ["range:*+", "number.notation+"], {
  set: { [CONNECTED]: raw("8.64e15"), [INIT]: raw("864E+13") },
  issues: [`timestamp_mismatch ${CONNECTED}`, `timestamp_mismatch ${INIT}`],
});
add(
  "maximum-point-zero",
  "The end of the range, with a fraction of zero.",
  ["range:*+", "number.notation+"],
  {
    set: { [CONNECTED]: raw(`${MAX}.000`) },
    issues: [`timestamp_mismatch ${CONNECTED}`],
  },
);
wrong("maximum-plus-one", "8640000000000001", BEYOND);
wrong("minimum-minus-one", "-8640000000000001", BEYOND);
wrong("maximum-plus-one-init", "8640000000000001", BEYOND, { field: INIT });
wrong("maximum-plus-one-exponent", "864.0000000000001e13", BEYOND, { covers: ["number.notation-"] });
wrong("nanoseconds", "1717870698888000000", BEYOND, { comment: "Nanoseconds instead of milliseconds." });
wrong("two-to-53-plus-one", "9007199254740993", BEYOND, {
  comment: "A number that a double rounds.",
  value_form: off("out_of_range"),
});
wrong("two-to-63", "9223372036854775808", BEYOND, { value_form: off("out_of_range") });
wrong("two-to-64", "18446744073709551616", BEYOND, { value_form: off("out_of_range") });
wrong("wraps-64-bits", "18446745791580250504", BEYOND, {
  comment: "2^64 plus the documented instant.",
  value_form: off("out_of_range"),
});
wrong("two-to-128", "340282366920938463463374607431768211456", BEYOND, { value_form: off("out_of_range") });
wrong("exponent-16", "1e16", BEYOND);
wrong("exponent-308", "1e308", BEYOND);
wrong("exponent-400", "1e400", BEYOND, { value_form: off("null_not_allowed"), covers: ["input.lost-"] });
wrong("exponent-minus-400", "-1e400", BEYOND, { value_form: off("null_not_allowed") });
wrong("exponent-beyond-32-bits", "1e4294967296", BEYOND, { value_form: off("null_not_allowed") });
wrong("exponent-beyond-64-bits", "1e99999999999999999999", BEYOND, { value_form: off("null_not_allowed") });
wrong("exponent-wraps-64-bits", "1717870698888e18446744073709551616", BEYOND, {
  value_form: off("null_not_allowed"),
  comment: "An exponent of 2^64, which must not wrap to 0.",
});
wrong("fraction-before-huge-exponent", "0.5e400", BEYOND, { value_form: off("null_not_allowed") });
wrong("many-digits", "9".repeat(1000), BEYOND, { value_form: off("null_not_allowed") });
wrong("fraction-beyond", "8640000000000000.5", BOTH, {
  value_form: LATER,
  comment: "A fraction beyond the range breaks both rules.",
});
wrong("fraction-beyond-negative", "-8640000000000000.5", BOTH, { value_form: EARLIER });
wrong("fraction-beyond-tiny", "8640000000000000.00000000000000000001", BOTH, { value_form: LATER });
wrong("fraction-beyond-exponent", "86400000000000005e-1", BOTH, {
  value_form: LATER,
  covers: ["number.notation-"],
});
wrong("fraction-far-beyond", "12345678901234567890.5", BOTH, { value_form: off("out_of_range") });
add(
  "both-wrong",
  "One number has a fraction, the other is out of range.",
  [`integer:${CONNECTED}-`, `range:${INIT}-`, "independent-"],
  {
    set: { [CONNECTED]: 0.5, [INIT]: 1e16 },
    issues: [`not_an_integer ${CONNECTED}`, `out_of_range ${INIT}`],
  },
);

// Numeric strings.
for (const field of NUMBERS) {
  add(
    `${nameOf(field)}-numeric-string`,
    `${field} is a string of digits: the event contains the number.`,
    [`numeric-string:${field}-`, "numeric-string.form+", "numeric-string.range+"],
    {
      set: { [field]: String(MS) },
      issues: [`numeric_string ${field}`],
    },
  );
}
const numeric = (id, value, iso, more = []) =>
  add(
    `string-${id}`,
    `The string ${typeof value === "string" ? JSON.stringify(value.slice(0, 30)) : value.text} is a numeric string.`,
    [`numeric-string:*-`, "numeric-string.form+", ...more],
    {
      set: { ...same("0", iso), [CONNECTED]: value, [INIT]: value },
      issues: NUMBERS.map((f) => `numeric_string ${f}`),
    },
  );
const DOCUMENTED = "2024-06-08T18:18:18.888Z";
numeric("documented", String(MS), DOCUMENTED);
numeric("negative", "-1", "1969-12-31T23:59:59.999Z");
numeric("zero", "0", EPOCH);
numeric("minus-zero", "-0", EPOCH, ["number.zero+"]);
numeric("zeros", "0000", EPOCH);
numeric("leading-zeros", `000${MS}`, DOCUMENTED);
numeric("many-leading-zeros", `${"0".repeat(300)}${MS}`, DOCUMENTED);
numeric("negative-leading-zeros", "-001", "1969-12-31T23:59:59.999Z");
numeric("escaped", raw('"17178706\\u003988\\u00388"'), DOCUMENTED);
numeric("escaped-minus", raw('"\\u002d1"'), "1969-12-31T23:59:59.999Z");
for (const [id, value] of Object.entries({ maximum: MAX, minimum: `-${MAX}` })) {
  const early = value.startsWith("-") ? [`timestamps_out_of_order ${CONNECTED}`] : [];
  add(
    `string-${id}`,
    "An end of the range as a string.",
    ["numeric-string.range+", `numeric-string:${CONNECTED}-`, "order.ties-"],
    {
      set: { [CONNECTED]: value },
      issues: [`numeric_string ${CONNECTED}`, `timestamp_mismatch ${CONNECTED}`, ...early],
    },
  );
}
for (const [id, value] of Object.entries({
  "maximum-plus-one": "8640000000000001",
  "minimum-minus-one": "-8640000000000001",
  long: "9".repeat(400),
  "wraps-64-bits": "18446745791580250504",
  "leading-zeros-beyond": "00008640000000000001",
})) {
  add(
    `string-${id}`,
    "A numeric string beyond the range.",
    ["numeric-string.range-", `numeric-string:${CONNECTED}-`, "order.ties-"],
    {
      set: { [CONNECTED]: value },
      issues: [`out_of_range ${CONNECTED}`, `numeric_string ${CONNECTED}`],
    },
  );
}
for (const [id, value] of Object.entries({
  empty: "",
  minus: "-",
  "two-minus": "--1",
  plus: "+1717870698888",
  point: "1717870698888.0",
  exponent: "1e12",
  "space-before": " 1717870698888",
  "space-after": "1717870698888 ",
  newline: "1717870698888\n",
  "minus-space": "- 1",
  "minus-after": "1-",
  hex: "0x10",
  underscore: "1_717_870_698_888",
  comma: "1,717,870,698,888",
  fullwidth: "１７１７８７０６９８８８８",
  "arabic-digits": "١٧١٧",
  "true-minus": "\u22121",
  nan: "NaN",
  word: "now",
  nul: "1717870698888\u0000",
})) {
  add(`string-other-${id}`, `${JSON.stringify(value)} is not a numeric string.`, ["numeric-string.other-"], {
    set: { [CONNECTED]: value },
    issues: [`wrong_type ${CONNECTED}`],
  });
}
add(
  "numeric-string-strict",
  "With strict, a numeric string makes the payload invalid.",
  ["strict-", `numeric-string:${INIT}-`],
  {
    options: { strict: true },
    set: { [INIT]: String(MS) },
    issues: [`numeric_string ${INIT}`],
  },
);
add("value-fraction", "A parsed value with a fraction.", ["input.value-", `integer:${CONNECTED}-`], {
  asValue: true,
  set: { [CONNECTED]: 0.5 },
  issues: [`not_an_integer ${CONNECTED}`],
});
add("value-large", "A parsed value out of range.", ["input.value-", `range:${CONNECTED}-`], {
  asValue: true,
  set: { [CONNECTED]: 1e16 },
  issues: [`out_of_range ${CONNECTED}`],
});
