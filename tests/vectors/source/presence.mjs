// Null and absence: each field in each class, and the two connections.

import { lineUser, nameOf, small, topic } from "./dsl.mjs";
import { ATTRIBUTES, NULLABLE, REQUIRED } from "./model.mjs";

const { vectors, add } = topic("presence");
export default vectors;

const STORE = "/data/connectedStore";
const STAFF = "/data/connectedStaff";

for (const field of REQUIRED) {
  add(`${nameOf(field)}-null`, `The required ${field} is null.`, `null.required:${field}-`, {
    set: { [field]: null },
    issues: [`null_not_allowed ${field}`],
  });
  add(`${nameOf(field)}-absent`, `The required ${field} is absent.`, `absent.required:${field}-`, {
    del: [field],
    issues: [`missing_field ${field}`],
  });
}

for (const field of NULLABLE) {
  const connection = field === STORE ? ["connection.staff+"] : field === STAFF ? ["connection.store+"] : [];
  add(
    `${nameOf(field)}-null`,
    `${field} may be null.`,
    [`null.nullable:${field}+`, "event.complete+", ...connection],
    {
      set: { [field]: null },
    },
  );
  add(
    `${nameOf(field)}-absent`,
    `An absent ${field} reads as null.`,
    [`absent.nullable:${field}-`, "event.complete+", ...connection],
    { del: [field], issues: [`absent_field ${field}`] },
  );
}

for (const field of ATTRIBUTES) {
  add(
    `${nameOf(field)}-null`,
    `${field} is null, which the page does not document.`,
    `null.attribute:${field}-`,
    {
      set: { [field]: null },
      issues: [`undocumented_null ${field}`],
    },
  );
  add(
    `${nameOf(field)}-absent`,
    `An absent ${field} reads as null.`,
    [`absent.attribute:${field}-`, "event.complete+"],
    {
      del: [field],
      issues: [`absent_field ${field}`],
    },
  );
}

add(
  "attributes-all-null",
  "All attributes are null.",
  ["null.attribute:*-", "order.document-", "independent-"],
  {
    set: Object.fromEntries(ATTRIBUTES.map((field) => [field, null])),
    issues: ATTRIBUTES.map((field) => `undocumented_null ${field}`),
  },
);
add("attributes-all-absent", "All attributes are absent.", ["absent.attribute:*-", "event.complete+"], {
  del: ATTRIBUTES,
  issues: ATTRIBUTES.map((field) => `absent_field ${field}`),
});
add(
  "attributes-mixed",
  "One attribute of staff is null, the other absent.",
  [`null.attribute:${STAFF}/avatar-`, `absent.attribute:${STAFF}/employeeId-`],
  {
    set: { [`${STAFF}/avatar`]: null },
    del: [`${STAFF}/employeeId`],
    issues: [`undocumented_null ${STAFF}/avatar`, `absent_field ${STAFF}/employeeId`],
  },
);

const none = ["connection.none-"];
add(
  "neither-both-null",
  "No connection: both are null.",
  [...none, `null.nullable:${STORE}+`, `null.nullable:${STAFF}+`],
  {
    set: { [STORE]: null, [STAFF]: null },
    issues: ["no_connection /data"],
  },
);
add("neither-both-absent", "No connection: both are absent.", [...none, "order.ties-", "independent-"], {
  del: [STORE, STAFF],
  issues: ["no_connection /data", `absent_field ${STORE}`, `absent_field ${STAFF}`],
});
add("neither-store-null-staff-absent", "No connection: null and absent.", none, {
  set: { [STORE]: null },
  del: [STAFF],
  issues: ["no_connection /data", `absent_field ${STAFF}`],
});
add("neither-store-absent-staff-null", "No connection: absent and null.", none, {
  set: { [STAFF]: null },
  del: [STORE],
  issues: ["no_connection /data", `absent_field ${STORE}`],
});
add(
  "neither-among-other-mistakes",
  "The connection and other fields of data are missing.",
  [...none, "order.ties-", "span.brace+"],
  {
    set: { [STORE]: null, [STAFF]: null },
    del: ["/data/contact", "/data/timestamps"],
    issues: ["no_connection /data", "missing_field /data/contact", "missing_field /data/timestamps"],
  },
);
add("store-broken-staff-null", "A store of the wrong type still counts as a store.", "connection.broken+", {
  set: { [STORE]: "Main", [STAFF]: null },
  issues: [`wrong_type ${STORE}`],
});
add("store-absent-staff-broken", "Staff of the wrong type still counts as staff.", "connection.broken+", {
  set: { [STAFF]: false },
  del: [STORE],
  issues: [`absent_field ${STORE}`, `wrong_type ${STAFF}`],
});
add(
  "store-null-staff-empty",
  "An empty staff object has only its own issues.",
  ["connection.broken+", "order.ties-"],
  {
    set: { [STORE]: null, [STAFF]: {} },
    issues: [
      `missing_field ${STAFF}/id`,
      `absent_field ${STAFF}/storeId`,
      `missing_field ${STAFF}/name`,
      `missing_field ${STAFF}/displayName`,
      `absent_field ${STAFF}/employeeId`,
      `absent_field ${STAFF}/avatar`,
    ],
  },
);
add(
  "store-empty-staff-absent",
  "An empty store object has only its own issues.",
  ["connection.broken+", "order.ties-"],
  {
    set: { [STORE]: {} },
    del: [STAFF],
    issues: [
      `absent_field ${STAFF}`,
      `missing_field ${STORE}/id`,
      `missing_field ${STORE}/name`,
      `absent_field ${STORE}/logo`,
      `absent_field ${STORE}/externalId`,
    ],
  },
);
add(
  "store-only-bare",
  "Only a store; staff and attributes are absent: the event has every key.",
  ["connection.store+", "event.complete+"],
  {
    set: { [STORE]: { id: "s1", name: "Main" } },
    del: [STAFF, "/data/contact/avatar"],
    issues: [
      `absent_field ${STAFF}`,
      "absent_field /data/contact/avatar",
      `absent_field ${STORE}/logo`,
      `absent_field ${STORE}/externalId`,
    ],
  },
);
add(
  "staff-only-bare",
  "Only staff: a brand manager without a store.",
  ["connection.staff+", "event.complete+"],
  {
    set: { [STORE]: null, [STAFF]: { id: "a1", storeId: null, name: "Bo", displayName: "Bo" } },
    issues: [`absent_field ${STAFF}/employeeId`, `absent_field ${STAFF}/avatar`],
  },
);
add("both", "Store and staff are both present.", [
  "connection.both+",
  "connection.store+",
  "connection.staff+",
]);

add("line-user-only-null", "The only entry of lineUsers is null.", "line-users.null-entry-", {
  set: { "/data/lineUsers": [null] },
  issues: ["null_not_allowed /data/lineUsers/0"],
});
add("line-user-middle-null", "The second of three entries of lineUsers is null.", "line-users.null-entry-", {
  set: { "/data/lineUsers": [lineUser(), null, lineUser({ id: "l3" })] },
  issues: ["null_not_allowed /data/lineUsers/1"],
});
add(
  "line-users-all-null",
  "Three entries of lineUsers are null.",
  ["line-users.null-entry-", "independent-"],
  {
    set: { "/data/lineUsers": [null, null, null] },
    issues: [0, 1, 2].map((i) => `null_not_allowed /data/lineUsers/${i}`),
  },
);
add(
  "line-user-empty-object",
  "An empty line user lacks every field, in the page's order.",
  ["absent.required:/data/lineUsers/0/id-", "order.ties-"],
  {
    set: { "/data/lineUsers/0": {} },
    issues: [
      ...["id", "name", "lineUid", "lineProviderId"].map((key) => `missing_field /data/lineUsers/0/${key}`),
      "absent_field /data/lineUsers/0/profilePictureUrl",
    ],
  },
);
add(
  "line-user-second-and-third",
  "Two of three line users have mistakes.",
  ["independent-", "order.document-"],
  {
    set: {
      "/data/lineUsers": [
        lineUser(),
        lineUser({ id: null }),
        { id: "l3", name: "C", lineUid: lineUser().lineUid, profilePictureUrl: null },
      ],
    },
    issues: [
      "null_not_allowed /data/lineUsers/1/id",
      "missing_field /data/lineUsers/2/lineProviderId",
      "undocumented_null /data/lineUsers/2/profilePictureUrl",
    ],
  },
);
add("line-users-empty", "An empty lineUsers is a warning.", "line-users.empty-", {
  set: { "/data/lineUsers": [] },
  issues: ["no_line_users /data/lineUsers"],
});
add("line-users-two", "Two line users are valid.", ["type.array+", "line-users.empty+"], {
  set: { "/data/lineUsers": [lineUser(), lineUser({ id: "l2", lineProviderId: "2" })] },
});
add(
  "line-users-three",
  "Three line users are valid, also equal ones.",
  ["type.array+", "line-users.empty+"],
  {
    set: { "/data/lineUsers": [lineUser(), lineUser(), lineUser({ name: "李安" })] },
  },
);
add(
  "root-empty-object",
  "An empty root lacks both fields.",
  ["absent.required:/type-", "absent.required:/data-", "order.ties-"],
  {
    text: "{}",
    issues: ["missing_field /type", "missing_field /data"],
  },
);
add(
  "data-empty-object",
  "An empty data lacks all fields and the connection.",
  ["connection.none-", "order.ties-"],
  {
    set: { "/data": {} },
    issues: [
      "no_connection /data",
      "missing_field /data/contact",
      "missing_field /data/lineUsers",
      `absent_field ${STORE}`,
      `absent_field ${STAFF}`,
      "missing_field /data/timestamps",
      "missing_field /data/timestampsMs",
    ],
  },
);
add("all-objects-empty", "Every object is empty.", ["independent-", "order.ties-"], {
  set: {
    "/data": {
      contact: {},
      lineUsers: [],
      connectedStore: {},
      connectedStaff: null,
      timestamps: {},
      timestampsMs: {},
    },
  },
  issues: [
    "missing_field /data/contact/id",
    "missing_field /data/contact/name",
    "absent_field /data/contact/avatar",
    "no_line_users /data/lineUsers",
    `missing_field ${STORE}/id`,
    `missing_field ${STORE}/name`,
    `absent_field ${STORE}/logo`,
    `absent_field ${STORE}/externalId`,
    ...["timestamps", "timestampsMs"].flatMap((o) => [
      `missing_field /data/${o}/connectedAt`,
      `missing_field /data/${o}/initConnectedAt`,
    ]),
  ],
});
add(
  "every-required-null",
  "Every required value that is not an object is null.",
  ["null.required:/type-", "independent-"],
  {
    set: Object.fromEntries(REQUIRED.filter((f) => !leafless(f)).map((f) => [f, null])),
    issues: REQUIRED.filter((f) => !leafless(f)).map((f) => `null_not_allowed ${f}`),
  },
);

function leafless(field) {
  return ["/data", "/data/contact", "/data/lineUsers", "/data/timestamps", "/data/timestampsMs"].includes(
    field,
  );
}

add(
  "value-null-attribute",
  "A parsed value with a null attribute.",
  ["input.value+", "null.attribute:/data/contact/avatar-"],
  {
    asValue: true,
    set: { "/data/contact/avatar": null },
    issues: ["undocumented_null /data/contact/avatar"],
  },
);
add(
  "value-missing",
  "A parsed value without the name of the store.",
  ["input.value-", `absent.required:${STORE}/name-`],
  {
    asValue: true,
    doc: small(),
    del: [`${STORE}/name`],
    issues: [`missing_field ${STORE}/name`],
  },
);
