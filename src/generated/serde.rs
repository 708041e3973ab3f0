// Generated from model/src/events.rs by `npm run generate`. Do not edit.

//! The implementations of serde that cannot be derived on the types.

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};
use std::vec::Vec;

use crate::event::wire;
use crate::{
    Account, AccountCreatedData, AccountCreatedEvent, AccountDeactivatedData, AccountDeactivatedEvent, ChangedData,
    ChangedEvent, ChangedTimestamps, ChangedTimestampsMs, ConnectedData, ConnectedEvent, Connection, Contact,
    DisconnectedData, DisconnectedEvent, Event, EventType, LineUser, Store, StoreCreatedData, StoreCreatedEvent,
    StoreDeactivatedData, StoreDeactivatedEvent, StoreUpdatedData, StoreUpdatedEvent, Timestamps, TimestampsMs,
};

impl Serialize for Event<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Event::Connected(event) => event.serialize(serializer),
            Event::Changed(event) => event.serialize(serializer),
            Event::Disconnected(event) => event.serialize(serializer),
            Event::StoreCreated(event) => event.serialize(serializer),
            Event::StoreUpdated(event) => event.serialize(serializer),
            Event::StoreDeactivated(event) => event.serialize(serializer),
            Event::AccountCreated(event) => event.serialize(serializer),
            Event::AccountDeactivated(event) => event.serialize(serializer),
        }
    }
}

/// If `data` comes before `type`, serde buffers it until the type is known.
#[derive(serde::Deserialize)]
#[serde(tag = "type", content = "data")]
enum AnyEvent<'a> {
    #[serde(rename = "contact.connection.connected")]
    Connected(ConnectedData<'a>),
    #[serde(rename = "contact.connection.changed")]
    Changed(ChangedData<'a>),
    #[serde(rename = "contact.connection.disconnected")]
    Disconnected(DisconnectedData<'a>),
    #[serde(rename = "store.created")]
    StoreCreated(StoreCreatedData<'a>),
    #[serde(rename = "store.updated")]
    StoreUpdated(StoreUpdatedData<'a>),
    #[serde(rename = "store.deactivated")]
    StoreDeactivated(StoreDeactivatedData<'a>),
    #[serde(rename = "account.created")]
    AccountCreated(AccountCreatedData<'a>),
    #[serde(rename = "account.deactivated")]
    AccountDeactivated(AccountDeactivatedData<'a>),
}

impl<'de, 'a> Deserialize<'de> for Event<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match wire::object(deserializer)? {
            AnyEvent::Connected(data) => Event::Connected(ConnectedEvent { data }),
            AnyEvent::Changed(data) => Event::Changed(ChangedEvent { data }),
            AnyEvent::Disconnected(data) => Event::Disconnected(DisconnectedEvent { data }),
            AnyEvent::StoreCreated(data) => Event::StoreCreated(StoreCreatedEvent { data }),
            AnyEvent::StoreUpdated(data) => Event::StoreUpdated(StoreUpdatedEvent { data }),
            AnyEvent::StoreDeactivated(data) => Event::StoreDeactivated(StoreDeactivatedEvent { data }),
            AnyEvent::AccountCreated(data) => Event::AccountCreated(AccountCreatedEvent { data }),
            AnyEvent::AccountDeactivated(data) => Event::AccountDeactivated(AccountDeactivatedEvent { data }),
        })
    }
}

impl Serialize for ConnectedEvent<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        wire::write_event(EventType::Connected, &self.data, serializer)
    }
}

impl<'de, 'a> Deserialize<'de> for ConnectedEvent<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let data: ConnectedData<'a> = wire::read_event(EventType::Connected, deserializer)?;
        Ok(ConnectedEvent { data })
    }
}

#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct ConnectedDataRef<'r, 'a> {
    contact: &'r Contact<'a>,
    line_users: &'r Vec<LineUser<'a>>,
    connected_store: Option<&'r Store<'a>>,
    connected_staff: Option<&'r Account<'a>>,
    timestamps: &'r Timestamps<'a>,
    timestamps_ms: &'r TimestampsMs,
}

impl Serialize for ConnectedData<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        ConnectedDataRef {
            contact: &self.contact,
            line_users: &self.line_users,
            connected_store: self.connection.store(),
            connected_staff: self.connection.staff(),
            timestamps: &self.timestamps,
            timestamps_ms: &self.timestamps_ms,
        }
        .serialize(serializer)
    }
}

#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
struct ConnectedDataWire<'a> {
    #[serde(deserialize_with = "wire::object")]
    contact: Contact<'a>,
    #[serde(deserialize_with = "wire::list")]
    line_users: Vec<LineUser<'a>>,
    #[serde(default, deserialize_with = "wire::optional_object")]
    connected_store: Option<Store<'a>>,
    #[serde(default, deserialize_with = "wire::optional_object")]
    connected_staff: Option<Account<'a>>,
    #[serde(deserialize_with = "wire::object")]
    timestamps: Timestamps<'a>,
    #[serde(deserialize_with = "wire::object")]
    timestamps_ms: TimestampsMs,
}

impl<'de, 'a> Deserialize<'de> for ConnectedData<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let data: ConnectedDataWire<'a> = wire::object(deserializer)?;
        let connection = Connection::new(data.connected_store, data.connected_staff)
            .ok_or_else(|| D::Error::custom("connectedStore and connectedStaff are both null"))?;
        Ok(ConnectedData {
            connection,
            contact: data.contact,
            line_users: data.line_users,
            timestamps: data.timestamps,
            timestamps_ms: data.timestamps_ms,
        })
    }
}

impl Serialize for ChangedEvent<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        wire::write_event(EventType::Changed, &self.data, serializer)
    }
}

impl<'de, 'a> Deserialize<'de> for ChangedEvent<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let data: ChangedData<'a> = wire::read_event(EventType::Changed, deserializer)?;
        Ok(ChangedEvent { data })
    }
}

#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct ChangedDataRef<'r, 'a> {
    contact: &'r Contact<'a>,
    line_users: &'r Vec<LineUser<'a>>,
    connected_store: Option<&'r Store<'a>>,
    connected_staff: Option<&'r Account<'a>>,
    timestamps: &'r ChangedTimestamps<'a>,
    timestamps_ms: &'r ChangedTimestampsMs,
}

impl Serialize for ChangedData<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        ChangedDataRef {
            contact: &self.contact,
            line_users: &self.line_users,
            connected_store: self.connection.store(),
            connected_staff: self.connection.staff(),
            timestamps: &self.timestamps,
            timestamps_ms: &self.timestamps_ms,
        }
        .serialize(serializer)
    }
}

#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
struct ChangedDataWire<'a> {
    #[serde(deserialize_with = "wire::object")]
    contact: Contact<'a>,
    #[serde(deserialize_with = "wire::list")]
    line_users: Vec<LineUser<'a>>,
    #[serde(default, deserialize_with = "wire::optional_object")]
    connected_store: Option<Store<'a>>,
    #[serde(default, deserialize_with = "wire::optional_object")]
    connected_staff: Option<Account<'a>>,
    #[serde(deserialize_with = "wire::object")]
    timestamps: ChangedTimestamps<'a>,
    #[serde(deserialize_with = "wire::object")]
    timestamps_ms: ChangedTimestampsMs,
}

impl<'de, 'a> Deserialize<'de> for ChangedData<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let data: ChangedDataWire<'a> = wire::object(deserializer)?;
        let connection = Connection::new(data.connected_store, data.connected_staff)
            .ok_or_else(|| D::Error::custom("connectedStore and connectedStaff are both null"))?;
        Ok(ChangedData {
            connection,
            contact: data.contact,
            line_users: data.line_users,
            timestamps: data.timestamps,
            timestamps_ms: data.timestamps_ms,
        })
    }
}

impl Serialize for DisconnectedEvent<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        wire::write_event(EventType::Disconnected, &self.data, serializer)
    }
}

impl<'de, 'a> Deserialize<'de> for DisconnectedEvent<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let data: DisconnectedData<'a> = wire::read_event(EventType::Disconnected, deserializer)?;
        Ok(DisconnectedEvent { data })
    }
}

impl Serialize for StoreCreatedEvent<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        wire::write_event(EventType::StoreCreated, &self.data, serializer)
    }
}

impl<'de, 'a> Deserialize<'de> for StoreCreatedEvent<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let data: StoreCreatedData<'a> = wire::read_event(EventType::StoreCreated, deserializer)?;
        Ok(StoreCreatedEvent { data })
    }
}

impl Serialize for StoreUpdatedEvent<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        wire::write_event(EventType::StoreUpdated, &self.data, serializer)
    }
}

impl<'de, 'a> Deserialize<'de> for StoreUpdatedEvent<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let data: StoreUpdatedData<'a> = wire::read_event(EventType::StoreUpdated, deserializer)?;
        Ok(StoreUpdatedEvent { data })
    }
}

impl Serialize for StoreDeactivatedEvent<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        wire::write_event(EventType::StoreDeactivated, &self.data, serializer)
    }
}

impl<'de, 'a> Deserialize<'de> for StoreDeactivatedEvent<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let data: StoreDeactivatedData<'a> = wire::read_event(EventType::StoreDeactivated, deserializer)?;
        Ok(StoreDeactivatedEvent { data })
    }
}

impl Serialize for AccountCreatedEvent<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        wire::write_event(EventType::AccountCreated, &self.data, serializer)
    }
}

impl<'de, 'a> Deserialize<'de> for AccountCreatedEvent<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let data: AccountCreatedData<'a> = wire::read_event(EventType::AccountCreated, deserializer)?;
        Ok(AccountCreatedEvent { data })
    }
}

impl Serialize for AccountDeactivatedEvent<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        wire::write_event(EventType::AccountDeactivated, &self.data, serializer)
    }
}

impl<'de, 'a> Deserialize<'de> for AccountDeactivatedEvent<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let data: AccountDeactivatedData<'a> = wire::read_event(EventType::AccountDeactivated, deserializer)?;
        Ok(AccountDeactivatedEvent { data })
    }
}
