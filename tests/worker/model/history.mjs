// Random histories of 50 contacts, six stores and six accounts, with events of all eight types, unknown types and invalid
// payloads. Each delivery has the data that the reference needs.

import { random } from "../random.mjs";

export const CONTACTS = 50;
const STORES = 6;
const ACCOUNTS = 6;
/** Base times of histories, of which the last two are the limits of a `Date`. Few instants, so that many events have the same. */
const BASES = [1_700_000_000_000, 1_700_000_000_000, 1_700_000_000_000, -3, -8.64e15, 8.64e15 - 8];
const INSTANTS = 8;
/** Percentage of deliveries that are repeated. */
const AGAIN = 25;

/** Returns the deliveries of history `n`, and their order of arrival as indexes. */
export function history(n) {
  const next = random(n * 7919 + 17);
  const below = (limit) => Math.floor(next() * limit);
  const chance = (percent) => next() * 100 < percent;
  const base = BASES[below(BASES.length)];
  const id = (kind, index) => `h${n}-${kind}${index}`;
  const deliveries = [];

  const add = (delivery) => {
    const at = deliveries.length;
    // Ids in random order, because they decide ties.
    const svixId = `msg_${n}_${below(1e9).toString(36)}_${at}`;
    deliveries.push({ svixId, receivedAt: 1000 + at, poison: chance(1), departures: [], ...delivery });
  };
  const word = () => `name ${below(1000)}`;
  const nullable = (value) => (chance(20) ? null : value);
  const time = () => base + below(INSTANTS);
  const store = (index) => ({
    id: id("store", index),
    name: word(),
    logo: nullable("https://a/b"),
    externalId: nullable(word()),
  });
  const account = (index) => ({
    id: id("account", index),
    storeId: nullable(id("store", below(STORES))),
    name: word(),
    displayName: word(),
    employeeId: nullable(word()),
    avatar: nullable("https://a/c"),
  });
  const lineUser = () => ({
    id: id("line", below(80)),
    name: word(),
    lineUid: `U${below(16).toString(16).padStart(32, "0")}`,
    lineProviderId: "1234567890",
    profilePictureUrl: nullable("https://a/d"),
  });

  const event = (about, type, members) => {
    const at = time();
    const own = `${{ connected: "connected", changed: "changed", disconnected: "disconnected" }[type.split(".").at(-1)] ?? type.split(".")[1]}At`;
    const first = type.startsWith("contact")
      ? { initConnectedAt: base - 5 < -8.64e15 ? base : base - 5 + below(5) }
      : {};
    const timestampsMs = { [own]: at, ...first };
    const iso = (value) => (Math.abs(value) > 1e14 ? "2024-06-18T18:18:18Z" : new Date(value).toISOString());
    const timestamps = Object.fromEntries(
      Object.entries(timestampsMs).map(([key, value]) => [key, iso(value)]),
    );
    const payload = { type, data: { ...members, timestamps, timestampsMs } };
    const departures = departuresOf(payload, base);
    if (chance(5)) {
      payload.data.plan = "new";
      departures.push(["unknown_field", "/data/plan"]);
    }
    add({ outcome: "event", type, at, payload, text: JSON.stringify(payload), about, departures });
  };

  for (let c = 0; c < CONTACTS; c += 1) {
    for (let count = below(4); count > 0; count -= 1) {
      const contact = { id: id("contact", c), name: word(), avatar: nullable("https://a/e") };
      const lineUsers = Array.from({ length: [1, 1, 1, 2, 3, 0][below(6)] }, lineUser);
      const kind = ["connected", "changed", "disconnected"][below(3)];
      const which = 1 + below(3);
      const connection =
        kind === "disconnected"
          ? {}
          : {
              connectedStore: which & 1 ? store(below(STORES)) : null,
              connectedStaff: which & 2 ? account(below(ACCOUNTS)) : null,
            };
      event(contact.id, `contact.connection.${kind}`, { contact, lineUsers, ...connection });
    }
  }
  for (let s = 0; s < STORES; s += 1)
    for (let count = below(4); count > 0; count -= 1)
      event(id("store", s), `store.${["created", "updated", "deactivated"][below(3)]}`, { store: store(s) });
  for (let a = 0; a < ACCOUNTS; a += 1)
    for (let count = below(4); count > 0; count -= 1)
      event(id("account", a), `account.${["created", "deactivated"][below(2)]}`, { account: account(a) });
  for (let count = below(3); count > 0; count -= 1) {
    const type = ["account.updated", "store.reactivated"][below(2)];
    const departures = [["unexpected_event_type", "/type"]];
    add({ outcome: "other_event", type, text: JSON.stringify({ type, data: { n: below(9) } }), departures });
  }
  for (let count = below(3); count > 0; count -= 1) add({ outcome: "invalid", text: `{"type":${below(9)}` });

  const order = deliveries.map((_, index) => index);
  for (const index of [...order]) if (chance(AGAIN)) order.push(index);
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = below(at + 1);
    [order[at], order[other]] = [order[other], order[at]];
  }
  return { deliveries, order };
}

/** Returns the warnings of a payload of this file, in the form of the table `drift`. */
function departuresOf({ data }, base) {
  const found = new Set();
  const missing = (value, keys, pointer) => {
    for (const key of keys) if (value?.[key] === null) found.add(`undocumented_null ${pointer}/${key}`);
  };
  missing(data.contact, ["avatar"], "/data/contact");
  for (const user of data.lineUsers ?? []) missing(user, ["profilePictureUrl"], "/data/lineUsers/*");
  if (data.lineUsers?.length === 0) found.add("no_line_users /data/lineUsers");
  for (const key of ["store", "connectedStore"]) missing(data[key], ["logo", "externalId"], `/data/${key}`);
  for (const key of ["account", "connectedStaff"])
    missing(data[key], ["employeeId", "avatar"], `/data/${key}`);
  if (Math.abs(base) > 1e14)
    for (const key of Object.keys(data.timestampsMs))
      found.add(`timestamp_mismatch /data/timestampsMs/${key}`);
  return [...found].map((text) => text.split(" "));
}
