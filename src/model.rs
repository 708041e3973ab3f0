//! The model: every field of the event, with its kind and its null rules.
//!
//! The walker, the TypeScript types, the JavaScript object builder, the JSON Schemas and the tables of the README derive
//! from it. The fields are in the order of the provider's documentation: the walker predicts the next key from it, and the
//! issues of a parsed value are reported in it.

use crate::json::KeyPattern;

/// The most bytes of a key with its quotes and colon. 24 are compared in two steps.
pub(crate) const KEY_SPACE: usize = 24;

/// The length of the provider's ids: a hint for the scanner, on which validity does not depend.
pub(crate) const ID_LENGTH: usize = "clrq5ca80000lb9c9dn3ufsjc".len();

/// The type and format of a field.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Kind {
    /// The event's type, [`EVENT_TYPE`](crate::EVENT_TYPE).
    EventType,
    /// An identifier; a string that is not empty.
    Id,
    /// Any string.
    Text,
    /// A LINE user id: `U` and 32 lower-case hexadecimal digits.
    LineUid,
    /// A LINE provider id: a string of digits.
    LineProviderId,
    /// The URL of a picture; it starts with `https://` or `http://`, or is empty.
    Url,
    /// An RFC 3339 date-time.
    DateTime,
    /// Milliseconds since 1970-01-01T00:00:00Z: an integer that a JavaScript `Date` can hold.
    Millis,
    /// An object.
    Object(&'static Object),
    /// An array of objects.
    List(&'static Object),
}

/// The range of a JavaScript `Date`, in milliseconds before and after 1970-01-01T00:00:00Z.
pub const MAX_MILLIS: u64 = 8_640_000_000_000_000;

/// What `null` and absence mean for a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Presence {
    /// Neither null nor absent.
    Required,
    /// Documented as possibly null. Absence reads as null, with a warning.
    Nullable,
    /// Documented as a string, but set by a third party or not at all. Null and absence read as null, each with a
    /// warning.
    Attribute,
}

/// A field of an object.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Field {
    /// The key, prepared for a fast comparison.
    pub(crate) pattern: KeyPattern<KEY_SPACE>,
    /// The type and format.
    pub kind: Kind,
    /// The null rule.
    pub presence: Presence,
    /// The documentation for the generated types.
    #[cfg(not(target_arch = "wasm32"))]
    pub doc: &'static str,
}

/// An object of the model.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Object {
    /// The name of its type, such as `"Contact"`.
    #[cfg(not(target_arch = "wasm32"))]
    pub name: &'static str,
    /// Its fields, in the order of the provider's documentation.
    pub fields: &'static [Field],
    /// The slot of its first field; the others follow.
    pub base: usize,
    /// A bit set: the required fields, by index.
    pub(crate) required: u32,
    /// The documentation for the generated types.
    #[cfg(not(target_arch = "wasm32"))]
    pub doc: &'static str,
}

/// The number of slots in the walker's output: one for each field of each object.
pub const SLOTS: usize = LINE_USER.base + LINE_USER.fields.len();

/// Declares an object. Type names and documentation stay out of the wasm module.
macro_rules! object {
    ($(#[doc = $doc:literal])+ $constant:ident = $name:literal at $base:expr, { $($(#[doc = $field_doc:literal])+ $key:literal: $kind:expr, $presence:ident;)+ }) => {
        $(#[doc = $doc])+
        pub static $constant: Object = Object {
            #[cfg(not(target_arch = "wasm32"))]
            name: $name,
            fields: &[$(Field {
                pattern: KeyPattern::new($key),
                kind: $kind,
                presence: Presence::$presence,
                #[cfg(not(target_arch = "wasm32"))]
                doc: concat!($($field_doc, "\n"),+),
            },)+],
            base: $base,
            required: required(&[$(Presence::$presence,)+]),
            #[cfg(not(target_arch = "wasm32"))]
            doc: concat!($($doc, "\n"),+),
        };
    };
}

#[expect(clippy::indexing_slicing, reason = "runs at compile time")]
const fn required(presences: &[Presence]) -> u32 {
    let (mut bits, mut index) = (0, 0);
    while index < presences.len() {
        bits |= (matches!(presences[index], Presence::Required) as u32) << index;
        index += 1;
    }
    bits
}

/// The slot after the last field of `object`.
const fn after(object: &Object) -> usize {
    object.base + object.fields.len()
}

object! {
    /// The event: a contact connected to a store, to a staff member, or to both.
    EVENT = "ConnectedEvent" at 0, {
        /// Which event this is; always `contact.connection.connected`.
        "type": Kind::EventType, Required;
        /// The event data.
        "data": Kind::Object(&DATA), Required;
    }
}

object! {
    /// The event data.
    DATA = "ConnectedData" at after(&EVENT), {
        /// The contact that connected.
        "contact": Kind::Object(&CONTACT), Required;
        /// The LINE users that belong to the contact; in most cases one.
        "lineUsers": Kind::List(&LINE_USER), Required;
        /// The store that the contact is connected to; null if only to a staff member.
        "connectedStore": Kind::Object(&STORE), Nullable;
        /// The staff member that the contact is connected to; null if only to a store.
        "connectedStaff": Kind::Object(&ACCOUNT), Nullable;
        /// When it happened, as RFC 3339 date-times.
        "timestamps": Kind::Object(&TIMESTAMPS), Required;
        /// When it happened, in milliseconds since 1970-01-01T00:00:00Z.
        "timestampsMs": Kind::Object(&TIMESTAMPS_MS), Required;
    }
}

object! {
    /// A contact.
    CONTACT = "Contact" at after(&DATA), {
        /// The contact's id in ChatBrick; never empty.
        "id": Kind::Id, Required;
        /// The contact's name.
        "name": Kind::Text, Required;
        /// The address of the contact's picture. Download it and serve it yourself; it is not made for embedding.
        "avatar": Kind::Url, Attribute;
    }
}

object! {
    /// A store.
    STORE = "Store" at after(&CONTACT), {
        /// The store's permanent id in ChatBrick; never empty.
        "id": Kind::Id, Required;
        /// The store's name.
        "name": Kind::Text, Required;
        /// The address of the store's logo. Download it and serve it yourself; it is not made for embedding.
        "logo": Kind::Url, Attribute;
        /// The id in the brand's own system, as the brand configured it.
        "externalId": Kind::Text, Attribute;
    }
}

object! {
    /// The account of a staff member.
    ACCOUNT = "Account" at after(&STORE), {
        /// The account's permanent id in ChatBrick; never empty.
        "id": Kind::Id, Required;
        /// The id of the account's primary store; null if it has none, as a brand manager's account. It need not be
        /// the store that the contact is connected to.
        "storeId": Kind::Id, Nullable;
        /// The name for internal use. Never show it to the public; that is what `displayName` is for.
        "name": Kind::Text, Required;
        /// The name for the public.
        "displayName": Kind::Text, Required;
        /// The employee's id in the brand's HR system, as configured.
        "employeeId": Kind::Text, Attribute;
        /// The address of the account's picture. Download it and serve it yourself; it is not made for embedding.
        "avatar": Kind::Url, Attribute;
    }
}

object! {
    /// When it happened, as RFC 3339 date-times, in the sender's spelling.
    TIMESTAMPS = "Timestamps" at after(&ACCOUNT), {
        /// When the user connected. The same as `initConnectedAt` at the first connection.
        "connectedAt": Kind::DateTime, Required;
        /// When the contact connected for the first time.
        "initConnectedAt": Kind::DateTime, Required;
    }
}

object! {
    /// When it happened, in milliseconds since 1970-01-01T00:00:00Z; within what a JavaScript `Date` can hold.
    TIMESTAMPS_MS = "TimestampsMs" at after(&TIMESTAMPS), {
        /// When the user connected. The same as `initConnectedAt` at the first connection.
        "connectedAt": Kind::Millis, Required;
        /// When the contact connected for the first time.
        "initConnectedAt": Kind::Millis, Required;
    }
}

object! {
    /// A LINE user.
    LINE_USER = "LineUser" at after(&TIMESTAMPS_MS), {
        /// The LINE user's id in ChatBrick; never empty.
        "id": Kind::Id, Required;
        /// The LINE user's name; it can differ from the contact's.
        "name": Kind::Text, Required;
        /// The LINE user id, which is unique within a LINE provider.
        "lineUid": Kind::LineUid, Required;
        /// The id of the LINE provider. A string, because a number can lose digits.
        "lineProviderId": Kind::LineProviderId, Required;
        /// The address of the LINE user's picture. It may have expired; prefer the contact's avatar.
        "profilePictureUrl": Kind::Url, Attribute;
    }
}

/// Every object, in the order of their slots.
pub static OBJECTS: [&Object; 8] = [&EVENT, &DATA, &CONTACT, &STORE, &ACCOUNT, &TIMESTAMPS, &TIMESTAMPS_MS, &LINE_USER];

/// The field of a slot.
pub fn field_at(slot: usize) -> Option<&'static Field> {
    OBJECTS.iter().find_map(|object| object.fields.get(slot.checked_sub(object.base)?))
}

/// The index of a field in its object. For constants, where an unknown key is a compile error.
#[expect(clippy::indexing_slicing, clippy::panic, reason = "runs at compile time")]
pub(crate) const fn field_index(object: &Object, key: &str) -> usize {
    let mut index = 0;
    while index < object.fields.len() {
        if object.fields[index].pattern.is(&KeyPattern::new(key)) {
            return index;
        }
        index += 1;
    }
    panic!("unknown key")
}

impl Field {
    /// The key, as the provider spells it.
    pub fn key(&self) -> &str {
        core::str::from_utf8(self.pattern.name()).unwrap_or_default()
    }
}

impl Object {
    /// A bit set: all fields, by index.
    pub(crate) const fn all_fields(&self) -> u32 {
        (1 << self.fields.len()) - 1
    }
}
