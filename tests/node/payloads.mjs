// Valid payloads for the property tests, as arbitraries of fast-check.

import fc from "fast-check";

const codePoint = (min, max) => fc.integer({ min, max }).map((code) => String.fromCodePoint(code));

/** Characters of all planes, including those that JSON must escape. */
const character = fc.oneof(
  codePoint(0x20, 0x7e),
  codePoint(0x00, 0x2f),
  codePoint(0x4e00, 0x9fa5),
  codePoint(0x1f300, 0x1faff),
  codePoint(0x00, 0xd7ff),
  codePoint(0xe000, 0x10ffff),
);
const texts = (minLength) =>
  fc.oneof(
    fc.string({ unit: "grapheme-ascii", minLength, maxLength: 20 }),
    fc.string({ unit: character, minLength, maxLength: 20 }),
  );
const text = texts(0);
const id = texts(1);
const attribute = fc.option(text, { freq: 6 });
const hex = (length) => fc.array(fc.integer({ min: 0, max: 15 }), { minLength: length, maxLength: length });
const lineUid = hex(32).map((digits) => `U${digits.map((digit) => digit.toString(16)).join("")}`);
const lineProviderId = fc.nat().map(String);
const url = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(null, "") },
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.constantFrom("http", "https"), text)
      .map(([scheme, path]) => `${scheme}://host/${path}`),
  },
);

const contact = fc.record({ id, name: text, avatar: url });
const lineUser = fc.record({ id, name: text, lineUid, lineProviderId, profilePictureUrl: url });
const store = fc.record({ id, name: text, logo: url, externalId: attribute });
const staff = fc.record({
  id,
  storeId: fc.option(id, { freq: 1 }),
  name: text,
  displayName: text,
  employeeId: attribute,
  avatar: url,
});
const connection = fc.oneof(
  fc.tuple(store, fc.constant(null)),
  fc.tuple(fc.constant(null), staff),
  fc.tuple(store, staff),
);
/** Milliseconds within the years 0 to 9999 in any time zone, and the notation of the date-time. */
const time = fc.record({
  at: fc.integer({ min: -62_000_000_000_000, max: 253_000_000_000_000 }),
  ago: fc.oneof(fc.constant(0), fc.nat({ max: 100_000_000_000 })),
  zone: fc.oneof(fc.constantFrom("Z", "z"), fc.integer({ min: -1439, max: 1439 })),
  more: fc.constantFrom("", "", "0", "9", "99999999999999999999"),
  t: fc.constantFrom("T", "T", "t"),
});

const samples = fc.record({
  contact,
  lineUsers: fc.array(lineUser, { maxLength: 3 }),
  connection,
  store,
  account: staff,
  time,
});

/** For each type, the members of `data` before the times, and the times, the event's own time first. */
const TYPES = {
  "contact.connection.connected": [connected, "connectedAt", "initConnectedAt"],
  "contact.connection.changed": [connected, "changedAt", "initConnectedAt"],
  "contact.connection.disconnected": [
    ({ contact, lineUsers }) => ({ contact, lineUsers }),
    "disconnectedAt",
    "initConnectedAt",
  ],
  "store.created": [({ store }) => ({ store }), "createdAt"],
  "store.updated": [({ store }) => ({ store }), "updatedAt"],
  "store.deactivated": [({ store }) => ({ store }), "deactivatedAt"],
  "account.created": [({ account }) => ({ account }), "createdAt"],
  "account.deactivated": [({ account }) => ({ account }), "deactivatedAt"],
};

function connected({ contact, lineUsers, connection: [connectedStore, connectedStaff] }) {
  return { contact, lineUsers, connectedStore, connectedStaff };
}

function payloadOf(type, sample) {
  const [members, ...times] = TYPES[type];
  const { at, ago } = sample.time;
  const millis = times.map((key, index) => [key, index === 0 ? at : at - ago]);
  return {
    type,
    data: {
      ...members(sample),
      timestamps: Object.fromEntries(millis.map(([key, number]) => [key, dateTime(number, sample.time)])),
      timestampsMs: Object.fromEntries(millis),
    },
  };
}

/** Valid payloads of one type, with random text, and null where it is allowed. */
export const payloads = samples.map((sample) => payloadOf("contact.connection.connected", sample));

/** The same for every type. */
export const eventPayloads = fc
  .tuple(fc.constantFrom(...Object.keys(TYPES)), samples)
  .map(([type, sample]) => payloadOf(type, sample));

function dateTime(millis, { zone, more, t }) {
  const minutes = typeof zone === "number" ? zone : 0;
  const [date, clock] = new Date(millis + minutes * 60_000).toISOString().slice(0, -1).split("T");
  const two = (number) => String(number).padStart(2, "0");
  const size = Math.abs(minutes);
  const offset =
    typeof zone === "string"
      ? zone
      : `${zone < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
  const short = more === "" && clock.endsWith(".000") ? clock.slice(0, -4) : clock + more;
  return `${date}${t}${short}${offset}`;
}
