// Accepted types and other events: the option `types`, `unexpected_event_type`, outcomes.

import { EVENT_TYPE, escapedKey, Members, raw, small, text, topic } from "./dsl.mjs";
import { EVENT_TYPES, eventCase, mess, other, sample, shortName } from "./family.mjs";

const { vectors, add: addVector, bad } = topic("routing");
export default vectors;

const add = (id, comment, covers, spec) => addVector(id, comment, covers, { api: "event", ...spec });

const [CONNECTED, CHANGED, DISCONNECTED, CREATED, UPDATED] = EVENT_TYPES;
const STORES = EVENT_TYPES.filter((type) => type.startsWith("store."));

// Every type, accepted and not accepted.
for (const type of EVENT_TYPES) {
  const rest = EVENT_TYPES.filter((name) => name !== type);
  add(`${shortName(type)}-alone`, `${type} is the only accepted type.`, "types.one+", {
    doc: sample(type),
    options: { types: [type] },
    outcome: "event",
  });
  add(`${shortName(type)}-among-all`, `${type} is one of all types.`, "types.all+", {
    doc: sample(type),
    options: { types: [...EVENT_TYPES].reverse() },
    outcome: "event",
  });
  add(
    `${shortName(type)}-left-out`,
    `All types except ${type} are accepted.`,
    ["types.several-", "outcome.other+"],
    {
      doc: sample(type),
      options: { types: rest },
      issues: [other(type)],
      outcome: "other_event",
    },
  );
  add(
    `${shortName(type)}-not-the-one`,
    `Only a type other than ${type} is accepted.`,
    ["types.one-", "types.expected-", "outcome.other+"],
    {
      doc: sample(type),
      options: { types: [rest[0]] },
      issues: [other(type, rest[0])],
      outcome: "other_event",
    },
  );
}
add(
  "connected-function-other",
  "The functions of connected do not accept other documented types.",
  "outcome.other+",
  {
    api: "connected",
    doc: sample(CHANGED),
    issues: [other(CHANGED, CONNECTED)],
    outcome: "other_event",
  },
);
add("several", "Three types are accepted, including this one.", "types.several+", {
  doc: sample(UPDATED),
  options: { types: STORES },
  outcome: "event",
});
add("listed-twice", "A type that is listed twice counts as one type.", ["types.one+", "types.expected-"], {
  doc: sample(CREATED),
  options: { types: [UPDATED, UPDATED] },
  issues: [other(CREATED, UPDATED)],
  outcome: "other_event",
});
add(
  "listed-twice-untyped",
  "A type that is listed twice counts as one type, also for a payload without a type.",
  "types.untyped-one-",
  {
    doc: { data: {} },
    options: { types: [UPDATED, UPDATED] },
    issues: [
      "missing_field /type",
      "missing_field /data/store",
      "missing_field /data/timestamps",
      "missing_field /data/timestampsMs",
    ],
  },
);

// Undocumented types.
const unknown = (id, type, more = {}) =>
  add(
    `unknown-${id}`,
    more.comment ?? `The type is ${JSON.stringify(type)}.`,
    more.covers ?? "types.unknown-",
    {
      doc: { type, data: more.data ?? {} },
      issues: [other(more.received ?? type)],
      outcome: "other_event",
    },
  );
unknown("later", "account.updated");
unknown("empty", "");
unknown("prefix", "store.create");
unknown("longer", "store.createdx");
unknown("case", "Store.created");
unknown("space", " store.created");
unknown("nul", "store.created\u0000");
unknown("proto", "__proto__");
unknown("64", "x".repeat(64), {
  covers: "types.cut+",
  comment: "A type of 64 characters is received whole.",
});
unknown("65", "x".repeat(65), {
  covers: "types.cut+",
  received: "x".repeat(64),
  comment: "A type of 65 characters is cut.",
});
unknown("emoji", "😀".repeat(65), {
  covers: "types.cut+",
  received: "😀".repeat(64),
  comment: "Characters are counted, not code units: a surrogate pair is never split.",
});
unknown("mess", "store.merged", {
  data: mess,
  covers: "types.unread+",
  comment: "The data is not validated.",
});
add("unknown-escaped", "Another type with escapes is received unescaped.", "types.unknown-", {
  doc: { type: raw(escapedKey("store.merged")), data: {} },
  issues: [other("store.merged")],
  outcome: "other_event",
});
add(
  "left-out-mess",
  "The data of a documented type that is not accepted is not validated.",
  "types.unread+",
  {
    doc: { type: CREATED, data: mess },
    options: { types: [UPDATED] },
    issues: [other(CREATED, UPDATED)],
    outcome: "other_event",
  },
);
add("left-out-mess-last", "The same, with type after data.", ["types.unread+", "types.last+"], {
  doc: { data: mess, type: CREATED },
  options: { types: [UPDATED] },
  issues: [other(CREATED, UPDATED)],
  outcome: "other_event",
});
bad(
  "left-out-no-json",
  "The data of another event must be JSON.",
  "outcome.invalid-",
  '{"type":"store.created","data":{"store":{"id":0¦1}}}',
  { api: "event", options: { types: [UPDATED] } },
);

// Unreadable types. With one accepted type, that type applies; with several, `data` only has to be an object.
const UNTYPED = {
  missing: [{}, "missing_field /type"],
  null: [{ type: null }, "null_not_allowed /type"],
  number: [{ type: 5 }, "wrong_type /type"],
  array: [{ type: [CREATED] }, "wrong_type /type"],
  object: [{ type: { type: CREATED } }, "wrong_type /type"],
};
for (const [name, [start, issue]] of Object.entries(UNTYPED)) {
  const doc = (data) => ({ ...start, data });
  add(
    `untyped-${name}-one`,
    `type: ${name}; data is validated as the only accepted type.`,
    "types.untyped-one-",
    {
      doc: doc({ ...sample(CREATED).data, store: { id: "", name: null }, more: 1 }),
      options: { types: [CREATED] },
      issues: [
        issue,
        "empty_id /data/store/id",
        "null_not_allowed /data/store/name",
        "absent_field /data/store/logo",
        "absent_field /data/store/externalId",
        "unknown_field /data/more",
      ],
      outcome: "invalid",
    },
  );
  add(
    `untyped-${name}-one-sound`,
    `type: ${name}; data is valid for the only accepted type.`,
    "types.untyped-one-",
    {
      doc: doc(sample(DISCONNECTED).data),
      options: { types: [DISCONNECTED] },
      issues: [issue],
      outcome: "invalid",
    },
  );
  for (const [id, types] of [
    ["two", [CREATED, UPDATED]],
    ["all", undefined],
  ]) {
    add(
      `untyped-${name}-${id}`,
      `type: ${name}; with several types, data must be an object.`,
      "types.untyped-several+",
      {
        doc: doc(mess),
        options: types && { types },
        issues: [issue],
        outcome: "invalid",
      },
    );
  }
}
for (const [name, data, code] of [
  ["null", null, "null_not_allowed"],
  ["string", "{}", "wrong_type"],
  ["array", [], "wrong_type"],
]) {
  add(`untyped-several-data-${name}`, `Without a type, data is ${name}.`, "types.untyped-several-", {
    doc: { data },
    issues: ["missing_field /type", `${code} /data`],
  });
}
add("untyped-several-data-missing", "Neither type nor data, with several types.", "types.untyped-several-", {
  doc: {},
  issues: ["missing_field /type", "missing_field /data"],
  outcome: "invalid",
});
add("untyped-last", "A type after data that is null, with one type.", ["types.untyped-one-", "types.last+"], {
  doc: { data: sample(CREATED).data, type: null },
  options: { types: [UPDATED] },
  issues: [
    "missing_field /data/timestamps/updatedAt",
    "unknown_field /data/timestamps/createdAt",
    "missing_field /data/timestampsMs/updatedAt",
    "unknown_field /data/timestampsMs/createdAt",
    "null_not_allowed /type",
  ],
  value_form: "ordered",
});
add("surrogate-type", "The type contains a lone surrogate, so it cannot be reported.", "outcome.invalid-", {
  doc: { type: raw('"store.\\ud83d"'), data: mess },
  issues: ["lone_surrogate /type", { code: "unexpected_event_type", pointer: "/type" }],
  outcome: "invalid",
});

// A type that occurs twice: the first one counts, and the payload is not another event.
const twice = (id, comment, first, second, spec) =>
  add(`twice-${id}`, comment, ["types.twice-", "outcome.invalid-"], {
    doc: new Members(["type", first], ["data", spec.data ?? sample(CREATED).data], ["type", second]),
    outcome: "invalid",
    ...spec,
  });
twice("same", "The same type twice.", CREATED, CREATED, {
  issues: ["duplicate_key /type"],
  value_form: { issues: [] },
});
twice("first-counts", "An accepted type, then another one.", CREATED, "x", {
  issues: ["duplicate_key /type"],
  value_form: { issues: [other("x")] },
});
twice("first-is-other", "Another type, then an accepted one.", "x", CREATED, {
  issues: [other("x"), "duplicate_key /type"],
  value_form: { issues: [] },
});
twice("first-is-null", "Null, then an accepted type.", null, CREATED, {
  data: mess,
  issues: ["null_not_allowed /type", "duplicate_key /type"],
  value_form: false,
});
twice("other-types", "A type, then another documented one.", CREATED, UPDATED, {
  issues: ["duplicate_key /type"],
  value_form: {
    issues: ["timestamps", "timestampsMs"].flatMap((object) => [
      `missing_field /data/${object}/updatedAt`,
      `unknown_field /data/${object}/createdAt`,
    ]),
  },
});
twice("both-other", "Two other types.", "x", "y", {
  issues: [other("x"), "duplicate_key /type"],
  value_form: { issues: [other("y")] },
});
add("twice-before-data", "Both types come before data: the first one counts.", "types.twice-", {
  doc: new Members(["type", UPDATED], ["type", CREATED], ["data", sample(UPDATED).data]),
  issues: ["duplicate_key /type"],
  value_form: {
    issues: ["timestamps", "timestampsMs"].flatMap((object) => [
      `missing_field /data/${object}/createdAt`,
      `unknown_field /data/${object}/updatedAt`,
    ]),
  },
});
add(
  "twice-after-data",
  "Both types come after data: the first one counts.",
  ["types.twice-", "types.last+"],
  {
    doc: new Members(["data", sample(UPDATED).data], ["type", UPDATED], ["type", "x"]),
    issues: ["duplicate_key /type"],
    value_form: { issues: [other("x")] },
  },
);

// Other event or invalid: issues in addition to the type.
add("beside-unknown", "An unknown root key does not make another event invalid.", ["outcome.other+"], {
  doc: { type: "x", data: {}, more: 1 },
  issues: [other("x"), "unknown_field /more"],
  outcome: "other_event",
});
for (const api of ["event", "connected"]) {
  const expected = api === "event" ? undefined : CONNECTED;
  addVector(`bom-${api}`, "A byte order mark does not make another event invalid.", "outcome.other+", {
    api,
    text: `\ufeff${text({ doc: { type: "x", data: {} } })}`,
    issues: ["byte_order_mark ", other("x", expected)],
    outcome: "other_event",
  });
}
add(
  "strict-other",
  "With strict, another event stays another event, with or without warnings.",
  ["outcome.other+", "outcome.strict+"],
  {
    doc: { type: "x", data: {}, more: 1 },
    options: { strict: true },
    issues: [other("x"), "unknown_field /more"],
    outcome: "other_event",
  },
);
add(
  "strict-warning",
  "With strict, a single warning makes the payload invalid.",
  ["outcome.strict-", "outcome.invalid-"],
  {
    ...eventCase(CREATED),
    put: [["", "more", 1]],
    options: { strict: true },
    issues: ["unknown_field /more"],
    outcome: "invalid",
  },
);
for (const [name, doc, issue] of [
  ["data-missing", { type: "x" }, "missing_field /data"],
  ["data-null", { type: "x", data: null }, "null_not_allowed /data"],
  ["data-array", { type: "x", data: [] }, "wrong_type /data"],
  ["key-surrogate", { type: "x", data: {}, "\udfff": 1 }, "lone_surrogate "],
]) {
  add(`beside-${name}`, `Another type, and ${issue}: invalid.`, "outcome.invalid-", {
    doc,
    issues: [other("x"), issue],
    outcome: "invalid",
  });
}
add("beside-data-twice", "Another type with data twice is invalid.", "outcome.invalid-", {
  doc: new Members(["type", "x"], ["data", {}], ["data", {}]),
  issues: [other("x"), "duplicate_key /data"],
  value_form: { issues: [other("x")] },
  outcome: "invalid",
});
add("beside-key-twice", "Another type with an unknown key twice is invalid.", "outcome.invalid-", {
  doc: new Members(["type", "x"], ["data", {}], ["k", 1], ["k", 1]),
  issues: [other("x"), "unknown_field /k", "duplicate_key /k"],
  value_form: { issues: [other("x"), "unknown_field /k"] },
  outcome: "invalid",
});
add("too-large", "A payload that is too large is invalid, with any type.", "outcome.invalid-", {
  doc: { type: "x", data: {} },
  options: { maxBytes: 5 },
  issues: ["too_large "],
  value_form: { issues: ["too_large "] },
  outcome: "invalid",
});
add("root-array", "An array is invalid.", "outcome.invalid-", {
  doc: [small()],
  issues: ["wrong_type "],
  outcome: "invalid",
});
add("connected-types", "connected is one of the types.", "types.one+", {
  doc: { ...small(), type: EVENT_TYPE },
  options: { types: [EVENT_TYPE] },
  outcome: "event",
});
