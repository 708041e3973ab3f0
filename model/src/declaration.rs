//! The types of which a declaration consists.

use crate::layout::object_fields;

/// A declaration: all objects and events.
#[derive(Clone, Copy, Debug)]
pub struct Model {
    /// The objects that events share.
    pub objects: &'static [Object],
    /// The events, in the order of the documentation.
    pub events: &'static [Event],
}

/// An object with fields.
#[derive(Clone, Copy, Debug)]
pub struct Object {
    /// The name of its type: `"Contact"`.
    pub name: &'static str,
    /// The documentation of the type (Markdown).
    pub doc: &'static str,
    /// The fields, in the order of the provider's page.
    pub fields: &'static [Field],
}

/// A field of an object.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The key, as the provider spells it.
    pub key: &'static str,
    /// The type and format of the value.
    pub kind: Kind,
    /// The meaning of `null` and absence.
    pub presence: Presence,
    /// A valid value: the text, or the digits of a number. Empty for objects and lists.
    pub sample: &'static str,
    /// The documentation of the field (Markdown).
    pub doc: &'static str,
}

/// The type and format of a field.
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
    /// The URL of a picture, which starts with `https://` or `http://`, or an empty string.
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

/// The meaning of `null` and absence for a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Neither null nor absent.
    Required,
    /// Documented as nullable. Absence reads as null, with a warning.
    Nullable,
    /// Documented as a string, but set by a third party or not at all. Null and absence read as null, each with a
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
    /// The documentation of the event (Markdown).
    pub doc: &'static str,
    /// The field of `data` with the entity that the event is about, an object with an `id`.
    pub about: &'static str,
    /// The order among events of the same instant.
    pub rank: Rank,
    /// The fields of `data` before `timestamps` and `timestampsMs`.
    pub fields: &'static [Field],
    /// Nullable fields of `data`, at least one of which must have a value.
    pub at_least_one: Option<AtLeastOne>,
    /// The fields of `timestamps` and `timestampsMs`.
    pub times: Times,
}

/// Two nullable objects in `data`, at least one of which must have a value; otherwise the issue is `no_connection`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AtLeastOne {
    /// The name of the enum in Rust and of the union in TypeScript: `"Connection"`.
    pub name: &'static str,
    /// The documentation of the union (Markdown).
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
    /// The variant in a sentence, after "connected": `"to a store"`.
    pub phrase: &'static str,
}

/// The fields of `timestamps` (RFC 3339) and of `timestampsMs` (milliseconds). Both objects have the same keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    /// The name of the type of `timestamps`. The type of `timestampsMs` is this name and `Ms`.
    pub name: &'static str,
    /// The times, the event's own time first. It must not be earlier than any other.
    pub fields: &'static [Time],
}

/// A key of `timestamps` and `timestampsMs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time {
    /// The key, as the provider spells it.
    pub key: &'static str,
    /// A valid date-time in UTC, with milliseconds.
    pub sample: &'static str,
    /// The documentation of the time (Markdown).
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

/// Declares a required field.
pub const fn required(key: &'static str, kind: Kind, sample: &'static str, doc: &'static str) -> Field {
    Field { key, kind, presence: Presence::Required, sample, doc }
}

/// Declares a field that is documented as nullable.
pub const fn nullable(key: &'static str, kind: Kind, sample: &'static str, doc: &'static str) -> Field {
    Field { key, kind, presence: Presence::Nullable, sample, doc }
}

/// Declares a field that is documented as a string but can be null or absent.
pub const fn attribute(key: &'static str, kind: Kind, sample: &'static str, doc: &'static str) -> Field {
    Field { key, kind, presence: Presence::Attribute, sample, doc }
}

/// Declares a time of an event.
pub const fn time(key: &'static str, sample: &'static str, doc: &'static str) -> Time {
    Time { key, sample, doc }
}

impl Model {
    /// Returns an object by its name.
    ///
    /// # Panics
    ///
    /// Panics if the object is not declared, which [`check`](crate::check::check) refuses.
    pub fn object(&self, name: &str) -> &'static Object {
        let found = self.objects.iter().find(|object| object.name == name);
        found.unwrap_or_else(|| panic!("the object {name} is not declared"))
    }

    /// Whether an object or a nested object has text. Its type in Rust then borrows from the input.
    pub fn has_text(&self, object: &str) -> bool {
        object_fields(self, object).iter().any(|field| match field.kind {
            Kind::Millis => false,
            Kind::Object(name) | Kind::List(name) => self.has_text(name),
            _ => true,
        })
    }

    /// Returns the groups of times, each once, in the order of the events.
    pub fn times(&self) -> Vec<Times> {
        let mut all: Vec<Times> = Vec::new();
        for event in self.events {
            if all.iter().all(|times| times.name != event.times.name) {
                all.push(event.times);
            }
        }
        all
    }

    /// Returns the unions, each once, in the order of the events.
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
    /// Whether the field can be `null` in an event.
    pub fn may_be_null(&self) -> bool {
        self.presence != Presence::Required
    }
}
