-- What has been kept, by the id that stays the same when a delivery is sent again.
CREATE TABLE deliveries (
  svix_id TEXT PRIMARY KEY,
  outcome TEXT NOT NULL CHECK (outcome IN ('event', 'other')),
  received_at INTEGER NOT NULL -- milliseconds, as all times here
) STRICT, WITHOUT ROWID;
CREATE INDEX deliveries_by_time ON deliveries (received_at);

-- The newest connection of each contact. A column that may be null says "there is none".
CREATE TABLE connections (
  contact_id TEXT PRIMARY KEY,
  contact_name TEXT NOT NULL,
  contact_avatar TEXT,
  store_id TEXT,
  store_name TEXT,
  store_logo TEXT,
  store_external_id TEXT,
  staff_id TEXT,
  staff_store_id TEXT,
  staff_name TEXT, -- internal: never show it to customers, show staff_display_name
  staff_display_name TEXT,
  staff_employee_id TEXT,
  staff_avatar TEXT,
  connected_at TEXT NOT NULL,
  init_connected_at TEXT NOT NULL,
  connected_at_ms INTEGER NOT NULL,
  init_connected_at_ms INTEGER NOT NULL,
  svix_id TEXT NOT NULL, -- of the delivery that brought this state
  CHECK (store_id IS NOT NULL OR staff_id IS NOT NULL),
  CHECK ((store_id IS NULL) = (store_name IS NULL)),
  CHECK ((staff_id IS NULL) = (staff_name IS NULL)),
  CHECK ((staff_id IS NULL) = (staff_display_name IS NULL))
) STRICT;
CREATE INDEX connections_by_store ON connections (store_id);
CREATE INDEX connections_by_staff ON connections (staff_id);

CREATE TABLE line_users (
  contact_id TEXT NOT NULL REFERENCES connections (contact_id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  line_uid TEXT NOT NULL, -- the same person has another one with another provider
  line_provider_id TEXT NOT NULL,
  profile_picture_url TEXT,
  PRIMARY KEY (contact_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX line_users_by_line ON line_users (line_provider_id, line_uid);

-- Events of other types, as they came. Of a type the first 64 characters; the body has it whole.
CREATE TABLE other_events (
  svix_id TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  body BLOB NOT NULL,
  received_at INTEGER NOT NULL
) STRICT;

-- Signed deliveries that could not be kept as events, as they came, until a replay succeeds.
CREATE TABLE dead_letters (
  svix_id TEXT PRIMARY KEY,
  reason TEXT NOT NULL CHECK (reason IN ('invalid', 'failed')), -- failed: valid, but the queue gave up on it
  issues TEXT NOT NULL, -- JSON: code, severity, pointer, line, column; no values of the payload
  body BLOB NOT NULL,
  received_at INTEGER NOT NULL
) STRICT;
