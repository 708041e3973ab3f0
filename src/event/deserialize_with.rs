//! Functions for `#[serde(deserialize_with)]`: one for each kind of field.

use core::fmt;
use std::borrow::Cow;
use std::string::String;

use serde::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};

use super::EVENT_TYPE;
use crate::json::{Integer, integer_from_digits};
use crate::model::MAX_MILLIS;
use crate::timestamp;

/// An owned string.
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

pub(super) fn event_type<'de, D: Deserializer<'de>>(deserializer: D) -> Result<(), D::Error> {
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
        // Every integer within the range is exact as a float.
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
