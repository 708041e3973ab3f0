//! The parts of a declaration.

use crate::layout::object_fields;

/// All that is declared.
#[derive(Clone, Copy, Debug)]
pub struct Model {
    /// The objects that events have in common.
    pub objects: &'static [Object],
    /// The events, in the order of the documentation.
    pub events: &'static [Event],
}

/// An object with fields.
#[derive(Clone, Copy, Debug)]
pub struct Object {
    /// The name of its type: `"Contact"`.
    pub name: &'static str,
    /// What the object is (Markdown).
    pub doc: &'static str,
    /// In the order of the provider's page.
    pub fields: &'static [Field],
}

/// A field of an object.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The key, as the provider spells it.
    pub key: &'static str,
    /// What the field holds.
    pub kind: Kind,
    /// What `null` and absence mean.
    pub presence: Presence,
    /// A valid value: the text, or the digits of a number. Empty for objects and lists.
    pub sample: &'static str,
    /// What the field means (Markdown).
    pub doc: &'static str,
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An identifier: a string that is not empty.
    Id,
    /// Any string.
    Text,
    /// A LINE user id: `U` and 32 lower-case hexadecimal digits.
    LineUid,
    /// A LINE provider id: a string of digits.
    LineProviderId,
    /// The URL of a picture; it begins with `https://` or `http://`, or is empty.
    Url,
    /// An RFC 3339 date-time.
    DateTime,
    /// Milliseconds since 1970-01-01T00:00:00Z: an integer that a JavaScript `Date` can hold.
    Millis,
    /// An object, by the name of its type.
    Object(&'static str),
    /// An array of objects, by the name of their type.
    List(&'static str),
}

/// What `null` and absence mean for a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Neither null nor absent.
    Required,
    /// Documented as possibly null. Absence reads as null, with a warning.
    Nullable,
    /// Documented as a plain string, but set by somebody else or not at all. Null and absence read as null, each with a
    /// warning.
    Attribute,
}

/// An event type.
#[derive(Clone, Copy, Debug)]
pub struct Event {
    /// The stem of its types: `"Connected"` of `ConnectedEvent` and `ConnectedData`.
    pub name: &'static str,
    /// The value of `type`: `"contact.connection.connected"`.
    pub type_name: &'static str,
    /// What happened (Markdown).
    pub doc: &'static str,
    /// The field of `data` that holds whom the event is about, an object with an `id`.
    pub about: &'static str,
    /// The order among events of the same instant.
    pub rank: Rank,
    /// The fields of `data` before `timestamps` and `timestampsMs`.
    pub fields: &'static [Field],
    /// Nullable fields of `data` of which one at least must have a value.
    pub at_least_one: Option<AtLeastOne>,
    /// The fields of `timestamps` and `timestampsMs`.
    pub times: Times,
}

/// Two nullable objects in `data` of which one at least must have a value; otherwise the issue is `no_connection`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AtLeastOne {
    /// The name of the enum in Rust and of the union in TypeScript: `"Connection"`.
    pub name: &'static str,
    /// What the two are together (Markdown).
    pub doc: &'static str,
    /// The two objects, in the order of their fields.
    pub arms: [Arm; 2],
}

/// One of the two objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arm {
    /// The key in `data`: `"connectedStore"`.
    pub key: &'static str,
    /// The name of the variant in Rust: `"Store"`.
    pub name: &'static str,
    /// The variant alone, as a phrase: `"to a store"`.
    pub phrase: &'static str,
}

/// The fields of `timestamps` (RFC 3339) and of `timestampsMs` (milliseconds). Both objects have the same keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    /// The name of the type of `timestamps`; that of `timestampsMs` is this and `Ms`.
    pub name: &'static str,
    /// The event's own time first. It must not be before any other.
    pub fields: &'static [Time],
}

/// A key of `timestamps` and `timestampsMs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time {
    /// The key, as the provider spells it.
    pub key: &'static str,
    /// A valid date-time in UTC, with milliseconds.
    pub sample: &'static str,
    /// What happened then (Markdown).
    pub doc: &'static str,
}

/// The order among events of the same instant about the same entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// Created: before anything else.
    Created,
    /// Updated.
    Updated,
    /// Connected.
    Connected,
    /// Changed: after the connection that it replaces.
    Changed,
    /// Disconnected or deactivated.
    Ended,
}

/// A required field.
pub const fn required(key: &'static str, kind: Kind, sample: &'static str, doc: &'static str) -> Field {
    Field { key, kind, presence: Presence::Required, sample, doc }
}

/// A field that is documented as possibly null.
pub const fn nullable(key: &'static str, kind: Kind, sample: &'static str, doc: &'static str) -> Field {
    Field { key, kind, presence: Presence::Nullable, sample, doc }
}

/// A field that is documented as a plain string but may not be set.
pub const fn attribute(key: &'static str, kind: Kind, sample: &'static str, doc: &'static str) -> Field {
    Field { key, kind, presence: Presence::Attribute, sample, doc }
}

/// A time of an event.
pub const fn time(key: &'static str, sample: &'static str, doc: &'static str) -> Time {
    Time { key, sample, doc }
}

impl Model {
    /// The object of a name.
    ///
    /// # Panics
    ///
    /// Panics if there is none, which [`check`](crate::check::check) refuses.
    pub fn object(&self, name: &str) -> &'static Object {
        self.objects.iter().find(|object| object.name == name).unwrap_or_else(|| panic!("there is no object {name}"))
    }

    /// Whether an object or an object within holds text: in Rust its type then borrows from the input.
    pub fn has_text(&self, object: &str) -> bool {
        object_fields(self, object).iter().any(|field| match field.kind {
            Kind::Millis => false,
            Kind::Object(name) | Kind::List(name) => self.has_text(name),
            _ => true,
        })
    }

    /// The groups of times, each once, in the order of the events.
    pub fn times(&self) -> Vec<Times> {
        let mut all: Vec<Times> = Vec::new();
        for event in self.events {
            if all.iter().all(|times| times.name != event.times.name) {
                all.push(event.times);
            }
        }
        all
    }

    /// The unions, each once, in the order of the events.
    pub fn unions(&self) -> Vec<AtLeastOne> {
        let mut all: Vec<AtLeastOne> = Vec::new();
        for union in self.events.iter().filter_map(|event| event.at_least_one) {
            if all.iter().all(|other| other.name != union.name) {
                all.push(union);
            }
        }
        all
    }
}

impl Field {
    /// Whether `null` is a value of the event that comes out.
    pub fn may_be_null(&self) -> bool {
        self.presence != Presence::Required
    }
}
