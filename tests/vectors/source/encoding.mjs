// Bytes and code units: UTF-8, raw surrogates, the byte order mark, and which fatal error is reported.

import { text, topic } from "./dsl.mjs";

const { vectors, add, bad } = topic("text");
export default vectors;

const [before, after] = text({ set: { "/data/contact/name": "Ann@" } }).split("@");
const hex = (s) => Buffer.from(s.replaceAll(" ", ""), "hex");

// UTF-8.
add(
  "utf8-every-length",
  "Characters of one to four bytes, the first and last of each length.",
  ["utf8+", "input.bytes+", "units+"],
  {
    bytes: [before, "\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff\u{10000}\u{10ffff}", after],
  },
);
add("utf8-noncharacters", "Noncharacters are valid in UTF-8.", "utf8+", {
  bytes: [before, hex("efbfbe efbfbf f09fbfbf f48fbfbf"), after],
});
/** Bytes in the contact's name: the first error spans `length` bytes. */
const ill = (id, comment, rows, bytes, length, tail = after) =>
  add(`utf8-${id}`, comment, ["utf8-", ...[rows].flat()], {
    bytes: [`${before}¦`, hex(bytes), tail],
    issues: [{ code: "invalid_utf8", pointer: "", length }],
  });
ill("overlong-2-nul", "Overlong: U+0000 in two bytes.", ["utf8.overlong-", "utf8.bytes-"], "c080", 1);
ill("overlong-2-slash", "Overlong: a slash in two bytes.", ["utf8.overlong-", "utf8.bytes-"], "c1af", 1);
ill("overlong-3", "Overlong: a slash in three bytes.", "utf8.overlong-", "e080af", 1);
ill("overlong-3-last", "Overlong: U+07FF in three bytes.", "utf8.overlong-", "e09fbf", 1);
ill("overlong-4", "Overlong: a slash in four bytes.", "utf8.overlong-", "f08080af", 1);
ill("overlong-4-last", "Overlong: U+FFFF in four bytes.", "utf8.overlong-", "f08fbfbf", 1);
ill("surrogate-high", "U+D800, encoded.", "utf8.surrogate-", "eda080", 1);
ill("surrogate-low", "U+DFFF, encoded.", "utf8.surrogate-", "edbfbf", 1);
ill("surrogate-pair", "A surrogate pair, each half encoded (CESU-8).", "utf8.surrogate-", "eda0bd edb880", 1);
ill("beyond", "U+110000, the first code point after the end.", "utf8.beyond-", "f4908080", 1);
ill("beyond-f5", "F5 is never a lead byte.", ["utf8.beyond-", "utf8.bytes-"], "f5808080", 1);
ill("five-bytes", "A sequence of five bytes.", "utf8.bytes-", "f888808080", 1);
ill("six-bytes", "A sequence of six bytes.", "utf8.bytes-", "fc8480808080", 1);
ill("fe", "The byte FE.", "utf8.bytes-", "fe", 1);
ill("ff", "The byte FF.", "utf8.bytes-", "ff", 1);
ill("continuation", "A continuation byte on its own.", "utf8.continuation-", "80", 1);
ill("continuation-bf", "The last continuation byte on its own.", "utf8.continuation-", "bf", 1);
ill("continuation-two", "Two continuation bytes: the first is the error.", "utf8.continuation-", "8080", 1);
ill(
  "continuation-after",
  "A continuation byte after a complete character.",
  "utf8.continuation-",
  "80",
  1,
  `é${after}`,
);
ill("latin-1", "A letter in Latin-1.", "utf8.truncated-", "e9", 1);
ill("cut-2", "The first of two bytes, then a quote.", "utf8.truncated-", "c3", 1);
ill("cut-3-1", "The first of three bytes, then a quote.", "utf8.truncated-", "e5", 1);
ill("cut-3-2", "Two of three bytes, then a quote.", "utf8.truncated-", "e5ba", 2);
ill("cut-4-1", "The first of four bytes, then a quote.", "utf8.truncated-", "f0", 1);
ill("cut-4-2", "Two of four bytes, then a quote.", "utf8.truncated-", "f09f", 2);
ill("cut-4-3", "Three of four bytes, then a quote.", "utf8.truncated-", "f09f98", 3);
ill(
  "cut-4-then-character",
  "Three of four bytes, then a complete character.",
  "utf8.truncated-",
  "f09f98 f09f9880",
  3,
);
ill("cut-3-then-lead", "Two of three bytes, then another lead byte.", "utf8.truncated-", "e5ba c3a9", 2);
for (const [id, bytes, length] of [
  ["2", "c3", 1],
  ["3-1", "e5", 1],
  ["3-2", "e5ba", 2],
  ["4-1", "f0", 1],
  ["4-2", "f09f", 2],
  ["4-3", "f09f98", 3],
]) {
  ill(
    `end-${id}`,
    `The input ends after ${length} byte${length > 1 ? "s" : ""} of ${id[0]}.`,
    "utf8.truncated-",
    bytes,
    length,
    "",
  );
}
ill("end-overlong", "The input ends inside an overlong form.", "utf8.overlong-", "e080", 1, "");
ill("end-surrogate", "The input ends inside an encoded surrogate.", "utf8.surrogate-", "eda0", 1, "");
add("utf8-in-key", "The error is in a key.", "utf8-", {
  bytes: ['{"a¦', hex("ff"), '":1}'],
  issues: [{ code: "invalid_utf8", pointer: "", length: 1 }],
});
add("utf8-between", "The error is between the tokens.", ["utf8-", "utf8.continuation-"], {
  bytes: ["{ ¦", hex("a0"), '"a":1}'],
  issues: [{ code: "invalid_utf8", pointer: "", length: 1 }],
});
add("utf8-in-unknown", "The error is in a value that the model does not read.", "utf8-", {
  bytes: ['{"type":"x","data":{"a":"¦', hex("c328"), '"}}'],
  issues: [{ code: "invalid_utf8", pointer: "", length: 1 }],
});
add("utf8-trailing", "The error is after the payload.", "utf8-", {
  bytes: [`${text()}\n¦`, hex("80")],
  issues: [{ code: "invalid_utf8", pointer: "", length: 1 }],
});
add("utf8-two", "Two errors: the first counts.", ["utf8-", "fatal.alone-"], {
  bytes: ['{"康":"a¦', hex("c3"), '","b":"', hex("ff"), '"}'],
  issues: [{ code: "invalid_utf8", pointer: "", length: 1 }],
});
add(
  "utf8-second-line",
  "The error on the third line after an emoji: columns count characters.",
  ["utf8-", "column+", "line+"],
  {
    bytes: ['{\r\n  "a": 1,\n  "😀康": "¦', hex("e5ba"), '"\n}'],
    issues: [{ code: "invalid_utf8", pointer: "", length: 2 }],
  },
);
add("utf16-le", "UTF-16, little endian, with a byte order mark.", "utf8.bytes-", {
  bytes: ["¦", hex("fffe7b007d00")],
  issues: [{ code: "invalid_utf8", pointer: "", length: 1 }],
});
add("utf16-be", "UTF-16, big endian, with a byte order mark.", "utf8.bytes-", {
  bytes: ["¦", hex("feff007b007d")],
  issues: [{ code: "invalid_utf8", pointer: "", length: 1 }],
});
add("utf16-le-no-mark", "UTF-16 without a mark is UTF-8 with zero bytes, and not JSON.", "json.space-", {
  bytes: ["{¦", hex("00"), "}", hex("00")],
  issues: ["invalid_json "],
});
add("gzip", "A compressed body.", "utf8.continuation-", {
  bytes: [hex("1f"), "¦", hex("8b0800")],
  issues: [{ code: "invalid_utf8", pointer: "", length: 1 }],
});
add("bytes-empty", "Empty input as bytes.", "json.empty-", { bytes: ["¦"], issues: ["invalid_json "] });

// Raw surrogates in a JavaScript string.
const halves = (id, comment, utf16, more = []) =>
  add(`surrogate-raw-${id}`, comment, ["surrogate.raw-", ...more], { utf16, issues: ["lone_surrogate "] });
add(
  "surrogate-raw-pair",
  "A raw surrogate pair in a text.",
  ["surrogate.raw+", "surrogate.value:/data/contact/name+"],
  { text: `${before}😀${after}` },
);
halves("high", "A lone high surrogate in a string.", `${before}¦\ud83d${after}`);
halves("low", "A lone low surrogate in a string.", `${before}¦\ude00${after}`);
halves(
  "reversed",
  "Two surrogates in the wrong order: the first is the error.",
  `${before}¦\ude00\ud83d${after}`,
);
halves("high-then-pair", "A lone high surrogate before a pair.", `${before}¦\ud83d😀${after}`);
halves("low-after-pair", "A lone low surrogate after a pair.", `${before}😀¦\ude00${after}`, ["column+"]);
halves("key", "A lone high surrogate in a key.", '{"a¦\ud800":1}');
halves("between", "A lone low surrogate between the tokens.", '{¦\udfff"a":1}');
halves("end", "A lone high surrogate as the last code unit.", `${text()}¦\ud83d`);
halves(
  "unread",
  "A lone high surrogate in a value that the model does not read.",
  '{"type":"x","data":"a¦\udbff"}',
);
halves("lines", "A lone surrogate on the second line after a pair.", '{\n"😀":"¦\ud83d"}', [
  "line+",
  "column+",
]);
halves(
  "escaped-other-half",
  "A raw high surrogate before an escaped low surrogate: not a pair.",
  `${before}¦\ud83d\\ude00${after}`,
);
halves("alone", "Only a lone surrogate.", "¦\udc00");

// The byte order mark.
add("bom", "A leading byte order mark.", ["bom-", "bom.counts-"], {
  text: `\ufeff${text()}`,
  issues: ["byte_order_mark "],
  value_form: false,
});
add("bom-none", "No byte order mark.", ["bom+", "bom.counts+"], { text: text() });
add("bom-bytes", "A leading byte order mark as bytes.", ["bom-", "bom.counts-"], {
  bytes: [hex("efbbbf"), text()],
  issues: ["byte_order_mark "],
});
add("bom-strict", "With strict a byte order mark makes the payload invalid.", ["bom-", "strict-"], {
  text: `\ufeff${text()}`,
  options: { strict: true },
  issues: ["byte_order_mark "],
  value_form: false,
});
add("bom-then-space", "White space after the mark.", "bom-", {
  text: `\ufeff\n ${text()}`,
  issues: ["byte_order_mark "],
  value_form: false,
});
add("bom-offsets", "The mark counts in offsets and columns.", ["bom.counts-", "units+", "column+"], {
  text: `\ufeff${text({ set: { "/data/contact/id": "" }, put: [["", "x", 1, 0]] })}`,
  issues: ["byte_order_mark ", "unknown_field /x", "empty_id /data/contact/id"],
  value_form: false,
});
add("bom-root-array", "An array after the mark.", ["bom.counts-", "type.root-", "span.value+"], {
  text: "\ufeff[]",
  issues: ["byte_order_mark ", "wrong_type "],
  value_form: false,
});
add(
  "bom-root-empty",
  "An empty object after the mark: its brace is column 2.",
  ["bom.counts-", "span.brace+"],
  {
    text: "\ufeff{}",
    issues: ["byte_order_mark ", "missing_field /type", "missing_field /data"],
    value_form: false,
  },
);
add("bom-in-string", "U+FEFF at the beginning of a string.", "bom.inside+", {
  set: { "/data/contact/id": "\ufeffc1" },
});
add("bom-unknown-key", "U+FEFF at the beginning of a key.", "bom.inside+", {
  put: [["", "\ufefftype", 1]],
  issues: ["unknown_field /\ufefftype"],
});
bad("bom-twice", "A second byte order mark.", ["bom.second-", "fatal.alone-"], `\ufeff¦\ufeff${text()}`);
bad("bom-alone", "Only a byte order mark.", ["json.empty-", "span.fatal+"], "\ufeff¦");
bad("bom-after-space", "A byte order mark after a space.", "json.space-", ` ¦\ufeff${text()}`);
bad(
  "bom-broken",
  "The text after the mark is not JSON: the mark is not reported.",
  "fatal.alone-",
  '\ufeff{"a":¦}',
);
add(
  "bom-bad-utf8",
  "The bytes after the mark are not UTF-8: the mark is not reported.",
  ["utf8-", "fatal.alone-"],
  {
    bytes: [hex("efbbbf"), '{"a":"¦', hex("80"), '"}'],
    issues: [{ code: "invalid_utf8", pointer: "", length: 1 }],
  },
);
add("bom-cut", "Two bytes of a byte order mark.", ["utf8.truncated-"], {
  bytes: ["¦", hex("efbb"), "{}"],
  issues: [{ code: "invalid_utf8", pointer: "", length: 2 }],
});

// Which fatal error is reported.
const large = (id, covers, comment, input) =>
  add(`first-${id}`, comment, [covers, "fatal.alone-"].flat(), {
    ...input,
    issues: ["too_large "],
    value_form: false,
  });
large("size-utf8", "fatal.size-utf8-", "Too large and not UTF-8.", {
  bytes: ["[", hex("ff"), "]"],
  options: { maxBytes: 2 },
});
large("size-utf8-early", "fatal.size-utf8-", "Not UTF-8 from the first byte on, and too large.", {
  bytes: [hex("8080"), text()],
  options: { maxBytes: 100 },
});
large("size-json", "fatal.size-json-", "Too large and not JSON.", { text: "{a}", options: { maxBytes: 2 } });
large("size-bom", "fatal.alone-", "Too large with a byte order mark.", {
  text: "\ufeff{}",
  options: { maxBytes: 4 },
});
large("size-all", ["fatal.size-utf8-", "fatal.size-json-"], "Too large, not UTF-8, not JSON.", {
  bytes: ["{,", hex("c0"), "]"],
  options: { maxBytes: 3 },
});
add("first-size-surrogate", "Too large and a lone surrogate.", ["fatal.size-surrogate-", "fatal.alone-"], {
  utf16: '"\ud800"',
  options: { maxBytes: 4 },
  issues: ["too_large "],
});
const late = (id, comment, parts) =>
  add(`first-${id}`, comment, ["fatal.utf8-json-", "fatal.alone-"], {
    bytes: parts,
    issues: [{ code: "invalid_utf8", pointer: "", length: 1 }],
  });
late("utf8-then-json", "Not UTF-8, then not JSON.", ['["¦', hex("ff"), '",]']);
late("json-then-utf8", "Not JSON, then not UTF-8: the second is reported.", [
  '{"a":,"b":"¦',
  hex("ff"),
  '"}',
]);
late("json-at-once-utf8-last", "Not JSON from the first byte on; the last byte is not UTF-8.", [
  `nonsense ${text()} ¦`,
  hex("fe"),
]);
late("utf8-outside", "The byte that is not JSON is not UTF-8 either.", ["[¦", hex("80"), "]"]);
add(
  "first-json-then-surrogate",
  "Not JSON, then a lone surrogate: the second is reported.",
  ["fatal.surrogate-json-", "fatal.alone-"],
  { utf16: '{"a":,"b":"¦\udc00"}', issues: ["lone_surrogate "] },
);
add(
  "first-surrogate-then-json",
  "A lone surrogate, then not JSON.",
  ["fatal.surrogate-json-", "fatal.alone-"],
  {
    utf16: '["¦\ud800",]',
    issues: ["lone_surrogate "],
  },
);
add(
  "first-surrogate-last",
  "Not JSON from the first code unit on; the last one is a lone surrogate.",
  ["fatal.surrogate-json-", "fatal.alone-"],
  { utf16: `,${text()}¦\ud800`, issues: ["lone_surrogate "] },
);
add(
  "first-surrogate-bom",
  "A lone surrogate after a byte order mark: the mark is not reported.",
  ["surrogate.raw-", "fatal.alone-"],
  { utf16: '\ufeff{"a":"¦\ud800"}', issues: ["lone_surrogate "] },
);
