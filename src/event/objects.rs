//! The objects of an event.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::deserialize_with;

fn own(text: Cow<'_, str>) -> Cow<'static, str> {
    Cow::Owned(text.into_owned())
}

/// A contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Contact<'a> {
    /// The contact's id in ChatBrick; never empty.
    #[serde(deserialize_with = "deserialize_with::id")]
    pub id: Cow<'a, str>,
    /// The contact's name.
    #[serde(deserialize_with = "deserialize_with::text")]
    pub name: Cow<'a, str>,
    /// The address of the contact's picture. Download it and serve it yourself; it is not made for embedding.
    #[serde(default, deserialize_with = "deserialize_with::optional_text")]
    pub avatar: Option<Cow<'a, str>>,
}

impl Contact<'_> {
    /// The same, with texts of its own.
    pub fn into_owned(self) -> Contact<'static> {
        Contact { id: own(self.id), name: own(self.name), avatar: self.avatar.map(own) }
    }
}

/// A store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Store<'a> {
    /// The store's permanent id in ChatBrick; never empty.
    #[serde(deserialize_with = "deserialize_with::id")]
    pub id: Cow<'a, str>,
    /// The store's name.
    #[serde(deserialize_with = "deserialize_with::text")]
    pub name: Cow<'a, str>,
    /// The address of the store's logo. Download it and serve it yourself; it is not made for embedding.
    #[serde(default, deserialize_with = "deserialize_with::optional_text")]
    pub logo: Option<Cow<'a, str>>,
    /// The id in the brand's own system, as the brand configured it.
    #[serde(default, deserialize_with = "deserialize_with::optional_text")]
    pub external_id: Option<Cow<'a, str>>,
}

impl Store<'_> {
    /// The same, with texts of its own.
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Account<'a> {
    /// The account's permanent id in ChatBrick; never empty.
    #[serde(deserialize_with = "deserialize_with::id")]
    pub id: Cow<'a, str>,
    /// The id of the account's primary store; `None` if it has none, as a brand manager's account. It need not be the
    /// store that the contact is connected to.
    #[serde(default, deserialize_with = "deserialize_with::optional_id")]
    pub store_id: Option<Cow<'a, str>>,
    /// The name for internal use. Never show it to the public; that is what `display_name` is for.
    #[serde(deserialize_with = "deserialize_with::text")]
    pub name: Cow<'a, str>,
    /// The name for the public.
    #[serde(deserialize_with = "deserialize_with::text")]
    pub display_name: Cow<'a, str>,
    /// The employee's id in the brand's HR system, as configured.
    #[serde(default, deserialize_with = "deserialize_with::optional_text")]
    pub employee_id: Option<Cow<'a, str>>,
    /// The address of the account's picture. Download it and serve it yourself; it is not made for embedding.
    #[serde(default, deserialize_with = "deserialize_with::optional_text")]
    pub avatar: Option<Cow<'a, str>>,
}

impl Account<'_> {
    /// The same, with texts of its own.
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

/// A LINE user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct LineUser<'a> {
    /// The LINE user's id in ChatBrick; never empty.
    #[serde(deserialize_with = "deserialize_with::id")]
    pub id: Cow<'a, str>,
    /// The LINE user's name; it can differ from the contact's.
    #[serde(deserialize_with = "deserialize_with::text")]
    pub name: Cow<'a, str>,
    /// The LINE user id, which is unique within a LINE provider.
    #[serde(deserialize_with = "deserialize_with::text")]
    pub line_uid: Cow<'a, str>,
    /// The id of the LINE provider. A string, because a number can lose digits.
    #[serde(deserialize_with = "deserialize_with::text")]
    pub line_provider_id: Cow<'a, str>,
    /// The address of the LINE user's picture. It may have expired; prefer the contact's avatar.
    #[serde(default, deserialize_with = "deserialize_with::optional_text")]
    pub profile_picture_url: Option<Cow<'a, str>>,
}

impl LineUser<'_> {
    /// The same, with texts of its own.
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

/// When it happened, as RFC 3339 date-times, in the sender's spelling.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Timestamps<'a> {
    /// When the user connected. The same as `init_connected_at` at the first connection.
    #[serde(deserialize_with = "deserialize_with::date_time")]
    pub connected_at: Cow<'a, str>,
    /// When the contact connected for the first time.
    #[serde(deserialize_with = "deserialize_with::date_time")]
    pub init_connected_at: Cow<'a, str>,
}

impl Timestamps<'_> {
    /// The same, with texts of its own.
    pub fn into_owned(self) -> Timestamps<'static> {
        Timestamps { connected_at: own(self.connected_at), init_connected_at: own(self.init_connected_at) }
    }
}

/// When it happened, in milliseconds since 1970-01-01T00:00:00Z; within what a JavaScript `Date` can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct TimestampsMs {
    /// When the user connected. The same as `init_connected_at` at the first connection.
    #[serde(deserialize_with = "deserialize_with::millis")]
    pub connected_at: i64,
    /// When the contact connected for the first time.
    #[serde(deserialize_with = "deserialize_with::millis")]
    pub init_connected_at: i64,
}
