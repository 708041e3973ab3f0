// Limits: 100 issues, 1 MiB.

import { around, EVENT_TYPE, lineUser, text, topic } from "./dsl.mjs";

const { vectors, add } = topic("limits");
export default vectors;

const MIB = 1 << 20;
const range = (n, from = 0) => [...Array(n).keys()].map((i) => i + from);

// The cap.
const [head, tail] = around({ set: { "/data/lineUsers": ["@"] } });
const entry = JSON.stringify(lineUser());
const { profilePictureUrl, ...rest } = lineUser();
const bare = JSON.stringify(rest);
const nulls = (n, from = 0) => range(n, from).map((i) => `null_not_allowed /data/lineUsers/${i}`);
const absents = (n, from = 0) =>
  range(n, from).map((i) => `absent_field /data/lineUsers/${i}/profilePictureUrl`);

add("cap-100-errors", "Exactly 100 issues: all are reported.", "cap+", {
  repeat: [
    [head, 1],
    ["null,", 99],
    ["null", 1],
    [tail, 1],
  ],
  issues: nulls(100),
});
add("cap-101-errors", "101 issues: 100 are reported.", ["cap-", "cap.valid-"], {
  repeat: [
    [head, 1],
    ["null,", 100],
    ["null", 1],
    [tail, 1],
  ],
  issues: nulls(101),
});
add("cap-101-warnings", "101 warnings: 100 are reported, the payload is valid.", ["cap-", "cap.valid+"], {
  repeat: [
    [head, 1],
    [`${bare},`, 100],
    [bare, 1],
    [tail, 1],
  ],
  issues: absents(101),
});
add(
  "cap-error-beyond",
  "100 warnings, then an error that is not reported: the payload is invalid.",
  ["cap-", "cap.valid-"],
  {
    repeat: [
      [head, 1],
      [`${bare},`, 100],
      ["null", 1],
      [tail, 1],
    ],
    issues: [...absents(100), ...nulls(1, 100)],
  },
);
add("cap-many", "Three thousand issues.", ["cap-", "cap.valid-"], {
  repeat: [
    [head, 1],
    ["5,", 2999],
    ["5", 1],
    [tail, 1],
  ],
  issues: range(3000).map((i) => `wrong_type /data/lineUsers/${i}`),
});
{
  // Unknown keys before everything else: first in the text, last in the page's order.
  const type = `"type":"${EVENT_TYPE}"`;
  const [start, end] = head.split(type);
  add(
    "cap-text-and-value",
    "Two unknown keys come first in the text and last in the page's order.",
    ["cap-", "order.value-", "order.document-"],
    {
      repeat: [
        [`${start}"x":1,"y":2,${type}${end}`, 1],
        ["null,", 98],
        ["null", 1],
        [tail, 1],
      ],
      issues: ["unknown_field /x", "unknown_field /y", ...nulls(99)],
      value_form: { issues: ["unknown_field /x", "unknown_field /y", ...nulls(99)] },
    },
  );
  add(
    "cap-late-missing",
    "The missing connection is found at the end, and reported at the beginning.",
    ["cap-", "order.document-"],
    {
      repeat: [
        [`{${type},"data":{"lineUsers":[`, 1],
        ["null,", 120],
        ["null]}}", 1],
      ],
      issues: [
        "no_connection /data",
        "missing_field /data/contact",
        "absent_field /data/connectedStore",
        "absent_field /data/connectedStaff",
        "missing_field /data/timestamps",
        "missing_field /data/timestampsMs",
        ...nulls(121),
      ],
      value_form: {
        issues: [
          "no_connection /data",
          "missing_field /data/contact",
          ...nulls(121),
          "absent_field /data/connectedStore",
          "absent_field /data/connectedStaff",
          "missing_field /data/timestamps",
          "missing_field /data/timestampsMs",
        ],
      },
    },
  );
  add(
    "cap-late-type",
    "Another type after 150 mistakes in data, which are not reported.",
    ["event-type.after+", "event-type.unchecked+", "cap+"],
    {
      repeat: [
        ['{"data":{"lineUsers":[', 1],
        ["null,", 150],
        ['null]},"type":"x"}', 1],
      ],
      issues: [{ code: "unexpected_event_type", pointer: "/type", received: "x" }],
    },
  );
}
add("cap-duplicates", "A key occurs 130 times.", ["cap-", "duplicate.again-"], {
  repeat: [
    ['{"type":"x","data":{}', 1],
    [',"type":1', 129],
    ["}", 1],
  ],
  issues: [
    { code: "unexpected_event_type", pointer: "/type", received: "x" },
    ...range(129, 2).map((n) => `duplicate_key#${n} /type`),
  ],
  value_form: false,
});
add("line-users-many", "Forty valid line users.", ["cap+", "type.array+"], {
  repeat: [
    [head, 1],
    [
      '{"id":"l","name":"","lineUid":"U00000000000000000000000000000000","lineProviderId":"1","profilePictureUrl":""},',
      39,
    ],
    [entry, 1],
    [tail, 1],
  ],
});
add(
  "fatal-after-101",
  "101 issues, then the text ends too early: one issue.",
  ["fatal.alone-", "json.cut-"],
  {
    repeat: [
      [head, 1],
      ["null,", 200],
      ["¦", 1],
    ],
    issues: ["invalid_json "],
  },
);

// Size.
const base = text().length;
add("size-1-mib", "Exactly 1 MiB.", "size.default+", {
  repeat: [
    [text(), 1],
    [" ", MIB - base],
  ],
});
add(
  "size-1-mib-one-over",
  "One byte more than 1 MiB, with white space; the parsed value does not have it.",
  ["size.default-", "size.value+"],
  {
    repeat: [
      [text(), 1],
      [" ", MIB - base + 1],
    ],
    issues: ["too_large "],
    value_form: { issues: [] },
  },
);
const [before, after] = around({ set: { "/data/contact/name": "@" } });
const room = MIB - before.length - after.length - 2;
add(
  "size-1-mib-name",
  "Exactly 1 MiB, most of it one string in another event.",
  ["size.default+", "size.value+"],
  {
    repeat: [
      [`{"type":"x","data":{"a":"`, 1],
      ["a", MIB - 28],
      ['"}}', 1],
    ],
    issues: [{ code: "unexpected_event_type", pointer: "/type", received: "x" }],
  },
);
add(
  "size-1-mib-name-one-over",
  "One byte more than 1 MiB in a name, also as a parsed value.",
  ["size.default-", "size.value-"],
  {
    repeat: [
      [`${before}"`, 1],
      ["a", room + 1],
      [`"${after}`, 1],
    ],
    issues: ["too_large "],
    value_form: { issues: ["too_large "] },
  },
);
add("size-1-mib-cjk", "Fewer code units than 1 MiB, but more bytes.", ["size.default-", "size.utf8-"], {
  repeat: [
    [`${before}"`, 1],
    ["康", 400000],
    [`"${after}`, 1],
  ],
  issues: ["too_large "],
  value_form: { issues: ["too_large "] },
});
add("size-more-allowed", "More than 1 MiB, which the caller allows.", ["size.option+", "size.utf8+"], {
  repeat: [
    ["\n", MIB],
    [text(), 1],
  ],
  options: { maxBytes: 2 * MIB },
});
add("size-line-number", "An issue on line 1 000 001.", ["line+", "size.default+"], {
  repeat: [
    ["\n", 1000000],
    ["17", 1],
  ],
  issues: ["wrong_type "],
});
