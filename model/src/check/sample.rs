//! Checks samples. They must be valid without warnings, since they make up the sample payload of each event.

use crate::date_time;
use crate::declaration::{Field, Kind};

/// The range of a JavaScript `Date`, in milliseconds before and after 1970-01-01T00:00:00Z.
pub const MAX_MILLIS: i64 = 8_640_000_000_000_000;

/// Returns the reason to refuse the sample of a field, if it is invalid.
pub(super) fn refusal(field: &Field) -> Option<&'static str> {
    let sample = field.sample;
    let is_required = !matches!(field.kind, Kind::Text | Kind::Url | Kind::Object(_) | Kind::List(_));
    if is_required && sample.is_empty() {
        return Some("the sample is missing");
    }
    let (is_valid, why) = match field.kind {
        Kind::Id | Kind::Text => (true, ""),
        Kind::LineUid => (is_line_uid(sample), "the sample is not U and 32 lower-case hexadecimal digits"),
        Kind::LineProviderId => (sample.bytes().all(|byte| byte.is_ascii_digit()), "the sample is not digits"),
        Kind::Url => (is_url(sample), "the sample is not a URL with https:// or http://"),
        Kind::DateTime => {
            (date_time::millis(sample).is_some(), "the sample is not a date-time such as 2024-06-18T18:18:18.000Z")
        }
        Kind::Millis => (is_millis(sample), "the sample is not a number of milliseconds that a Date can hold"),
        Kind::Object(_) | Kind::List(_) => (sample.is_empty(), "an object or a list has no sample of its own"),
    };
    (!is_valid).then_some(why)
}

fn is_line_uid(text: &str) -> bool {
    text.strip_prefix('U').is_some_and(|digits| {
        digits.len() == 32 && digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    })
}

fn is_url(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    text.is_empty() || host.is_some_and(|host| host.starts_with(|c: char| c.is_ascii_alphanumeric()))
}

fn is_millis(text: &str) -> bool {
    text.parse().is_ok_and(|millis: i64| (-MAX_MILLIS..=MAX_MILLIS).contains(&millis))
}
