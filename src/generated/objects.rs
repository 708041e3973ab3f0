// Generated from model/src/events.rs by `npm run generate`. Do not edit.

//! The objects in the data of events.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

use crate::event::{own, wire};

/// A contact.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Contact<'a> {
    /// The contact's id in ChatBrick; never empty.
    #[serde(deserialize_with = "wire::id")]
    pub id: Cow<'a, str>,
    /// The contact's name.
    #[serde(deserialize_with = "wire::text")]
    pub name: Cow<'a, str>,
    /// The URL of the contact's picture. Download the picture and serve it yourself; do not embed the URL.
    #[serde(default, deserialize_with = "wire::optional_text")]
    pub avatar: Option<Cow<'a, str>>,
}

impl Contact<'_> {
    /// Copies all texts that are borrowed from the input.
    pub fn into_owned(self) -> Contact<'static> {
        Contact { id: own(self.id), name: own(self.name), avatar: self.avatar.map(own) }
    }
}

/// A LINE user.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct LineUser<'a> {
    /// The LINE user's id in ChatBrick; never empty.
    #[serde(deserialize_with = "wire::id")]
    pub id: Cow<'a, str>,
    /// The LINE user's name; it can differ from the contact's.
    #[serde(deserialize_with = "wire::text")]
    pub name: Cow<'a, str>,
    /// The LINE user id, which is unique within a LINE provider.
    #[serde(deserialize_with = "wire::text")]
    pub line_uid: Cow<'a, str>,
    /// The id of the LINE provider. A string, because a number can lose digits.
    #[serde(deserialize_with = "wire::text")]
    pub line_provider_id: Cow<'a, str>,
    /// The URL of the LINE user's picture. It may have expired; prefer the contact's avatar.
    #[serde(default, deserialize_with = "wire::optional_text")]
    pub profile_picture_url: Option<Cow<'a, str>>,
}

impl LineUser<'_> {
    /// Copies all texts that are borrowed from the input.
    pub fn into_owned(self) -> LineUser<'static> {
        LineUser {
            id: own(self.id),
            name: own(self.name),
            line_uid: own(self.line_uid),
            line_provider_id: own(self.line_provider_id),
            profile_picture_url: self.profile_picture_url.map(own),
        }
    }
}

/// A store.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Store<'a> {
    /// The store's permanent id in ChatBrick; never empty.
    #[serde(deserialize_with = "wire::id")]
    pub id: Cow<'a, str>,
    /// The store's name.
    #[serde(deserialize_with = "wire::text")]
    pub name: Cow<'a, str>,
    /// The URL of the store's logo. Download the picture and serve it yourself; do not embed the URL.
    #[serde(default, deserialize_with = "wire::optional_text")]
    pub logo: Option<Cow<'a, str>>,
    /// The id in the brand's own system, as the brand configured it.
    #[serde(default, deserialize_with = "wire::optional_text")]
    pub external_id: Option<Cow<'a, str>>,
}

impl Store<'_> {
    /// Copies all texts that are borrowed from the input.
    pub fn into_owned(self) -> Store<'static> {
        Store {
            id: own(self.id),
            name: own(self.name),
            logo: self.logo.map(own),
            external_id: self.external_id.map(own),
        }
    }
}

/// The account of a staff member.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Account<'a> {
    /// The account's permanent id in ChatBrick; never empty.
    #[serde(deserialize_with = "wire::id")]
    pub id: Cow<'a, str>,
    /// The id of the account's primary store; `None` if it has none, such as the account of a brand manager. It can differ from the store that the contact is connected to.
    #[serde(default, deserialize_with = "wire::optional_id")]
    pub store_id: Option<Cow<'a, str>>,
    /// The name for internal use. Never show it to the public; show `display_name` instead.
    #[serde(deserialize_with = "wire::text")]
    pub name: Cow<'a, str>,
    /// The name to show to the public.
    #[serde(deserialize_with = "wire::text")]
    pub display_name: Cow<'a, str>,
    /// The employee's id in the brand's HR system, as configured.
    #[serde(default, deserialize_with = "wire::optional_text")]
    pub employee_id: Option<Cow<'a, str>>,
    /// The URL of the account's picture. Download the picture and serve it yourself; do not embed the URL.
    #[serde(default, deserialize_with = "wire::optional_text")]
    pub avatar: Option<Cow<'a, str>>,
}

impl Account<'_> {
    /// Copies all texts that are borrowed from the input.
    pub fn into_owned(self) -> Account<'static> {
        Account {
            id: own(self.id),
            store_id: self.store_id.map(own),
            name: own(self.name),
            display_name: own(self.display_name),
            employee_id: self.employee_id.map(own),
            avatar: self.avatar.map(own),
        }
    }
}

/// `connected_at` and `init_connected_at` as RFC 3339 date-times, as the sender wrote them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Timestamps<'a> {
    /// When the contact connected. The same as `init_connected_at` at the first connection.
    #[serde(deserialize_with = "wire::date_time")]
    pub connected_at: Cow<'a, str>,
    /// When the contact connected for the first time.
    #[serde(deserialize_with = "wire::date_time")]
    pub init_connected_at: Cow<'a, str>,
}

impl Timestamps<'_> {
    /// Copies all texts that are borrowed from the input.
    pub fn into_owned(self) -> Timestamps<'static> {
        Timestamps { connected_at: own(self.connected_at), init_connected_at: own(self.init_connected_at) }
    }
}

/// `connected_at` and `init_connected_at` in milliseconds since 1970-01-01T00:00:00Z, within the range of a JavaScript `Date`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct TimestampsMs {
    /// When the contact connected. The same as `init_connected_at` at the first connection.
    #[serde(deserialize_with = "wire::millis")]
    pub connected_at: i64,
    /// When the contact connected for the first time.
    #[serde(deserialize_with = "wire::millis")]
    pub init_connected_at: i64,
}

/// `changed_at` and `init_connected_at` as RFC 3339 date-times, as the sender wrote them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ChangedTimestamps<'a> {
    /// When the connection changed.
    #[serde(deserialize_with = "wire::date_time")]
    pub changed_at: Cow<'a, str>,
    /// When the contact connected for the first time.
    #[serde(deserialize_with = "wire::date_time")]
    pub init_connected_at: Cow<'a, str>,
}

impl ChangedTimestamps<'_> {
    /// Copies all texts that are borrowed from the input.
    pub fn into_owned(self) -> ChangedTimestamps<'static> {
        ChangedTimestamps { changed_at: own(self.changed_at), init_connected_at: own(self.init_connected_at) }
    }
}

/// `changed_at` and `init_connected_at` in milliseconds since 1970-01-01T00:00:00Z, within the range of a JavaScript `Date`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ChangedTimestampsMs {
    /// When the connection changed.
    #[serde(deserialize_with = "wire::millis")]
    pub changed_at: i64,
    /// When the contact connected for the first time.
    #[serde(deserialize_with = "wire::millis")]
    pub init_connected_at: i64,
}

/// `disconnected_at` and `init_connected_at` as RFC 3339 date-times, as the sender wrote them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct DisconnectedTimestamps<'a> {
    /// When the contact disconnected.
    #[serde(deserialize_with = "wire::date_time")]
    pub disconnected_at: Cow<'a, str>,
    /// When the contact connected for the first time.
    #[serde(deserialize_with = "wire::date_time")]
    pub init_connected_at: Cow<'a, str>,
}

impl DisconnectedTimestamps<'_> {
    /// Copies all texts that are borrowed from the input.
    pub fn into_owned(self) -> DisconnectedTimestamps<'static> {
        DisconnectedTimestamps {
            disconnected_at: own(self.disconnected_at),
            init_connected_at: own(self.init_connected_at),
        }
    }
}

/// `disconnected_at` and `init_connected_at` in milliseconds since 1970-01-01T00:00:00Z, within the range of a JavaScript `Date`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct DisconnectedTimestampsMs {
    /// When the contact disconnected.
    #[serde(deserialize_with = "wire::millis")]
    pub disconnected_at: i64,
    /// When the contact connected for the first time.
    #[serde(deserialize_with = "wire::millis")]
    pub init_connected_at: i64,
}

/// `created_at` as RFC 3339 date-times, as the sender wrote them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct CreatedTimestamps<'a> {
    /// When it was created.
    #[serde(deserialize_with = "wire::date_time")]
    pub created_at: Cow<'a, str>,
}

impl CreatedTimestamps<'_> {
    /// Copies all texts that are borrowed from the input.
    pub fn into_owned(self) -> CreatedTimestamps<'static> {
        CreatedTimestamps { created_at: own(self.created_at) }
    }
}

/// `created_at` in milliseconds since 1970-01-01T00:00:00Z, within the range of a JavaScript `Date`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct CreatedTimestampsMs {
    /// When it was created.
    #[serde(deserialize_with = "wire::millis")]
    pub created_at: i64,
}

/// `updated_at` as RFC 3339 date-times, as the sender wrote them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct UpdatedTimestamps<'a> {
    /// When it was updated.
    #[serde(deserialize_with = "wire::date_time")]
    pub updated_at: Cow<'a, str>,
}

impl UpdatedTimestamps<'_> {
    /// Copies all texts that are borrowed from the input.
    pub fn into_owned(self) -> UpdatedTimestamps<'static> {
        UpdatedTimestamps { updated_at: own(self.updated_at) }
    }
}

/// `updated_at` in milliseconds since 1970-01-01T00:00:00Z, within the range of a JavaScript `Date`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct UpdatedTimestampsMs {
    /// When it was updated.
    #[serde(deserialize_with = "wire::millis")]
    pub updated_at: i64,
}

/// `deactivated_at` as RFC 3339 date-times, as the sender wrote them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct DeactivatedTimestamps<'a> {
    /// When it was deactivated.
    #[serde(deserialize_with = "wire::date_time")]
    pub deactivated_at: Cow<'a, str>,
}

impl DeactivatedTimestamps<'_> {
    /// Copies all texts that are borrowed from the input.
    pub fn into_owned(self) -> DeactivatedTimestamps<'static> {
        DeactivatedTimestamps { deactivated_at: own(self.deactivated_at) }
    }
}

/// `deactivated_at` in milliseconds since 1970-01-01T00:00:00Z, within the range of a JavaScript `Date`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct DeactivatedTimestampsMs {
    /// When it was deactivated.
    #[serde(deserialize_with = "wire::millis")]
    pub deactivated_at: i64,
}
