// Generated from model/src/events.rs by `npm run generate`. Do not edit.

//! The tables that direct the walker.

use crate::model::{Event, Kind, Object, Presence, Times, field};

/// The maximum number of slots of an event.
pub(crate) const SLOTS: usize = 30;

/// The maximum number of steps of a path.
pub(crate) const MAX_DEPTH: usize = 4;

/// The root of every payload.
pub(crate) static ROOT: Object = Object {
    fields: &[field("type", Kind::EventType, Presence::Required), field("data", Kind::Data, Presence::Required)],
    first_key: 0,
    required: 0b11,
    slots: 2,
};

/// `Contact`.
pub(crate) static CONTACT: Object = Object {
    fields: &[
        field("id", Kind::Id, Presence::Required),
        field("name", Kind::Text, Presence::Required),
        field("avatar", Kind::Url, Presence::Attribute),
    ],
    first_key: 2,
    required: 0b11,
    slots: 3,
};

/// `LineUser`.
pub(crate) static LINE_USER: Object = Object {
    fields: &[
        field("id", Kind::Id, Presence::Required),
        field("name", Kind::Text, Presence::Required),
        field("lineUid", Kind::LineUid, Presence::Required),
        field("lineProviderId", Kind::LineProviderId, Presence::Required),
        field("profilePictureUrl", Kind::Url, Presence::Attribute),
    ],
    first_key: 5,
    required: 0b1111,
    slots: 5,
};

/// `Store`.
pub(crate) static STORE: Object = Object {
    fields: &[
        field("id", Kind::Id, Presence::Required),
        field("name", Kind::Text, Presence::Required),
        field("logo", Kind::Url, Presence::Attribute),
        field("externalId", Kind::Text, Presence::Attribute),
    ],
    first_key: 10,
    required: 0b11,
    slots: 4,
};

/// `Account`.
pub(crate) static ACCOUNT: Object = Object {
    fields: &[
        field("id", Kind::Id, Presence::Required),
        field("storeId", Kind::Id, Presence::Nullable),
        field("name", Kind::Text, Presence::Required),
        field("displayName", Kind::Text, Presence::Required),
        field("employeeId", Kind::Text, Presence::Attribute),
        field("avatar", Kind::Url, Presence::Attribute),
    ],
    first_key: 14,
    required: 0b1101,
    slots: 6,
};

/// `Timestamps`.
pub(crate) static TIMESTAMPS: Object = Object {
    fields: &[
        field("connectedAt", Kind::DateTime, Presence::Required),
        field("initConnectedAt", Kind::DateTime, Presence::Required),
    ],
    first_key: 20,
    required: 0b11,
    slots: 2,
};

/// `TimestampsMs`.
pub(crate) static TIMESTAMPS_MS: Object = Object {
    fields: &[
        field("connectedAt", Kind::Millis, Presence::Required),
        field("initConnectedAt", Kind::Millis, Presence::Required),
    ],
    first_key: 22,
    required: 0b11,
    slots: 2,
};

/// `ChangedTimestamps`.
pub(crate) static CHANGED_TIMESTAMPS: Object = Object {
    fields: &[
        field("changedAt", Kind::DateTime, Presence::Required),
        field("initConnectedAt", Kind::DateTime, Presence::Required),
    ],
    first_key: 24,
    required: 0b11,
    slots: 2,
};

/// `ChangedTimestampsMs`.
pub(crate) static CHANGED_TIMESTAMPS_MS: Object = Object {
    fields: &[
        field("changedAt", Kind::Millis, Presence::Required),
        field("initConnectedAt", Kind::Millis, Presence::Required),
    ],
    first_key: 26,
    required: 0b11,
    slots: 2,
};

/// `DisconnectedTimestamps`.
pub(crate) static DISCONNECTED_TIMESTAMPS: Object = Object {
    fields: &[
        field("disconnectedAt", Kind::DateTime, Presence::Required),
        field("initConnectedAt", Kind::DateTime, Presence::Required),
    ],
    first_key: 28,
    required: 0b11,
    slots: 2,
};

/// `DisconnectedTimestampsMs`.
pub(crate) static DISCONNECTED_TIMESTAMPS_MS: Object = Object {
    fields: &[
        field("disconnectedAt", Kind::Millis, Presence::Required),
        field("initConnectedAt", Kind::Millis, Presence::Required),
    ],
    first_key: 30,
    required: 0b11,
    slots: 2,
};

/// `CreatedTimestamps`.
pub(crate) static CREATED_TIMESTAMPS: Object = Object {
    fields: &[field("createdAt", Kind::DateTime, Presence::Required)],
    first_key: 32,
    required: 0b1,
    slots: 1,
};

/// `CreatedTimestampsMs`.
pub(crate) static CREATED_TIMESTAMPS_MS: Object =
    Object { fields: &[field("createdAt", Kind::Millis, Presence::Required)], first_key: 33, required: 0b1, slots: 1 };

/// `UpdatedTimestamps`.
pub(crate) static UPDATED_TIMESTAMPS: Object = Object {
    fields: &[field("updatedAt", Kind::DateTime, Presence::Required)],
    first_key: 34,
    required: 0b1,
    slots: 1,
};

/// `UpdatedTimestampsMs`.
pub(crate) static UPDATED_TIMESTAMPS_MS: Object =
    Object { fields: &[field("updatedAt", Kind::Millis, Presence::Required)], first_key: 35, required: 0b1, slots: 1 };

/// `DeactivatedTimestamps`.
pub(crate) static DEACTIVATED_TIMESTAMPS: Object = Object {
    fields: &[field("deactivatedAt", Kind::DateTime, Presence::Required)],
    first_key: 36,
    required: 0b1,
    slots: 1,
};

/// `DeactivatedTimestampsMs`.
pub(crate) static DEACTIVATED_TIMESTAMPS_MS: Object = Object {
    fields: &[field("deactivatedAt", Kind::Millis, Presence::Required)],
    first_key: 37,
    required: 0b1,
    slots: 1,
};

/// `ConnectedData`.
pub(crate) static CONNECTED_DATA: Object = Object {
    fields: &[
        field("contact", Kind::Object(&CONTACT, 6), Presence::Required),
        field("lineUsers", Kind::List(&LINE_USER, 9), Presence::Required),
        field("connectedStore", Kind::Object(&STORE, 14), Presence::Nullable),
        field("connectedStaff", Kind::Object(&ACCOUNT, 18), Presence::Nullable),
        field("timestamps", Kind::Object(&TIMESTAMPS, 24), Presence::Required),
        field("timestampsMs", Kind::Object(&TIMESTAMPS_MS, 26), Presence::Required),
    ],
    first_key: 38,
    required: 0b110011,
    slots: 28,
};

/// `ChangedData`.
pub(crate) static CHANGED_DATA: Object = Object {
    fields: &[
        field("contact", Kind::Object(&CONTACT, 6), Presence::Required),
        field("lineUsers", Kind::List(&LINE_USER, 9), Presence::Required),
        field("connectedStore", Kind::Object(&STORE, 14), Presence::Nullable),
        field("connectedStaff", Kind::Object(&ACCOUNT, 18), Presence::Nullable),
        field("timestamps", Kind::Object(&CHANGED_TIMESTAMPS, 24), Presence::Required),
        field("timestampsMs", Kind::Object(&CHANGED_TIMESTAMPS_MS, 26), Presence::Required),
    ],
    first_key: 44,
    required: 0b110011,
    slots: 28,
};

/// `DisconnectedData`.
pub(crate) static DISCONNECTED_DATA: Object = Object {
    fields: &[
        field("contact", Kind::Object(&CONTACT, 4), Presence::Required),
        field("lineUsers", Kind::List(&LINE_USER, 7), Presence::Required),
        field("timestamps", Kind::Object(&DISCONNECTED_TIMESTAMPS, 12), Presence::Required),
        field("timestampsMs", Kind::Object(&DISCONNECTED_TIMESTAMPS_MS, 14), Presence::Required),
    ],
    first_key: 50,
    required: 0b1111,
    slots: 16,
};

/// `StoreCreatedData`.
pub(crate) static STORE_CREATED_DATA: Object = Object {
    fields: &[
        field("store", Kind::Object(&STORE, 3), Presence::Required),
        field("timestamps", Kind::Object(&CREATED_TIMESTAMPS, 7), Presence::Required),
        field("timestampsMs", Kind::Object(&CREATED_TIMESTAMPS_MS, 8), Presence::Required),
    ],
    first_key: 54,
    required: 0b111,
    slots: 9,
};

/// `StoreUpdatedData`.
pub(crate) static STORE_UPDATED_DATA: Object = Object {
    fields: &[
        field("store", Kind::Object(&STORE, 3), Presence::Required),
        field("timestamps", Kind::Object(&UPDATED_TIMESTAMPS, 7), Presence::Required),
        field("timestampsMs", Kind::Object(&UPDATED_TIMESTAMPS_MS, 8), Presence::Required),
    ],
    first_key: 57,
    required: 0b111,
    slots: 9,
};

/// `StoreDeactivatedData`.
pub(crate) static STORE_DEACTIVATED_DATA: Object = Object {
    fields: &[
        field("store", Kind::Object(&STORE, 3), Presence::Required),
        field("timestamps", Kind::Object(&DEACTIVATED_TIMESTAMPS, 7), Presence::Required),
        field("timestampsMs", Kind::Object(&DEACTIVATED_TIMESTAMPS_MS, 8), Presence::Required),
    ],
    first_key: 60,
    required: 0b111,
    slots: 9,
};

/// `AccountCreatedData`.
pub(crate) static ACCOUNT_CREATED_DATA: Object = Object {
    fields: &[
        field("account", Kind::Object(&ACCOUNT, 3), Presence::Required),
        field("timestamps", Kind::Object(&CREATED_TIMESTAMPS, 9), Presence::Required),
        field("timestampsMs", Kind::Object(&CREATED_TIMESTAMPS_MS, 10), Presence::Required),
    ],
    first_key: 63,
    required: 0b111,
    slots: 11,
};

/// `AccountDeactivatedData`.
pub(crate) static ACCOUNT_DEACTIVATED_DATA: Object = Object {
    fields: &[
        field("account", Kind::Object(&ACCOUNT, 3), Presence::Required),
        field("timestamps", Kind::Object(&DEACTIVATED_TIMESTAMPS, 9), Presence::Required),
        field("timestampsMs", Kind::Object(&DEACTIVATED_TIMESTAMPS_MS, 10), Presence::Required),
    ],
    first_key: 66,
    required: 0b111,
    slots: 11,
};

/// Every object, in the order of the numbers of their keys.
pub(crate) static OBJECTS: [&Object; 25] = [
    &ROOT,
    &CONTACT,
    &LINE_USER,
    &STORE,
    &ACCOUNT,
    &TIMESTAMPS,
    &TIMESTAMPS_MS,
    &CHANGED_TIMESTAMPS,
    &CHANGED_TIMESTAMPS_MS,
    &DISCONNECTED_TIMESTAMPS,
    &DISCONNECTED_TIMESTAMPS_MS,
    &CREATED_TIMESTAMPS,
    &CREATED_TIMESTAMPS_MS,
    &UPDATED_TIMESTAMPS,
    &UPDATED_TIMESTAMPS_MS,
    &DEACTIVATED_TIMESTAMPS,
    &DEACTIVATED_TIMESTAMPS_MS,
    &CONNECTED_DATA,
    &CHANGED_DATA,
    &DISCONNECTED_DATA,
    &STORE_CREATED_DATA,
    &STORE_UPDATED_DATA,
    &STORE_DEACTIVATED_DATA,
    &ACCOUNT_CREATED_DATA,
    &ACCOUNT_DEACTIVATED_DATA,
];

/// The events, in the order of the documentation.
pub(crate) static EVENTS: [Event; 8] = [
    Event {
        type_name: "contact.connection.connected",
        data: &CONNECTED_DATA,
        at_least_one: Some([4, 5]),
        times: Times { millis_field: 5, millis: &TIMESTAMPS_MS, date_time_slot: 26, millis_slot: 28 },
    },
    Event {
        type_name: "contact.connection.changed",
        data: &CHANGED_DATA,
        at_least_one: Some([4, 5]),
        times: Times { millis_field: 5, millis: &CHANGED_TIMESTAMPS_MS, date_time_slot: 26, millis_slot: 28 },
    },
    Event {
        type_name: "contact.connection.disconnected",
        data: &DISCONNECTED_DATA,
        at_least_one: None,
        times: Times { millis_field: 3, millis: &DISCONNECTED_TIMESTAMPS_MS, date_time_slot: 14, millis_slot: 16 },
    },
    Event {
        type_name: "store.created",
        data: &STORE_CREATED_DATA,
        at_least_one: None,
        times: Times { millis_field: 2, millis: &CREATED_TIMESTAMPS_MS, date_time_slot: 9, millis_slot: 10 },
    },
    Event {
        type_name: "store.updated",
        data: &STORE_UPDATED_DATA,
        at_least_one: None,
        times: Times { millis_field: 2, millis: &UPDATED_TIMESTAMPS_MS, date_time_slot: 9, millis_slot: 10 },
    },
    Event {
        type_name: "store.deactivated",
        data: &STORE_DEACTIVATED_DATA,
        at_least_one: None,
        times: Times { millis_field: 2, millis: &DEACTIVATED_TIMESTAMPS_MS, date_time_slot: 9, millis_slot: 10 },
    },
    Event {
        type_name: "account.created",
        data: &ACCOUNT_CREATED_DATA,
        at_least_one: None,
        times: Times { millis_field: 2, millis: &CREATED_TIMESTAMPS_MS, date_time_slot: 11, millis_slot: 12 },
    },
    Event {
        type_name: "account.deactivated",
        data: &ACCOUNT_DEACTIVATED_DATA,
        at_least_one: None,
        times: Times { millis_field: 2, millis: &DEACTIVATED_TIMESTAMPS_MS, date_time_slot: 11, millis_slot: 12 },
    },
];
