//! Builds the typed event from the walker's output.

use std::borrow::Cow;

use super::{Account, ConnectedData, ConnectedEvent, Connection, Contact, LineUser, Store, Timestamps, TimestampsMs};
use crate::json::Text;
use crate::model::{ACCOUNT, CONTACT, LINE_USER, Object, STORE, TIMESTAMPS, field_index};
use crate::walk::Found;

impl<'a> ConnectedEvent<'a> {
    /// Builds the event of a valid payload, in which every required value is present.
    ///
    /// `None` would mean that the walker accepted a payload without a connection.
    pub(crate) fn from_values(input: &'a [u8], found: &Found) -> Option<Self> {
        // The walker has checked the UTF-8. Checking again is the price of no unsafe code.
        let input = core::str::from_utf8(input).ok()?;
        let fields = |object: &Object| Fields { input, texts: found.slots.get(object.base..).unwrap_or_default() };
        let (store, staff) = found.connected();
        let [connected_at, init_connected_at] = found.millis;
        let data = ConnectedData {
            contact: contact(fields(&CONTACT)),
            line_users: found.line_users.iter().map(|texts| line_user(Fields { input, texts })).collect(),
            connection: Connection::new(
                store.then(|| self::store(fields(&STORE))),
                staff.then(|| account(fields(&ACCOUNT))),
            )?,
            timestamps: timestamps(fields(&TIMESTAMPS)),
            timestamps_ms: TimestampsMs { connected_at: connected_at?, init_connected_at: init_connected_at? },
        };
        Some(ConnectedEvent { data })
    }
}

/// The fields of one object, by index.
#[derive(Clone, Copy)]
struct Fields<'a, 'v> {
    input: &'a str,
    texts: &'v [Text],
}

impl<'a> Fields<'a, '_> {
    fn text(&self, index: usize) -> Cow<'a, str> {
        self.optional(index).unwrap_or_default()
    }

    fn optional(&self, index: usize) -> Option<Cow<'a, str>> {
        self.texts.get(index).filter(|text| text.present()).map(|text| text.value_in(self.input))
    }
}

fn contact<'a>(fields: Fields<'a, '_>) -> Contact<'a> {
    Contact {
        id: fields.text(const { field_index(&CONTACT, "id") }),
        name: fields.text(const { field_index(&CONTACT, "name") }),
        avatar: fields.optional(const { field_index(&CONTACT, "avatar") }),
    }
}

fn store<'a>(fields: Fields<'a, '_>) -> Store<'a> {
    Store {
        id: fields.text(const { field_index(&STORE, "id") }),
        name: fields.text(const { field_index(&STORE, "name") }),
        logo: fields.optional(const { field_index(&STORE, "logo") }),
        external_id: fields.optional(const { field_index(&STORE, "externalId") }),
    }
}

fn account<'a>(fields: Fields<'a, '_>) -> Account<'a> {
    Account {
        id: fields.text(const { field_index(&ACCOUNT, "id") }),
        store_id: fields.optional(const { field_index(&ACCOUNT, "storeId") }),
        name: fields.text(const { field_index(&ACCOUNT, "name") }),
        display_name: fields.text(const { field_index(&ACCOUNT, "displayName") }),
        employee_id: fields.optional(const { field_index(&ACCOUNT, "employeeId") }),
        avatar: fields.optional(const { field_index(&ACCOUNT, "avatar") }),
    }
}

fn line_user<'a>(fields: Fields<'a, '_>) -> LineUser<'a> {
    LineUser {
        id: fields.text(const { field_index(&LINE_USER, "id") }),
        name: fields.text(const { field_index(&LINE_USER, "name") }),
        line_uid: fields.text(const { field_index(&LINE_USER, "lineUid") }),
        line_provider_id: fields.text(const { field_index(&LINE_USER, "lineProviderId") }),
        profile_picture_url: fields.optional(const { field_index(&LINE_USER, "profilePictureUrl") }),
    }
}

fn timestamps<'a>(fields: Fields<'a, '_>) -> Timestamps<'a> {
    Timestamps {
        connected_at: fields.text(const { field_index(&TIMESTAMPS, "connectedAt") }),
        init_connected_at: fields.text(const { field_index(&TIMESTAMPS, "initConnectedAt") }),
    }
}
