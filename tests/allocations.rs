//! Counts allocations: validation makes none, and parsing only those of the event.
#![cfg(not(target_arch = "wasm32"))]

use allocation_counter::measure;
use chatbrick_events::{parse_connected_event, safe_parse_connected_event, validate};

const PAYLOAD: &str = include_str!("samples/contact.connection.connected.json");

#[test]
fn validation_allocates_nothing() {
    // Some senders escape every solidus and every non-ASCII character.
    let solidus = PAYLOAD.replace('/', r"\/");
    let names = PAYLOAD.replace("康宜恩", r"\u5eb7\u5b9c\u6069");
    let reversed = PAYLOAD.replacen(r#""id": "clrq5ca80000lb9c9dnxxfyid","#, "", 1).replacen(
        "avatar.jpeg\"",
        "avatar.jpeg\", \"id\": \"clrq5ca80000lb9c9dnxxfyid\"",
        1,
    );
    for input in [PAYLOAD, &solidus, &names, &reversed] {
        let counted = measure(|| assert!(validate(input).valid));
        assert_eq!(counted.count_total, 0, "{input}");
    }
}

/// Two allocations for the line users, as spans and in the event, and one for each text with escapes.
#[test]
fn parsing_allocates_only_lists_and_texts_with_escapes() {
    let event = measure(|| drop(parse_connected_event(PAYLOAD).expect("it is valid")));
    assert_eq!(event.count_total, 2);
    let names = PAYLOAD.replace("康宜恩", r"\u5eb7\u5b9c\u6069");
    let escaped = measure(|| assert!(safe_parse_connected_event(&names).event.is_some()));
    assert_eq!(escaped.count_total, 3);
}

/// Tests 350,000 line users without fields, then a megabyte of brackets.
#[test]
fn hostile_payloads_use_little_memory() {
    let users =
        format!(r#"{{"type":"contact.connection.connected","data":{{"lineUsers":[{}{{}}]}}}}"#, "{},".repeat(349_000));
    let counted = measure(|| {
        let report = safe_parse_connected_event(&users).report;
        assert!(report.truncated && report.issues.len() == 100);
    });
    assert!(counted.bytes_max < 200_000, "{} bytes", counted.bytes_max);
    // Each level of depth takes one bit.
    let deep = "[".repeat(1_000_000);
    let counted = measure(|| assert!(!validate(&deep).valid));
    assert!(counted.bytes_max < 400_000, "{} bytes", counted.bytes_max);
}
