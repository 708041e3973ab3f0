//! `Serialize` and `Deserialize` for the event: the provider's JSON, with the null rules of the walker.
//!
//! Validation does not use serde, which has no positions, rounds numbers and stops at the first error.

use core::fmt;
use core::marker::PhantomData;
use std::vec::Vec;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use super::{
    Account, ConnectedData, ConnectedEvent, Connection, Contact, EVENT_TYPE, LineUser, Store, Timestamps, TimestampsMs,
};

#[derive(serde::Serialize)]
struct EventSer<'r, 'a> {
    r#type: &'static str,
    data: DataSer<'r, 'a>,
}

#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct DataSer<'r, 'a> {
    contact: &'r Contact<'a>,
    line_users: &'r [LineUser<'a>],
    connected_store: Option<&'r Store<'a>>,
    connected_staff: Option<&'r Account<'a>>,
    timestamps: &'r Timestamps<'a>,
    timestamps_ms: TimestampsMs,
}

impl Serialize for ConnectedEvent<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        EventSer { r#type: EVENT_TYPE, data: DataSer::from(&self.data) }.serialize(serializer)
    }
}

impl Serialize for ConnectedData<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        DataSer::from(self).serialize(serializer)
    }
}

impl<'r, 'a> From<&'r ConnectedData<'a>> for DataSer<'r, 'a> {
    fn from(data: &'r ConnectedData<'a>) -> Self {
        DataSer {
            contact: &data.contact,
            line_users: &data.line_users,
            connected_store: data.connection.store(),
            connected_staff: data.connection.staff(),
            timestamps: &data.timestamps,
            timestamps_ms: data.timestamps_ms,
        }
    }
}

#[derive(serde::Deserialize)]
struct EventDe<'a> {
    #[serde(rename = "type", deserialize_with = "super::deserialize_with::event_type")]
    _type: (),
    data: Object<DataDe<'a>>,
}

#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
struct DataDe<'a> {
    contact: Object<Contact<'a>>,
    line_users: Vec<Object<LineUser<'a>>>,
    connected_store: Option<Object<Store<'a>>>,
    connected_staff: Option<Object<Account<'a>>>,
    timestamps: Object<Timestamps<'a>>,
    timestamps_ms: Object<TimestampsMs>,
}

impl<'de, 'a> Deserialize<'de> for ConnectedEvent<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Object(event) = Object::<EventDe<'a>>::deserialize(deserializer)?;
        Ok(ConnectedEvent { data: event.data.0.try_into().map_err(D::Error::custom)? })
    }
}

impl<'de, 'a> Deserialize<'de> for ConnectedData<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Object(data) = Object::<DataDe<'a>>::deserialize(deserializer)?;
        data.try_into().map_err(D::Error::custom)
    }
}

impl<'a> TryFrom<DataDe<'a>> for ConnectedData<'a> {
    type Error = &'static str;

    fn try_from(data: DataDe<'a>) -> Result<Self, Self::Error> {
        let connection = Connection::new(
            data.connected_store.map(|Object(store)| store),
            data.connected_staff.map(|Object(staff)| staff),
        );
        Ok(ConnectedData {
            contact: data.contact.0,
            line_users: data.line_users.into_iter().map(|Object(user)| user).collect(),
            connection: connection.ok_or("connectedStore and connectedStaff are both null")?,
            timestamps: data.timestamps.0,
            timestamps_ms: data.timestamps_ms.0,
        })
    }
}

/// A `T` that is read from an object only: serde's derive for structs would accept an array as well.
struct Object<T>(T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ObjectVisitor(PhantomData)).map(Object)
    }
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map))
    }
}
