//! The null rules for serde: functions for `#[serde(deserialize_with)]`, one for each kind of field, and for whole events.
//!
//! Validation does not use serde, which has no positions, rounds numbers and stops at the first error.

use core::fmt;
use core::marker::PhantomData;
use std::borrow::Cow;
use std::string::String;
use std::vec::Vec;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Unexpected, Visitor};
use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::EventType;
use crate::json::{Integer, integer_from_digits};
use crate::model::MAX_MILLIS;
use crate::timestamp::{self, DateTime};

/// An owned string.
struct Text<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Text<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Text(Cow::Owned(text)))
    }
}

pub(crate) fn text<'de, 'a, D: Deserializer<'de>>(deserializer: D) -> Result<Cow<'a, str>, D::Error> {
    Text::deserialize(deserializer).map(|Text(text)| text)
}

pub(crate) fn optional_text<'de, 'a, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Cow<'a, str>>, D::Error> {
    Ok(Option::<Text<'a>>::deserialize(deserializer)?.map(|Text(text)| text))
}

pub(crate) fn id<'de, 'a, D: Deserializer<'de>>(deserializer: D) -> Result<Cow<'a, str>, D::Error> {
    text(deserializer).and_then(not_empty)
}

pub(crate) fn optional_id<'de, 'a, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Cow<'a, str>>, D::Error> {
    optional_text(deserializer)?.map(not_empty).transpose()
}

fn not_empty<E: Error>(id: Cow<'_, str>) -> Result<Cow<'_, str>, E> {
    if id.is_empty() { Err(E::invalid_value(Unexpected::Str(""), &"an id that is not empty")) } else { Ok(id) }
}

pub(crate) fn date_time<'de, 'a, D: Deserializer<'de>>(deserializer: D) -> Result<Cow<'a, str>, D::Error> {
    let text = text(deserializer)?;
    match timestamp::parse(text.as_bytes()) {
        Some(DateTime::Instant(_)) => Ok(text),
        Some(DateTime::LeapSecond) => {
            Err(D::Error::custom("a timestamp is a leap second, which milliseconds cannot represent"))
        }
        None => Err(D::Error::custom("a timestamp is not a valid RFC 3339 date-time")),
    }
}

#[allow(dead_code, reason = "for fields that may be added to the declaration")]
pub(crate) fn optional_date_time<'de, 'a, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Cow<'a, str>>, D::Error> {
    struct Wire<'a>(Cow<'a, str>);
    impl<'de> Deserialize<'de> for Wire<'_> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            date_time(deserializer).map(Wire)
        }
    }
    Ok(Option::<Wire<'a>>::deserialize(deserializer)?.map(|Wire(text)| text))
}

pub(crate) fn millis<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    deserializer.deserialize_any(MillisVisitor)
}

#[allow(dead_code, reason = "for fields that may be added to the declaration")]
pub(crate) fn optional_millis<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<i64>, D::Error> {
    struct Millis(i64);
    impl<'de> Deserialize<'de> for Millis {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            millis(deserializer).map(Millis)
        }
    }
    Ok(Option::<Millis>::deserialize(deserializer)?.map(|Millis(value)| value))
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
        // A float represents every integer within the range exactly.
        if whole as f64 == value {
            self.visit_i64(whole)
        } else {
            Err(E::invalid_value(Unexpected::Float(value), &self))
        }
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<i64, E> {
        match integer_from_digits(text.as_bytes(), MAX_MILLIS) {
            Some(Integer::Whole(value)) => Ok(value),
            _ => Err(E::custom("expected an integer of milliseconds, found a string")),
        }
    }
}

/// Deserializes a `T` from an object only. The code that serde derives for a struct would also accept an array.
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

pub(crate) fn object<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    Object::deserialize(deserializer).map(|Object(value)| value)
}

pub(crate) fn optional_object<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    Ok(Option::<Object<T>>::deserialize(deserializer)?.map(|Object(value)| value))
}

pub(crate) fn list<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    let entries = Vec::<Object<T>>::deserialize(deserializer)?;
    Ok(entries.into_iter().map(|Object(value)| value).collect())
}

/// Writes `{ "type": …, "data": … }`.
pub(crate) fn write_event<T: Serialize, S: Serializer>(
    event_type: EventType,
    data: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut event = serializer.serialize_struct("Event", 2)?;
    event.serialize_field("type", event_type.as_str())?;
    event.serialize_field("data", data)?;
    event.end()
}

/// Reads the data of `{ "type": …, "data": … }` of a known type.
pub(crate) fn read_event<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    event_type: EventType,
    deserializer: D,
) -> Result<T, D::Error> {
    #[derive(serde::Deserialize)]
    #[serde(bound(deserialize = "T: Deserialize<'de>"))]
    struct Wire<'a, T> {
        #[serde(rename = "type", deserialize_with = "text")]
        type_name: Cow<'a, str>,
        #[serde(deserialize_with = "object")]
        data: T,
    }
    let Wire { type_name, data } = object(deserializer)?;
    if type_name == event_type.as_str() { Ok(data) } else { Err(D::Error::custom("another event type")) }
}

impl Serialize for EventType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for EventType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        text(deserializer)?.parse().map_err(D::Error::custom)
    }
}
