// Types: each field with values of other JSON types, and the event type.

import { AT, EVENT_TYPE, lineUser, Members, nameOf, raw, text, topic } from "./dsl.mjs";
import { NUMBERS, STRINGS } from "./model.mjs";

const { vectors, add, bad } = topic("types");
export default vectors;

const OTHER = { boolean: true, array: [], object: {} };
const numericIds = new Set(STRINGS.filter((f) => /\/(id|storeId|lineProviderId)$/.test(f)));

STRINGS.forEach((field, i) => {
  const covers = [`type.string:${field}-`, ...(numericIds.has(field) ? [`type.numeric-id:${field}-`] : [])];
  add(`${nameOf(field)}-number`, `A number in place of the string ${field}.`, covers, {
    set: { [field]: 1660894172 },
    issues: [`wrong_type ${field}`],
  });
  const [name, value] = Object.entries(OTHER)[i % 3];
  add(
    `${nameOf(field)}-${name}`,
    `The ${name} ${JSON.stringify(value)} in place of the string ${field}.`,
    `type.string:${field}-`,
    {
      set: { [field]: value },
      issues: [`wrong_type ${field}`],
    },
  );
});

const objects = [
  "/data",
  "/data/contact",
  "/data/lineUsers/0",
  "/data/connectedStore",
  "/data/connectedStaff",
  "/data/timestamps",
  "/data/timestampsMs",
];
for (const field of objects) {
  for (const [name, value] of Object.entries({ string: "{}", array: [], number: 0 })) {
    add(
      `${nameOf(field)}-entry-${name}`.replace(field.endsWith("/0") ? "" : "-entry", ""),
      `A ${name} in place of the object ${field}.`,
      `type.object:${field}-`,
      {
        set: { [field]: value },
        issues: [`wrong_type ${field}`],
      },
    );
  }
}
for (const [name, value] of Object.entries({
  object: {},
  string: "[]",
  number: 1,
  boolean: false,
  "object-like-array": { first: lineUser(), length: 1 },
})) {
  add(`lineUsers-${name}`, `A value of another type in place of lineUsers: ${name}.`, "type.array-", {
    set: { "/data/lineUsers": value },
    issues: ["wrong_type /data/lineUsers"],
  });
}
for (const field of NUMBERS) {
  for (const [name, value] of Object.entries({ ...OTHER, text: AT })) {
    const covers = [`type.number:${field}-`, ...(name === "text" ? ["numeric-string.other-"] : [])];
    add(`${nameOf(field)}-${name}`, `Another type in place of the number ${field}: ${name}.`, covers, {
      set: { [field]: value },
      issues: [`wrong_type ${field}`],
    });
  }
}
add("right", "Every field has its documented type.", [
  "type.string:*+",
  "type.object:*+",
  "type.array+",
  "type.number:*+",
  "type.root+",
  "event-type.other+",
]);

const every = [...STRINGS.slice(1), ...NUMBERS];
for (const [name, value] of Object.entries({ false: false, "empty-array": [], "empty-object": {} })) {
  add(
    `every-value-${name}`,
    `Every value below data is ${JSON.stringify(value)}.`,
    ["independent-", "order.document-"],
    {
      set: Object.fromEntries(every.map((field) => [field, value])),
      issues: every.map((field) => `wrong_type ${field}`),
    },
  );
}
add("every-object-wrong", "Every field of data is the number 7.", "independent-", {
  set: Object.fromEntries(
    ["contact", "lineUsers", "connectedStore", "connectedStaff", "timestamps", "timestampsMs"].map((k) => [
      `/data/${k}`,
      7,
    ]),
  ),
  issues: ["contact", "lineUsers", "connectedStore", "connectedStaff", "timestamps", "timestampsMs"].map(
    (k) => `wrong_type /data/${k}`,
  ),
});
add(
  "line-users-entries-mixed",
  "Entries of lineUsers of every type.",
  ["independent-", "line-users.null-entry-"],
  {
    set: { "/data/lineUsers": [1, "a", true, null, [], lineUser(), {}] },
    issues: [
      ...[0, 1, 2].map((i) => `wrong_type /data/lineUsers/${i}`),
      "null_not_allowed /data/lineUsers/3",
      "wrong_type /data/lineUsers/4",
      ...["id", "name", "lineUid", "lineProviderId"].map((k) => `missing_field /data/lineUsers/6/${k}`),
      "absent_field /data/lineUsers/6/profilePictureUrl",
    ],
  },
);

// The root.
for (const [name, value] of Object.entries({
  null: null,
  true: true,
  zero: 0,
  number: 17.5,
  array: [],
  "array-of-event": [{ type: EVENT_TYPE }],
})) {
  add(`root-${name}`, `The root is not an object: ${name}.`, ["type.root-", "input.value-"], {
    value,
    issues: ["wrong_type "],
  });
}
add(
  "root-string",
  "The root is a string; as a parsed value it would be read as text.",
  ["type.root-", "span.value+"],
  {
    text: '"contact.connection.connected"',
    value_form: false,
    issues: ["wrong_type "],
  },
);
add(
  "root-array-spaced",
  "The root is an array inside white space: the span covers only the array.",
  ["type.root-", "span.value+"],
  {
    text: " \n\t[ 1 ]\r\n",
    issues: ["wrong_type "],
  },
);

// The content of a value of the wrong type is not read.
const unread = new Members(["id", 1], ["id", null], [raw('"\\ud800"'), raw('"\\udfff"')]);
add(
  "inside-string",
  "An object in place of a name: its duplicate keys and lone surrogates are not reported.",
  ["type.inside-unread+", "duplicate.unread+", "surrogate.unread+"],
  {
    set: { "/data/contact/name": unread },
    issues: ["wrong_type /data/contact/name"],
  },
);
add(
  "inside-array",
  "An array in place of the contact: its object is not read.",
  ["type.inside-unread+", "duplicate.unread+", "surrogate.unread+"],
  {
    set: { "/data/contact": [unread] },
    issues: ["wrong_type /data/contact"],
  },
);
add(
  "inside-object",
  "An object in place of lineUsers: its fields are not read.",
  ["type.inside-unread+", "surrogate.unread+"],
  {
    set: { "/data/lineUsers": unread },
    issues: ["wrong_type /data/lineUsers"],
  },
);

// The event type.
const other = (id, type, more = {}) =>
  add(
    `event-type-${id}`,
    more.comment ?? `The type is ${JSON.stringify(type)}.`,
    [more.covers ?? "event-type.exact-"].flat(),
    {
      set: { "/type": type, ...more.set },
      del: more.del,
      put: more.put,
      issues: [
        { code: "unexpected_event_type", pointer: "/type", received: more.received ?? type },
        ...(more.issues ?? []),
      ],
      value_form: more.value_form,
    },
  );
other("other", "store.created", { covers: "event-type.other-" });
other("empty", "", { covers: "event-type.other-" });
other("upper", "Contact.Connection.Connected");
other("space-after", `${EVENT_TYPE} `);
other("space-before", ` ${EVENT_TYPE}`);
other("longer", `${EVENT_TYPE}.v2`);
other("shorter", EVENT_TYPE.slice(0, -1));
other("nul", `${EVENT_TYPE}\u0000`);
other("lookalike", EVENT_TYPE.replace("o", "\u043e"), { comment: "The type contains a Cyrillic letter." });
other("64", "x".repeat(64), {
  covers: "event-type.cut+",
  comment: "A type of 64 characters is received whole.",
});
other("65", `${"x".repeat(64)}y`, {
  covers: "event-type.cut+",
  received: "x".repeat(64),
  comment: "A type of 65 characters is cut.",
});
other("cjk-70", "店".repeat(70), {
  covers: "event-type.cut+",
  received: "店".repeat(64),
  comment: "Characters are counted, not bytes.",
});
other("escaped-quote", 'a"b\\c\n', { covers: "event-type.other-" });
add("event-type-escaped", "The type is written with escapes.", "event-type.other+", {
  set: { "/type": raw('"contact\\u002econnection.\\u0063onnected"') },
});

const mess = {
  contact: null,
  lineUsers: [null, { lineUid: "x" }],
  connectedStore: null,
  connectedStaff: null,
  timestamps: { connectedAt: "soon" },
  timestampsMs: 5,
  more: true,
};
const unchecked = "event-type.unchecked+";
other("data-of-its-own", "store.updated", {
  covers: unchecked,
  set: { "/data": { store: { id: 5 } } },
  comment: "Another event has other data.",
});
other("data-empty", "store.updated", {
  covers: unchecked,
  set: { "/data": {} },
  comment: "Empty data of another type.",
});
other("data-mess", "store.updated", {
  covers: unchecked,
  set: { "/data": mess },
  comment: "Issues of every kind below data are not reported.",
});
other("data-duplicates", "store.updated", {
  covers: unchecked,
  set: {
    "/data": new Members(
      ["contact", 1],
      ["contact", 2],
      ["a", new Members(["b", 1], ["b", raw('"\\ud800"')])],
    ),
  },
  comment: "Duplicate keys and lone surrogates below data are not reported.",
});
const itself = "event-type.data-";
other("data-missing", "x", {
  covers: itself,
  del: ["/data"],
  issues: ["missing_field /data"],
  comment: "data is missing in another event.",
});
other("data-null", "x", {
  covers: itself,
  set: { "/data": null },
  issues: ["null_not_allowed /data"],
  comment: "data is null in another event.",
});
other("data-array", "x", {
  covers: itself,
  set: { "/data": [1] },
  issues: ["wrong_type /data"],
  comment: "data is an array in another event.",
});
other("data-twice", "x", {
  covers: itself,
  put: [["", "data", 1]],
  issues: ["duplicate_key /data"],
  value_form: { issues: ["unexpected_event_type /type", "wrong_type /data"] },
  comment: "data occurs twice in another event.",
});
other("root-unknown", "x", {
  covers: unchecked,
  put: [["", "id", "evt"]],
  issues: ["unknown_field /id"],
  comment: "Unknown keys of the root are still reported.",
});
add(
  "event-type-after-data",
  "Another type comes after data, which is not validated.",
  ["event-type.after+", unchecked],
  {
    doc: { data: mess, type: "store.updated" },
    issues: [{ code: "unexpected_event_type", pointer: "/type", received: "store.updated" }],
  },
);
add(
  "event-type-after-data-null",
  "Another type comes after data, which is null.",
  ["event-type.after+", itself],
  {
    doc: { data: null, type: "store.updated" },
    issues: [
      "null_not_allowed /data",
      { code: "unexpected_event_type", pointer: "/type", received: "store.updated" },
    ],
    value_form: "ordered",
  },
);
add(
  "event-type-twice",
  "The first type counts: another one, then the accepted one.",
  ["event-type.other-", "duplicate.first-", unchecked],
  {
    doc: new Members(["type", "x"], ["data", mess], ["type", EVENT_TYPE]),
    issues: [{ code: "unexpected_event_type", pointer: "/type", received: "x" }, "duplicate_key /type"],
    value_form: false,
  },
);
add(
  "event-type-twice-right-first",
  "The first type counts: the accepted one, then another.",
  "duplicate.first-",
  {
    put: [["", "type", "x"]],
    set: { "/data/contact/id": "" },
    issues: ["empty_id /data/contact/id", "duplicate_key /type"],
    value_form: { issues: ["unexpected_event_type /type"] },
  },
);
for (const [name, type] of Object.entries({ null: null, number: 5 })) {
  add(
    `event-type-${name}-data-validated`,
    `data is validated as usual if the type is ${name}.`,
    "event-type.unknown+",
    {
      set: { "/type": type, "/data/contact/id": 5 },
      issues: [`${type === null ? "null_not_allowed" : "wrong_type"} /type`, "wrong_type /data/contact/id"],
    },
  );
}
add(
  "event-type-missing-data-validated",
  "data is validated as usual if the type is missing.",
  "event-type.unknown+",
  {
    del: ["/type"],
    set: { "/data/connectedStore": null, "/data/connectedStaff": null },
    issues: ["missing_field /type", "no_connection /data"],
  },
);
bad(
  "event-type-data-no-json",
  "The skipped data ends with a comma.",
  ["event-type.grammar-", "fatal.alone-"],
  '{"type":"x","data":{"a":[1,¦]}}',
);
bad(
  "event-type-data-control",
  "The skipped data contains a raw control character.",
  "event-type.grammar-",
  text({ set: { "/type": "x", "/data": { a: "¦@" } } }).replace("@", "\u0001"),
);
