import type { ConnectedEvent, Issue } from "chatbrick-events";
import { type Delivery, short, type Verdict } from "./verdict.js";

/** What became of a delivery: `older` came after a newer state of the same contact, `duplicate` had been kept before. */
export type Kept = "kept" | "older" | "duplicate" | "dead_letter";

/** The sender tries for 27.6 hours, and a person can make it resend for longer: an id is remembered for 30 days. */
const REMEMBERED = 30 * 24 * 60 * 60 * 1000;

/**
 * Writes deliveries, all of them or none. Writing one again, or in another order, changes nothing; nor does it bring back
 * what was deleted meanwhile.
 */
export async function store(
  db: D1Database,
  entries: readonly (readonly [Delivery, Verdict])[],
): Promise<Kept[]> {
  const groups = entries.map(([delivery, verdict]) => statements(db, delivery, verdict));
  const results = await db.batch(groups.flat());
  let next = 0;
  return groups.map((group, index) => {
    const changed = results.slice(next, next + group.length).map(({ meta }) => meta.changes > 0);
    next += group.length;
    if (entries[index]?.[1].outcome === "invalid") return changed[0] ? "dead_letter" : "duplicate";
    if (!changed.at(-1)) return "duplicate";
    return changed[0] ? "kept" : "older";
  });
}

/**
 * The first says whether the delivery changes what is known, the last whether it is new: its id comes after all that
 * depends on it. Never more than five, whatever the event holds: D1 allows 1,000 in one run of a Worker.
 */
function statements(db: D1Database, delivery: Delivery, verdict: Verdict): D1PreparedStatement[] {
  if (verdict.outcome === "invalid") return [deadLetter(db, delivery, "invalid", verdict.issues)];
  const { id, receivedAt, body } = delivery;
  const remember = db
    .prepare(
      "INSERT INTO deliveries (svix_id, outcome, received_at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
    )
    .bind(id, verdict.outcome, receivedAt);
  // A dead letter that is kept after all, by a replay.
  const revive = db.prepare("DELETE FROM dead_letters WHERE svix_id = ?1").bind(id);
  if (verdict.outcome === "event") return [...connection(db, id, verdict.event), revive, remember];
  const other = db
    .prepare(`
      INSERT INTO other_events (svix_id, type, body, received_at)
      SELECT ?1, ?2, ?3, ?4 WHERE ${unknown("?1")} ON CONFLICT DO NOTHING`)
    .bind(id, verdict.type, body, receivedAt);
  return [other, revive, remember];
}

/** Holds if no delivery with this id has been kept. */
function unknown(id: string): string {
  return `NOT EXISTS (SELECT 1 FROM deliveries WHERE svix_id = ${id})`;
}

/** The columns of a connection, and where their values come from. */
const COLUMNS: Record<string, (data: ConnectedEvent["data"]) => string | number | null> = {
  contact_id: ({ contact }) => contact.id,
  contact_name: ({ contact }) => contact.name,
  contact_avatar: ({ contact }) => contact.avatar,
  store_id: ({ connectedStore }) => connectedStore?.id ?? null,
  store_name: ({ connectedStore }) => connectedStore?.name ?? null,
  store_logo: ({ connectedStore }) => connectedStore?.logo ?? null,
  store_external_id: ({ connectedStore }) => connectedStore?.externalId ?? null,
  staff_id: ({ connectedStaff }) => connectedStaff?.id ?? null,
  staff_store_id: ({ connectedStaff }) => connectedStaff?.storeId ?? null,
  staff_name: ({ connectedStaff }) => connectedStaff?.name ?? null,
  staff_display_name: ({ connectedStaff }) => connectedStaff?.displayName ?? null,
  staff_employee_id: ({ connectedStaff }) => connectedStaff?.employeeId ?? null,
  staff_avatar: ({ connectedStaff }) => connectedStaff?.avatar ?? null,
  connected_at: ({ timestamps }) => timestamps.connectedAt,
  init_connected_at: ({ timestamps }) => timestamps.initConnectedAt,
  connected_at_ms: ({ timestampsMs }) => timestampsMs.connectedAt,
  init_connected_at_ms: ({ timestampsMs }) => timestampsMs.initConnectedAt,
};
const NAMES = [...Object.keys(COLUMNS), "svix_id"];

/** Only a newer state replaces what is there; of two of the same millisecond the greater id, in whatever order they come. */
const UPSERT = `
  INSERT INTO connections (${NAMES.join(", ")})
  SELECT ${NAMES.map((_, index) => `?${index + 1}`).join(", ")} WHERE ${unknown(`?${NAMES.length}`)}
  ON CONFLICT (contact_id) DO UPDATE SET ${NAMES.map((name) => `${name} = excluded.${name}`).join(", ")}
  WHERE (excluded.connected_at_ms, excluded.svix_id) > (connections.connected_at_ms, connections.svix_id)`;

/** Holds if the connection that is there now is the one of this delivery, and the delivery is new. */
const OURS = `${unknown("?2")} AND EXISTS (SELECT 1 FROM connections WHERE contact_id = ?1 AND svix_id = ?2)`;

function connection(db: D1Database, id: string, { data }: ConnectedEvent): D1PreparedStatement[] {
  const contact = data.contact.id;
  const upsert = db.prepare(UPSERT).bind(...Object.values(COLUMNS).map((value) => value(data)), id);
  const clear = db.prepare(`DELETE FROM line_users WHERE contact_id = ?1 AND ${OURS}`).bind(contact, id);
  const insert = db
    .prepare(`
      INSERT INTO line_users
        (contact_id, position, id, name, line_uid, line_provider_id, profile_picture_url)
      SELECT ?1, key, value ->> 'id', value ->> 'name', value ->> 'lineUid', value ->> 'lineProviderId',
        value ->> 'profilePictureUrl'
      FROM json_each(?3) WHERE ${OURS}`)
    .bind(contact, id, JSON.stringify(data.lineUsers));
  return [upsert, clear, insert];
}

/** Writes what the queue gave up on, unless it has been kept meanwhile. */
export async function bury(
  db: D1Database,
  entries: readonly (readonly [Delivery, Verdict])[],
): Promise<void> {
  await db.batch(
    entries.map(([delivery, { outcome, issues }]) =>
      deadLetter(db, delivery, outcome === "invalid" ? "invalid" : "failed", issues),
    ),
  );
}

function deadLetter(
  db: D1Database,
  { id, receivedAt, body }: Delivery,
  reason: string,
  issues: readonly Issue[],
) {
  const kept = issues.map(({ code, severity, pointer, line, column }) => ({
    code,
    severity,
    pointer: short(pointer),
    line,
    column,
  }));
  return db
    .prepare(`
      INSERT INTO dead_letters (svix_id, reason, issues, body, received_at)
      SELECT ?1, ?2, ?3, ?4, ?5 WHERE ${unknown("?1")}
      ON CONFLICT (svix_id) DO UPDATE SET reason = excluded.reason, issues = excluded.issues
      WHERE (reason, issues) <> (excluded.reason, excluded.issues)`)
    .bind(id, reason, JSON.stringify(kept), body, receivedAt);
}

/** Forgets the ids that nobody sends again. Their events stay, and so does the order: see `UPSERT`. */
export async function forget(db: D1Database, now: number): Promise<number> {
  const { meta } = await db
    .prepare("DELETE FROM deliveries WHERE received_at < ?1")
    .bind(now - REMEMBERED)
    .run();
  return meta.changes;
}

/** Rejects unless the database answers and has its tables. Reads two rows at most, however many there are. */
export async function check(db: D1Database): Promise<void> {
  await db.prepare("SELECT (SELECT 1 FROM deliveries LIMIT 1), (SELECT 1 FROM dead_letters LIMIT 1)").first();
}
