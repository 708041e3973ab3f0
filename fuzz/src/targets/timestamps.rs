//! Compares the validity and the instant of date-times with jiff.

use chatbrick_events::{Code, Options, Report};
use serde_json::json;

use crate::oracle::millis_of;
use crate::subject::{Api, validate, validate_with};

/// Validates the input as a date-time, then a valid or almost valid date-time made from its bytes.
pub fn run(input: &[u8]) {
    if let Ok(text) = core::str::from_utf8(input) {
        agree(text);
    }
    if let Some((bytes, rest)) = input.split_first_chunk::<12>() {
        agree(&made(bytes, rest));
    }
}

fn made(bytes: &[u8; 12], rest: &[u8]) -> String {
    let [y1, y2, month, day, hour, minute, second, zone, zone_hour, zone_minute, letters, fraction] = *bytes;
    let year = u16::from_be_bytes([y1, y2]) % 10_000;
    let t = ['T', 't', ' ', 'T'][usize::from(letters) % 4];
    let digits: String = rest.iter().take(usize::from(fraction) % 12).map(|b| char::from(b'0' + b % 10)).collect();
    let fraction = if digits.is_empty() { digits } else { format!(".{digits}") };
    let zone = match zone % 6 {
        0 | 1 => "Z".to_owned(),
        2 => "z".to_owned(),
        other => {
            format!("{}{:02}:{:02}", ["+", "-", "\u{2212}"][usize::from(other) - 3], zone_hour % 26, zone_minute % 62)
        }
    };
    format!(
        "{year:04}-{:02}-{:02}{t}{:02}:{:02}:{:02}{fraction}{zone}",
        month % 14,
        day % 33,
        hour % 26,
        minute % 62,
        second % 62
    )
}

fn agree(text: &str) {
    let expected = millis_of(text);
    for codes_for in [connected, store_updated] {
        let codes = codes_for(text, expected.unwrap_or_default());
        assert_eq!(codes.contains(&Code::InvalidTimestamp), expected.is_none(), "{text:?} is {expected:?}: {codes:?}");
        assert!(!codes.contains(&Code::TimestampMismatch), "{text:?} is {expected:?}: {codes:?}");
        let Some(millis) = expected else { continue };
        for other in [millis - 1, millis + 1] {
            let codes = codes_for(text, other);
            assert!(codes.contains(&Code::TimestampMismatch), "{text:?} is {expected:?}, not {other}");
        }
    }
}

/// Returns the codes at `connectedAt` in both objects, for a payload with this date-time and these milliseconds.
fn connected(text: &str, millis: i64) -> Vec<Code> {
    let payload = json!({
        "type": "contact.connection.connected",
        "data": {
            "contact": { "id": "1", "name": "", "avatar": "" },
            "lineUsers": [],
            "connectedStore": { "id": "1", "name": "", "logo": "", "externalId": "" },
            "connectedStaff": null,
            "timestamps": { "connectedAt": text, "initConnectedAt": "1970-01-01T00:00:00Z" },
            "timestampsMs": { "connectedAt": millis, "initConnectedAt": 0 },
        },
    });
    codes_at("/connectedAt", &validate(payload.to_string().as_bytes(), &Options::new()).report)
}

/// Returns the codes at `updatedAt`, the only time of its event type.
fn store_updated(text: &str, millis: i64) -> Vec<Code> {
    let payload = json!({
        "type": "store.updated",
        "data": {
            "store": { "id": "1", "name": "", "logo": "", "externalId": "" },
            "timestamps": { "updatedAt": text },
            "timestampsMs": { "updatedAt": millis },
        },
    });
    let input = payload.to_string();
    codes_at("/updatedAt", &validate_with(Api::Family, input.as_bytes(), &Options::new()).report)
}

fn codes_at(end: &str, report: &Report) -> Vec<Code> {
    report.issues.iter().filter(|issue| issue.pointer().ends_with(end)).map(|issue| issue.code).collect()
}
