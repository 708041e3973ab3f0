//! Compares date-times with jiff: validity and instant.

use chatbrick_events::{Code, Options};
use serde_json::json;

use crate::oracle::millis_of;
use crate::subject::validate;

/// Validates the input as a date-time, and one made from its bytes that is valid or almost valid.
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
    let codes = codes_for(text, expected.unwrap_or_default());
    assert_eq!(codes.contains(&Code::InvalidTimestamp), expected.is_none(), "{text:?} is {expected:?}: {codes:?}");
    assert!(!codes.contains(&Code::TimestampMismatch), "{text:?} is {expected:?}: {codes:?}");
    if let Some(millis) = expected {
        for other in [millis - 1, millis + 1] {
            assert!(codes_for(text, other).contains(&Code::TimestampMismatch), "{text:?} is {expected:?}, not {other}");
        }
    }
}

/// The codes at `connectedAt`, of either object, of a payload with this date-time and these milliseconds.
fn codes_for(text: &str, millis: i64) -> Vec<Code> {
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
    let report = validate(payload.to_string().as_bytes(), &Options::new()).report;
    let ours = |pointer: &str| pointer.ends_with("/connectedAt");
    report.issues.iter().filter(|issue| ours(&issue.pointer())).map(|issue| issue.code).collect()
}
