//! The eight event types and their objects, written by hand from the provider's pages.

use Kind::{Digits, Id, Object, Text, Type, Uid, Url, Users};

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    Type,
    Id,
    Text,
    Uid,
    Digits,
    Url,
    Time,
    Millis,
    Object(&'static str),
    Users,
}

/// Key, kind, and presence: `!` required, `?` nullable, `-` attribute.
pub(super) type Row = (&'static str, Kind, char);

/// An event type.
pub(super) struct EventModel {
    pub name: &'static str,
    /// The fields of `data` before the times.
    members: &'static [Row],
    /// The times, the event's own time first.
    pub times: &'static [&'static str],
}

/// Every type, in the order of the documentation.
pub const TYPES: [&str; 8] = [
    EVENTS[0].name,
    EVENTS[1].name,
    EVENTS[2].name,
    EVENTS[3].name,
    EVENTS[4].name,
    EVENTS[5].name,
    EVENTS[6].name,
    EVENTS[7].name,
];

const EVENTS: [EventModel; 8] = [
    EventModel { name: "contact.connection.connected", members: CONNECTED, times: &["connectedAt", "initConnectedAt"] },
    EventModel { name: "contact.connection.changed", members: CONNECTED, times: &["changedAt", "initConnectedAt"] },
    EventModel {
        name: "contact.connection.disconnected",
        members: &[CONTACT, USERS],
        times: &["disconnectedAt", "initConnectedAt"],
    },
    EventModel { name: "store.created", members: STORE, times: &["createdAt"] },
    EventModel { name: "store.updated", members: STORE, times: &["updatedAt"] },
    EventModel { name: "store.deactivated", members: STORE, times: &["deactivatedAt"] },
    EventModel { name: "account.created", members: ACCOUNT, times: &["createdAt"] },
    EventModel { name: "account.deactivated", members: ACCOUNT, times: &["deactivatedAt"] },
];

const CONTACT: Row = ("contact", Object("contact"), '!');
const USERS: Row = ("lineUsers", Users, '!');
const CONNECTED: &[Row] =
    &[CONTACT, USERS, ("connectedStore", Object("store"), '?'), ("connectedStaff", Object("account"), '?')];
const STORE: &[Row] = &[("store", Object("store"), '!')];
const ACCOUNT: &[Row] = &[("account", Object("account"), '!')];

impl EventModel {
    pub fn named(name: &str) -> Option<&'static EventModel> {
        EVENTS.iter().find(|event| event.name == name)
    }

    /// Whether the event must have a store or a staff member.
    pub fn needs_connection(&self) -> bool {
        self.members.len() == CONNECTED.len()
    }

    /// Returns the rows of one of its objects.
    pub fn rows(&self, object: &str) -> Vec<Row> {
        let times = |kind| self.times.iter().map(|&key| (key, kind, '!')).collect();
        match object {
            "data" => {
                let own = [("timestamps", Object("timestamps"), '!'), ("timestampsMs", Object("timestampsMs"), '!')];
                [self.members, &own].concat()
            }
            "timestamps" => times(Kind::Time),
            "timestampsMs" => times(Kind::Millis),
            other => rows(other).to_vec(),
        }
    }
}

/// Returns the rows of an object that is the same in all types.
pub(super) fn rows(object: &str) -> &'static [Row] {
    match object {
        "event" => &[("type", Type, '!'), ("data", Object("data"), '!')],
        "contact" => &[("id", Id, '!'), ("name", Text, '!'), ("avatar", Url, '-')],
        "lineUser" => &[
            ("id", Id, '!'),
            ("name", Text, '!'),
            ("lineUid", Uid, '!'),
            ("lineProviderId", Digits, '!'),
            ("profilePictureUrl", Url, '-'),
        ],
        "store" => &[("id", Id, '!'), ("name", Text, '!'), ("logo", Url, '-'), ("externalId", Text, '-')],
        "account" => &[
            ("id", Id, '!'),
            ("storeId", Id, '?'),
            ("name", Text, '!'),
            ("displayName", Text, '!'),
            ("employeeId", Text, '-'),
            ("avatar", Url, '-'),
        ],
        _ => unreachable!("the object {object} is not in the model"),
    }
}

/// Returns every key of every type, each once.
pub fn known_keys() -> Vec<&'static str> {
    let objects = ["event", "data", "contact", "lineUser", "store", "account", "timestamps"];
    let of = |event: &'static EventModel| objects.into_iter().flat_map(|object| event.rows(object));
    let mut keys: Vec<_> = EVENTS.iter().flat_map(of).map(|(key, ..)| key).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}
