// Generated from model/src/events.rs by `npm run generate`. Do not edit.

//! The events and their types.

use serde::{Deserialize, Serialize};
use std::vec::Vec;

use crate::event::wire;
use crate::{
    Account, ChangedTimestamps, ChangedTimestampsMs, Contact, CreatedTimestamps, CreatedTimestampsMs,
    DeactivatedTimestamps, DeactivatedTimestampsMs, DisconnectedTimestamps, DisconnectedTimestampsMs, LineUser, Store,
    Timestamps, TimestampsMs, UpdatedTimestamps, UpdatedTimestampsMs,
};

/// The type of an event: the value of its `type`.
///
/// ```
/// use chatbrick_events::EventType;
///
/// let event_type: EventType = "store.updated".parse()?;
/// assert_eq!(event_type, EventType::StoreUpdated);
/// assert_eq!(event_type.as_str(), "store.updated");
/// # Ok::<(), chatbrick_events::UnknownEventType>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum EventType {
    /// `contact.connection.connected`
    Connected,
    /// `contact.connection.changed`
    Changed,
    /// `contact.connection.disconnected`
    Disconnected,
    /// `store.created`
    StoreCreated,
    /// `store.updated`
    StoreUpdated,
    /// `store.deactivated`
    StoreDeactivated,
    /// `account.created`
    AccountCreated,
    /// `account.deactivated`
    AccountDeactivated,
}

impl EventType {
    /// All types, in the order of the documentation.
    pub const ALL: [EventType; 8] = [
        EventType::Connected,
        EventType::Changed,
        EventType::Disconnected,
        EventType::StoreCreated,
        EventType::StoreUpdated,
        EventType::StoreDeactivated,
        EventType::AccountCreated,
        EventType::AccountDeactivated,
    ];

    /// Returns the value of `type`: `"store.updated"`.
    pub const fn as_str(self) -> &'static str {
        match self {
            EventType::Connected => "contact.connection.connected",
            EventType::Changed => "contact.connection.changed",
            EventType::Disconnected => "contact.connection.disconnected",
            EventType::StoreCreated => "store.created",
            EventType::StoreUpdated => "store.updated",
            EventType::StoreDeactivated => "store.deactivated",
            EventType::AccountCreated => "account.created",
            EventType::AccountDeactivated => "account.deactivated",
        }
    }
}

/// The type strings of all events, in the order of the documentation.
pub const EVENT_TYPES: [&str; 8] = [
    "contact.connection.connected",
    "contact.connection.changed",
    "contact.connection.disconnected",
    "store.created",
    "store.updated",
    "store.deactivated",
    "account.created",
    "account.deactivated",
];

/// An event of any type.
///
/// Match it with a `_` arm, since ChatBrick can add types.
///
/// ```
/// use chatbrick_events::{Event, parse_event};
///
/// let body = include_str!("../../examples/payloads/store-and-staff.json");
/// match parse_event(body)? {
///     Event::Connected(event) => println!("{} connected", event.data.contact.id),
///     Event::Disconnected(event) => println!("{} disconnected", event.data.contact.id),
///     other => println!("{}", other.event_type()),
/// }
/// # Ok::<(), chatbrick_events::EventError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Event<'a> {
    /// `contact.connection.connected`: a contact without a connection connected to a store, to a staff member, or to both.
    Connected(ConnectedEvent<'a>),
    /// `contact.connection.changed`: a contact with a connection connected to another store or staff member.
    Changed(ChangedEvent<'a>),
    /// `contact.connection.disconnected`: a contact disconnected. The event does not say from which store or staff member; only a receiver that stored the connection knows.
    Disconnected(DisconnectedEvent<'a>),
    /// `store.created`: a store was created.
    StoreCreated(StoreCreatedEvent<'a>),
    /// `store.updated`: a store was updated.
    StoreUpdated(StoreUpdatedEvent<'a>),
    /// `store.deactivated`: a store was deactivated.
    StoreDeactivated(StoreDeactivatedEvent<'a>),
    /// `account.created`: the account of a staff member was created.
    AccountCreated(AccountCreatedEvent<'a>),
    /// `account.deactivated`: the account of a staff member was deactivated.
    AccountDeactivated(AccountDeactivatedEvent<'a>),
}

impl Event<'_> {
    /// Returns the type of the event.
    pub const fn event_type(&self) -> EventType {
        match self {
            Event::Connected(_) => EventType::Connected,
            Event::Changed(_) => EventType::Changed,
            Event::Disconnected(_) => EventType::Disconnected,
            Event::StoreCreated(_) => EventType::StoreCreated,
            Event::StoreUpdated(_) => EventType::StoreUpdated,
            Event::StoreDeactivated(_) => EventType::StoreDeactivated,
            Event::AccountCreated(_) => EventType::AccountCreated,
            Event::AccountDeactivated(_) => EventType::AccountDeactivated,
        }
    }

    /// Returns the event's own time, in milliseconds since 1970-01-01T00:00:00Z.
    pub const fn occurred_at_ms(&self) -> i64 {
        match self {
            Event::Connected(event) => event.data.timestamps_ms.connected_at,
            Event::Changed(event) => event.data.timestamps_ms.changed_at,
            Event::Disconnected(event) => event.data.timestamps_ms.disconnected_at,
            Event::StoreCreated(event) => event.data.timestamps_ms.created_at,
            Event::StoreUpdated(event) => event.data.timestamps_ms.updated_at,
            Event::StoreDeactivated(event) => event.data.timestamps_ms.deactivated_at,
            Event::AccountCreated(event) => event.data.timestamps_ms.created_at,
            Event::AccountDeactivated(event) => event.data.timestamps_ms.deactivated_at,
        }
    }

    /// Copies all texts that are borrowed from the input.
    pub fn into_owned(self) -> Event<'static> {
        match self {
            Event::Connected(event) => Event::Connected(event.into_owned()),
            Event::Changed(event) => Event::Changed(event.into_owned()),
            Event::Disconnected(event) => Event::Disconnected(event.into_owned()),
            Event::StoreCreated(event) => Event::StoreCreated(event.into_owned()),
            Event::StoreUpdated(event) => Event::StoreUpdated(event.into_owned()),
            Event::StoreDeactivated(event) => Event::StoreDeactivated(event.into_owned()),
            Event::AccountCreated(event) => Event::AccountCreated(event.into_owned()),
            Event::AccountDeactivated(event) => Event::AccountDeactivated(event.into_owned()),
        }
    }

    /// Returns the kind and the id of the entity that the event is about, and the rank of the event among those of the same
    /// instant.
    pub(crate) fn about(&self) -> (&'static str, &str, u8) {
        match self {
            Event::Connected(event) => ("contact", &event.data.contact.id, 2),
            Event::Changed(event) => ("contact", &event.data.contact.id, 3),
            Event::Disconnected(event) => ("contact", &event.data.contact.id, 4),
            Event::StoreCreated(event) => ("store", &event.data.store.id, 0),
            Event::StoreUpdated(event) => ("store", &event.data.store.id, 1),
            Event::StoreDeactivated(event) => ("store", &event.data.store.id, 4),
            Event::AccountCreated(event) => ("account", &event.data.account.id, 0),
            Event::AccountDeactivated(event) => ("account", &event.data.account.id, 4),
        }
    }
}

/// The store, the staff member, or both, to which a contact is connected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Connection<'a> {
    /// Connected to a store only; `connectedStaff` is null.
    Store(Store<'a>),
    /// Connected to a staff member only; `connectedStore` is null.
    Staff(Account<'a>),
    /// Connected to a store and to a staff member.
    StoreAndStaff {
        /// `connectedStore`.
        store: Store<'a>,
        /// `connectedStaff`.
        staff: Account<'a>,
    },
}

impl<'a> Connection<'a> {
    /// Returns `None` if both fields are `None`.
    pub fn new(store: Option<Store<'a>>, staff: Option<Account<'a>>) -> Option<Self> {
        match (store, staff) {
            (Some(store), Some(staff)) => Some(Connection::StoreAndStaff { store, staff }),
            (Some(store), None) => Some(Connection::Store(store)),
            (None, Some(staff)) => Some(Connection::Staff(staff)),
            (None, None) => None,
        }
    }

    /// Returns `connectedStore`.
    pub fn store(&self) -> Option<&Store<'a>> {
        match self {
            Connection::Store(store) | Connection::StoreAndStaff { store, .. } => Some(store),
            Connection::Staff(_) => None,
        }
    }

    /// Returns `connectedStaff`.
    pub fn staff(&self) -> Option<&Account<'a>> {
        match self {
            Connection::Staff(staff) | Connection::StoreAndStaff { staff, .. } => Some(staff),
            Connection::Store(_) => None,
        }
    }

    /// Copies all texts that are borrowed from the input.
    pub fn into_owned(self) -> Connection<'static> {
        match self {
            Connection::Store(store) => Connection::Store(store.into_owned()),
            Connection::Staff(staff) => Connection::Staff(staff.into_owned()),
            Connection::StoreAndStaff { store, staff } => {
                Connection::StoreAndStaff { store: store.into_owned(), staff: staff.into_owned() }
            }
        }
    }
}

/// `contact.connection.connected`: a contact without a connection connected to a store, to a staff member, or to both.
///
/// Texts without escapes are borrowed from the input; [`into_owned`](Self::into_owned) copies them.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ConnectedEvent<'a> {
    /// The event data.
    pub data: ConnectedData<'a>,
}

impl<'a> ConnectedEvent<'a> {
    /// The store, the staff member, or both, to which a contact is connected.
    pub fn connection(&self) -> &Connection<'a> {
        &self.data.connection
    }

    /// Copies all texts that are borrowed from the input.
    pub fn into_owned(self) -> ConnectedEvent<'static> {
        ConnectedEvent { data: self.data.into_owned() }
    }
}

impl<'a> From<ConnectedEvent<'a>> for Event<'a> {
    fn from(event: ConnectedEvent<'a>) -> Self {
        Event::Connected(event)
    }
}

/// The data of [`ConnectedEvent`].
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ConnectedData<'a> {
    /// The contact that connected.
    pub contact: Contact<'a>,
    /// The LINE users that belong to the contact; usually one.
    pub line_users: Vec<LineUser<'a>>,
    /// The store, the staff member, or both, to which a contact is connected.
    ///
    /// Combines the provider's `connectedStore` and `connectedStaff`, at least one of which has a value.
    pub connection: Connection<'a>,
    /// The times of the event, as RFC 3339 date-times.
    pub timestamps: Timestamps<'a>,
    /// The times of the event, in milliseconds since 1970-01-01T00:00:00Z.
    pub timestamps_ms: TimestampsMs,
}

impl ConnectedData<'_> {
    /// Copies all texts that are borrowed from the input.
    pub fn into_owned(self) -> ConnectedData<'static> {
        ConnectedData {
            contact: self.contact.into_owned(),
            line_users: self.line_users.into_iter().map(LineUser::into_owned).collect(),
            connection: self.connection.into_owned(),
            timestamps: self.timestamps.into_owned(),
            timestamps_ms: self.timestamps_ms,
        }
    }
}

/// `contact.connection.changed`: a contact with a connection connected to another store or staff member.
///
/// Texts without escapes are borrowed from the input; [`into_owned`](Self::into_owned) copies them.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ChangedEvent<'a> {
    /// The event data.
    pub data: ChangedData<'a>,
}

impl<'a> ChangedEvent<'a> {
    /// The store, the staff member, or both, to which a contact is connected.
    pub fn connection(&self) -> &Connection<'a> {
        &self.data.connection
    }

    /// Copies all texts that are borrowed from the input.
    pub fn into_owned(self) -> ChangedEvent<'static> {
        ChangedEvent { data: self.data.into_owned() }
    }
}

impl<'a> From<ChangedEvent<'a>> for Event<'a> {
    fn from(event: ChangedEvent<'a>) -> Self {
        Event::Changed(event)
    }
}

/// The data of [`ChangedEvent`].
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ChangedData<'a> {
    /// The contact whose connection changed.
    pub contact: Contact<'a>,
    /// The LINE users that belong to the contact; usually one.
    pub line_users: Vec<LineUser<'a>>,
    /// The store, the staff member, or both, to which a contact is connected.
    ///
    /// Combines the provider's `connectedStore` and `connectedStaff`, at least one of which has a value.
    pub connection: Connection<'a>,
    /// The times of the event, as RFC 3339 date-times.
    pub timestamps: ChangedTimestamps<'a>,
    /// The times of the event, in milliseconds since 1970-01-01T00:00:00Z.
    pub timestamps_ms: ChangedTimestampsMs,
}

impl ChangedData<'_> {
    /// Copies all texts that are borrowed from the input.
    pub fn into_owned(self) -> ChangedData<'static> {
        ChangedData {
            contact: self.contact.into_owned(),
            line_users: self.line_users.into_iter().map(LineUser::into_owned).collect(),
            connection: self.connection.into_owned(),
            timestamps: self.timestamps.into_owned(),
            timestamps_ms: self.timestamps_ms,
        }
    }
}

/// `contact.connection.disconnected`: a contact disconnected. The event does not say from which store or staff member; only a receiver that stored the connection knows.
///
/// Texts without escapes are borrowed from the input; [`into_owned`](Self::into_owned) copies them.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct DisconnectedEvent<'a> {
    /// The event data.
    pub data: DisconnectedData<'a>,
}

impl<'a> DisconnectedEvent<'a> {
    /// Copies all texts that are borrowed from the input.
    pub fn into_owned(self) -> DisconnectedEvent<'static> {
        DisconnectedEvent { data: self.data.into_owned() }
    }
}

impl<'a> From<DisconnectedEvent<'a>> for Event<'a> {
    fn from(event: DisconnectedEvent<'a>) -> Self {
        Event::Disconnected(event)
    }
}

/// The data of [`DisconnectedEvent`].
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct DisconnectedData<'a> {
    /// The contact that disconnected.
    #[serde(deserialize_with = "wire::object")]
    pub contact: Contact<'a>,
    /// The LINE users that belong to the contact; usually one.
    #[serde(deserialize_with = "wire::list")]
    pub line_users: Vec<LineUser<'a>>,
    /// The times of the event, as RFC 3339 date-times.
    #[serde(deserialize_with = "wire::object")]
    pub timestamps: DisconnectedTimestamps<'a>,
    /// The times of the event, in milliseconds since 1970-01-01T00:00:00Z.
    #[serde(deserialize_with = "wire::object")]
    pub timestamps_ms: DisconnectedTimestampsMs,
}

impl DisconnectedData<'_> {
    /// Copies all texts that are borrowed from the input.
    pub fn into_owned(self) -> DisconnectedData<'static> {
        DisconnectedData {
            contact: self.contact.into_owned(),
            line_users: self.line_users.into_iter().map(LineUser::into_owned).collect(),
            timestamps: self.timestamps.into_owned(),
            timestamps_ms: self.timestamps_ms,
        }
    }
}

/// `store.created`: a store was created.
///
/// Texts without escapes are borrowed from the input; [`into_owned`](Self::into_owned) copies them.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct StoreCreatedEvent<'a> {
    /// The event data.
    pub data: StoreCreatedData<'a>,
}

impl<'a> StoreCreatedEvent<'a> {
    /// Copies all texts that are borrowed from the input.
    pub fn into_owned(self) -> StoreCreatedEvent<'static> {
        StoreCreatedEvent { data: self.data.into_owned() }
    }
}

impl<'a> From<StoreCreatedEvent<'a>> for Event<'a> {
    fn from(event: StoreCreatedEvent<'a>) -> Self {
        Event::StoreCreated(event)
    }
}

/// The data of [`StoreCreatedEvent`].
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct StoreCreatedData<'a> {
    /// The store that was created.
    #[serde(deserialize_with = "wire::object")]
    pub store: Store<'a>,
    /// The times of the event, as RFC 3339 date-times.
    #[serde(deserialize_with = "wire::object")]
    pub timestamps: CreatedTimestamps<'a>,
    /// The times of the event, in milliseconds since 1970-01-01T00:00:00Z.
    #[serde(deserialize_with = "wire::object")]
    pub timestamps_ms: CreatedTimestampsMs,
}

impl StoreCreatedData<'_> {
    /// Copies all texts that are borrowed from the input.
    pub fn into_owned(self) -> StoreCreatedData<'static> {
        StoreCreatedData {
            store: self.store.into_owned(),
            timestamps: self.timestamps.into_owned(),
            timestamps_ms: self.timestamps_ms,
        }
    }
}

/// `store.updated`: a store was updated.
///
/// Texts without escapes are borrowed from the input; [`into_owned`](Self::into_owned) copies them.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct StoreUpdatedEvent<'a> {
    /// The event data.
    pub data: StoreUpdatedData<'a>,
}

impl<'a> StoreUpdatedEvent<'a> {
    /// Copies all texts that are borrowed from the input.
    pub fn into_owned(self) -> StoreUpdatedEvent<'static> {
        StoreUpdatedEvent { data: self.data.into_owned() }
    }
}

impl<'a> From<StoreUpdatedEvent<'a>> for Event<'a> {
    fn from(event: StoreUpdatedEvent<'a>) -> Self {
        Event::StoreUpdated(event)
    }
}

/// The data of [`StoreUpdatedEvent`].
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct StoreUpdatedData<'a> {
    /// The updated store.
    #[serde(deserialize_with = "wire::object")]
    pub store: Store<'a>,
    /// The times of the event, as RFC 3339 date-times.
    #[serde(deserialize_with = "wire::object")]
    pub timestamps: UpdatedTimestamps<'a>,
    /// The times of the event, in milliseconds since 1970-01-01T00:00:00Z.
    #[serde(deserialize_with = "wire::object")]
    pub timestamps_ms: UpdatedTimestampsMs,
}

impl StoreUpdatedData<'_> {
    /// Copies all texts that are borrowed from the input.
    pub fn into_owned(self) -> StoreUpdatedData<'static> {
        StoreUpdatedData {
            store: self.store.into_owned(),
            timestamps: self.timestamps.into_owned(),
            timestamps_ms: self.timestamps_ms,
        }
    }
}

/// `store.deactivated`: a store was deactivated.
///
/// Texts without escapes are borrowed from the input; [`into_owned`](Self::into_owned) copies them.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct StoreDeactivatedEvent<'a> {
    /// The event data.
    pub data: StoreDeactivatedData<'a>,
}

impl<'a> StoreDeactivatedEvent<'a> {
    /// Copies all texts that are borrowed from the input.
    pub fn into_owned(self) -> StoreDeactivatedEvent<'static> {
        StoreDeactivatedEvent { data: self.data.into_owned() }
    }
}

impl<'a> From<StoreDeactivatedEvent<'a>> for Event<'a> {
    fn from(event: StoreDeactivatedEvent<'a>) -> Self {
        Event::StoreDeactivated(event)
    }
}

/// The data of [`StoreDeactivatedEvent`].
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct StoreDeactivatedData<'a> {
    /// The latest data of the store.
    #[serde(deserialize_with = "wire::object")]
    pub store: Store<'a>,
    /// The times of the event, as RFC 3339 date-times.
    #[serde(deserialize_with = "wire::object")]
    pub timestamps: DeactivatedTimestamps<'a>,
    /// The times of the event, in milliseconds since 1970-01-01T00:00:00Z.
    #[serde(deserialize_with = "wire::object")]
    pub timestamps_ms: DeactivatedTimestampsMs,
}

impl StoreDeactivatedData<'_> {
    /// Copies all texts that are borrowed from the input.
    pub fn into_owned(self) -> StoreDeactivatedData<'static> {
        StoreDeactivatedData {
            store: self.store.into_owned(),
            timestamps: self.timestamps.into_owned(),
            timestamps_ms: self.timestamps_ms,
        }
    }
}

/// `account.created`: the account of a staff member was created.
///
/// Texts without escapes are borrowed from the input; [`into_owned`](Self::into_owned) copies them.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct AccountCreatedEvent<'a> {
    /// The event data.
    pub data: AccountCreatedData<'a>,
}

impl<'a> AccountCreatedEvent<'a> {
    /// Copies all texts that are borrowed from the input.
    pub fn into_owned(self) -> AccountCreatedEvent<'static> {
        AccountCreatedEvent { data: self.data.into_owned() }
    }
}

impl<'a> From<AccountCreatedEvent<'a>> for Event<'a> {
    fn from(event: AccountCreatedEvent<'a>) -> Self {
        Event::AccountCreated(event)
    }
}

/// The data of [`AccountCreatedEvent`].
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct AccountCreatedData<'a> {
    /// The account that was created.
    #[serde(deserialize_with = "wire::object")]
    pub account: Account<'a>,
    /// The times of the event, as RFC 3339 date-times.
    #[serde(deserialize_with = "wire::object")]
    pub timestamps: CreatedTimestamps<'a>,
    /// The times of the event, in milliseconds since 1970-01-01T00:00:00Z.
    #[serde(deserialize_with = "wire::object")]
    pub timestamps_ms: CreatedTimestampsMs,
}

impl AccountCreatedData<'_> {
    /// Copies all texts that are borrowed from the input.
    pub fn into_owned(self) -> AccountCreatedData<'static> {
        AccountCreatedData {
            account: self.account.into_owned(),
            timestamps: self.timestamps.into_owned(),
            timestamps_ms: self.timestamps_ms,
        }
    }
}

/// `account.deactivated`: the account of a staff member was deactivated.
///
/// Texts without escapes are borrowed from the input; [`into_owned`](Self::into_owned) copies them.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct AccountDeactivatedEvent<'a> {
    /// The event data.
    pub data: AccountDeactivatedData<'a>,
}

impl<'a> AccountDeactivatedEvent<'a> {
    /// Copies all texts that are borrowed from the input.
    pub fn into_owned(self) -> AccountDeactivatedEvent<'static> {
        AccountDeactivatedEvent { data: self.data.into_owned() }
    }
}

impl<'a> From<AccountDeactivatedEvent<'a>> for Event<'a> {
    fn from(event: AccountDeactivatedEvent<'a>) -> Self {
        Event::AccountDeactivated(event)
    }
}

/// The data of [`AccountDeactivatedEvent`].
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct AccountDeactivatedData<'a> {
    /// The latest data of the account.
    #[serde(deserialize_with = "wire::object")]
    pub account: Account<'a>,
    /// The times of the event, as RFC 3339 date-times.
    #[serde(deserialize_with = "wire::object")]
    pub timestamps: DeactivatedTimestamps<'a>,
    /// The times of the event, in milliseconds since 1970-01-01T00:00:00Z.
    #[serde(deserialize_with = "wire::object")]
    pub timestamps_ms: DeactivatedTimestampsMs,
}

impl AccountDeactivatedData<'_> {
    /// Copies all texts that are borrowed from the input.
    pub fn into_owned(self) -> AccountDeactivatedData<'static> {
        AccountDeactivatedData {
            account: self.account.into_owned(),
            timestamps: self.timestamps.into_owned(),
            timestamps_ms: self.timestamps_ms,
        }
    }
}
