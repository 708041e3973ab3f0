// The grammar of RFC 8259. ¦ marks the first character after which no continuation can make the text JSON.

import { raw, small, text, topic } from "./dsl.mjs";

const { vectors, add, bad } = topic("text");
export default vectors;

/** Returns the small payload with this text as the value of an unknown field. */
const within = (value) => text({ put: [["/data/contact", "x", raw(value)]] });

// Empty and truncated.
bad("empty", "Empty input.", ["json.empty-", "span.fatal+"], "¦");
bad("blank", "Only white space.", ["json.empty-", "line+"], " \t\r\n ¦");
const whole = text();
for (const [id, end] of Object.entries({
  "after-brace": 1,
  "in-key": 4,
  "after-key": 6,
  "after-colon": 7,
  "in-string": 12,
  "after-value": whole.indexOf(","),
  "after-comma": whole.indexOf(",") + 1,
  "in-array": whole.indexOf("[") + 1,
  "in-number": whole.indexOf("1717") + 5,
  "last-brace": whole.length - 1,
  "two-braces": whole.length - 2,
})) {
  bad(
    `cut-${id}`,
    `A truncated payload: ${id.replaceAll("-", " ")}.`,
    "json.cut-",
    `${whole.slice(0, end)}¦`,
  );
}
for (const [id, t] of Object.entries({
  quote: '"',
  backslash: '"\\',
  u: '"\\u',
  "u-hex": '"\\u12',
  minus: "-",
  point: "1.",
  exponent: "1e",
  "exponent-sign": "1e+",
  literal: "tru",
  "array-comma": "[1,",
  "object-colon": '{"a":',
  "newline-end": "[1\n",
})) {
  bad(
    `cut-short-${id}`,
    `The text ${JSON.stringify(t)} ends too early.`,
    ["json.cut-", "span.fatal+"],
    `${t}¦`,
  );
}

// Text after the payload, and white space between tokens.
add("trailing-space", "White space around the payload.", ["json.trailing+", "json.space+"], {
  text: `\r\n\t ${text()} \t\r\n`,
});
add("space-everywhere", "White space of each kind between all tokens.", "json.space+", {
  style: { indent: " \t", eol: " \r\n", gap: "\r\t\n " },
});
// A fast path for payloads without white space must notice white space wherever it is, and only there.
for (const [id, where, to] of [
  ["after-colons", /":/g, '":\n'],
  ["before-colons", /":/g, '"\n:'],
  ["after-commas", /,"/g, ', "'],
  ["before-commas", /,"/g, '\t,"'],
  ["after-braces", /\{/g, "{\r\n"],
  ["before-braces", /\}/g, " }"],
  ["in-brackets", /[[\]]/g, (bracket) => (bracket === "[" ? "[ " : " ]")],
  ["after-one-colon", /"lineUsers":/, '"lineUsers": '],
  ["after-another-colon", /"timestampsMs":/, '"timestampsMs":\n'],
  ["before-one-comma", /,"connectedStaff"/, ' ,"connectedStaff"'],
]) {
  add(`space-${id}`, `White space in a compact payload: ${id.replaceAll("-", " ")}.`, "json.space+", {
    text: text().replace(where, to),
  });
}
for (const [id, where, to] of [
  ["comma-twice", '"data"', '¦,"data"'],
  ["brace-for-comma", ',"lineUsers"', '¦{"lineUsers"'],
  ["brace-for-comma-spaced", ', "lineUsers"', ' ¦{ "lineUsers"'],
  ["comma-for-brace", '{"contact"', '¦,"contact"'],
  ["comma-at-the-end", '"initConnectedAt":1717870698888}', '"initConnectedAt":1717870698888,¦}'],
]) {
  const compact = text().replaceAll(where.startsWith(", ") ? "," : "\0", ", ");
  bad(
    `compact-${id}`,
    `In a compact payload: ${id.replaceAll("-", " ")}.`,
    "json.object-",
    compact.replace(where, to),
  );
}
// A fast path that expects the end of an id at its usual length must also check the characters before.
for (const count of [8, 16, 24]) {
  const contact = (inside) => {
    const id = "clrq5ca80000lb9c9dn3ufsjc";
    const rest = id.slice(count + Buffer.byteLength(inside.replace("¦", "")));
    return text({ set: { "/data/contact/id": raw(`"${id.slice(0, count)}${inside}${rest}"`) } });
  };
  bad(
    `id-control-${count}`,
    `A control character in an id, after ${count} others.`,
    "json.control-",
    contact("¦\t"),
  );
  bad(
    `id-quote-${count}`,
    `An id ends after ${count} characters, followed by text.`,
    "json.object-",
    contact('"¦'),
  );
  if (count < 24) {
    add(`id-escape-${count}`, `An escape in an id, after ${count} others.`, "json.escape+", {
      text: contact("\\n"),
    });
    add(`id-non-ascii-${count}`, `A non-ASCII character in an id, after ${count} characters.`, "utf8+", {
      text: contact("é"),
    });
  }
}
const trail = (id, marked, comment) =>
  bad(`trailing-${id}`, comment ?? `Trailing data: ${id}.`, "json.trailing-", marked);
trail("object", `${text()}¦{}`);
trail("brace", `${text()}¦}`);
trail("comma", `${text()}¦,`);
trail("letter", `${text()}\n¦x`);
trail("nul", `${text()}¦\u0000`);
trail("second-line", '{"a":1}\n¦{"a":2}', "Two payloads on two lines.");
trail("after-number", "1 ¦2");
trail("after-null", "null¦l");
trail("bom", `${text()}¦\ufeff`, "A byte order mark at the end.");
const space = (id, c) => {
  const name = `U+${c.codePointAt(0).toString(16).padStart(4, "0").toUpperCase()}`;
  bad(`space-${id}`, `${name} is not white space.`, "json.space-", `{¦${c}"a":1}`);
  // An implementation can examine sixteen bytes at a time.
  bad(
    `space-run-${id}`,
    `${name}, which is not white space, inside white space.`,
    "json.space-",
    `{ \n\t\r ¦${c}\r\t\n ${text().slice(1)}`,
  );
};
for (const length of [1, 14, 15, 16, 17, 31, 40]) {
  bad(
    `space-after-${length}`,
    `A character that is not white space after ${length} that are.`,
    "json.space-",
    `{${" \n\t\r".repeat(10).slice(0, length)}¦\f${text().slice(1)}`,
  );
  bad(
    `space-at-end-after-${length}`,
    `A character that is not white space after ${length} that are, at the end.`,
    "json.trailing-",
    `${text()}${" \n\t\r".repeat(10).slice(0, length)}¦\f`,
  );
}
space("form-feed", "\f");
space("end-of-medium", "\u0019");
space("vertical-tab", "\v");
space("nul", "\u0000");
space("nbsp", "\u00a0");
space("next-line", "\u0085");
space("ideographic", "\u3000");
space("line-separator", "\u2028");
space("zero-width", "\u200b");
space("bom", "\ufeff");

// Literals and numbers.
const literal = (id, marked) =>
  bad(
    `literal-${id}`,
    `${JSON.stringify(marked.replace("¦", ""))} contains an unknown literal.`,
    "json.literal-",
    marked,
  );
add("literals", "The three literals as values of an unknown field.", "json.literal+", {
  put: [["", "x", [true, false, null]]],
  issues: ["unknown_field /x"],
});
literal("cut-brace", '{"a":tru¦}');
literal("upper", '{"a":¦True}');
literal("upper-null", '{"a":¦NULL}');
literal("none", '{"a":¦None}');
literal("undefined", '{"a":¦undefined}');
literal("nan", '{"a":¦NaN}');
literal("infinity", '{"a":¦Infinity}');
literal("minus-infinity", '{"a":-¦Infinity}');
literal("nil", '{"a":n¦il}');
literal("longer", '{"a":true¦e}');
literal("joined", '{"a":null¦true}');
literal("word", "¦hello");
literal("false-case", '{"a":fal¦Se}');

const right = [
  "0",
  "-0",
  "10",
  "0.0",
  "1.50",
  "1e5",
  "1E5",
  "1e+05",
  "1e-05",
  "-1.2e-3",
  "1e400",
  "123456789012345678901234567890",
];
add("numbers-right", "Numbers of every form in an unknown field.", "json.number+", {
  put: [["", "x", right.map(raw)]],
  issues: ["unknown_field /x"],
});
for (const [id, marked] of Object.entries({
  "leading-zero": "0¦1",
  "two-zeros": "0¦0",
  "minus-zero-one": "-0¦1",
  plus: "¦+1",
  "point-first": "¦.5",
  "point-last": "1.¦",
  "point-minus": "-¦.5",
  "two-minus": "-¦-1",
  minus: "-¦",
  "exponent-only": "1e¦",
  "exponent-sign": "1e+¦",
  "exponent-point": "1e1¦.5",
  "exponent-two": "1e1¦e1",
  "two-points": "1.2¦.3",
  hex: "0¦x10",
  octal: "0¦o7",
  underscore: "1¦_000",
  "point-exponent": "1.¦e5",
  "sign-inside": "1e+¦-5",
  fullwidth: "¦１",
  suffix: "1¦n",
  "zero-exponent-none": "0e¦",
})) {
  bad(`number-${id}`, `${marked.replace("¦", "")} is not a number.`, "json.number-", `[${marked}]`);
}
bad(
  "number-of-event",
  "A leading zero in timestampsMs.",
  ["json.number-", "fatal.alone-"],
  text({ set: { "/data/timestampsMs/connectedAt": raw("0¦1717870698888"), "/data/contact/id": "" } }),
);

// Strings.
add("string-controls-right", "Every control character, escaped.", ["json.control+", "json.escape+"], {
  set: { "/data/contact/name": [...Array(32).keys()].map((i) => String.fromCharCode(i)).join("") },
});
add("string-other-controls", "Raw DEL, C1 controls and line separators in a string.", "json.control+", {
  set: { "/data/contact/name": "\u007f\u0080\u009f\u2028\u2029\ufeff\ufffe\uffff" },
});
add("string-escapes", "Every escape of JSON.", ["json.escape+", "json.string+"], {
  set: { "/data/contact/name": raw('"\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\u00e9\\u5BB6\\uD83D\\uDE00\\u0000"') },
});
const string = (id, marked, comment) =>
  bad(
    `string-${id}`,
    comment ?? `The string in ${JSON.stringify(marked.replace("¦", ""))} is wrong.`,
    "json.string-",
    marked,
  );
string("single-quotes", "[¦'a']");
string("single-quoted-key", "{¦'a':1}");
string("backtick", "[¦`a`]");
string("typographic", "[¦“a”]");
string("bare", "[¦a]");
string("unterminated", '["a]¦');
string("quote-after-number", `${text().slice(0, -8)}¦"`, "A quote directly after a number.");
string("quote-too-many", `${text()}¦"`, "A quote after the payload.");
string("two", '["a"¦"b"]');
for (const [id, c] of Object.entries({
  nul: "\u0000",
  tab: "\t",
  "line-feed": "\n",
  return: "\r",
  unit: "\u001f",
  escape: "\u001b",
})) {
  bad(
    `control-${id}`,
    `A raw control character in a string: ${id}.`,
    "json.control-",
    text({ set: { "/data/contact/name": raw(`"Ann¦${c}"`) } }),
  );
}
bad("control-key", "A raw tab in a key.", "json.control-", '{"a¦\tb":1}');
const escaped = (id, marked) =>
  bad(
    `escape-${id}`,
    `The escape in ${JSON.stringify(marked.replace("¦", ""))} is wrong.`,
    "json.escape-",
    `[${marked}]`,
  );
escaped("x", '"\\¦x41"');
escaped("quote", '"\\¦\'"');
escaped("zero", '"\\¦0"');
escaped("a", '"\\¦a"');
escaped("v", '"\\¦v"');
escaped("upper-u", '"\\¦U0041"');
escaped("newline", '"\\¦\n"');
escaped("space", '"\\¦ "');
escaped("emoji", '"\\¦\u{1F600}"');
escaped("u-none", '"\\u¦"');
escaped("u-three", '"\\u123¦"');
escaped("u-letter", '"\\u12¦G4"');
escaped("u-braces", '"\\u¦{1F600}"');
escaped("u-plus", '"\\u¦+041"');
escaped("u-minus", '"\\u¦-041"');
escaped("u-space", '"\\u¦ 041"');
escaped("u-fullwidth", '"\\u004¦１"');
escaped("u-second-half", '"\\ud83d\\u¦zzzz"');
escaped("u-second-half-x", '"\\ud83d\\¦x"');

// Objects, arrays, comments.
add(
  "empty-containers",
  "Empty objects and arrays with white space in an unknown field.",
  ["json.object+", "json.array+"],
  {
    put: [["", "x", raw('[ { } , [ ] , {"":[{}]} ]')]],
    issues: ["unknown_field /x"],
  },
);
const object = (id, marked) =>
  bad(
    `object-${id}`,
    `The object in ${JSON.stringify(marked.replace("¦", ""))} is wrong.`,
    "json.object-",
    marked,
  );
object("trailing-comma", '{"a":1,¦}');
object("leading-comma", '{¦,"a":1}');
object("only-comma", "{¦,}");
object("two-commas", '{"a":1,¦,"b":2}');
object("no-comma", '{"a":1 ¦"b":2}');
object("no-colon", '{"a" ¦1}');
object("two-colons", '{"a":¦:1}');
object("equals", '{"a"¦=1}');
object("no-value", '{"a":¦}');
object("no-value-comma", '{"a":¦,"b":1}');
object("key-only", '{"a"¦}');
object("bare-key", "{¦a:1}");
object("number-key", "{¦1:2}");
object("null-key", "{¦null:1}");
object("array-key", "{¦[]:1}");
object("closed-by-bracket", '{"a":1¦]');
object("semicolon", '{"a":1¦;"b":2}');
object("only-close", "¦}");
const array = (id, marked) =>
  bad(
    `array-${id}`,
    `The array in ${JSON.stringify(marked.replace("¦", ""))} is wrong.`,
    "json.array-",
    marked,
  );
array("trailing-comma", "[1,¦]");
array("leading-comma", "[¦,1]");
array("two-commas", "[1,¦,2]");
array("only-comma", "[¦,]");
array("no-comma", "[1 ¦2]");
array("colon", "[1¦:2]");
array("closed-by-brace", "[1¦}");
array("only-close", "¦]");
array("nested-mismatch", "[[1]¦}");
bad("comment-line", "A comment to the end of the line.", "json.comment-", '{"a":1} ¦// done');
bad("comment-block", "A comment inside an object.", "json.comment-", '{¦/* a */"a":1}');
bad("comment-hash", "A comment after a hash.", "json.comment-", '¦# a\n{"a":1}');
bad("comment-html", "A page of HTML in place of the payload.", "json.comment-", "¦<!doctype html>");
bad(
  "form-body",
  "A form body in place of the payload.",
  "json.literal-",
  "t¦ype=contact.connection.connected",
);

// At any position.
bad(
  "anywhere-unknown",
  "The error is in an unknown value.",
  ["json.anywhere-", "fatal.alone-"],
  within('{"b":[1,¦]}'),
);
bad("anywhere-unknown-string", "A wrong escape in an unknown string.", "json.anywhere-", within('"\\¦q"'));
bad("anywhere-unknown-number", "A wrong number in an unknown value.", "json.anywhere-", within("[-¦]"));
bad(
  "anywhere-wrong-type",
  "The error is in a value of the wrong type.",
  "json.anywhere-",
  text({ set: { "/data/contact/id": raw("[1¦:2]"), "/data/contact/name": 5 } }),
);
bad(
  "anywhere-later-duplicate",
  "The error is in a value that is not validated.",
  "json.anywhere-",
  text({ put: [["/data/contact", "id", raw("nul¦")]] }),
);
bad("anywhere-root-array", "The error is in a root of the wrong type.", "json.anywhere-", '[{"type":¦}]');
bad(
  "anywhere-first-of-two",
  "Two errors: the first counts.",
  ["json.anywhere-", "span.fatal+"],
  '{"a":¦+1,"b":.5}',
);
bad(
  "anywhere-deep",
  "The error is sixty levels deep.",
  "json.anywhere-",
  `${"[".repeat(60)}1 ¦x${"]".repeat(60)}`,
);
bad(
  "after-many-mistakes",
  "Every rule is broken before the syntax error: only the syntax error is reported.",
  ["fatal.alone-", "json.trailing-"],
  `${text({ doc: { ...small(), data: { contact: null }, x: 1 } })} ¦:`,
);
bad(
  "astral-outside",
  "An emoji outside a string: one character, four bytes, two code units.",
  ["json.literal-", "span.fatal+", "units+"],
  '{"name":"康😀",\n "x": ¦😀}',
);
bad("two-bytes-outside", "A letter of two bytes outside a string.", ["json.literal-", "units+"], '{"é":¦é}');
bad(
  "escaped-half-in-broken",
  "An escaped lone surrogate is not reported in a text that is not JSON.",
  "fatal.alone-",
  '{"a":"\\ud83d",¦}',
);
bad(
  "duplicate-in-broken",
  "A duplicate key is not reported in a text that is not JSON.",
  "fatal.alone-",
  '{"type":1,"type":2¦',
);
