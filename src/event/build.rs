//! From the spans that the walker leaves to the typed event.

use std::borrow::Cow;

use super::{Account, ConnectedData, ConnectedEvent, Connection, Contact, LineUser, Store, Timestamps, TimestampsMs};
use crate::json::Text;
use crate::schema::{ACCOUNT, CONTACT, LINE_USER, Object, STORE, TIMESTAMPS, place};
use crate::walk::Found;

impl<'a> ConnectedEvent<'a> {
    /// `found` is what was found in a payload that is valid, so that each value is there that has to be.
    ///
    /// `None` would mean that the walker let a payload pass that has no connection.
    pub(crate) fn from_values(input: &'a [u8], found: &Found) -> Option<Self> {
        // All of it has been checked; asking once more is the price of no unsafe code.
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

/// The fields of one object, by their places in the table.
#[derive(Clone, Copy)]
struct Fields<'a, 'v> {
    input: &'a str,
    texts: &'v [Text],
}

impl<'a> Fields<'a, '_> {
    fn text(&self, place: usize) -> Cow<'a, str> {
        self.optional(place).unwrap_or_default()
    }

    fn optional(&self, place: usize) -> Option<Cow<'a, str>> {
        self.texts.get(place).filter(|text| text.present()).map(|text| text.value_of(self.input))
    }
}

fn contact<'a>(fields: Fields<'a, '_>) -> Contact<'a> {
    Contact {
        id: fields.text(const { place(&CONTACT, "id") }),
        name: fields.text(const { place(&CONTACT, "name") }),
        avatar: fields.optional(const { place(&CONTACT, "avatar") }),
    }
}

fn store<'a>(fields: Fields<'a, '_>) -> Store<'a> {
    Store {
        id: fields.text(const { place(&STORE, "id") }),
        name: fields.text(const { place(&STORE, "name") }),
        logo: fields.optional(const { place(&STORE, "logo") }),
        external_id: fields.optional(const { place(&STORE, "externalId") }),
    }
}

fn account<'a>(fields: Fields<'a, '_>) -> Account<'a> {
    Account {
        id: fields.text(const { place(&ACCOUNT, "id") }),
        store_id: fields.optional(const { place(&ACCOUNT, "storeId") }),
        name: fields.text(const { place(&ACCOUNT, "name") }),
        display_name: fields.text(const { place(&ACCOUNT, "displayName") }),
        employee_id: fields.optional(const { place(&ACCOUNT, "employeeId") }),
        avatar: fields.optional(const { place(&ACCOUNT, "avatar") }),
    }
}

fn line_user<'a>(fields: Fields<'a, '_>) -> LineUser<'a> {
    LineUser {
        id: fields.text(const { place(&LINE_USER, "id") }),
        name: fields.text(const { place(&LINE_USER, "name") }),
        line_uid: fields.text(const { place(&LINE_USER, "lineUid") }),
        line_provider_id: fields.text(const { place(&LINE_USER, "lineProviderId") }),
        profile_picture_url: fields.optional(const { place(&LINE_USER, "profilePictureUrl") }),
    }
}

fn timestamps<'a>(fields: Fields<'a, '_>) -> Timestamps<'a> {
    Timestamps {
        connected_at: fields.text(const { place(&TIMESTAMPS, "connectedAt") }),
        init_connected_at: fields.text(const { place(&TIMESTAMPS, "initConnectedAt") }),
    }
}
