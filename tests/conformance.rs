//! Runs the vectors through the Rust API: as bytes, and as `&str` if they are text.
#![cfg(not(target_arch = "wasm32"))]

#[path = "common/vectors.rs"]
mod vectors;

use chatbrick_events::{
    AccountCreatedEvent, AccountDeactivatedEvent, ChangedEvent, ConnectedEvent, DisconnectedEvent, Event, EventType,
    Issue, Options, Outcome, Parsed, Report, StoreCreatedEvent, StoreDeactivatedEvent, StoreUpdatedEvent,
};
use serde::Serialize;
use serde_json::Value;
use vectors::{Api, Vector, VectorIssue};

#[test]
fn vectors_pass_as_bytes() {
    let count = each(|vector, bytes, options| check(vector, &results(vector, bytes, options)));
    println!("{count} vectors");
    assert!(count >= 1600);
}

#[test]
fn vectors_pass_as_str() {
    let count = each(|vector, bytes, options| {
        let Ok(text) = core::str::from_utf8(bytes) else { return Ok(()) };
        check(vector, &results(vector, text, options))
    });
    assert!(count >= 1600);
}

#[test]
fn validate_parse_and_safe_parse_agree() {
    each(|vector, bytes, options| match vector.api {
        Api::Connected => agree(
            options.safe_parse_connected_event(bytes),
            options.parse_connected_event(bytes).map_err(|error| error.report),
            &options.validate(bytes),
        ),
        Api::Event => agree(
            options.safe_parse_event(bytes),
            options.parse_event(bytes).map_err(|error| error.report),
            &options.validate_event(bytes),
        ),
    });
}

fn agree<E: PartialEq + core::fmt::Debug>(
    parsed: Parsed<E>,
    result: Result<E, Report>,
    report: &Report,
) -> Result<(), String> {
    same("validate", report, &parsed.report)?;
    match (result, parsed.into_result()) {
        (Ok(event), Ok(other)) => same("the parsed event", &event, &other),
        (Err(report), Err(error)) => same("the parse error", &report, &error.report),
        (result, _) => Err(format!("parse returns {result:?}")),
    }
}

/// Compares the functions of one type with the functions of all types, with that type as an option.
#[test]
fn connected_functions_match_the_functions_of_all_types() {
    each(|_, bytes, options| {
        let family = options.clone().types([EventType::Connected]).safe_parse_event(bytes);
        let connected = options.safe_parse_connected_event(bytes);
        same("the report", &family.report, &connected.report)?;
        same("the event", &family.event, &connected.event.map(Event::Connected))
    });
}

/// Returns the event of a valid payload of any type.
fn event_of<'a>(vector: &Vector, bytes: &'a [u8], options: &Options) -> Option<Event<'a>> {
    match vector.api {
        Api::Connected => options.safe_parse_connected_event(bytes).event.map(Event::Connected),
        Api::Event => options.safe_parse_event(bytes).event,
    }
}

#[test]
fn events_round_trip_through_serde() {
    each(|vector, bytes, options| {
        let Some(event) = event_of(vector, bytes, options) else { return Ok(()) };
        let text = serde_json::to_string(&event).map_err(|error| error.to_string())?;
        let again: Event = serde_json::from_str(&text).map_err(|error| error.to_string())?;
        same("the event", &again, &event)?;
        same("the event by its type", &by_type(event.event_type(), text.as_bytes())?, &event)?;
        same("the owned event", &event.clone().into_owned(), &event)?;
        let report = chatbrick_events::validate_event(&text);
        if report.valid { Ok(()) } else { Err(format!("the serialized event is invalid: {report}")) }
    });
}

/// Reads an event with serde as the struct of its type.
fn by_type(event_type: EventType, text: &[u8]) -> Result<Event<'static>, String> {
    fn read<T: serde::de::DeserializeOwned>(text: &[u8]) -> Result<T, String> {
        serde_json::from_slice(text).map_err(|error| error.to_string())
    }
    Ok(match event_type {
        EventType::Connected => Event::Connected(read::<ConnectedEvent>(text)?),
        EventType::Changed => Event::Changed(read::<ChangedEvent>(text)?),
        EventType::Disconnected => Event::Disconnected(read::<DisconnectedEvent>(text)?),
        EventType::StoreCreated => Event::StoreCreated(read::<StoreCreatedEvent>(text)?),
        EventType::StoreUpdated => Event::StoreUpdated(read::<StoreUpdatedEvent>(text)?),
        EventType::StoreDeactivated => Event::StoreDeactivated(read::<StoreDeactivatedEvent>(text)?),
        EventType::AccountCreated => Event::AccountCreated(read::<AccountCreatedEvent>(text)?),
        EventType::AccountDeactivated => Event::AccountDeactivated(read::<AccountDeactivatedEvent>(text)?),
        other => return Err(format!("{other} is not tested")),
    })
}

/// Leaves out errors that serde cannot detect: it ignores duplicate unknown keys and rounds numbers to floats.
#[test]
fn serde_rejects_invalid_payloads() {
    let undetected = ["duplicate_key", "not_an_integer", "out_of_range"];
    each(|vector, bytes, _| {
        let error = |issue: &VectorIssue| issue.severity == "error" && !undetected.contains(&issue.code.as_str());
        let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        // The size limit does not apply to serde.
        let limited = vector.issues.iter().any(|issue| matches!(issue.code.as_str(), "too_large" | "invalid_utf8"));
        if !vector.issues.iter().any(error) || limited {
            return Ok(());
        }
        let types = match (vector.api, &vector.options.types) {
            (Api::Connected, _) => vec![EventType::Connected],
            (Api::Event, None) => EventType::ALL.to_vec(),
            (Api::Event, Some(types)) => types.iter().map(|name| name.parse().expect("a documented type")).collect(),
        };
        let any = serde_json::from_slice::<Event>(text).is_ok_and(|event| types.contains(&event.event_type()));
        let read = any || types.iter().any(|&event_type| by_type(event_type, text).is_ok());
        if read { Err("serde accepts it".into()) } else { Ok(()) }
    });
}

#[test]
fn owned_event_is_deserialize_owned() {
    fn is_owned<T: serde::de::DeserializeOwned>() {}
    is_owned::<ConnectedEvent<'static>>();
    is_owned::<Event<'static>>();
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
        let options = vector.options.options();
        count += 1;
        if let Err(difference) = check(&vector, &bytes, &options) {
            differences.push(format!("{}: {difference}", vector.id));
        }
    }
    assert!(differences.is_empty(), "{} vectors differ\n{}", differences.len(), differences.join("\n"));
    count
}

/// The results of the functions that a vector tests.
struct Results {
    report: Report,
    outcome: &'static str,
    other_event: Option<String>,
    event: Option<Value>,
}

fn results<I: AsRef<[u8]> + ?Sized>(vector: &Vector, input: &I, options: &Options) -> Results {
    match vector.api {
        Api::Connected => described(options.safe_parse_connected_event(input)),
        Api::Event => described(options.safe_parse_event(input)),
    }
}

fn described<E: Serialize>(parsed: Parsed<E>) -> Results {
    let (outcome, other_event) = match parsed.outcome() {
        Outcome::Event(_) => ("event", None),
        Outcome::OtherEvent(event_type) => ("other_event", Some(event_type.to_owned())),
        Outcome::Invalid => ("invalid", None),
    };
    let event = parsed.event.map(|event| serde_json::to_value(event).expect("events serialize"));
    Results { report: parsed.report, outcome, other_event, event }
}

fn check(vector: &Vector, Results { report, outcome, other_event, event }: &Results) -> Result<(), String> {
    same("valid", &report.valid, &vector.valid)?;
    same("outcome", *outcome, vector.outcome.as_str())?;
    same("type", other_event, &vector.other_event)?;
    same("truncated", &report.truncated, &vector.truncated)?;
    let actual: Vec<_> = report.issues.iter().map(|issue| (issue.code.as_str(), issue.pointer())).collect();
    let expected: Vec<_> = vector.issues.iter().map(|issue| (issue.code.as_str(), issue.pointer.clone())).collect();
    same("issues", &actual, &expected)?;
    report.issues.iter().zip(&vector.issues).try_for_each(|(issue, expected)| check_issue(issue, expected))?;
    same("event", event.as_ref().unwrap_or(&Value::Null), &vector.event)
}

fn check_issue(issue: &Issue, expected: &VectorIssue) -> Result<(), String> {
    let position = format!("{} at {}", issue.code, expected.pointer);
    same(&format!("severity of {position}"), issue.severity().as_str(), expected.severity.as_str())?;
    same(&format!("span of {position}"), &Some((issue.offset, issue.length)), &expected.bytes)?;
    same(&format!("line of {position}"), &Some(issue.line), &expected.line)?;
    same(&format!("column of {position}"), &Some(issue.column), &expected.column)?;
    for (name, actual, expected) in
        [("received", &issue.received, &expected.received), ("expected", &issue.expected, &expected.expected)]
    {
        if expected.is_some() {
            same(&format!("{name} of {position}"), &actual.as_deref(), &expected.as_deref())?;
        }
    }
    Ok(())
}

fn same<T: PartialEq + std::fmt::Debug + ?Sized>(name: &str, actual: &T, expected: &T) -> Result<(), String> {
    if actual == expected { Ok(()) } else { Err(format!("{name}\n  actual   {actual:?}\n  expected {expected:?}")) }
}
