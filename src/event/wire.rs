//! The provider's JSON through serde: what may be null, absent or of which type is the same as for the walker.
//!
//! serde shows one value after the other and no positions, rounds numbers before they are seen, and stops at the first
//! error; that is why validation proper has a walker of its own.

use core::fmt;
use core::marker::PhantomData;
use std::borrow::Cow;
use std::string::String;
use std::vec::Vec;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Unexpected, Visitor};
use serde::ser::{Serialize, Serializer};

use super::{
    Account, ConnectedData, ConnectedEvent, Connection, Contact, EVENT_TYPE, LineUser, Store, Timestamps, TimestampsMs,
};
use crate::json::{Integer, integer_from_digits};
use crate::schema::MAX_MILLIS;
use crate::timestamp;

#[derive(serde::Serialize)]
struct EventRef<'r, 'a> {
    r#type: &'static str,
    data: DataRef<'r, 'a>,
}

#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct DataRef<'r, 'a> {
    contact: &'r Contact<'a>,
    line_users: &'r [LineUser<'a>],
    connected_store: Option<&'r Store<'a>>,
    connected_staff: Option<&'r Account<'a>>,
    timestamps: &'r Timestamps<'a>,
    timestamps_ms: TimestampsMs,
}

impl Serialize for ConnectedEvent<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        EventRef { r#type: EVENT_TYPE, data: DataRef::from(&self.data) }.serialize(serializer)
    }
}

impl Serialize for ConnectedData<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        DataRef::from(self).serialize(serializer)
    }
}

impl<'r, 'a> From<&'r ConnectedData<'a>> for DataRef<'r, 'a> {
    fn from(data: &'r ConnectedData<'a>) -> Self {
        DataRef {
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
struct EventWire<'a> {
    #[serde(rename = "type", deserialize_with = "event_type")]
    _type: (),
    data: Object<DataWire<'a>>,
}

#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
struct DataWire<'a> {
    contact: Object<Contact<'a>>,
    line_users: Vec<Object<LineUser<'a>>>,
    connected_store: Option<Object<Store<'a>>>,
    connected_staff: Option<Object<Account<'a>>>,
    timestamps: Object<Timestamps<'a>>,
    timestamps_ms: Object<TimestampsMs>,
}

impl<'de, 'a> Deserialize<'de> for ConnectedEvent<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Object(event) = Object::<EventWire<'a>>::deserialize(deserializer)?;
        Ok(ConnectedEvent { data: event.data.0.try_into().map_err(D::Error::custom)? })
    }
}

impl<'de, 'a> Deserialize<'de> for ConnectedData<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Object(data) = Object::<DataWire<'a>>::deserialize(deserializer)?;
        data.try_into().map_err(D::Error::custom)
    }
}

impl<'a> TryFrom<DataWire<'a>> for ConnectedData<'a> {
    type Error = &'static str;

    fn try_from(data: DataWire<'a>) -> Result<Self, Self::Error> {
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

/// A `T` that is written as an object. What serde derives for a struct would take an array, too.
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

/// A string that is its own.
struct Text<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Text<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Text(Cow::Owned(text)))
    }
}

pub(super) fn text<'de, 'a, D: Deserializer<'de>>(deserializer: D) -> Result<Cow<'a, str>, D::Error> {
    Text::deserialize(deserializer).map(|Text(text)| text)
}

pub(super) fn optional_text<'de, 'a, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Cow<'a, str>>, D::Error> {
    Ok(Option::<Text<'a>>::deserialize(deserializer)?.map(|Text(text)| text))
}

pub(super) fn id<'de, 'a, D: Deserializer<'de>>(deserializer: D) -> Result<Cow<'a, str>, D::Error> {
    text(deserializer).and_then(not_empty)
}

pub(super) fn optional_id<'de, 'a, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Cow<'a, str>>, D::Error> {
    optional_text(deserializer)?.map(not_empty).transpose()
}

fn not_empty<E: Error>(id: Cow<'_, str>) -> Result<Cow<'_, str>, E> {
    if id.is_empty() { Err(E::invalid_value(Unexpected::Str(""), &"an id that is not empty")) } else { Ok(id) }
}

pub(super) fn date_time<'de, 'a, D: Deserializer<'de>>(deserializer: D) -> Result<Cow<'a, str>, D::Error> {
    let text = text(deserializer)?;
    match timestamp::parse(text.as_bytes()) {
        Some(_) => Ok(text),
        None => Err(D::Error::custom("a timestamp is no RFC 3339 date-time")),
    }
}

fn event_type<'de, D: Deserializer<'de>>(deserializer: D) -> Result<(), D::Error> {
    if text(deserializer)? == EVENT_TYPE { Ok(()) } else { Err(D::Error::custom("another event type")) }
}

pub(super) fn millis<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    deserializer.deserialize_any(MillisVisitor)
}

struct MillisVisitor;

impl Visitor<'_> for MillisVisitor {
    type Value = i64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an integer of milliseconds that a JavaScript Date can hold")
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<i64, E> {
        if value.unsigned_abs() <= MAX_MILLIS {
            Ok(value)
        } else {
            Err(E::invalid_value(Unexpected::Signed(value), &self))
        }
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<i64, E> {
        if value <= MAX_MILLIS { Ok(value as i64) } else { Err(E::invalid_value(Unexpected::Unsigned(value), &self)) }
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<i64, E> {
        let whole = value as i64;
        // Within the limit every whole number is exact as a float.
        if whole as f64 == value {
            self.visit_i64(whole)
        } else {
            Err(E::invalid_value(Unexpected::Float(value), &self))
        }
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<i64, E> {
        match integer_from_digits(text.as_bytes(), MAX_MILLIS) {
            Some(Integer::Whole(value)) => Ok(value),
            _ => Err(E::custom("a string where an integer of milliseconds belongs")),
        }
    }
}
