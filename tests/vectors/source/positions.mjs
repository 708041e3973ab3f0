// Positions of issues: lines, columns, bytes and UTF-16 code units, in texts of every layout.

import { lineUser, raw, topic } from "./dsl.mjs";
import { STORE_AND_STAFF } from "./page.mjs";

const { vectors, add } = topic("positions");
export default vectors;

const pretty = { indent: "  " };
const C = "/data/contact";

/** The same five mistakes in every layout. */
const five = {
  set: {
    [`${C}/id`]: 5,
    "/data/lineUsers/0/lineUid": "u",
    "/data/timestampsMs/initConnectedAt": "1717870698888",
  },
  del: ["/data/connectedStore/name"],
  put: [["/data/connectedStaff", "note", null]],
};
const fiveIssues = [
  `wrong_type ${C}/id`,
  "unexpected_format /data/lineUsers/0/lineUid",
  "missing_field /data/connectedStore/name",
  "unknown_field /data/connectedStaff/note",
  "numeric_string /data/timestampsMs/initConnectedAt",
];
const layout = (id, comment, style, covers = []) =>
  add(`layout-${id}`, comment, ["line+", "column+", "span.value+", "span.key+", "span.brace+", ...covers], {
    ...five,
    style,
    issues: fiveIssues,
  });
layout("minified", "Five mistakes on one line.", {});
layout("two-spaces", "Five mistakes, pretty-printed.", pretty);
layout("tabs", "Five mistakes, indented by tabs: a tab is one column.", { indent: "\t" });
layout("crlf", "Five mistakes with CRLF: the CR is a column of the line that it ends.", {
  indent: "  ",
  eol: "\r\n",
});
layout("cr", "Five mistakes with single CRs, which do not end a line.", { indent: "  ", eol: "\r" });
layout("blank-lines", "Five mistakes, an empty line after each.", { indent: " ", eol: "\n\n" });
layout("wide-gap", "Five mistakes with line feeds between keys and values.", {
  indent: " ",
  eol: "\n",
  gap: "\n\n  ",
});
layout("lf-cr", "Five mistakes with LF, CR.", { indent: "", eol: "\n\r", gap: "" });

add(
  "reversed",
  "Reversed keys: document order in the text, the page's order in the parsed value.",
  ["order.document-", "order.value-"],
  {
    ...five,
    reversed: true,
    issues: fiveIssues,
    value_form: "ordered",
  },
);
add("reversed-pretty", "Reversed keys, pretty-printed.", ["order.document-", "order.value-", "line+"], {
  set: { [`${C}/id`]: "", "/data/timestamps/connectedAt": "now" },
  del: ["/data/contact/avatar", "/data/lineUsers/0/name"],
  put: [
    ["", "b", 1],
    ["", "a", 2],
  ],
  reversed: true,
  style: pretty,
  issues: [
    `empty_id ${C}/id`,
    "invalid_timestamp /data/timestamps/connectedAt",
    "absent_field /data/contact/avatar",
    "missing_field /data/lineUsers/0/name",
    "unknown_field /b",
    "unknown_field /a",
  ],
  value_form: "ordered",
});
add("data-before-type", "data comes before type.", ["order.document-", "order.value-"], {
  doc: { data: { lineUsers: [] }, type: 5 },
  issues: [
    "no_connection /data",
    "missing_field /data/contact",
    "absent_field /data/connectedStore",
    "absent_field /data/connectedStaff",
    "missing_field /data/timestamps",
    "missing_field /data/timestampsMs",
    "no_line_users /data/lineUsers",
    "wrong_type /type",
  ],
  value_form: "ordered",
});
add(
  "unknown-before-known",
  "Unknown keys come before known keys; in a parsed value, they come after.",
  ["order.document-", "order.value-"],
  {
    put: [
      ["", "zz", 1, 0],
      ["", "aa", 1, 1],
    ],
    set: { "/type": null },
    issues: ["unknown_field /zz", "unknown_field /aa", "null_not_allowed /type"],
    value_form: "ordered",
  },
);

// Characters before the issue, on its line and in its span.
const after = (id, comment, name, covers = ["units+"]) =>
  add(`after-${id}`, comment, ["column+", ...covers], {
    set: { [`${C}/name`]: name, [`${C}/avatar`]: null },
    issues: [`undocumented_null ${C}/avatar`],
  });
after("ascii", "ASCII before the issue.", "Ann");
after("latin", "Letters of two bytes before the issue.", "Zoë Müller");
after("cjk", "Letters of three bytes before the issue.", "康宜恩");
after("emoji", "Characters of four bytes and two code units before the issue.", "😀🎉");
after("rare-han", "Rare Han characters, outside the first plane.", "𠮷野家");
after("combining", "Each combining mark is a column.", "e\u0301\u0302");
after("family", "An emoji of several scalar values.", "👨‍👩‍👧");
after("line-separator", "U+2028, U+2029 and U+0085 do not end a line.", "a\u2028b\u2029c\u0085d", ["line+"]);
after("bom", "U+FEFF in a string is a column.", "\ufeff");
after("right-to-left", "Text from right to left.", "\u202eאבג");
add("after-escapes", "Escapes before the issue count with their written length.", ["column+", "units+"], {
  set: { [`${C}/name`]: raw('"\\u5eb7\\ud83d\\ude00\\n"'), [`${C}/avatar`]: null },
  issues: [`undocumented_null ${C}/avatar`],
});
add("escaped-newline", "An escaped line feed does not end a line.", ["line+"], {
  set: { [`${C}/name`]: "a\nb\r\nc", [`${C}/avatar`]: 1 },
  issues: [`wrong_type ${C}/avatar`],
});
add("span-cjk", "A value of CJK: its span in bytes and in code units.", ["span.value+", "units+"], {
  set: { "/data/lineUsers/0/lineUid": "使用者一號" },
  issues: ["unexpected_format /data/lineUsers/0/lineUid"],
});
add("span-emoji", "A value of emoji: its span in bytes and in code units.", ["span.value+", "units+"], {
  set: { [`${C}/avatar`]: "😀😀" },
  issues: [`unexpected_format ${C}/avatar`],
});
add("span-emoji-key", "An unknown key of emoji.", ["span.key+", "units+"], {
  put: [["/data", "😀康é", 1]],
  issues: ["unknown_field /data/😀康é"],
});
add("span-escaped-value", "A value of escapes: the span covers the escaped text.", ["span.value+"], {
  set: { "/data/lineUsers/0/lineUid": raw('"\\ud83d\\ude00"') },
  issues: ["unexpected_format /data/lineUsers/0/lineUid"],
});
add("span-object", "An object of the wrong type over several lines.", ["span.value+", "line+"], {
  set: { [`${C}/name`]: { first: "宜恩", last: ["康"] } },
  style: pretty,
  issues: [`wrong_type ${C}/name`],
});
add("span-number", "Numbers of many forms, of the wrong type.", ["span.value+"], {
  set: { [`${C}/name`]: raw("-1.50E+3"), [`${C}/id`]: raw("0"), "/data/connectedStore/name": raw("1e400") },
  issues: [`wrong_type ${C}/id`, `wrong_type ${C}/name`, "wrong_type /data/connectedStore/name"],
  value_form: {
    issues: [`wrong_type ${C}/id`, `wrong_type ${C}/name`, "null_not_allowed /data/connectedStore/name"],
  },
});
add("span-array", "An empty lineUsers with white space inside.", ["span.value+", "line+"], {
  set: { "/data/lineUsers": raw("[ \n ]") },
  issues: ["no_line_users /data/lineUsers"],
});
add("span-brace-spaced", "The brace of an object over several lines.", ["span.brace+", "line+"], {
  text: "\n\n   {\n\n}\n",
  issues: ["missing_field /type", "missing_field /data"],
});
add(
  "span-surrogate-key-lines",
  "An object with a lone surrogate in a key, over several lines, after CJK.",
  ["span.object+", "line+", "units+"],
  {
    set: { [`${C}/name`]: "康宜恩" },
    put: [[C, raw('"\\ud83d"'), "😀"]],
    style: { indent: "    " },
    issues: [`lone_surrogate ${C}`],
  },
);
add(
  "span-root-surrogate-key",
  "The root with a lone surrogate in a key, inside white space.",
  ["span.object+"],
  {
    text: ' \n {"\\udc00": 1} ',
    issues: ["lone_surrogate ", "missing_field /type", "missing_field /data"],
  },
);
add("first-character", "The issue is at the first character.", ["column+", "span.value+"], {
  text: "17",
  issues: ["wrong_type "],
});
add(
  "page-payload-edited",
  "The provider's payload with two mistakes, pretty-printed, with CJK.",
  ["line+", "units+"],
  {
    text: STORE_AND_STAFF.replace('"name": "何沛妮"', '"name": null').replace('"50001"', "50001"),
    issues: ["null_not_allowed /data/connectedStaff/name", "wrong_type /data/connectedStaff/employeeId"],
  },
);
add(
  "page-payload-crlf",
  "The provider's payload with CRLF and one mistake near its end.",
  ["line+", "units+"],
  {
    text: STORE_AND_STAFF.replace(
      '"connectedAt": 1717870698888',
      '"connectedAt": "1717870698888"',
    ).replaceAll("\n", "\r\n"),
    issues: ["numeric_string /data/timestampsMs/connectedAt"],
  },
);
add("bytes-emoji", "Bytes: an issue after emoji.", ["units+", "column+"], {
  bytes: ['{"type":"店😀",\n"康😀":1,"data":1}'],
  issues: [
    { code: "unexpected_event_type", pointer: "/type", received: "店😀" },
    "unknown_field /康😀",
    "wrong_type /data",
  ],
});
add(
  "line-users-positions",
  "Mistakes in the second and third line user, on one line each.",
  ["line+", "span.value+"],
  {
    set: {
      "/data/lineUsers": [
        lineUser({ name: "一" }),
        lineUser({ name: "😀", lineProviderId: 2 }),
        lineUser({ id: "", name: "三" }),
      ],
    },
    style: { indent: "", eol: "\n", gap: "" },
    issues: ["wrong_type /data/lineUsers/1/lineProviderId", "empty_id /data/lineUsers/2/id"],
  },
);
