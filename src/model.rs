//! The types of the tables that direct the walker. The tables are generated from the declaration in `model/src/events.rs`; see
//! [`table`](crate::generated::table).
//!
//! The fields are in the order of the provider's documentation. The walker predicts the next key from that order, and reports
//! the issues of a parsed value in it.

use crate::generated::table::{EVENTS, OBJECTS};
use crate::json::KeyPattern;

/// The maximum length of a key with its quotes and colon, in bytes. 24 bytes are compared in two steps.
pub(crate) const KEY_SPACE: usize = 24;

/// The length of the provider's ids: a hint for the scanner, which does not affect validity.
pub(crate) const ID_LENGTH: usize = "clrq5ca80000lb9c9dn3ufsjc".len();

/// The slot of the object `data`.
pub(crate) const DATA_SLOT: usize = 1;
/// The slot of the first field of `data`.
pub(crate) const DATA_BASE: usize = 2;
/// The index of `data` in the root.
pub(crate) const DATA_INDEX: usize = 1;

/// The range of a JavaScript `Date`, in milliseconds before and after 1970-01-01T00:00:00Z.
pub(crate) const MAX_MILLIS: u64 = 8_640_000_000_000_000;

/// The type and format of a field.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    /// The event's type.
    EventType,
    /// The event's data: an object whose fields depend on `type`.
    Data,
    /// An identifier; a string that is not empty.
    Id,
    /// Any string.
    Text,
    /// A LINE user id: `U` and 32 lower-case hexadecimal digits.
    LineUid,
    /// A LINE provider id: a string of digits.
    LineProviderId,
    /// The URL of a picture, which starts with `https://` or `http://`, or an empty string.
    Url,
    /// An RFC 3339 date-time.
    DateTime,
    /// Milliseconds since 1970-01-01T00:00:00Z: an integer that a JavaScript `Date` can hold.
    Millis,
    /// An object. The number is the slot of its first field, relative to the first slot of the containing object.
    Object(&'static Object, usize),
    /// An array of objects. The number is the relative slot of the first field; all entries use the same slots in turn.
    List(&'static Object, usize),
}

/// The meaning of `null` and absence for a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Presence {
    /// Neither null nor absent.
    Required,
    /// Documented as nullable. Absence reads as null, with a warning.
    Nullable,
    /// Documented as a string, but set by a third party or not at all. Null and absence read as null, each with a
    /// warning.
    Attribute,
}

/// A field of an object.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Field {
    /// The key, prepared for a fast comparison.
    pub(crate) pattern: KeyPattern<KEY_SPACE>,
    pub(crate) kind: Kind,
    pub(crate) presence: Presence,
}

/// An object of the model.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Object {
    /// The fields, in the order of the provider's documentation.
    pub(crate) fields: &'static [Field],
    /// The number of the first key among the keys of all objects. In a path, a key is its number plus 1.
    pub(crate) first_key: usize,
    /// The required fields, as a bit set of their indexes.
    pub(crate) required: u32,
    /// The number of slots of the object, including those of nested objects.
    pub(crate) slots: usize,
}

/// An event type.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Event {
    /// The value of `type`.
    pub(crate) type_name: &'static str,
    pub(crate) data: &'static Object,
    /// The slots of two objects, at least one of which must have a value.
    pub(crate) at_least_one: Option<[usize; 2]>,
    pub(crate) times: Times,
}

/// The times of an event. `timestamps` and `timestampsMs` have the same keys, the event's own time first.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Times {
    /// The index of `timestampsMs` in `data`.
    pub(crate) millis_field: usize,
    /// The object `timestampsMs`.
    pub(crate) millis: &'static Object,
    /// The slot of the first date-time.
    pub(crate) date_time_slot: usize,
    /// The slot of the first number of milliseconds.
    pub(crate) millis_slot: usize,
}

/// Returns a field, for the generated tables.
pub(crate) const fn field(key: &str, kind: Kind, presence: Presence) -> Field {
    Field { pattern: KeyPattern::new(key), kind, presence }
}

/// Returns the key with a number among the keys of all objects.
pub(crate) fn key(number: usize) -> Option<&'static str> {
    OBJECTS.iter().find_map(|object| Some(object.fields.get(number.checked_sub(object.first_key)?)?.key()))
}

/// Returns the index of an event type, in the order of the documentation.
pub(crate) fn event_index(type_name: &[u8]) -> Option<usize> {
    EVENTS.iter().position(|event| event.type_name.as_bytes() == type_name)
}

impl Field {
    /// Returns the key, as the provider spells it.
    pub(crate) fn key(&self) -> &str {
        core::str::from_utf8(self.pattern.name()).unwrap_or_default()
    }
}

impl Object {
    /// Returns all fields, as a bit set of their indexes.
    pub(crate) const fn all(&self) -> u32 {
        (1 << self.fields.len()) - 1
    }
}
