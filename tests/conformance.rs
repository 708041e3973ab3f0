//! The vectors, through the Rust API: as bytes, and as `&str` where they are text.
#![cfg(not(target_arch = "wasm32"))]

#[path = "common/vectors.rs"]
mod vectors;

use chatbrick_events::{ConnectedEvent, Issue, Options, Report};
use serde_json::Value;
use vectors::{Vector, VectorIssue};

#[test]
fn vectors_pass_as_bytes() {
    let count = each(|vector, bytes, options| {
        let parsed = options.safe_parse_connected_event(bytes);
        check(vector, &parsed.report, parsed.event.as_ref())
    });
    println!("{count} vectors");
    assert!(count >= 1000);
}

#[test]
fn vectors_pass_as_str() {
    let count = each(|vector, bytes, options| {
        let Ok(text) = core::str::from_utf8(bytes) else { return Ok(()) };
        let parsed = options.safe_parse_connected_event(text);
        check(vector, &parsed.report, parsed.event.as_ref())
    });
    assert!(count >= 1000);
}

#[test]
fn three_functions_agree() {
    each(|_, bytes, options| {
        let parsed = options.safe_parse_connected_event(bytes);
        same("validate", &options.validate(bytes), &parsed.report)?;
        match (options.parse_connected_event(bytes), parsed.event) {
            (Ok(event), Some(other)) => same("parse_connected_event", &event, &other),
            (Err(error), None) => same("parse_connected_event", &error.report, &parsed.report),
            (result, _) => Err(format!("parse_connected_event gives {result:?}")),
        }
    });
}

#[test]
fn events_round_trip_through_serde() {
    each(|_, bytes, options| {
        let Some(event) = options.safe_parse_connected_event(bytes).event else { return Ok(()) };
        let text = serde_json::to_string(&event).map_err(|error| error.to_string())?;
        let again: ConnectedEvent = serde_json::from_str(&text).map_err(|error| error.to_string())?;
        same("the event", &again, &event)?;
        same("the owned event", &event.clone().into_owned(), &event)?;
        let report = chatbrick_events::validate(&text);
        if report.valid { Ok(()) } else { Err(format!("the serialized event is invalid: {report}")) }
    });
}

/// Exceptions: serde ignores duplicate unknown keys and rounds numbers to floats.
#[test]
fn serde_rejects_invalid_payloads() {
    let hidden = ["duplicate_key", "not_an_integer", "out_of_range"];
    each(|vector, bytes, options| {
        let error = |issue: &VectorIssue| issue.severity == "error" && !hidden.contains(&issue.code.as_str());
        let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        // Limits do not apply to serde, nor do options.
        let limited = options != &Options::new() || vector.issues.iter().any(|issue| issue.code == "too_large");
        if !vector.issues.iter().any(error) || limited || vector.issues[0].code == "invalid_utf8" {
            return Ok(());
        }
        match serde_json::from_slice::<ConnectedEvent>(text) {
            Ok(_) => Err("serde reads it".into()),
            Err(_) => Ok(()),
        }
    });
}

#[test]
fn owned_event_is_deserialize_owned() {
    fn is_owned<T: serde::de::DeserializeOwned>() {}
    is_owned::<ConnectedEvent<'static>>();
}

#[test]
fn event_borrows_texts_without_escapes() {
    let input = include_str!("../examples/payloads/store-and-staff.json");
    let event = chatbrick_events::parse_connected_event(input).expect("the example is valid");
    let name = event.data.contact.name;
    assert!(matches!(name, std::borrow::Cow::Borrowed(_)));
    assert!(input.as_bytes().as_ptr_range().contains(&name.as_ptr()));
}

#[test]
fn every_vector_file_is_listed() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors");
    let mut found: Vec<String> = std::fs::read_dir(folder)
        .expect("the folder exists")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok()?.strip_suffix(".json").map(str::to_owned))
        .filter(|name| name != "rows" && name != "vector.schema")
        .collect();
    found.sort();
    assert_eq!(found, vectors::file_names());
}

/// Runs `check` on every vector that Rust can represent, and fails with all differences at once.
fn each(check: impl Fn(&Vector, &[u8], &Options) -> Result<(), String>) -> usize {
    let mut count = 0;
    let mut differences = Vec::new();
    for vector in vectors::all() {
        let Some(bytes) = vector.bytes() else { continue };
        let mut options = Options::new().strict(vector.options.strict);
        if let Some(max_bytes) = vector.options.max_bytes {
            options = options.max_bytes(max_bytes);
        }
        count += 1;
        if let Err(difference) = check(&vector, &bytes, &options) {
            differences.push(format!("{}: {difference}", vector.id));
        }
    }
    assert!(differences.is_empty(), "{} vectors differ\n{}", differences.len(), differences.join("\n"));
    count
}

fn check(vector: &Vector, report: &Report, event: Option<&ConnectedEvent>) -> Result<(), String> {
    same("valid", &report.valid, &vector.valid)?;
    same("truncated", &report.truncated, &vector.truncated)?;
    let seen: Vec<_> = report.issues.iter().map(|issue| (issue.code.as_str(), issue.pointer())).collect();
    let expected: Vec<_> = vector.issues.iter().map(|issue| (issue.code.as_str(), issue.pointer.clone())).collect();
    same("issues", &seen, &expected)?;
    report.issues.iter().zip(&vector.issues).try_for_each(|(issue, expected)| check_issue(issue, expected))?;
    let event = event.map_or(Value::Null, |event| serde_json::to_value(event).expect("events serialize"));
    same("event", &event, &vector.event)
}

fn check_issue(issue: &Issue, expected: &VectorIssue) -> Result<(), String> {
    let position = format!("{} at {}", issue.code, expected.pointer);
    same(&format!("severity of {position}"), issue.severity().as_str(), expected.severity.as_str())?;
    same(&format!("span of {position}"), &Some((issue.offset, issue.length)), &expected.bytes)?;
    same(&format!("line of {position}"), &Some(issue.line), &expected.line)?;
    same(&format!("column of {position}"), &Some(issue.column), &expected.column)?;
    match &expected.received {
        Some(received) => {
            same(&format!("received of {position}"), &issue.received.as_deref(), &Some(received.as_str()))
        }
        None => Ok(()),
    }
}

fn same<T: PartialEq + std::fmt::Debug + ?Sized>(what: &str, seen: &T, expected: &T) -> Result<(), String> {
    if seen == expected { Ok(()) } else { Err(format!("{what}\n  seen     {seen:?}\n  expected {expected:?}")) }
}
