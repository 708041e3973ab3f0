// Many mistakes at once: none hides another, and their order is fixed.

import { AT, EVENT_TYPE, lineUser, Members, MS, raw, topic, UID } from "./dsl.mjs";

const { vectors, add } = topic("positions");
export default vectors;

const S = "/data/connectedStore";
const A = "/data/connectedStaff";
const named = (id, comment, covers, spec) =>
  add(`many-${id}`, comment, ["independent-", ...[covers].flat()], spec);

named("warnings", "Every kind of warning except the byte order mark; the payload is valid.", "strict+", {
  doc: {
    type: EVENT_TYPE,
    data: {
      contact: { id: "c1", name: "", avatar: "ftp://a" },
      lineUsers: [],
      connectedStaff: { id: "a1", storeId: null, name: "Bo", displayName: "Bo", employeeId: null },
      timestamps: { connectedAt: "1970-01-01T00:00:01Z", initConnectedAt: "1970-01-01T00:00:03Z" },
      timestampsMs: { connectedAt: "2000", initConnectedAt: 3000 },
      more: 1,
    },
  },
  issues: [
    "absent_field /data/connectedStore",
    "unexpected_format /data/contact/avatar",
    "no_line_users /data/lineUsers",
    `absent_field ${A}/avatar`,
    `undocumented_null ${A}/employeeId`,
    "numeric_string /data/timestampsMs/connectedAt",
    "timestamp_mismatch /data/timestampsMs/connectedAt",
    "timestamps_out_of_order /data/timestampsMs/connectedAt",
    "unknown_field /data/more",
  ],
});
named(
  "errors",
  "Every kind of error that a text can have at once.",
  ["duplicate.later-", "surrogate.independent-"],
  {
    doc: new Members(
      ["type", 1],
      [
        "data",
        {
          contact: new Members(["id", ""], ["name", null], ["id", 1]),
          lineUsers: [
            null,
            {
              id: raw('"\\ud800"'),
              name: 0,
              lineProviderId: raw('"\\udc00"'),
              profilePictureUrl: "https://a",
            },
          ],
          connectedStore: null,
          connectedStaff: null,
          timestamps: { connectedAt: "x", initConnectedAt: "2024-01-01T00:00:60Z" },
          timestampsMs: { connectedAt: raw("1e99"), initConnectedAt: raw("8640000000000001.5") },
        },
      ],
    ),
    issues: [
      "wrong_type /type",
      "no_connection /data",
      "absent_field /data/contact/avatar",
      "empty_id /data/contact/id",
      "null_not_allowed /data/contact/name",
      "duplicate_key /data/contact/id",
      "null_not_allowed /data/lineUsers/0",
      "missing_field /data/lineUsers/1/lineUid",
      "lone_surrogate /data/lineUsers/1/id",
      "wrong_type /data/lineUsers/1/name",
      "unexpected_format /data/lineUsers/1/lineProviderId",
      "lone_surrogate /data/lineUsers/1/lineProviderId",
      "invalid_timestamp /data/timestamps/connectedAt",
      "invalid_timestamp /data/timestamps/initConnectedAt",
      "out_of_range /data/timestampsMs/connectedAt",
      "not_an_integer /data/timestampsMs/initConnectedAt",
      "out_of_range /data/timestampsMs/initConnectedAt",
    ],
    value_form: false,
  },
);
named("errors-and-warnings", "Errors and warnings side by side in every object.", "order.document-", {
  set: {
    "/data/contact/avatar": null,
    "/data/contact/name": [],
    "/data/lineUsers/0/id": "",
    "/data/lineUsers/0/lineUid": "",
    [`${S}/externalId`]: 10000,
    [`${S}/logo`]: null,
    [`${A}/storeId`]: "",
    [`${A}/avatar`]: "avatar.png",
    "/data/timestamps/initConnectedAt": null,
    "/data/timestampsMs/connectedAt": String(MS),
  },
  put: [
    ["", "id", 1],
    [S, "note", 1],
  ],
  issues: [
    "wrong_type /data/contact/name",
    "undocumented_null /data/contact/avatar",
    "empty_id /data/lineUsers/0/id",
    "unexpected_format /data/lineUsers/0/lineUid",
    `undocumented_null ${S}/logo`,
    `wrong_type ${S}/externalId`,
    `unknown_field ${S}/note`,
    `empty_id ${A}/storeId`,
    `unexpected_format ${A}/avatar`,
    "null_not_allowed /data/timestamps/initConnectedAt",
    "numeric_string /data/timestampsMs/connectedAt",
    "unknown_field /id",
  ],
});
named(
  "old-names",
  "The names of another model: all fields are missing, all keys unknown.",
  ["order.ties-", "order.value-"],
  {
    doc: { event: EVENT_TYPE, payload: {}, Type: EVENT_TYPE, Data: {} },
    issues: [
      "missing_field /type",
      "missing_field /data",
      "unknown_field /event",
      "unknown_field /payload",
      "unknown_field /Type",
      "unknown_field /Data",
    ],
    value_form: "ordered",
  },
);
named("snake-case", "Keys in snake case.", "order.ties-", {
  set: { "/data/timestamps": { connected_at: AT, init_connected_at: AT } },
  issues: [
    "missing_field /data/timestamps/connectedAt",
    "missing_field /data/timestamps/initConnectedAt",
    "unknown_field /data/timestamps/connected_at",
    "unknown_field /data/timestamps/init_connected_at",
  ],
});
named("swapped-timestamps", "timestamps and timestampsMs are swapped.", "numeric-string.other-", {
  set: {
    "/data/timestamps": { connectedAt: MS, initConnectedAt: MS },
    "/data/timestampsMs": { connectedAt: AT, initConnectedAt: AT },
  },
  issues: ["timestamps", "timestampsMs"].flatMap((o) => [
    `wrong_type /data/${o}/connectedAt`,
    `wrong_type /data/${o}/initConnectedAt`,
  ]),
});
named("swapped-connection", "Store and staff are swapped.", "connection.broken+", {
  set: {
    [S]: { id: "a1", storeId: "s1", name: "Bo", displayName: "Bo", employeeId: "5", avatar: "" },
    [A]: { id: "s1", name: "Main", logo: "", externalId: "1" },
  },
  issues: [
    `absent_field ${S}/logo`,
    `absent_field ${S}/externalId`,
    ...["storeId", "displayName", "employeeId", "avatar"].map((k) => `unknown_field ${S}/${k}`),
    `absent_field ${A}/storeId`,
    `missing_field ${A}/displayName`,
    `absent_field ${A}/employeeId`,
    `absent_field ${A}/avatar`,
    `unknown_field ${A}/logo`,
    `unknown_field ${A}/externalId`,
  ],
});
named(
  "numbers-for-ids",
  "Every id is a number, some with digits that a double loses.",
  ["type.numeric-id:*-"],
  {
    set: {
      "/data/contact/id": raw("12345678901234567890"),
      "/data/lineUsers/0/id": 1,
      "/data/lineUsers/0/lineProviderId": raw("16608941720000000001"),
      [`${S}/id`]: 2,
      [`${A}/id`]: 3,
      [`${A}/storeId`]: 4,
    },
    issues: [
      "/data/contact/id",
      "/data/lineUsers/0/id",
      "/data/lineUsers/0/lineProviderId",
      `${S}/id`,
      `${A}/id`,
      `${A}/storeId`,
    ].map((p) => `wrong_type ${p}`),
    value_form: "ordered",
  },
);
named("three-line-users", "Three line users, each with different mistakes.", "order.document-", {
  set: {
    "/data/lineUsers": [
      lineUser({ lineUid: UID.toUpperCase(), note: 1 }),
      { name: "B", id: "l2", profilePictureUrl: null, lineProviderId: 5 },
      new Members(["lineUid", UID], ["lineUid", UID], ["id", "l3"], ["name", ""], ["lineProviderId", ""]),
    ],
  },
  issues: [
    "unexpected_format /data/lineUsers/0/lineUid",
    "unknown_field /data/lineUsers/0/note",
    "missing_field /data/lineUsers/1/lineUid",
    "undocumented_null /data/lineUsers/1/profilePictureUrl",
    "wrong_type /data/lineUsers/1/lineProviderId",
    "absent_field /data/lineUsers/2/profilePictureUrl",
    "duplicate_key /data/lineUsers/2/lineUid",
    "unexpected_format /data/lineUsers/2/lineProviderId",
  ],
  value_form: {
    issues: [
      "unexpected_format /data/lineUsers/0/lineUid",
      "unknown_field /data/lineUsers/0/note",
      "missing_field /data/lineUsers/1/lineUid",
      "wrong_type /data/lineUsers/1/lineProviderId",
      "undocumented_null /data/lineUsers/1/profilePictureUrl",
      "unexpected_format /data/lineUsers/2/lineProviderId",
      "absent_field /data/lineUsers/2/profilePictureUrl",
    ],
  },
});
named("ties-at-one-brace", "All issues that one brace can have.", ["order.ties-", "span.brace+"], {
  doc: { type: EVENT_TYPE, data: new Members([raw('"\\ud800"'), 1]) },
  issues: [
    "no_connection /data",
    "lone_surrogate /data",
    "missing_field /data/contact",
    "missing_field /data/lineUsers",
    "absent_field /data/connectedStore",
    "absent_field /data/connectedStaff",
    "missing_field /data/timestamps",
    "missing_field /data/timestampsMs",
  ],
});
named(
  "value-order",
  "A parsed value with mistakes in another order: the page's order counts.",
  ["order.value-", "input.value-"],
  {
    value: {
      zeta: 1,
      data: {
        timestampsMs: { initConnectedAt: 0.5, connectedAt: [] },
        timestamps: { initConnectedAt: "", connectedAt: "" },
        note: 1,
        contact: { avatar: null, extra: 1, name: 2, id: 3 },
        lineUsers: [],
      },
      type: EVENT_TYPE,
    },
    issues: [
      "unknown_field /zeta",
      "no_connection /data",
      "absent_field /data/connectedStore",
      "absent_field /data/connectedStaff",
      "not_an_integer /data/timestampsMs/initConnectedAt",
      "wrong_type /data/timestampsMs/connectedAt",
      "invalid_timestamp /data/timestamps/initConnectedAt",
      "invalid_timestamp /data/timestamps/connectedAt",
      "unknown_field /data/note",
      "undocumented_null /data/contact/avatar",
      "unknown_field /data/contact/extra",
      "wrong_type /data/contact/name",
      "wrong_type /data/contact/id",
      "no_line_users /data/lineUsers",
    ],
    value_form: "ordered",
  },
);
