// Computes the expected tables from lists, by sorting and taking the last. Independent of the SQL and of `orderOf`.

const RANK = { created: 0, updated: 1, connected: 2, changed: 3, disconnected: 4, deactivated: 4 };

const rank = ({ type }) => RANK[type.split(".").at(-1)];
const compare = (a, b) =>
  a.at - b.at || rank(a) - rank(b) || (a.svixId < b.svixId ? -1 : a.svixId > b.svixId ? 1 : 0);
const last = (events) => [...events].sort(compare).at(-1);
const by = (key) => (a, b) => (a[key] < b[key] ? -1 : 1);

/**
 * Returns the rows of each table after these deliveries.
 *
 * @param deliveries - all deliveries of a history
 * @param passes - the deliveries of each pass, in order of arrival; the ids are forgotten between passes
 */
export function reference(deliveries, passes) {
  const came = new Set(passes.flat());
  const known = deliveries.filter((delivery) => came.has(delivery));
  const of = (outcome) => known.filter((delivery) => delivery.outcome === outcome && !delivery.poison);
  const events = of("event");

  const contacts = [];
  const lineUsers = [];
  for (const [id, own] of groups(events.filter(({ type }) => type.startsWith("contact.")))) {
    const newest = last(own);
    const connection = last(own.filter(({ type }) => !type.endsWith("disconnected")));
    const { contact, lineUsers: users, timestampsMs } = newest.payload.data;
    contacts.push({
      id,
      name: contact.name,
      avatar: contact.avatar,
      status: newest.type.endsWith("disconnected") ? "disconnected" : "connected",
      first_connected_at: timestampsMs.initConnectedAt,
      last_event_id: newest.svixId,
      last_event_at: newest.at,
      store_id: connection?.payload.data.connectedStore?.id ?? null,
      staff_id: connection?.payload.data.connectedStaff?.id ?? null,
      connected_at: connection?.at ?? null,
    });
    for (const [position, user] of users.entries())
      lineUsers.push({ contact_id: id, position, ...snake(user) });
  }

  return {
    contacts: contacts.sort(by("id")),
    line_users: lineUsers.sort(
      (a, b) => by("contact_id")(a, b) * Number(a.contact_id !== b.contact_id) || a.position - b.position,
    ),
    stores: things(events, "store", "connectedStore"),
    accounts: things(events, "account", "connectedStaff"),
    deliveries: [
      ...new Set((passes.at(-1) ?? []).filter(({ outcome, poison }) => outcome !== "invalid" && !poison)),
    ]
      .map(({ svixId, outcome }) => ({ svix_id: svixId, outcome }))
      .sort(by("svix_id")),
    other_events: of("other_event")
      .map(({ svixId, type, text, receivedAt }) => ({
        svix_id: svixId,
        type,
        body: text,
        received_at: receivedAt,
      }))
      .sort(by("svix_id")),
    dead_letters: known
      .filter(({ outcome, poison }) => outcome === "invalid" || poison)
      .map(({ svixId, outcome, text }) => ({
        svix_id: svixId,
        reason: outcome === "invalid" ? "invalid" : "failed",
        body: text,
      }))
      .sort(by("svix_id")),
  };
}

/** Returns the stores or accounts: from their newest own event, else from the newest contact event that contains them. */
function things(events, kind, carried) {
  const own = groups(events.filter(({ type }) => type.startsWith(`${kind}.`)));
  const carriers = groups(
    events.filter(({ payload }) => payload.data[carried]),
    ({ payload }) => payload.data[carried].id,
  );
  return [...new Set([...own.keys(), ...carriers.keys()])].sort().map((id) => {
    const newest = last(own.get(id) ?? carriers.get(id));
    const { id: _, ...fields } = snake(newest.payload.data[own.has(id) ? kind : carried]);
    const status = newest.type === `${kind}.deactivated` ? "deactivated" : "active";
    return { id, own: own.has(id) ? 1 : 0, status, ...fields };
  });
}

function groups(events, key = ({ about }) => about) {
  const found = new Map();
  for (const event of events) found.set(key(event), [...(found.get(key(event)) ?? []), event]);
  return found;
}

const snake = (object) =>
  Object.fromEntries(
    Object.entries(object).map(([key, value]) => [
      key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`),
      value,
    ]),
  );

/** Adds the counts of these deliveries in the table `drift`. */
export function countDrift(counts, passes) {
  for (const pass of passes) {
    for (const { type, departures, receivedAt, poison } of new Set(pass)) {
      if (poison) continue;
      for (const [code, pointer] of departures) {
        const key = `${type} ${code} ${pointer}`;
        const row = counts.get(key) ?? { type, code, pointer, count: 0, first_seen: Infinity, last_seen: 0 };
        row.count += 1;
        row.first_seen = Math.min(row.first_seen, receivedAt);
        row.last_seen = Math.max(row.last_seen, receivedAt);
        counts.set(key, row);
      }
    }
  }
}
