-- All times are milliseconds since 1970. `key` is the key of `orderOf` in chatbrick-events: of two events about the same contact,
-- store or account, the one with the greater key is newer. NULL means that there is no value.

-- Contacts, from their newest event. Disconnected contacts stay, so that an older event that comes late cannot reconnect them.
CREATE TABLE contacts (
  id TEXT PRIMARY KEY,
  key TEXT NOT NULL, -- of the newest event
  name TEXT NOT NULL,
  avatar TEXT,
  status TEXT NOT NULL CHECK (status IN ('connected', 'disconnected')),
  first_connected_at INTEGER NOT NULL,
  last_event_id TEXT NOT NULL, -- the svix-id of the newest event
  last_event_at INTEGER NOT NULL, -- for a disconnected contact: when it was disconnected
  -- From the newest `connected` or `changed`. For a disconnected contact, the last connection.
  connection_key TEXT,
  store_id TEXT,
  staff_id TEXT,
  connected_at INTEGER, -- start of this connection: `connectedAt`, or `changedAt` after a change
  CHECK ((status = 'connected') = (key IS connection_key)),
  CHECK ((connection_key IS NULL) = (store_id IS NULL AND staff_id IS NULL)),
  CHECK ((connection_key IS NULL) = (connected_at IS NULL))
) STRICT;
CREATE INDEX contacts_by_store ON contacts (status, store_id);
CREATE INDEX contacts_by_staff ON contacts (status, staff_id);

-- The LINE users of each contact's newest event.
CREATE TABLE line_users (
  contact_id TEXT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  line_uid TEXT NOT NULL, -- differs for the same person with another provider
  line_provider_id TEXT NOT NULL,
  profile_picture_url TEXT,
  PRIMARY KEY (contact_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX line_users_by_id ON line_users (id);
CREATE INDEX line_users_by_line ON line_users (line_uid, line_provider_id);

-- Stores: from their newest own event, or else from the newest contact event that contains them.
CREATE TABLE stores (
  id TEXT PRIMARY KEY,
  own INTEGER NOT NULL CHECK (own IN (0, 1)), -- 1: from its own event. 0: from a contact event
  key TEXT NOT NULL, -- of the event with these fields
  status TEXT NOT NULL CHECK (status IN ('active', 'deactivated')),
  name TEXT NOT NULL,
  logo TEXT,
  external_id TEXT,
  CHECK (own = 1 OR status = 'active')
) STRICT;

-- Accounts of staff, with the same rules.
CREATE TABLE accounts (
  id TEXT PRIMARY KEY,
  own INTEGER NOT NULL CHECK (own IN (0, 1)),
  key TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('active', 'deactivated')),
  store_id TEXT, -- the primary store
  name TEXT NOT NULL, -- internal: never show it to customers, show display_name
  display_name TEXT NOT NULL,
  employee_id TEXT,
  avatar TEXT,
  CHECK (own = 1 OR status = 'active')
) STRICT;

-- Stored deliveries, by id. A retry has the same id.
CREATE TABLE deliveries (
  svix_id TEXT PRIMARY KEY,
  outcome TEXT NOT NULL CHECK (outcome IN ('event', 'other_event')),
  received_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX deliveries_by_time ON deliveries (received_at);

-- Events of unknown types, unchanged. `type` has at most 64 characters; the body has the complete type.
CREATE TABLE other_events (
  svix_id TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  body BLOB NOT NULL,
  received_at INTEGER NOT NULL
) STRICT;
CREATE INDEX other_events_by_time ON other_events (received_at);
CREATE INDEX other_events_by_type ON other_events (type);

-- Signed deliveries that could not be stored as events, unchanged, until a replay succeeds.
CREATE TABLE dead_letters (
  svix_id TEXT PRIMARY KEY,
  reason TEXT NOT NULL CHECK (reason IN ('invalid', 'failed')), -- failed: valid, but all retries failed
  issues TEXT NOT NULL, -- JSON: code, severity, pointer, line, column; no values of the payload
  body BLOB NOT NULL,
  received_at INTEGER NOT NULL
) STRICT;
CREATE INDEX dead_letters_by_time ON dead_letters (received_at);

-- Departures from the documentation: counts of deliveries by event type, issue code and pointer, without values.
-- An unknown type also has a row: unexpected_event_type at /type.
CREATE TABLE drift (
  id INTEGER PRIMARY KEY,
  type TEXT NOT NULL,
  code TEXT NOT NULL,
  pointer TEXT NOT NULL, -- with * for an index
  svix_id TEXT NOT NULL, -- of the first delivery with it
  count INTEGER NOT NULL,
  first_seen INTEGER NOT NULL,
  last_seen INTEGER NOT NULL,
  UNIQUE (type, code, pointer)
) STRICT;
CREATE INDEX drift_by_time ON drift (first_seen);
