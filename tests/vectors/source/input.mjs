// Forms of input and options: the provider's payloads, layouts, parsed values, strict, maxBytes.

import { lineUser, small, text, topic } from "./dsl.mjs";
import { STORE_AND_STAFF, STORE_ONLY } from "./page.mjs";

const { vectors, add } = topic("input");
export default vectors;

const fields = [
  "null.required:*+",
  "absent.required:*+",
  "null.attribute:*+",
  "absent.attribute:*+",
  "absent.nullable:*+",
  "type.string:*+",
  "type.object:*+",
  "type.array+",
  "type.number:*+",
  "type.root+",
  "event-type.other+",
  "id.empty:*+",
  "timestamp:*+",
  "timestamp.date+",
  "timestamp.time+",
  "timestamp.year+",
  "timestamp.day+",
  "timestamp.separator+",
  "integer:*+",
  "range:*+",
  "numeric-string:*+",
  "mismatch:*+",
  "order+",
  "line-users.empty+",
  "format.line-uid+",
  "format.provider-id+",
  "format.url:*+",
  "unknown:*+",
  "duplicate:*+",
  "utf8+",
  "bom+",
  "options.none+",
];
add(
  "page-store-and-staff",
  "The provider's example of store and staff, byte for byte.",
  ["input.text+", "input.bytes+", "input.value+", "connection.both+", ...fields],
  {
    text: STORE_AND_STAFF,
  },
);
add(
  "page-store-only",
  "The provider's example with only a store, byte for byte.",
  ["input.text+", "input.bytes+", "input.value+", "connection.store+", "null.nullable:/data/connectedStaff+"],
  {
    text: STORE_ONLY,
  },
);
const page = JSON.parse(STORE_AND_STAFF);
add("page-minified", "The provider's example, minified.", ["input.text+", "json.space+"], { doc: page });
add("page-reversed", "The provider's example with all keys reversed.", ["input.text+", "event.complete+"], {
  doc: page,
  reversed: true,
});
add("page-tabs-crlf", "The provider's example with tabs and CRLF.", ["input.text+", "json.space+"], {
  doc: page,
  style: { indent: "\t", eol: "\r\n" },
});
add(
  "page-escaped",
  "The provider's example with every non-ASCII character escaped.",
  ["input.text+", "json.escape+"],
  {
    text: JSON.stringify(page).replace(
      /[^\0-\x7f]/g,
      (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
    ),
  },
);
add("page-bytes", "The provider's example as bytes.", ["input.bytes+", "utf8+"], {
  bytes: [STORE_AND_STAFF],
});
add("page-value", "The provider's example, already parsed.", ["input.value+"], { value: page });
add("small", "A small valid payload without warnings.", ["input.text+", "connection.both+"]);
add("small-value", "A small payload, already parsed.", ["input.value+"], { value: small() });
add("cjk-and-emoji", "Names in many scripts.", ["input.text+", "utf8+"], {
  set: {
    "/data/contact/name": "康宜恩 😀 𠮷 Zoë",
    "/data/lineUsers/0/name": "أحمد 👨‍👩‍👧",
    "/data/connectedStore/name": "台北101旗艦店",
    "/data/connectedStaff/name": "ก\u0e34\u0000\u001f",
    "/data/connectedStaff/displayName": "\ufffd\uffff",
  },
});
add("whole-strings-long", "A name of 5000 characters.", ["input.text+", "input.bytes+"], {
  repeat: [
    [text({ set: { "/data/contact/name": "@" } }).split("@")[0], 1],
    ["康a😀é", 1250],
    [text({ set: { "/data/contact/name": "@" } }).split("@")[1], 1],
  ],
});
add("value-line-users", "A parsed value with two line users, one with mistakes.", ["input.value-"], {
  asValue: true,
  set: { "/data/lineUsers": [lineUser(), lineUser({ id: 5, name: null })] },
  issues: ["wrong_type /data/lineUsers/1/id", "null_not_allowed /data/lineUsers/1/name"],
});
add("value-other-event", "A parsed value of another event.", ["input.value-", "event-type.other-"], {
  value: { type: "store.created", data: { id: 1 } },
  issues: [{ code: "unexpected_event_type", pointer: "/type", received: "store.created" }],
});
add("value-empty", "An empty object as a parsed value.", ["input.value-"], {
  value: {},
  issues: ["missing_field /type", "missing_field /data"],
});

// strict
const strict = { strict: true };
add("strict-flawless", "With strict, a payload without warnings stays valid.", "strict+", {
  options: strict,
});
add("strict-warning", "With strict, one warning makes the payload invalid.", "strict-", {
  options: strict,
  set: { "/data/contact/avatar": null },
  issues: ["undocumented_null /data/contact/avatar"],
});
add("strict-false", "strict: false is the default.", "strict+", {
  options: { strict: false },
  set: { "/data/contact/avatar": null },
  issues: ["undocumented_null /data/contact/avatar"],
});
add("strict-absent-nullable", "With strict, an absent nullable field makes the payload invalid.", "strict-", {
  options: strict,
  del: ["/data/connectedStaff"],
  issues: ["absent_field /data/connectedStaff"],
});
add(
  "strict-null-nullable",
  "With strict, a documented null is valid.",
  ["strict+", "null.nullable:/data/connectedStaff+"],
  {
    options: strict,
    set: { "/data/connectedStaff": null },
  },
);
add("strict-unknown", "With strict, an unknown key makes the payload invalid.", "strict-", {
  options: strict,
  put: [["", "id", 1]],
  issues: ["unknown_field /id"],
});
add("strict-error", "With strict, an error stays an error, and a warning stays a warning.", "strict-", {
  options: strict,
  set: { "/data/contact/id": "", "/data/contact/avatar": "x" },
  issues: ["empty_id /data/contact/id", "unexpected_format /data/contact/avatar"],
});
add("strict-value", "With strict, a warning makes a parsed value invalid.", ["strict-", "input.value-"], {
  options: strict,
  asValue: true,
  set: { "/data/lineUsers": [] },
  issues: ["no_line_users /data/lineUsers"],
});

// maxBytes
const size = Buffer.byteLength(text());
add("max-bytes-exact", "A payload of exactly maxBytes.", ["size.option+", "size.value+"], {
  options: { maxBytes: size },
});
add("max-bytes-one-less", "A payload of one byte more than maxBytes.", ["size.option-", "size.value-"], {
  options: { maxBytes: size - 1 },
  issues: ["too_large "],
  value_form: { issues: ["too_large "] },
});
add("max-bytes-zero", "maxBytes of 0: any payload is too large.", "size.option-", {
  options: { maxBytes: 0 },
  text: "1",
  issues: ["too_large "],
  value_form: { issues: ["too_large "] },
});
add(
  "max-bytes-zero-empty",
  "maxBytes of 0: empty input is not too large, but not JSON.",
  ["size.option+", "json.empty-"],
  { options: { maxBytes: 0 }, text: "¦", issues: ["invalid_json "] },
);
const cjk = text({ set: { "/data/contact/name": "康😀é" } });
add(
  "max-bytes-utf8-exact",
  "The size is counted in bytes, not in code units: exactly the limit.",
  "size.utf8+",
  {
    text: cjk,
    options: { maxBytes: Buffer.byteLength(cjk) },
  },
);
add(
  "max-bytes-utf8-one-less",
  "The size is counted in bytes: one byte above the limit, although the code units are fewer.",
  "size.utf8-",
  {
    text: cjk,
    options: { maxBytes: Buffer.byteLength(cjk) - 1 },
    issues: ["too_large "],
    value_form: { issues: ["too_large "] },
  },
);
add("max-bytes-units", "maxBytes equals the number of code units: too large.", "size.utf8-", {
  text: cjk,
  options: { maxBytes: cjk.length },
  issues: ["too_large "],
  value_form: { issues: ["too_large "] },
});
add("max-bytes-bytes", "The same for bytes.", "size.utf8-", {
  bytes: [cjk],
  options: { maxBytes: Buffer.byteLength(cjk) - 1 },
  issues: ["too_large "],
});
add(
  "max-bytes-space",
  "White space counts in a text, but a parsed value does not have any.",
  ["size.option-", "size.value+"],
  {
    text: `${text()}\n`,
    options: { maxBytes: size },
    issues: ["too_large "],
    value_form: { issues: [] },
  },
);
add(
  "max-bytes-escapes",
  "In a text, escapes count as they are written; in a parsed value, as JSON.stringify writes them.",
  ["size.option-", "size.value+"],
  {
    text: text().replace('"Ann"', '"\\u0041nn"'),
    options: { maxBytes: size },
    issues: ["too_large "],
    value_form: { issues: [] },
  },
);
add("max-bytes-longer-value", "A number that JSON.stringify writes longer than the text.", ["size.value-"], {
  text: text().replaceAll("1717870698888", "864e13"),
  options: { maxBytes: size - 14 },
  issues: [
    "timestamp_mismatch /data/timestampsMs/connectedAt",
    "timestamp_mismatch /data/timestampsMs/initConnectedAt",
  ],
  value_form: { issues: ["too_large "] },
});
add("max-bytes-value-exact", "A parsed value of exactly maxBytes.", "size.value+", {
  value: small(),
  options: { maxBytes: size },
});
add("max-bytes-value-one-less", "A parsed value of one byte more.", "size.value-", {
  value: small(),
  options: { maxBytes: size - 1 },
  issues: ["too_large "],
});
add("max-bytes-value-utf8", "A parsed value is counted in bytes.", ["size.value-", "size.utf8-"], {
  value: ["康"],
  options: { maxBytes: 6 },
  issues: ["too_large "],
});
add(
  "max-bytes-value-mistakes",
  "A parsed value that is too large has no other issues.",
  ["size.value-", "fatal.alone-"],
  {
    value: { type: 1 },
    options: { maxBytes: 9 },
    issues: ["too_large "],
  },
);
add("max-bytes-and-strict", "Both options at once.", ["strict-", "size.option+"], {
  options: { strict: true, maxBytes: size + 100 },
  put: [["", "x", 1]],
  issues: ["unknown_field /x"],
});
add("max-bytes-bom", "The byte order mark counts: exactly the limit.", ["bom.counts-", "size.option+"], {
  text: `\ufeff${text()}`,
  options: { maxBytes: size + 3 },
  issues: ["byte_order_mark "],
  value_form: false,
});
add("max-bytes-bom-one-less", "The byte order mark counts: one byte above the limit.", ["size.option-"], {
  text: `\ufeff${text()}`,
  options: { maxBytes: size + 2 },
  issues: ["too_large "],
  value_form: false,
});
add(
  "max-bytes-truncated",
  "A payload that is cut at maxBytes is not too large, but not JSON.",
  ["size.option+", "json.cut-"],
  {
    text: `${text().slice(0, 64)}¦`,
    options: { maxBytes: 64 },
    issues: ["invalid_json "],
  },
);
