// The eight documented types, their fields and their null rules. Written by hand from the provider's pages and the rules,
// independent of the implementation.

import { AT, lineUser, MS } from "./dsl.mjs";

// `!` required, `?` nullable, `-` attribute; in the order of the provider's pages.
const CONTACT = { id: "!", name: "!", avatar: "-" };
const LINE_USER = { id: "!", name: "!", lineUid: "!", lineProviderId: "!", profilePictureUrl: "-" };
const STORE = { id: "!", name: "!", logo: "-", externalId: "-" };
const ACCOUNT = { id: "!", storeId: "?", name: "!", displayName: "!", employeeId: "-", avatar: "-" };

const OBJECTS = {
  contact: CONTACT,
  connectedStore: STORE,
  connectedStaff: ACCOUNT,
  store: STORE,
  account: ACCOUNT,
};

/** The members of `data` before the times, with their presence, and the names of the times. */
const TYPES = {
  "contact.connection.connected": [
    { contact: "!", lineUsers: "!", connectedStore: "?", connectedStaff: "?" },
    ["connectedAt", "initConnectedAt"],
  ],
  "contact.connection.changed": [
    { contact: "!", lineUsers: "!", connectedStore: "?", connectedStaff: "?" },
    ["changedAt", "initConnectedAt"],
  ],
  "contact.connection.disconnected": [
    { contact: "!", lineUsers: "!" },
    ["disconnectedAt", "initConnectedAt"],
  ],
  "store.created": [{ store: "!" }, ["createdAt"]],
  "store.updated": [{ store: "!" }, ["updatedAt"]],
  "store.deactivated": [{ store: "!" }, ["deactivatedAt"]],
  "account.created": [{ account: "!" }, ["createdAt"]],
  "account.deactivated": [{ account: "!" }, ["deactivatedAt"]],
};

export const EVENT_TYPES = Object.keys(TYPES);

/** Returns the names of a type's times; the first is its own. */
export const timesOf = (type) => TYPES[type][1];

/** The types whose own time must not be before `initConnectedAt`. */
export const ORDERED = EVENT_TYPES.slice(0, 3);

/** The types that need a store or a staff member. */
export const CONNECTIONS = EVENT_TYPES.slice(0, 2);

const leaves = (keys) => Object.fromEntries(keys.map((key) => [key, null]));

/** Returns the fields as a tree: `null` is a leaf, an array contains the tree of its entries. */
export function modelOf(type) {
  const [members, times] = TYPES[type];
  const parts = Object.keys(members).map((key) =>
    key === "lineUsers" ? [key, [leaves(Object.keys(LINE_USER))]] : [key, leaves(Object.keys(OBJECTS[key]))],
  );
  const data = { ...Object.fromEntries(parts), timestamps: leaves(times), timestampsMs: leaves(times) };
  return { type: null, data };
}

/** Returns every field as { pointer, presence, leaf }, a parent before its members. */
export function fieldsOf(type) {
  const [members, times] = TYPES[type];
  const fields = [
    { pointer: "/type", presence: "!", leaf: true },
    { pointer: "/data", presence: "!", leaf: false },
  ];
  const object = (pointer, presence, rows) => {
    fields.push({ pointer, presence, leaf: false });
    inside(pointer, rows);
  };
  const inside = (pointer, rows) => {
    for (const [key, presence] of Object.entries(rows))
      fields.push({ pointer: `${pointer}/${key}`, presence, leaf: true });
  };
  for (const [key, presence] of Object.entries(members)) {
    if (key !== "lineUsers") object(`/data/${key}`, presence, OBJECTS[key]);
    else {
      fields.push({ pointer: "/data/lineUsers", presence, leaf: false });
      inside("/data/lineUsers/0", LINE_USER);
    }
  }
  for (const key of ["timestamps", "timestampsMs"])
    object(`/data/${key}`, "!", Object.fromEntries(times.map((name) => [name, "!"])));
  return fields;
}

/** Returns the pointers of the objects that the model reads. */
export function objectsOf(type) {
  const pointers = fieldsOf(type).map(({ pointer }) => pointer.slice(0, pointer.lastIndexOf("/")));
  return [...new Set(pointers)];
}

const store = () => ({ id: "s1", name: "Main", logo: "https://a.example/s1", externalId: "tpe-101" });
const account = () => ({
  id: "a1",
  storeId: "s1",
  name: "Bo",
  displayName: "Bo (Main)",
  employeeId: "50001",
  avatar: "https://a.example/a1",
});
const VALUES = {
  contact: () => ({ id: "c1", name: "Ann", avatar: "https://a.example/c1" }),
  lineUsers: () => [lineUser()],
  connectedStore: store,
  connectedStaff: account,
  store,
  account,
};

/** Returns a small valid payload of the type, with a value in every field. */
export function sample(type) {
  const [members, times] = TYPES[type];
  const data = Object.fromEntries(Object.keys(members).map((key) => [key, VALUES[key]()]));
  data.timestamps = Object.fromEntries(times.map((name) => [name, AT]));
  data.timestampsMs = Object.fromEntries(times.map((name) => [name, MS]));
  return { type, data };
}

/** Returns a short name of a type for the ids of vectors: "changed" for "contact.connection.changed". */
export const shortName = (type) => type.replace("contact.connection.", "").replace(".", "-");

/** Returns a vector for the functions of every type, with a payload of this type. */
export const eventCase = (type, spec = {}) => ({ api: "event", doc: sample(type), ...spec });

/** Returns a function that adds a vector for each of several types; `make` gets the type and the name of its own time. */
export const eachType = (add) => (types, id, comment, covers, make) => {
  for (const type of types) {
    const names = [covers].flat().map((cover) => cover.replace("TYPE", type));
    const spec = make(type, timesOf(type)[0]);
    add(`${shortName(type)}-${id}`, `${type}: ${comment}`, names, eventCase(type, spec));
  }
};

/** Returns the issue of another type; `expected` is the only accepted type, or a text for several. */
export const other = (received, expected = "an accepted event type") => ({
  code: "unexpected_event_type",
  pointer: "/type",
  received,
  expected,
});

/** Data that is invalid for every type. */
export const mess = {
  contact: null,
  lineUsers: [null, { lineUid: "x" }],
  store: { id: 5, id2: "" },
  account: false,
  timestamps: { createdAt: "soon" },
  timestampsMs: 5,
  "\ud83d": 1,
};
