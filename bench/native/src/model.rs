//! The event as a user of serde would declare it. It checks less than the crate: it refuses duplicate keys, but accepts wrong
//! formats, empty ids and an event without a connection.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// `T` is the type of a text.
#[derive(Serialize, Deserialize)]
pub struct Event<T> {
    r#type: T,
    data: Data<T>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Data<T> {
    contact: Contact<T>,
    line_users: Vec<LineUser<T>>,
    connected_store: Option<Store<T>>,
    connected_staff: Option<Account<T>>,
    timestamps: Times<T>,
    timestamps_ms: Times<i64>,
}

#[derive(Serialize, Deserialize)]
struct Contact<T> {
    id: T,
    name: T,
    avatar: Option<T>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct LineUser<T> {
    id: T,
    name: T,
    line_uid: T,
    line_provider_id: T,
    profile_picture_url: Option<T>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Store<T> {
    id: T,
    name: T,
    logo: Option<T>,
    external_id: Option<T>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Account<T> {
    id: T,
    store_id: Option<T>,
    name: T,
    display_name: T,
    employee_id: Option<T>,
    avatar: Option<T>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Times<T> {
    connected_at: T,
    init_connected_at: T,
}

/// A text that is borrowed unless it has escapes. A separate type is needed, since serde borrows for a `Cow` but not for an
/// `Option<Cow>`.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text<'a>(#[serde(borrow)] Cow<'a, str>);
