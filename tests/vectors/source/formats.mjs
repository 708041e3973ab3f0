// Strings: ids, empty strings, LINE ids, URLs, lone surrogates.

import { lineUser, nameOf, raw, topic, UID } from "./dsl.mjs";
import { STRING_IDS, STRINGS, URLS } from "./model.mjs";

const { vectors, add } = topic("formats");
export default vectors;

const L = "/data/lineUsers/0";
const A = "/data/connectedStaff";

add("right", "Every string has its documented form.", [
  "id.empty:*+",
  "format.line-uid+",
  "format.provider-id+",
  "format.url:*+",
  "surrogate.value:*+",
]);

// Ids and empty strings.
for (const field of [...STRING_IDS, `${A}/storeId`]) {
  add(`${nameOf(field)}-empty`, `${field} is an empty string.`, `id.empty:${field}-`, {
    set: { [field]: "" },
    issues: [`empty_id ${field}`],
  });
}
add("ids-all-empty", "Every id is empty.", ["id.empty:*-", "independent-"], {
  set: Object.fromEntries([...STRING_IDS, `${A}/storeId`].map((f) => [f, ""])),
  issues: [...STRING_IDS, `${A}/storeId`].map((f) => `empty_id ${f}`),
});
add("id-blank", "An id of one space is not empty.", "id.empty:/data/contact/id+", {
  set: { "/data/contact/id": " " },
});
add("id-any-text", "Ids may contain any character.", "id.empty:/data/contact/id+", {
  set: { "/data/contact/id": 'ü/店"\\\u0000\u{1F600}', [`${A}/id`]: raw('"\\u0000"') },
});
const texts = STRINGS.filter((p) => /(name|displayName|externalId|employeeId)$/i.test(p));
add("texts-empty", "Names, external ids and employee ids may be empty.", "string.empty:*+", {
  set: Object.fromEntries(texts.map((f) => [f, ""])),
});
add("urls-empty", "URLs may be empty.", "format.url-empty:*+", {
  set: Object.fromEntries(URLS.map((f) => [f, ""])),
});
add("ids-unrelated", "storeId differs from the id of the store, and ids resemble times.", "ids.unrelated+", {
  set: {
    [`${A}/storeId`]: "another",
    "/data/contact/id": "1999-01-01T00:00:00Z",
    "/data/connectedStore/id": "0",
  },
});
add("ids-equal", "All ids may be equal.", "ids.unrelated+", {
  set: Object.fromEntries([...STRING_IDS, `${A}/storeId`].map((f) => [f, "same"])),
});

// LINE user ids.
const uid = (id, value, comment) =>
  add(`line-uid-${id}`, `${comment} Not a lineUid.`, "format.line-uid-", {
    set: { [`${L}/lineUid`]: value },
    issues: [`unexpected_format ${L}/lineUid`],
  });
uid("empty", "", "An empty lineUid.");
uid("short", UID.slice(0, -1), "31 digits.");
uid("long", `${UID}0`, "33 digits.");
uid("upper-hex", UID.toUpperCase(), "Hexadecimal digits in upper case.");
uid("one-upper-hex", UID.replace("d", "D"), "One hexadecimal digit in upper case.");
uid("lower-u", UID.toLowerCase(), "A lower-case u.");
uid("no-u", `a${UID.slice(1)}`, "Another letter than U.");
uid("g", `${UID.slice(0, -1)}g`, "A g is not a hexadecimal digit.");
uid("last-colon", `${UID.slice(0, -1)}:`, "A colon, the character after 9.");
uid("last-slash", `${UID.slice(0, -1)}/`, "A slash, the character before 0.");
uid("last-backtick", `${UID.slice(0, -1)}\``, "A backtick, the character before a.");
uid("newline", `${UID}\n`, "A line feed at the end.");
uid("space", ` ${UID.slice(1)}`, "A space instead of U.");
uid("fullwidth", `Ｕ${UID.slice(1)}`, "A full-width U.");
uid("fullwidth-digit", `${UID.slice(0, -1)}１`, "A full-width digit.");
uid("group", `C${UID.slice(1)}`, "The id of a group.");
add("line-uid-escaped", "A lineUid that is right after unescaping.", "format.line-uid+", {
  set: { [`${L}/lineUid`]: raw(`"\\u0055${UID.slice(1, -1)}\\u0031"`) },
});
add("line-uid-digits", "A lineUid of zeros.", "format.line-uid+", {
  set: { [`${L}/lineUid`]: `U${"0".repeat(32)}` },
});
add("line-uid-letters", "A lineUid of letters.", "format.line-uid+", {
  set: { [`${L}/lineUid`]: `U${"abcdef".repeat(6).slice(0, 32)}` },
});

// LINE provider ids.
const provider = (id, value, comment) =>
  add(`provider-id-${id}`, `${comment} Not a lineProviderId.`, "format.provider-id-", {
    set: { [`${L}/lineProviderId`]: value },
    issues: [`unexpected_format ${L}/lineProviderId`],
  });
provider("empty", "", "An empty lineProviderId.");
provider("letter", "16608a4172", "A letter among the digits.");
provider("minus", "-1660894172", "A minus.");
provider("plus", "+1660894172", "A plus.");
provider("fraction", "1660894172.0", "A fraction.");
provider("exponent", "1e9", "An exponent.");
provider("space", "1660894172 ", "A space at the end.");
provider("fullwidth", "１６６０", "Full-width digits.");
provider("colon", "166089417:", "A colon, the character after 9.");
provider("slash", "/166089417", "A slash, the character before 0.");
for (const [id, value] of Object.entries({
  zero: "0",
  "leading-zeros": "0001660894172",
  long: "1234567890".repeat(8),
})) {
  add(`provider-id-${id}`, `lineProviderId ${value} consists of digits.`, "format.provider-id+", {
    set: { [`${L}/lineProviderId`]: value },
  });
}

// URLs.
for (const field of URLS) {
  add(`${nameOf(field)}-javascript`, `${field} is a javascript: URL.`, `format.url:${field}-`, {
    set: { [field]: "javascript:alert(1)" },
    issues: [`unexpected_format ${field}`],
  });
  add(`${nameOf(field)}-http`, `${field} is an http URL.`, `format.url:${field}+`, {
    set: { [field]: "http://a.example/1.png" },
  });
}
const AVATAR = "/data/contact/avatar";
const url = (id, value, cover, comment = `The URL ${JSON.stringify(value)} has an unexpected form.`) =>
  add(`url-${id}`, comment, cover ?? `format.url:${AVATAR}-`, {
    set: { [AVATAR]: value },
    issues: [`unexpected_format ${AVATAR}`],
  });
url("javascript-host", "javascript://a.example/%0aalert(1)");
url("data", "data:image/png;base64,AA==");
url("relative", "/avatar.png");
url("scheme-relative", "//a.example/1.png");
url("ftp", "ftp://a.example/1.png");
url("word", "none");
url("one-slash", "https:/a.example");
url("no-slash", "https:a.example");
url("scheme-only", "https:");
url("httpss", "httpss://a.example");
url("backslashes", "https:\\\\a.example");
url("before", " https://a.example");
url("newline-before", "\nhttps://a.example");
url("blank", " ");
url("wrapped", "url(https://a.example)");
url("fullwidth-colon", "https：//a.example");
url("upper", "HTTPS://a.example", "format.url-case-");
url("capital", "Http://a.example", "format.url-case-");
url("mixed", "httpS://a.example", "format.url-case-");
url("no-host", "https://", "format.url-host-", "The URL ends after the slashes.");
url("no-host-http", "http://", "format.url-host-", "The URL ends after the slashes of http.");
for (const [id, c] of Object.entries({
  slash: "/",
  query: "?",
  hash: "#",
  space: " ",
  tab: "\t",
  "line-feed": "\n",
  return: "\r",
  "form-feed": "\f",
  "vertical-tab": "\v",
  nul: "\u0000",
  unit: "\u001f",
  delete: "\u007f",
})) {
  url(
    `host-${id}`,
    `https://${c}a.example`,
    "format.url-host-",
    `The host begins with ${JSON.stringify(c)}.`,
  );
}
for (const [id, value] of Object.entries({
  "one-letter": "https://a",
  port: "http://127.0.0.1:8080/a?b#c",
  ipv6: "https://[::1]/",
  cjk: "https://例え.jp/画像",
  emoji: "https://\u{1F600}.example",
  "space-later": "https://a.example/a b",
  "control-later": "https://a.example/\n\u0000",
  user: "https://a:b@c.example",
  minus: "https://-",
  nbsp: "https://\u00a0a.example",
})) {
  add(`url-${id}`, `Only the beginning counts: ${JSON.stringify(value)} is valid.`, "format.url-host+", {
    set: { [AVATAR]: value },
  });
}
add("url-escaped", "A URL with escaped slashes and letters.", "format.url-host+", {
  set: { [AVATAR]: raw('"\\u0068ttps:\\/\\/\\u0061.example"') },
});
add("url-escaped-control", "The host begins with an escaped tab.", "format.url-host-", {
  set: { [AVATAR]: raw('"https://\\ta"') },
  issues: [`unexpected_format ${AVATAR}`],
});
add(
  "second-line-user",
  "The formats of the second line user are validated too.",
  ["format.line-uid-", "format.provider-id-"],
  {
    set: {
      "/data/lineUsers": [
        lineUser(),
        lineUser({ lineUid: "u", lineProviderId: "p", profilePictureUrl: "x" }),
      ],
    },
    issues: ["lineUid", "lineProviderId", "profilePictureUrl"].map(
      (k) => `unexpected_format /data/lineUsers/1/${k}`,
    ),
  },
);

// Lone surrogates, escaped.
const broken = (field) => {
  if (field === "/type") return [raw('"contact.connection.connected\\ud83d"'), "unexpected_event_type"];
  if (/timestamps/.test(field)) return [raw('"2024-06-08T18:18:18.888Z\\ud83d"'), "invalid_timestamp"];
  if (/(lineUid|lineProviderId)$/.test(field)) return [raw('"1660894172\\ud83d"'), "unexpected_format"];
  if (URLS.includes(field)) return [raw('"https://a.example/\\ud83d"')];
  return [raw('"A\\ud83d"')];
};
for (const field of STRINGS) {
  const [value, code] = broken(field);
  add(
    `${nameOf(field)}-lone-surrogate`,
    `${field} contains a lone surrogate.`,
    [`surrogate.value:${field}-`, ...(code ? ["surrogate.independent-"] : [])],
    {
      set: { [field]: value },
      issues: [...(code ? [`${code} ${field}`] : []), `lone_surrogate ${field}`],
    },
  );
}
const NAME = "/data/contact/name";
const lone = (id, text, comment) =>
  add(`surrogate-${id}`, comment, `surrogate.value:${NAME}-`, {
    set: { [NAME]: raw(text) },
    issues: [`lone_surrogate ${NAME}`],
  });
lone("low", '"\\udc00"', "A lone low surrogate.");
lone("high-last", '"a\\udbff"', "A high surrogate at the end.");
lone("reversed", '"\\udc00\\ud800"', "Two surrogates in the wrong order.");
lone("two-high", '"\\ud83d\\ud83d\\ude00"', "A lone high surrogate before a pair.");
lone("two-low", '"\\ud83d\\ude00\\ude00"', "A lone low surrogate after a pair.");
lone("high-letter", '"\\ud83da"', "A high surrogate before a letter.");
lone("high-escape", '"\\ud83d\\n"', "A high surrogate before another escape.");
lone("high-bmp", '"\\ud83d\\u0041"', "A high surrogate before an escaped letter.");
lone("high-backslash", '"\\ud83d\\\\ude00"', "A high surrogate before an escaped backslash.");
lone("upper-case", '"\\uD83D"', "Escaped in upper case.");
lone("first", '"\\ud800"', "U+D800, the first surrogate.");
lone("last", '"\\udfff"', "U+DFFF, the last surrogate.");
lone("beside-emoji", '"😀\\ude00"', "A low surrogate after a raw emoji.");
for (const [id, text] of Object.entries({
  pair: '"\\ud83d\\ude00"',
  "pair-upper": '"\\uD83D\\uDE00"',
  "pair-first": '"\\ud800\\udc00"',
  "pair-last": '"\\udbff\\udfff"',
  below: '"\\ud7ff"',
  above: '"\\ue000"',
  "backslash-u": '"\\\\ud83d"',
  noncharacter: '"\\uffff\\ufffe"',
  replacement: '"\\ufffd"',
})) {
  add(`surrogate-none-${id}`, `${text} does not contain a lone surrogate.`, `surrogate.value:${NAME}+`, {
    set: { [NAME]: raw(text) },
  });
}
add(
  "surrogate-url-host",
  "A lone surrogate is the first character of the host: no format rule is broken.",
  `surrogate.value:${AVATAR}-`,
  {
    set: { [AVATAR]: raw('"https://\\ud83d"') },
    issues: [`lone_surrogate ${AVATAR}`],
  },
);
add(
  "surrogate-url-format",
  "The URL is a lone surrogate.",
  ["surrogate.independent-", `surrogate.value:${AVATAR}-`],
  {
    set: { [AVATAR]: raw('"\\ud83d"') },
    issues: [`unexpected_format ${AVATAR}`, `lone_surrogate ${AVATAR}`],
  },
);
for (const key of ["connectedAt", "initConnectedAt"]) {
  const field = `/data/timestampsMs/${key}`;
  add(
    `${nameOf(field)}-lone-surrogate`,
    `A string in place of the number ${field} contains a lone surrogate.`,
    [`surrogate.number:${field}-`, "surrogate.independent-"],
    {
      set: { [field]: raw('"1717870698888\\ud800"') },
      issues: [`wrong_type ${field}`, `lone_surrogate ${field}`],
    },
  );
}
