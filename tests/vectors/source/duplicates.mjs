// Duplicate keys.

import { lineUser, Members, raw, topic } from "./dsl.mjs";

const { vectors, add } = topic("keys");
export default vectors;

const C = "/data/contact";

const dup = ["duplicate:/data/contact-"];
add(
  "duplicate-escaped",
  "The second key is an escaped form of the first.",
  [...dup, "duplicate.unescaped-", "span.key+"],
  {
    put: [[C, raw('"\\u0069d"'), "c2"]],
    issues: [`duplicate_key ${C}/id`],
    value_form: false,
  },
);
add("duplicate-escaped-first", "The first key is the escaped one.", [...dup, "duplicate.unescaped-"], {
  put: [[C, raw('"\\u0069\\u0064"'), "c0", 0]],
  issues: [{ code: "duplicate_key", pointer: `${C}/id`, nth: 2 }],
  value_form: false,
});
add("duplicate-equal-value", "The repeated key has the same value.", [...dup, "input.lost+"], {
  put: [[C, "id", "c1"]],
  issues: [`duplicate_key ${C}/id`],
  value_form: { issues: [] },
});
add(
  "duplicate-last-wins-parsed",
  "JSON.parse keeps the last one, so a parsed value has no error.",
  [...dup, "input.lost+", "input.lost-"],
  {
    put: [[C, "id", "c2"]],
    issues: [`duplicate_key ${C}/id`],
    value_form: { issues: [] },
  },
);
add(
  "duplicate-first-null",
  "The first occurrence is null and is validated; the second would be valid.",
  [...dup, "duplicate.first-"],
  {
    set: { [`${C}/id`]: null },
    put: [[C, "id", "c1"]],
    issues: [`null_not_allowed ${C}/id`, `duplicate_key ${C}/id`],
    value_form: { issues: [] },
  },
);
add(
  "duplicate-first-empty",
  "The first occurrence is empty and is validated.",
  [...dup, "duplicate.first-"],
  {
    set: { [`${C}/id`]: "" },
    put: [[C, "id", 5]],
    issues: [`empty_id ${C}/id`, `duplicate_key ${C}/id`],
    value_form: { issues: [`wrong_type ${C}/id`] },
  },
);
add(
  "duplicate-later-broken",
  "The later value has the wrong type and contains a lone surrogate: neither is validated.",
  [...dup, "duplicate.later-", "surrogate.unread+"],
  {
    put: [[C, "name", [raw('"\\ud800"')]]],
    issues: [`duplicate_key ${C}/name`],
    value_form: false,
  },
);
add(
  "duplicate-later-surrogate",
  "The later value is a string with a lone surrogate: it is not validated.",
  [...dup, "duplicate.later-", "surrogate.unread+"],
  {
    put: [[C, "name", raw('"\\ud800"')]],
    issues: [`duplicate_key ${C}/name`],
    value_form: false,
  },
);
add("duplicate-three", "A key occurs three times.", [...dup, "duplicate.again-"], {
  put: [
    [C, "id", "c2"],
    [C, "id", "c3"],
  ],
  issues: [`duplicate_key#2 ${C}/id`, `duplicate_key#3 ${C}/id`],
  value_form: false,
});
add(
  "duplicate-two-keys",
  "Two keys occur twice, one of them in direct succession.",
  [...dup, "independent-"],
  {
    put: [
      [C, "id", "c2", 1],
      [C, "avatar", null],
    ],
    issues: [`duplicate_key ${C}/id`, `duplicate_key ${C}/avatar`],
    value_form: false,
  },
);
add(
  "duplicate-unknown",
  "An unknown key occurs three times.",
  ["duplicate.unknown-", `unknown:${C}-`, "duplicate.again-"],
  {
    put: [
      [C, "x", 1],
      [C, raw('"\\u0078"'), 2],
      [C, "x", 3],
    ],
    issues: [`unknown_field ${C}/x`, `duplicate_key#2 ${C}/x`, `duplicate_key#3 ${C}/x`],
    value_form: { issues: [`unknown_field ${C}/x`] },
  },
);
add("duplicate-many-unknown", "Unknown keys repeat in turn.", ["duplicate.unknown-", "order.document-"], {
  doc: new Members(["a", 1], ["b", 1], ["a", 1], ["type", "y"], ["b", 1], ["data", {}]),
  issues: [
    "unknown_field /a",
    "unknown_field /b",
    "duplicate_key /a",
    { code: "unexpected_event_type", pointer: "/type", received: "y" },
    "duplicate_key /b",
  ],
  value_form: false,
});
add("duplicate-data", "data occurs twice; the second is empty.", ["duplicate:-", "duplicate.later-"], {
  put: [["", "data", {}]],
  issues: ["duplicate_key /data"],
  value_form: false,
});
add(
  "duplicate-object-later-unread",
  "The content of a repeated object is not validated.",
  ["duplicate:/data-", "duplicate.later-", "unknown.unread+"],
  {
    put: [["/data", "contact", new Members(["x", 1], ["x", 2])]],
    issues: ["duplicate_key /data/contact"],
    value_form: false,
  },
);
add(
  "duplicate-connection",
  "connectedStore is first null and then an object: the contact has no connection.",
  ["connection.none-", "duplicate.first-"],
  {
    set: { "/data/connectedStore": null, "/data/connectedStaff": null },
    put: [["/data", "connectedStore", { id: "s1", name: "M", logo: "", externalId: "" }]],
    issues: ["no_connection /data", "duplicate_key /data/connectedStore"],
    value_form: { issues: [] },
  },
);
add(
  "duplicate-second-line-user",
  "A key occurs twice in the second line user; equal keys of different objects are not duplicates.",
  ["duplicate:/data/lineUsers/0+", "independent-"],
  {
    set: { "/data/lineUsers": [lineUser(), new Members(...Object.entries(lineUser()), ["id", "l2"])] },
    issues: ["duplicate_key /data/lineUsers/1/id"],
    value_form: false,
  },
);
add("duplicate-proto", "__proto__ occurs twice.", ["duplicate.unknown-"], {
  put: [
    [C, "__proto__", 1],
    [C, "__proto__", 2],
  ],
  issues: [`unknown_field ${C}/__proto__`, `duplicate_key ${C}/__proto__`],
  value_form: false,
});
add("duplicate-empty-key", "The empty key occurs twice.", "duplicate.unknown-", {
  put: [
    ["", "", 1],
    ["", "", 2],
  ],
  issues: ["unknown_field /", "duplicate_key /"],
  value_form: false,
});
add(
  "duplicate-not-normalised",
  "Keys are compared by code points: é composed and decomposed differ.",
  [`duplicate:${C}+`, `unknown:${C}-`],
  {
    put: [
      [C, "\u00e9", 1],
      [C, "e\u0301", 2],
    ],
    issues: [`unknown_field ${C}/\u00e9`, `unknown_field ${C}/e\u0301`],
  },
);
