// Limits: any depth, tokens of any length.

import { around, topic } from "./dsl.mjs";

const { vectors, add } = topic("limits");
export default vectors;

const MIB = 1 << 20;
const range = (n, from = 0) => [...Array(n).keys()].map((i) => i + from);

// Depth.
const deep = (id, comment, covers, spec) =>
  add(`depth-${id}`, comment, covers, { value_form: false, ...spec });
deep("brackets", "A megabyte of brackets, never closed.", ["depth-", "json.cut-"], {
  repeat: [
    ["[", MIB],
    ["¦", 1],
  ],
  issues: ["invalid_json "],
});
deep("braces", "Nested objects, never closed.", ["depth-", "json.cut-"], {
  repeat: [
    ['{"a":', (MIB / 5) | 0],
    ["¦", 1],
  ],
  issues: ["invalid_json "],
});
deep("brackets-over", "A megabyte of brackets and one more.", ["size.default-", "fatal.size-json-"], {
  repeat: [["[", MIB + 1]],
  issues: ["too_large "],
});
deep("root", "A root of half a million arrays.", ["depth+", "type.root-"], {
  repeat: [
    ["[", MIB / 2],
    ["]", MIB / 2],
  ],
  issues: ["wrong_type "],
});
deep("mismatch", "The innermost array is closed by a brace.", ["depth-", "json.array-"], {
  repeat: [
    ["[", 300000],
    ["¦}", 1],
    ["]", 300000],
  ],
  issues: ["invalid_json "],
});
deep("one-too-many", "One bracket too many at the end.", ["depth-", "json.trailing-"], {
  repeat: [
    ["[", 200000],
    ["]", 200000],
    ["¦]", 1],
  ],
  issues: ["invalid_json "],
});
const [beforeX, afterX] = around({ put: [["/data/contact", "x", "@"]] });
deep(
  "unknown-arrays",
  "An unknown value of 200000 arrays; the event is built.",
  ["depth+", "unknown:/data/contact-"],
  {
    repeat: [
      [beforeX, 1],
      ["[", 200000],
      ["]", 200000],
      [afterX, 1],
    ],
    issues: ["unknown_field /data/contact/x"],
  },
);
deep("unknown-objects", "An unknown value of 100000 nested objects.", ["depth+", "unknown:/data/contact-"], {
  repeat: [
    [beforeX, 1],
    ['{"":', 100000],
    ["0", 1],
    ["}", 100000],
    [afterX, 1],
  ],
  issues: ["unknown_field /data/contact/x"],
});
deep(
  "unknown-mixed",
  "An unknown value of arrays and objects in turn.",
  ["depth+", "unknown:/data/contact-"],
  {
    repeat: [
      [beforeX, 1],
      ['[{"k": ', 60000],
      ["null", 1],
      ["} ]", 60000],
      [afterX, 1],
    ],
    issues: ["unknown_field /data/contact/x"],
  },
);
deep(
  "unknown-mixed-wrong",
  "Arrays and objects in turn, closed in the wrong order.",
  ["depth-", "json.anywhere-"],
  {
    repeat: [
      [beforeX, 1],
      ['[{"k":', 60000],
      ["null", 1],
      ["¦]}", 1],
      ["]}", 59999],
      [afterX, 1],
    ],
    issues: ["invalid_json "],
  },
);
for (const [name, pointer] of [
  ["contact", "/data/contact"],
  ["name", "/data/contact/name"],
  ["line-users-entry", "/data/lineUsers/0"],
  ["number", "/data/timestampsMs/connectedAt"],
]) {
  const [a, b] = around({ set: { [pointer]: "@" } });
  deep(`in-place-of-${name}`, `150000 arrays in place of ${pointer}.`, ["depth+", "type.inside-unread+"], {
    repeat: [
      [a, 1],
      ["[", 150000],
      ["]", 150000],
      [b, 1],
    ],
    issues: [`wrong_type ${pointer}`],
  });
}
deep("other-event", "The data of another event, 150000 arrays deep.", ["depth+", "event-type.unchecked+"], {
  repeat: [
    ['{"type":"x","data":{"a":', 1],
    ["[", 150000],
    ["]", 150000],
    ["}}", 1],
  ],
  issues: [{ code: "unexpected_event_type", pointer: "/type", received: "x" }],
});
deep("later-duplicate", "A repeated key with 150000 arrays.", ["depth+", "duplicate.later-"], {
  repeat: [
    [around({ put: [["/data/contact", "id", "@"]] })[0], 1],
    ["[", 150000],
    ["]", 150000],
    [around({ put: [["/data/contact", "id", "@"]] })[1], 1],
  ],
  issues: ["duplicate_key /data/contact/id"],
});
add(
  "depth-60-value",
  "Sixty levels in an unknown value, as text and as a parsed value.",
  ["depth+", "unknown:/data/contact-"],
  {
    put: [["/data/contact", "x", range(60).reduce((inner) => [inner], 0)]],
    issues: ["unknown_field /data/contact/x"],
  },
);

// Long tokens.
add(
  "long-number",
  "A number of 100000 digits in an unknown field.",
  ["json.number+", "unknown:/data/contact-"],
  {
    repeat: [
      [beforeX, 1],
      ["9", 100000],
      [afterX, 1],
    ],
    issues: ["unknown_field /data/contact/x"],
  },
);
const [beforeMs, afterMs] = around({ set: { "/data/timestampsMs/connectedAt": "@" } });
add(
  "long-integer",
  "The documented instant with 100000 zeros after the decimal point.",
  ["number.notation+", "integer:*+"],
  {
    repeat: [
      [`${beforeMs}1717870698888.`, 1],
      ["0", 100000],
      [afterMs, 1],
    ],
  },
);
add(
  "long-out-of-range",
  "A number of 100000 digits in timestampsMs.",
  ["range:/data/timestampsMs/connectedAt-"],
  {
    repeat: [
      [beforeMs, 1],
      ["9", 100000],
      [afterMs, 1],
    ],
    issues: ["out_of_range /data/timestampsMs/connectedAt"],
    value_form: { issues: ["null_not_allowed /data/timestampsMs/connectedAt"] },
  },
);
add("long-exponent", "An exponent of 100000 digits.", ["range:/data/timestampsMs/connectedAt-"], {
  repeat: [
    [`${beforeMs}1e`, 1],
    ["9", 100000],
    [afterMs, 1],
  ],
  issues: ["out_of_range /data/timestampsMs/connectedAt"],
  value_form: { issues: ["null_not_allowed /data/timestampsMs/connectedAt"] },
});
add("long-key", "An unknown key of 3000 escapes.", ["unknown:/data/contact-", "span.key+"], {
  repeat: [
    [`${beforeX.slice(0, -4)}"`, 1],
    ["\\u0061", 3000],
    [`":1${afterX}`, 1],
  ],
  issues: [`unknown_field /data/contact/${"a".repeat(3000)}`],
});
add(
  "long-timestamp",
  "A date-time with a fraction of 103 digits.",
  ["timestamp.fraction+", "mismatch.cut+"],
  {
    repeat: [
      [`${around({ set: { "/data/timestamps/connectedAt": "@" } })[0]}"2024-06-08T18:18:18.888`, 1],
      ["1", 100],
      [`Z"${around({ set: { "/data/timestamps/connectedAt": "@" } })[1]}`, 1],
    ],
  },
);
