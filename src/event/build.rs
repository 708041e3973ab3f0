//! From the spans that the walker leaves to the typed event.

use std::borrow::Cow;

use super::{Account, ConnectedData, ConnectedEvent, Connection, Contact, LineUser, Store, Timestamps, TimestampsMs};
use crate::json::Text;
use crate::schema::{ACCOUNT, CONTACT, Object, STORE, TIMESTAMPS};
use crate::walk::Values;

impl<'a> ConnectedEvent<'a> {
    /// `values` are those of a payload that is valid, so that each value is there that has to be.
    ///
    /// `None` would mean that the walker let a payload pass that has no connection.
    pub(crate) fn from_values(input: &'a [u8], values: &Values) -> Option<Self> {
        let fields = |object: &Object| Fields { input, texts: values.slots.get(object.base..).unwrap_or_default() };
        let (store, staff) = values.connected();
        let [connected_at, init_connected_at] = values.millis;
        let data = ConnectedData {
            contact: contact(fields(&CONTACT)),
            line_users: values.line_users.iter().map(|texts| line_user(Fields { input, texts })).collect(),
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
    input: &'a [u8],
    texts: &'v [Text],
}

impl<'a> Fields<'a, '_> {
    fn text(&self, place: usize) -> Cow<'a, str> {
        self.optional(place).unwrap_or_default()
    }

    fn optional(&self, place: usize) -> Option<Cow<'a, str>> {
        self.texts.get(place).filter(|text| text.present()).map(|text| text.value(self.input))
    }
}

fn contact<'a>(fields: Fields<'a, '_>) -> Contact<'a> {
    Contact { id: fields.text(0), name: fields.text(1), avatar: fields.optional(2) }
}

fn store<'a>(fields: Fields<'a, '_>) -> Store<'a> {
    Store { id: fields.text(0), name: fields.text(1), logo: fields.optional(2), external_id: fields.optional(3) }
}

fn account<'a>(fields: Fields<'a, '_>) -> Account<'a> {
    Account {
        id: fields.text(0),
        store_id: fields.optional(1),
        name: fields.text(2),
        display_name: fields.text(3),
        employee_id: fields.optional(4),
        avatar: fields.optional(5),
    }
}

fn line_user<'a>(fields: Fields<'a, '_>) -> LineUser<'a> {
    LineUser {
        id: fields.text(0),
        name: fields.text(1),
        line_uid: fields.text(2),
        line_provider_id: fields.text(3),
        profile_picture_url: fields.optional(4),
    }
}

fn timestamps<'a>(fields: Fields<'a, '_>) -> Timestamps<'a> {
    Timestamps { connected_at: fields.text(0), init_connected_at: fields.text(1) }
}
