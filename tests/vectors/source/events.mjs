// Types, keys and formats of the eight event types.

import { AT, escapedKey, MS, raw, topic } from "./dsl.mjs";
import {
  EVENT_TYPES,
  eachType,
  eventCase,
  fieldsOf,
  modelOf,
  ORDERED,
  objectsOf,
  sample,
  shortName,
} from "./family.mjs";
import { pathOf } from "./model.mjs";

const { vectors, add } = topic("events");
export default vectors;

const each = eachType(add);
const leavesOf = (type) => fieldsOf(type).filter(({ leaf }) => leaf);
const isMillis = ({ pointer }) => pointer.startsWith("/data/timestampsMs/");
const isTime = ({ pointer }) => pointer.startsWith("/data/timestamps/");
const isId = ({ pointer }) => /\/(id|storeId)$/.test(pointer);
const isUrl = ({ pointer }) => /\/(avatar|profilePictureUrl|logo)$/.test(pointer);
const belowData = ({ pointer }) => pointer.startsWith("/data/");
const pointers = (fields) => fields.map(({ pointer }) => pointer);
const setAll = (fields, value) => Object.fromEntries(fields.map((field) => [field, value]));

for (const type of EVENT_TYPES) {
  const has = (presence) => fieldsOf(type).some((field) => field.presence === presence);
  const rows = [
    ...["null.required", "absent.required", "wrong", "unknown", "duplicate"],
    ...(has("?") ? ["absent.nullable"] : []),
    ...["null.attribute", "absent.attribute"],
  ];
  add(
    `${shortName(type)}-whole`,
    `${type}: a valid payload without warnings.`,
    ["events.whole+", ...rows.map((row) => `events.${row}:${type}/*+`)],
    eventCase(type, { outcome: "event" }),
  );
}
each(EVENT_TYPES, "reversed", "type after data, every object in reverse order.", "events.type-last+", () => ({
  reversed: true,
  outcome: "event",
}));
each(EVENT_TYPES, "escaped", "every key and the type are escaped.", "events.type-escaped+", (type) => ({
  set: { "/type": raw(escapedKey(type)) },
  style: { key: escapedKey },
  outcome: "event",
}));
each(EVENT_TYPES, "extremes", "empty texts, and the first millisecond.", "events.whole+", (type) => ({
  set: {
    ...setAll(
      pointers(
        leavesOf(type).filter(({ pointer }) => /\/(name|displayName|externalId|employeeId)$/.test(pointer)),
      ),
      "",
    ),
    ...setAll(pointers(leavesOf(type).filter(isTime)), "1970-01-01T00:00:00Z"),
    ...setAll(pointers(leavesOf(type).filter(isMillis)), raw("-0")),
  },
  outcome: "event",
}));

each(EVENT_TYPES, "values-wrong", "every value below data is false.", "events.wrong:TYPE/*-", (type) => {
  const fields = pointers(leavesOf(type).filter(belowData));
  return { set: setAll(fields, false), issues: fields.map((field) => `wrong_type ${field}`) };
});
each(EVENT_TYPES, "members-wrong", "every member of data is a string.", "events.wrong-member-", (type) => {
  const fields = Object.keys(modelOf(type).data).map((key) => `/data/${key}`);
  return { set: setAll(fields, "{}"), issues: fields.map((field) => `wrong_type ${field}`) };
});
each(EVENT_TYPES, "data-array", "data is an array.", "events.wrong-member-", () => ({
  set: { "/data": [] },
  issues: ["wrong_type /data"],
  outcome: "invalid",
}));

each(EVENT_TYPES, "unknown", "an unknown key in every object.", "events.unknown:TYPE/*-", (type) => ({
  put: objectsOf(type).map((object, index) => [object, "more", { id: 5 }, index % 2 ? 0 : undefined]),
  issues: objectsOf(type).map((object) => `unknown_field ${object}/more`),
  outcome: "event",
}));
each(EVENT_TYPES, "duplicates", "a repeated key in every object.", "events.duplicate:TYPE/*-", (type) => {
  const first = objectsOf(type).map((object) => {
    const path = pathOf(object);
    const at = path.reduce((value, key) => value[key], sample(type));
    const key = Object.keys(at)[0];
    return [object, key, at[key]];
  });
  return {
    put: first,
    issues: first.map(([object, key]) => `duplicate_key ${object}/${key}`),
    value_form: { issues: [] },
    outcome: "invalid",
  };
});
each(
  EVENT_TYPES,
  "surrogates",
  "a lone surrogate in every string below data.",
  "events.surrogate-",
  (type) => {
    const fields = leavesOf(type).filter((field) => belowData(field) && !isMillis(field));
    const also = (field) => {
      if (isTime(field)) return [`invalid_timestamp ${field.pointer}`];
      const hasFormat = isUrl(field) || /\/line(Uid|ProviderId)$/.test(field.pointer);
      return hasFormat ? [`unexpected_format ${field.pointer}`] : [];
    };
    return {
      set: setAll(pointers(fields), raw('"\\ud83d"')),
      issues: fields.flatMap((field) => [`lone_surrogate ${field.pointer}`, ...also(field)]),
    };
  },
);
each(
  EVENT_TYPES,
  "key-surrogates",
  "a key with a lone surrogate in every object.",
  "events.surrogate-",
  (type) => ({
    put: objectsOf(type).map((object) => [object, raw('"\\udc00"'), 1]),
    issues: objectsOf(type).map((object) => `lone_surrogate ${object}`),
  }),
);

each(EVENT_TYPES, "ids-empty", "every id is empty.", "events.format-", (type) => {
  const ids = pointers(leavesOf(type).filter(isId));
  return { set: setAll(ids, ""), issues: ids.map((id) => `empty_id ${id}`) };
});
each(EVENT_TYPES, "urls-wrong", "the URLs do not have a host.", "events.format-", (type) => {
  const urls = pointers(leavesOf(type).filter(isUrl));
  return { set: setAll(urls, "https:///"), issues: urls.map((url) => `unexpected_format ${url}`) };
});
each(ORDERED, "line-user-formats", "a line user of another messenger.", "events.format-", () => ({
  set: { "/data/lineUsers/0/lineUid": "u1", "/data/lineUsers/0/lineProviderId": "" },
  issues: ["lineUid", "lineProviderId"].map((key) => `unexpected_format /data/lineUsers/0/${key}`),
  outcome: "event",
}));
each(ORDERED, "line-users-empty", "no line users.", "events.format-", () => ({
  set: { "/data/lineUsers": [] },
  issues: ["no_line_users /data/lineUsers"],
}));
each(ORDERED, "line-users-null-entry", "a line user that is null.", "events.format-", () => ({
  set: { "/data/lineUsers": [null, {}] },
  issues: [
    "null_not_allowed /data/lineUsers/0",
    ...["id", "name", "lineUid", "lineProviderId"].map((key) => `missing_field /data/lineUsers/1/${key}`),
    "absent_field /data/lineUsers/1/profilePictureUrl",
  ],
}));
each(
  EVENT_TYPES,
  "times-invalid",
  "the times are not date-times, the numbers are not integers.",
  "events.format-",
  (type) => {
    const times = pointers(leavesOf(type).filter(isTime));
    const numbers = pointers(leavesOf(type).filter(isMillis));
    return {
      set: { ...setAll(times, "2024-06-08T18:18:60Z"), ...setAll(numbers, 0.5) },
      issues: [
        ...times.map((time) => `invalid_timestamp ${time}`),
        ...numbers.map((number) => `not_an_integer ${number}`),
      ],
    };
  },
);
each(
  EVENT_TYPES,
  "times-out-of-range",
  "every number is out of range, as a string.",
  "events.format-",
  (type) => {
    const numbers = pointers(leavesOf(type).filter(isMillis));
    return {
      set: setAll(numbers, "8640000000000001"),
      issues: numbers.flatMap((number) => [`numeric_string ${number}`, `out_of_range ${number}`]),
    };
  },
);
each(EVENT_TYPES, "times-numeric-strings", "every number is a string.", "events.format-", (type) => {
  const numbers = pointers(leavesOf(type).filter(isMillis));
  return {
    set: setAll(numbers, String(MS)),
    issues: numbers.map((number) => `numeric_string ${number}`),
    outcome: "event",
  };
});

// Members of other types are unknown.
each(
  ["contact.connection.disconnected"],
  "connected-to",
  "store and staff, which the type does not have.",
  "events.members-",
  (type) => {
    const { connectedStore, connectedStaff } = sample(EVENT_TYPES[0]).data;
    return {
      put: [
        ["/data", "connectedStore", connectedStore],
        ["/data", "connectedStaff", connectedStaff],
      ],
      issues: ["unknown_field /data/connectedStore", "unknown_field /data/connectedStaff"],
      outcome: "event",
      set: { "/type": type },
    };
  },
);
each(EVENT_TYPES, "other-time", "the time of another type.", "events.members-", (_, own) => {
  const other = own === "createdAt" ? "updatedAt" : "createdAt";
  return {
    del: [`/data/timestamps/${own}`, `/data/timestampsMs/${own}`],
    put: [
      ["/data/timestamps", other, AT],
      ["/data/timestampsMs", other, MS],
    ],
    issues: ["timestamps", "timestampsMs"].flatMap((object) => [
      `missing_field /data/${object}/${own}`,
      `unknown_field /data/${object}/${other}`,
    ]),
  };
});
each(
  EVENT_TYPES.slice(3),
  "init-connected-at",
  "initConnectedAt, which the type does not have.",
  "events.no-order+",
  (_, own) => ({
    put: [
      ["/data/timestamps", "initConnectedAt", "2030-01-01T00:00:00Z"],
      ["/data/timestampsMs", "initConnectedAt", MS + 1],
    ],
    set: { [`/data/timestampsMs/${own}`]: MS },
    issues: ["timestamps", "timestampsMs"].map((object) => `unknown_field /data/${object}/initConnectedAt`),
    outcome: "event",
  }),
);
for (const [has, lacks, type] of [
  ["account", "store", "store.created"],
  ["store", "account", "account.created"],
  ["connectedStore", "store", "store.updated"],
]) {
  add(
    `${shortName(type)}-with-${has}`,
    `${type} with the member of another type.`,
    "events.members-",
    eventCase(type, {
      del: [`/data/${lacks}`],
      put: [["/data", has, { id: "x", name: "X" }]],
      issues: [`missing_field /data/${lacks}`, `unknown_field /data/${has}`],
    }),
  );
}
