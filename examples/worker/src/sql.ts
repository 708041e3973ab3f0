// Every SQL statement of the Worker and of its scripts.

/** True if no delivery with this id is stored. One that is stored as `other_event` can come again, as an event. */
const unseen = (id: string, outcome: string) =>
  `NOT EXISTS (SELECT 1 FROM deliveries WHERE svix_id = ${id} AND deliveries.outcome IN ('event', ${outcome}))`;

// The statements of one delivery: ?1 is its svix-id, and ?2 its outcome.
const UNSEEN = unseen("?1", "?2");

/** Assigns the columns of a contact that the event with the greatest key decides. */
const newest = (key: string, columns: readonly string[]) =>
  [key, ...columns]
    .map((name) => {
      const newer = `excluded.${key} > ifnull(contacts.${key}, '')`;
      return `${name} = iif(${newer}, excluded.${name}, contacts.${name})`;
    })
    .join(", ");

/** ?3 id, ?4 key, ?5 name, ?6 avatar, ?7 status, ?8 first connection, ?9 time; ?10 to ?13 the connection, or NULL. */
export const KEEP_CONTACT = `
  INSERT INTO contacts (id, key, name, avatar, status, first_connected_at, last_event_id, last_event_at,
    connection_key, store_id, staff_id, connected_at)
  SELECT ?3, ?4, ?5, ?6, ?7, ?8, ?1, ?9, ?10, ?11, ?12, ?13 WHERE ${UNSEEN}
  ON CONFLICT (id) DO UPDATE SET
    ${newest("key", ["name", "avatar", "status", "first_connected_at", "last_event_id", "last_event_at"])},
    ${newest("connection_key", ["store_id", "staff_id", "connected_at"])}
  WHERE excluded.key > contacts.key OR excluded.connection_key > ifnull(contacts.connection_key, '')
  RETURNING last_event_id`;

/** True if the event with key ?4 is the newest of contact ?3. */
const IS_NEWEST = `${UNSEEN} AND EXISTS (SELECT 1 FROM contacts WHERE contacts.id = ?3 AND contacts.key = ?4)`;

/** ?5: the number of LINE users in the newest event. */
export const DROP_LINE_USERS = `DELETE FROM line_users WHERE contact_id = ?3 AND position >= ?5 AND ${IS_NEWEST}`;

/** ?5: the LINE users, as JSON. Does not write unchanged rows. */
export const KEEP_LINE_USERS = `
  INSERT INTO line_users (contact_id, position, id, name, line_uid, line_provider_id, profile_picture_url)
  SELECT ?3, line_user.key, value ->> 'id', value ->> 'name', value ->> 'lineUid', value ->> 'lineProviderId',
    value ->> 'profilePictureUrl'
  FROM json_each(?5) AS line_user WHERE ${IS_NEWEST}
  ON CONFLICT (contact_id, position) DO UPDATE SET id = excluded.id, name = excluded.name,
    line_uid = excluded.line_uid, line_provider_id = excluded.line_provider_id,
    profile_picture_url = excluded.profile_picture_url
  WHERE (line_users.id, line_users.name, line_users.line_uid, line_users.line_provider_id, line_users.profile_picture_url)
    IS NOT (excluded.id, excluded.name, excluded.line_uid, excluded.line_provider_id, excluded.profile_picture_url)`;

/** A store's or account's own event is newer than any contact event. ?3 id, ?4 key, ?5 own, ?6 status; then the fields. */
const keepNewest = (table: string, fields: readonly string[]) => `
  INSERT INTO ${table} (id, key, own, status, ${fields.join(", ")})
  SELECT ?3, ?4, ?5, ?6, ${fields.map((_, index) => `?${index + 7}`).join(", ")} WHERE ${UNSEEN}
  ON CONFLICT (id) DO UPDATE SET
    ${["key", "own", "status", ...fields].map((name) => `${name} = excluded.${name}`).join(", ")}
  WHERE (excluded.own, excluded.key) > (${table}.own, ${table}.key)`;

export const KEEP_STORE = keepNewest("stores", ["name", "logo", "external_id"]);
const ACCOUNT = ["store_id", "name", "display_name", "employee_id", "avatar"];
export const KEEP_ACCOUNT = keepNewest("accounts", ACCOUNT);

/** ?3 type, ?4 body, ?5 time. */
export const KEEP_OTHER_EVENT = `
  INSERT INTO other_events (svix_id, type, body, received_at)
  SELECT ?1, ?3, ?4, ?5 WHERE ${UNSEEN} ON CONFLICT DO NOTHING`;

/** ?3 reason, ?4 issues, ?5 body, ?6 time. */
export const KEEP_DEAD_LETTER = `
  INSERT INTO dead_letters (svix_id, reason, issues, body, received_at)
  SELECT ?1, ?3, ?4, ?5, ?6 WHERE ${UNSEEN}
  ON CONFLICT (svix_id) DO UPDATE SET reason = excluded.reason, issues = excluded.issues
  WHERE (dead_letters.reason, dead_letters.issues) <> (excluded.reason, excluded.issues)`;

// The statements of a batch of deliveries: ?1 is a list, as JSON.

/** Most rows of `drift`. Unknown keys come from outside, so the number of pointers must be limited. */
export const MAX_DRIFT = 1000;

/** ?1: id, outcome, type, receivedAt, code, pointer. Returns the rows that are new. */
export const COUNT_DRIFT = `
  INSERT INTO drift (type, code, pointer, svix_id, count, first_seen, last_seen)
  SELECT value ->> 'type', value ->> 'code', value ->> 'pointer', value ->> 'id', 1, value ->> 'receivedAt',
    value ->> 'receivedAt'
  FROM json_each(?1)
  WHERE ${unseen("value ->> 'id'", "value ->> 'outcome'")}
    AND ((SELECT ifnull(max(drift.id), 0) FROM drift) < ${MAX_DRIFT} OR EXISTS (SELECT 1 FROM drift
      WHERE (drift.type, code, pointer) = (value ->> 'type', value ->> 'code', value ->> 'pointer')))
  ON CONFLICT (type, code, pointer) DO UPDATE SET count = drift.count + 1,
    first_seen = min(drift.first_seen, excluded.first_seen), last_seen = max(drift.last_seen, excluded.last_seen)
  RETURNING svix_id AS "svixId", type, code, pointer, count`;

const forget = (table: string) => `DELETE FROM ${table} WHERE svix_id IN (SELECT value FROM json_each(?1))`;
/** Deletes deliveries that were replayed as events. ?1: ids. */
export const FORGET_DEAD_LETTERS = forget("dead_letters");
export const FORGET_OTHER_EVENTS = forget("other_events");

/** ?1: id, outcome, receivedAt. The last statement of a batch. Returns the ids of the deliveries that are new. */
export const REMEMBER = `
  INSERT INTO deliveries (svix_id, outcome, received_at)
  SELECT value ->> 'id', value ->> 'outcome', value ->> 'receivedAt' FROM json_each(?1) WHERE true
  ON CONFLICT (svix_id) DO UPDATE SET outcome = excluded.outcome
  WHERE deliveries.outcome = 'other_event' AND excluded.outcome = 'event'
  RETURNING svix_id`;

/** Fails unless the tables exist. Reads at most two rows. */
export const CHECK = "SELECT (SELECT 1 FROM deliveries LIMIT 1), (SELECT 1 FROM contacts LIMIT 1)";

/** Tables of the clean-up, each with the statement that deletes at most ?2 rows from before ?1. */
export const CLEAN_UP = Object.fromEntries(
  ["deliveries", "other_events", "dead_letters"].map((table) => [
    table,
    `DELETE FROM ${table} WHERE svix_id IN
      (SELECT svix_id FROM ${table} WHERE received_at < ?1 ORDER BY received_at LIMIT ?2)`,
  ]),
);

// Queries.

const CONTACTS = `
  SELECT contacts.id, contacts.name, contacts.status, contacts.store_id, stores.name AS store,
    contacts.staff_id, accounts.display_name AS staff, contacts.connected_at, contacts.first_connected_at,
    contacts.last_event_id, contacts.last_event_at
  FROM contacts
  LEFT JOIN stores ON stores.id = contacts.store_id
  LEFT JOIN accounts ON accounts.id = contacts.staff_id`;

/** All connected contacts, with their store and staff. */
export const CONNECTED = `${CONTACTS} WHERE contacts.status = 'connected'`;
/** The contacts that are connected to store ?1, or to staff member ?1. */
export const CONNECTED_TO_STORE = `${CONNECTED} AND contacts.store_id = ?1`;
export const CONNECTED_TO_STAFF = `${CONNECTED} AND contacts.staff_id = ?1`;
/** The contact with id ?1, or the contacts with this LINE user: by its id in ChatBrick, or by its id in LINE. */
export const FIND_CONTACTS = `${CONTACTS} WHERE contacts.id IN (SELECT ?1
  UNION SELECT contact_id FROM line_users WHERE line_users.id = ?1
  UNION SELECT contact_id FROM line_users WHERE line_users.line_uid = ?1)`;
export const FIND_STORE = "SELECT id, name, status FROM stores WHERE id = ?1";
export const FIND_ACCOUNT = "SELECT id, display_name AS name, status FROM accounts WHERE id = ?1";

/** ?1: milliseconds. */
export const DRIFT_SINCE = `
  SELECT type, code, pointer, svix_id, count, first_seen, last_seen FROM drift
  WHERE first_seen >= ?1 ORDER BY first_seen, id`;

/** A page of dead letters, or the one with id ?4: at most ?2 after rowid ?1, each with the first ?3 bytes of its body. */
export const DEAD_LETTERS = `
  SELECT rowid AS row, svix_id AS id, reason, issues, received_at, length(body) AS length,
    hex(substr(body, 1, ?3)) AS first
  FROM dead_letters WHERE rowid > ?1 AND ?4 IN ('', svix_id) ORDER BY rowid LIMIT ?2`;
/** The same for unknown events, of the types in the JSON list ?4. */
export const OTHER_EVENTS = `
  SELECT rowid AS row, svix_id AS id, type, received_at, length(body) AS length, hex(substr(body, 1, ?3)) AS first
  FROM other_events WHERE rowid > ?1 AND type IN (SELECT value FROM json_each(?4)) ORDER BY rowid LIMIT ?2`;
/** At most ?2 bytes of a body, after the first ?1. */
export const bodyPart = (table: "dead_letters" | "other_events") =>
  `SELECT hex(substr(body, ?1 + 1, ?2)) AS part FROM ${table} WHERE svix_id = ?3`;
