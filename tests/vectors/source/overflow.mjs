// Payloads with more issues than a report lists: another event's type is never dropped, and all issues count for the outcome.

import { Members, topic } from "./dsl.mjs";
import { EVENT_TYPES, mess, other, sample } from "./family.mjs";

const { vectors, add: addVector } = topic("overflow");
export default vectors;

const add = (id, comment, covers, spec) => addVector(id, comment, covers, { api: "event", ...spec });
const [CONNECTED, , , CREATED, UPDATED] = EVENT_TYPES;

const many = (count, prefix = "k") =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, 0]));
const unknownKeys = (count, prefix = "k") =>
  Object.keys(many(count, prefix)).map((key) => `unknown_field /${key}`);
const POSITIONS = [
  ["after-data", (type, data) => ({ ...many(120), data, type })],
  ["last", (type, data) => ({ data, ...many(120), type })],
];
for (const [position, doc] of POSITIONS) {
  add(
    `${position}-other`,
    `Another type after 120 unknown keys is not dropped, ${position}.`,
    ["limit.other+", "types.many+", "types.last+"],
    {
      doc: doc("store.merged", mess),
      issues: [...unknownKeys(120), other("store.merged")],
      outcome: "other_event",
    },
  );
}
const [, [, last]] = POSITIONS;
add("last-accepted", "An accepted type after data and 120 unknown keys.", ["types.many+", "types.last+"], {
  doc: last(UPDATED, sample(UPDATED).data),
  issues: unknownKeys(120),
  outcome: "event",
});
add(
  "last-connected",
  "Another type at the end, for the functions of connected.",
  ["limit.other+", "types.many+"],
  {
    api: "connected",
    doc: last(UPDATED, mess),
    issues: [...unknownKeys(120), other(UPDATED, CONNECTED)],
    outcome: "other_event",
  },
);
add("last-untyped", "A null type after 120 unknown keys.", ["types.untyped-one-", "types.many+"], {
  doc: last(null, { ...sample(CREATED).data, store: null }),
  options: { types: [CREATED] },
  issues: ["null_not_allowed /data/store", ...unknownKeys(120), "null_not_allowed /type"],
  value_form: "ordered",
  outcome: "invalid",
});
for (const count of [99, 100]) {
  add(`other-after-${count}`, `Another type after ${count} unknown keys.`, "limit.other+", {
    doc: { ...many(count), type: "x", data: {} },
    issues: [...unknownKeys(count), other("x")],
    outcome: "other_event",
  });
}
add("other-before-100", "Another type before 100 unknown keys.", "limit.other+", {
  doc: { type: "x", data: {}, ...many(100) },
  issues: [other("x"), ...unknownKeys(100)],
  outcome: "other_event",
});
add(
  "error-beyond",
  "An error after the limit counts for the outcome.",
  ["limit.other+", "outcome.invalid-"],
  {
    doc: { type: "x", ...many(120), data: null },
    issues: [other("x"), ...unknownKeys(120), "null_not_allowed /data"],
    value_form: "ordered",
    outcome: "invalid",
  },
);
add("duplicate-beyond", "A duplicate key after the limit counts for the outcome.", "outcome.invalid-", {
  doc: new Members(...Object.entries(many(120)), ["type", "x"], ["data", {}], ["data", {}]),
  issues: [...unknownKeys(120), other("x"), "duplicate_key /data"],
  value_form: { issues: [...unknownKeys(120), other("x")] },
  outcome: "invalid",
});
add("errors-before", "Another type is listed among 100 errors.", ["limit.other+", "outcome.invalid-"], {
  doc: new Members(...Array.from({ length: 111 }, () => ["data", {}]), ["type", "x"]),
  issues: [
    ...Array.from({ length: 110 }, (_, index) => ({
      code: "duplicate_key",
      nth: index + 2,
      pointer: "/data",
    })),
    other("x"),
  ],
  value_form: { issues: [other("x")] },
  outcome: "invalid",
});
