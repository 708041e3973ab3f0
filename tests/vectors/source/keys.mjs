// Unknown keys, escaped keys, and keys with lone surrogates.

import { EVENT_TYPE, escapedKey, Members, nameOf, raw, topic } from "./dsl.mjs";
import { OBJECTS } from "./model.mjs";

const { vectors, add } = topic("keys");
export default vectors;

const C = "/data/contact";
const FIRST = {
  "": ["type", EVENT_TYPE],
  "/data": ["contact", 5],
  [C]: ["id", "c2"],
  "/data/lineUsers/0": ["lineUid", ""],
  "/data/connectedStore": ["logo", null],
  "/data/connectedStaff": ["storeId", 7],
  "/data/timestamps": ["connectedAt", "never"],
  "/data/timestampsMs": ["initConnectedAt", 0.5],
};

add("right", "Every key is known and occurs once.", ["unknown:*+", "duplicate:*+"]);

for (const object of OBJECTS) {
  const name = nameOf(object);
  add(`${name}-unknown`, `An unknown key in ${object || "the root"}.`, [`unknown:${object}-`, "span.key+"], {
    put: [[object, "note", "x"]],
    issues: [`unknown_field ${object}/note`],
  });
  const [key, value] = FIRST[object];
  add(
    `${name}-duplicate`,
    `The key ${key} occurs twice in ${object || "the root"}; the second value is not validated.`,
    [`duplicate:${object}-`, "duplicate.later-", "span.key+"],
    {
      put: [[object, key, value]],
      issues: [`duplicate_key ${object}/${key}`],
      value_form: false,
    },
  );
  add(
    `${name}-surrogate-key`,
    `A key with a lone surrogate in ${object || "the root"}.`,
    [`surrogate.key:${object}-`, "span.object+"],
    {
      put: [[object, raw('"k\\ud83d"'), 1]],
      issues: [`lone_surrogate ${object}`],
    },
  );
}

// Unknown keys.
const unknown = (id, key, pointer, more = {}) =>
  add(
    `unknown-${id}`,
    more.comment ?? `The key ${JSON.stringify(key)} is unknown.`,
    [`unknown:${C}-`, ...(more.covers ?? [])],
    {
      put: [[C, more.raw ? raw(more.raw) : key, more.value ?? 1, more.index]],
      issues: [`unknown_field ${C}/${pointer ?? key}`],
      value_form: more.value_form,
    },
  );
unknown("empty", "");
unknown("slash", "a/b", "a~1b", { covers: ["pointer.escape+"] });
unknown("tilde", "m~n", "m~0n", { covers: ["pointer.escape+"] });
unknown("tilde-one", "~1", "~01", { covers: ["pointer.escape+"] });
unknown("upper", "ID");
unknown("capital", "Id");
unknown("space", "id ");
unknown("prefix", "i");
unknown("longer", "ids");
unknown("nul", "id\u0000");
unknown("fullwidth", "ｉｄ");
unknown("proto", "__proto__", undefined, { value: { id: "evil" } });
unknown("constructor", "constructor", undefined, { value: { prototype: {} } });
unknown("to-string", "toString");
unknown("cjk", "備考");
unknown("emoji", "\u{1F600}");
unknown("quote", '"');
unknown("backslash", "\\");
unknown("long", "k".repeat(300), undefined, { comment: "An unknown key of 300 letters." });
unknown("escaped", "note", "note", {
  raw: '"n\\u006fte"',
  comment: "An unknown key with an escape: the span covers the escaped text.",
});
unknown("escaped-solidus", "a/b", "a~1b", {
  raw: '"a\\/b"',
  comment: "An unknown key with an escaped slash.",
});
unknown("first", "note", "note", { index: 0, comment: "The unknown key comes first." });
unknown("middle", "note", "note", { index: 1, comment: "The unknown key is in the middle." });
unknown("null", "note", "note", { raw: '"note"', value: raw("null"), comment: "An unknown key with null." });
unknown("known-elsewhere", "lineUid", "lineUid", { comment: "A key of another object." });
unknown("snake", "avatar_url");
unknown("index", "0", "0", {
  value_form: "ordered",
  index: 3,
  comment: "An unknown key that resembles an index.",
});
add(
  "unknown-deep",
  "The content of an unknown value is not validated.",
  ["unknown.unread+", "duplicate.unread+", "surrogate.unread+"],
  {
    put: [
      [
        C,
        "extra",
        {
          a: [new Members(["b", 1], ["b", 2], [raw('"\\ud800"'), raw('"\\udc00"')]), { type: 5, data: null }],
        },
      ],
    ],
    issues: [`unknown_field ${C}/extra`],
  },
);
add(
  "unknown-string-surrogate",
  "The value of an unknown key may contain a lone surrogate.",
  "surrogate.unread+",
  {
    put: [["", "extra", raw('"\\ud83d"')]],
    issues: ["unknown_field /extra"],
  },
);
add("unknown-several", "Three unknown keys in another order.", ["unknown:/data-", "order.document-"], {
  put: [
    ["/data", "zeta", 1],
    ["/data", "alpha", 2],
    ["/data", "mid", 3, 2],
  ],
  issues: ["mid", "zeta", "alpha"].map((k) => `unknown_field /data/${k}`),
});
add("unknown-everywhere", "An unknown key in every object.", ["unknown:*-", "independent-"], {
  put: OBJECTS.map((o) => [o, "x", o]),
  issues: OBJECTS.map((o) => `unknown_field ${o}/x`),
});
add(
  "unknown-instead",
  "A misspelt key: the right one is missing, the wrong one unknown.",
  ["unknown:/data/connectedStaff-", "absent.required:/data/connectedStaff/displayName-"],
  {
    del: ["/data/connectedStaff/displayName"],
    put: [["/data/connectedStaff", "displayname", "Bo"]],
    issues: [
      "missing_field /data/connectedStaff/displayName",
      "unknown_field /data/connectedStaff/displayname",
    ],
  },
);
add("unknown-value", "A parsed value with unknown keys.", ["input.value+", `unknown:${C}-`], {
  asValue: true,
  put: [
    [C, "__proto__", { a: 1 }],
    [C, "b/c", null],
  ],
  issues: [`unknown_field ${C}/__proto__`, `unknown_field ${C}/b~1c`],
});

// Escaped keys.
add("escaped-id", "The key id is written with an escape.", [`unknown:${C}+`, `duplicate:${C}+`], {
  del: [`${C}/id`],
  put: [[C, raw('"\\u0069d"'), "c1", 0]],
});
add("escaped-all", "Every key is escaped.", ["unknown:*+"], { style: { key: escapedKey } });
add(
  "escaped-all-faulty",
  "Every key is escaped; one value is wrong, one key unknown.",
  ["unknown:/data/timestamps-", "span.key+"],
  {
    style: { key: escapedKey },
    set: { "/data/connectedStore/id": "" },
    put: [["/data/timestamps", "at", 1]],
    issues: ["empty_id /data/connectedStore/id", "unknown_field /data/timestamps/at"],
  },
);
add("reversed", "All keys are in reverse order.", ["unknown:*+", "event.complete+"], { reversed: true });

// Lone surrogates in keys.
add(
  "surrogate-key-several",
  "Several keys of one object contain a lone surrogate: one issue.",
  [`surrogate.key:${C}-`, "span.object+"],
  {
    put: [
      [C, raw('"\\ud800"'), 1, 0],
      [C, raw('"\\udc00"'), 2],
      [C, raw('"\\ud800"'), 3],
    ],
    issues: [`lone_surrogate ${C}`],
    value_form: "ordered",
  },
);
add(
  "surrogate-key-looks-known",
  "A known key followed by a lone surrogate is another key.",
  [`surrogate.key:${C}-`, "order.ties-"],
  {
    del: [`${C}/id`],
    put: [[C, raw('"id\\ud83d"'), "c1", 0]],
    issues: [`lone_surrogate ${C}`, `missing_field ${C}/id`],
  },
);
add(
  "surrogate-key-everywhere",
  "A key with a lone surrogate in every object.",
  ["surrogate.key:*-", "order.document-"],
  {
    put: OBJECTS.map((o) => [o, raw('"\\udfff"'), 1]),
    issues: OBJECTS.map((o) => `lone_surrogate ${o}`),
  },
);
add(
  "surrogate-key-and-no-connection",
  "Two issues of one object: no connection, and a lone surrogate in a key.",
  ["surrogate.key:/data-", "connection.none-", "order.ties-"],
  {
    set: { "/data/connectedStore": null, "/data/connectedStaff": null },
    put: [["/data", raw('"\\ud800"'), 1]],
    issues: ["no_connection /data", "lone_surrogate /data"],
  },
);
add(
  "surrogate-key-and-duplicate",
  "A key with a lone surrogate, next to a duplicate and an unknown key.",
  [`surrogate.key:${C}-`, "independent-"],
  {
    put: [
      [C, raw('"\\ud83d"'), 1],
      [C, "id", 1],
      [C, "x", 1],
    ],
    issues: [`lone_surrogate ${C}`, `duplicate_key ${C}/id`, `unknown_field ${C}/x`],
    value_form: false,
  },
);
add("surrogate-pair-key", "A surrogate pair in an unknown key is valid.", [`unknown:${C}-`], {
  put: [[C, raw('"\\ud83d\\ude00"'), 1]],
  issues: [`unknown_field ${C}/\u{1F600}`],
});
