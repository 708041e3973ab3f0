import type { ConnectedEvent, Issue } from "chatbrick-events";
import { type Classification, type Delivery, short } from "./classify.js";

/** Outcome of storing a delivery: `older` than the stored state of its contact; `duplicate` of a stored delivery. */
export type Kept = "kept" | "older" | "duplicate" | "dead_letter";

/** How long an id is stored, in milliseconds. The sender retries for 27.6 hours, and people can resend for longer. */
const RETENTION = 30 * 24 * 60 * 60 * 1000;

/**
 * Stores deliveries, all of them or none. Storing one again, or in another order, has no effect and does not restore deleted
 * rows.
 */
export async function store(
  db: D1Database,
  entries: readonly (readonly [Delivery, Classification])[],
): Promise<Kept[]> {
  const groups = entries.map(([delivery, classification]) => statements(db, delivery, classification));
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
 * Returns the statements for a delivery. The first changes rows if the delivery changes the stored state; the last, which
 * stores the id, if the delivery is new. At most five: D1 allows 1,000 in one run of a Worker.
 */
function statements(
  db: D1Database,
  delivery: Delivery,
  classification: Classification,
): D1PreparedStatement[] {
  if (classification.outcome === "invalid")
    return [deadLetter(db, delivery, "invalid", classification.issues)];
  const { id, receivedAt, body } = delivery;
  const remember = db
    .prepare(
      "INSERT INTO deliveries (svix_id, outcome, received_at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
    )
    .bind(id, classification.outcome, receivedAt);
  // A replay may succeed for a dead letter.
  const revive = db.prepare("DELETE FROM dead_letters WHERE svix_id = ?1").bind(id);
  if (classification.outcome === "event")
    return [...connection(db, id, classification.event), revive, remember];
  const other = db
    .prepare(`
      INSERT INTO other_events (svix_id, type, body, received_at)
      SELECT ?1, ?2, ?3, ?4 WHERE ${isNew("?1")} ON CONFLICT DO NOTHING`)
    .bind(id, classification.type, body, receivedAt);
  return [other, revive, remember];
}

/** SQL condition: no delivery with this id is stored. */
function isNew(id: string): string {
  return `NOT EXISTS (SELECT 1 FROM deliveries WHERE svix_id = ${id})`;
}

/** Columns of a connection with their values. */
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

/** Only a newer state replaces the stored one; within a millisecond, the greater id wins regardless of the order. */
const UPSERT = `
  INSERT INTO connections (${NAMES.join(", ")})
  SELECT ${NAMES.map((_, index) => `?${index + 1}`).join(", ")} WHERE ${isNew(`?${NAMES.length}`)}
  ON CONFLICT (contact_id) DO UPDATE SET ${NAMES.map((name) => `${name} = excluded.${name}`).join(", ")}
  WHERE (excluded.connected_at_ms, excluded.svix_id) > (connections.connected_at_ms, connections.svix_id)`;

/** SQL condition: the delivery is new, and the stored connection comes from it. */
const IS_STORED_NOW = `${isNew("?2")} AND EXISTS (SELECT 1 FROM connections WHERE contact_id = ?1 AND svix_id = ?2)`;

function connection(db: D1Database, id: string, { data }: ConnectedEvent): D1PreparedStatement[] {
  const contact = data.contact.id;
  const upsert = db.prepare(UPSERT).bind(...Object.values(COLUMNS).map((value) => value(data)), id);
  const clear = db
    .prepare(`DELETE FROM line_users WHERE contact_id = ?1 AND ${IS_STORED_NOW}`)
    .bind(contact, id);
  const insert = db
    .prepare(`
      INSERT INTO line_users
        (contact_id, position, id, name, line_uid, line_provider_id, profile_picture_url)
      SELECT ?1, key, value ->> 'id', value ->> 'name', value ->> 'lineUid', value ->> 'lineProviderId',
        value ->> 'profilePictureUrl'
      FROM json_each(?3) WHERE ${IS_STORED_NOW}`)
    .bind(contact, id, JSON.stringify(data.lineUsers));
  return [upsert, clear, insert];
}

/** Stores deliveries that the queue gave up on, unless they are stored already. */
export async function storeDeadLetters(
  db: D1Database,
  entries: readonly (readonly [Delivery, Classification])[],
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
      SELECT ?1, ?2, ?3, ?4, ?5 WHERE ${isNew("?1")}
      ON CONFLICT (svix_id) DO UPDATE SET reason = excluded.reason, issues = excluded.issues
      WHERE (reason, issues) <> (excluded.reason, excluded.issues)`)
    .bind(id, reason, JSON.stringify(kept), body, receivedAt);
}

/** Deletes ids past the retention. Their events stay, and the order is kept by `UPSERT`. */
export async function deleteExpiredIds(db: D1Database, now: number): Promise<number> {
  const { meta } = await db
    .prepare("DELETE FROM deliveries WHERE received_at < ?1")
    .bind(now - RETENTION)
    .run();
  return meta.changes;
}

/** Rejects unless the database is available and has its tables. Reads at most two rows. */
export async function check(db: D1Database): Promise<void> {
  await db.prepare("SELECT (SELECT 1 FROM deliveries LIMIT 1), (SELECT 1 FROM dead_letters LIMIT 1)").first();
}
