//! The functions of all event types.
#![cfg(not(target_arch = "wasm32"))]

use chatbrick_events::{
    Code, EVENT_TYPES, Event, EventType, Issue, Options, Outcome, Report, parse_connected_event, parse_event,
    safe_parse_connected_event, safe_parse_event, validate, validate_event,
};
use serde_json::{Value, json};
use std::collections::HashSet;

/// Returns the sample of each type, with all fields, in the order of [`EVENT_TYPES`].
fn samples() -> Vec<(&'static str, String)> {
    let read = |name| std::fs::read_to_string(format!("tests/samples/{name}.json")).expect("every type has a sample");
    EVENT_TYPES.into_iter().map(|name| (name, read(name))).collect()
}

fn sample_text(type_name: &str) -> String {
    samples().into_iter().find(|(name, _)| *name == type_name).expect("a documented type").1
}

fn sample(type_name: &str) -> Value {
    serde_json::from_str(&sample_text(type_name)).expect("a sample is JSON")
}

const CONNECTED: &str = "contact.connection.connected";

#[test]
fn every_sample_is_an_event_of_its_type_without_issues() {
    for (name, text) in samples() {
        let event = Options::new().strict(true).parse_event(&text).expect(name);
        assert_eq!(event.event_type().as_str(), name);
        assert_eq!(serde_json::to_value(&event).expect("an event is written"), sample(name));
        assert_eq!(event.clone().into_owned(), event);
    }
}

#[test]
fn events_round_trip_through_serde_with_type_first_or_last() {
    for (name, text) in samples() {
        let event = parse_event(&text).expect(name);
        assert_eq!(serde_json::from_str::<Event>(&text).expect(name), event);
        let data = &sample(name)["data"];
        let reversed = format!(r#"{{"data":{data},"type":"{name}"}}"#);
        assert_eq!(serde_json::from_str::<Event>(&reversed).expect(name), event);
        for payload in
            [json!({ "type": name }), json!({ "type": name, "data": [] }), json!({ "data": data }), json!([])]
        {
            assert!(serde_json::from_value::<Event>(payload.clone()).is_err(), "{payload}");
        }
    }
    assert!(serde_json::from_value::<Event>(json!({ "type": "store.merged", "data": {} })).is_err());
}

#[test]
fn type_is_found_at_any_position() {
    for (name, _) in samples() {
        let data = &sample(name)["data"];
        let many: String = (0..120).map(|index| format!(r#""key{index}":[],"#)).collect();
        let escaped = name.replace('.', r"\u002e");
        for (payload, is_valid) in [
            (format!(r#"{{"data":{data},"type":"{name}"}}"#), true),
            (format!(r#"{{"data":{data},"type":"{escaped}"}}"#), true),
            (format!(r#"{{"type":"{escaped}","data":{data}}}"#), true),
            (format!(r#"{{{many}"data":{data},"type":"{name}"}}"#), true),
            (format!(r#"{{{many}"type":"{name}","data":{data}}}"#), true),
            (format!(r#"{{"type":"{name}","data":{data},"type":"{name}"}}"#), false),
        ] {
            let parsed = safe_parse_event(&payload);
            assert_eq!(parsed.report.valid, is_valid, "{payload}");
            let event_type = parsed.event.map(|event| event.event_type().as_str());
            assert_eq!(event_type, is_valid.then_some(name));
        }
    }
}

#[test]
fn first_type_counts() {
    let store = &sample("store.created")["data"];
    let report = validate_event(&format!(r#"{{"type":"store.created","data":{store},"type":"account.created"}}"#));
    assert_eq!(codes(&report), [Code::DuplicateKey]);
    let report = validate_event(&format!(r#"{{"data":{store},"type":"store.created","type":"account.created"}}"#));
    assert_eq!(codes(&report), [Code::DuplicateKey]);
}

fn codes(report: &Report) -> Vec<Code> {
    report.issues.iter().map(|issue| issue.code).collect()
}

#[test]
fn payload_without_a_readable_type_is_validated_as_the_only_accepted_type() {
    let store = Options::new().types([EventType::StoreCreated]);
    for payload in [r#"{"data":{}}"#, r#"{"type":1,"data":{}}"#, r#"{"data":{},"type":null}"#] {
        let one = store.validate_event(payload);
        assert!(one.issues.iter().any(|issue| issue.pointer() == "/data/store"), "{one}");
        let all = validate_event(payload);
        assert!(all.issues.iter().all(|issue| issue.pointer() == "/type"), "{all}");
        assert_eq!(all.issues.len(), 1);
    }
    let report = validate_event(r#"{"data":null}"#);
    assert_eq!(codes(&report), [Code::MissingField, Code::NullNotAllowed]);
}

#[test]
fn outcome_distinguishes_another_event_from_an_invalid_payload() {
    let options = Options::new().types([EventType::StoreCreated, EventType::StoreUpdated]);
    let long = "x".repeat(70);
    for (payload, other_event) in [
        (r#"{"type":"account.created","data":{}}"#.to_owned(), Some("account.created")),
        (r#"{"data":{"a":[1,null]},"type":"store.merged"}"#.to_owned(), Some("store.merged")),
        ("\u{feff}{\"type\":\"x\",\"data\":{},\"id\":1}".to_owned(), Some("x")),
        (format!(r#"{{"type":"{long}","data":{{}}}}"#), Some(&long[..64])),
        (r#"{"type":"x","data":null}"#.to_owned(), None),
        (r#"{"type":"x","data":[]}"#.to_owned(), None),
        (r#"{"type":"x"}"#.to_owned(), None),
        (r#"{"type":"x","data":{},"type":"y"}"#.to_owned(), None),
        (r#"{"type":"store.created","data":{}}"#.to_owned(), None),
    ] {
        let parsed = options.safe_parse_event(&payload);
        let expected = other_event.map_or(Outcome::Invalid, Outcome::OtherEvent);
        assert_eq!(parsed.outcome(), expected, "{payload}");
        let error = options.parse_event(&payload).expect_err("no payload is an accepted event");
        assert_eq!(error.event_type(), other_event);
    }
    let changed = sample_text("contact.connection.changed");
    let parsed = safe_parse_connected_event(&changed);
    assert_eq!(parsed.outcome(), Outcome::OtherEvent("contact.connection.changed"));
    assert!(matches!(safe_parse_connected_event(&sample_text(CONNECTED)).outcome(), Outcome::Event(_)));
}

#[test]
fn another_event_is_recognized_after_a_hundred_issues() {
    let keys: String = (0..150).map(|index| format!(r#""key{index}":0,"#)).collect();
    let payload = format!(r#"{{{keys}"data":{{}},"type":"store.created"}}"#);
    let parsed = safe_parse_connected_event(&payload);
    assert_eq!(parsed.outcome(), Outcome::OtherEvent("store.created"));
    assert!(parsed.report.truncated);
    assert_eq!(parsed.report.issues.len(), 100);
    let payload = payload.replace(r#""data":{}"#, r#""data":[]"#);
    assert_eq!(safe_parse_connected_event(&payload).outcome(), Outcome::Invalid);
}

#[test]
fn debug_shows_type_and_ids_only() {
    for (name, text) in samples() {
        let shown = format!("{:?}", parse_event(&text).expect(name));
        assert!(shown.contains(name), "{shown}");
        for secret in ["康宜恩", "Mr. Kang", "U4d26", "1660894172", "台北", "何沛妮", "小何", "50001", "https"]
        {
            assert!(!shown.contains(secret), "{shown}");
        }
        assert!(shown.contains("clrq5ca80000lb9c9dnxxfyid") || !name.starts_with("contact"), "{shown}");
    }
}

#[test]
fn debug_of_a_report_and_of_its_rendering_does_not_quote_the_payload() {
    let text = sample_text(CONNECTED).replacen("\"康宜恩\"", "[\"康宜恩\"]", 1);
    let parsed = safe_parse_connected_event(&text);
    let error = parse_connected_event(&text).expect_err("a name is a list");
    let rendered = parsed.report.render(&text);
    assert!(rendered.to_string().contains("康宜恩"));
    let bytes = format!("{:?}", "康".as_bytes());
    for shown in [format!("{parsed:?}"), format!("{error:?}"), format!("{rendered:?}")] {
        assert!(shown.contains("WrongType"), "{shown}");
        for secret in ["康宜恩", bytes.trim_matches(['[', ']']), "U4d26"] {
            assert!(!shown.contains(secret), "{shown}");
        }
    }
}

#[test]
fn order_keys_sort_as_the_events_do() {
    let at = |type_name: &str, millis: i64, id: &str| {
        let mut payload = sample(type_name);
        for (_, value) in payload["data"]["timestampsMs"].as_object_mut().expect("an object") {
            *value = millis.into();
        }
        let text = payload.to_string();
        let order = parse_event(&text).expect("warnings at most").order_key(id);
        assert_eq!(order.entity, "contact:clrq5ca80000lb9c9dnxxfyid");
        order.key
    };
    let [connected, changed, ended] = [0, 1, 2].map(|index| EVENT_TYPES[index]);
    let keys = [
        at(ended, -8_640_000_000_000_000, "z"),
        at(connected, -1, "z"),
        at(connected, 0, "a"),
        at(connected, 0, "b"),
        at(changed, 0, "a"),
        at(ended, 0, "a"),
        at(connected, 1, "a"),
        at(connected, 8_640_000_000_000_000, "a"),
    ];
    assert!(keys.is_sorted() && keys.iter().all(|key| key.is_ascii()), "{keys:#?}");
    let entity = |name: &str| parse_event(&sample_text(name)).expect("valid").order_key("").entity;
    assert_eq!(entity("store.updated"), "store:clxvu9l6l000001p27bdm9ydk");
    assert_eq!(entity("account.created"), "account:clxvu9uj3000001ob92yrb61o");
}

#[test]
fn reports_round_trip_through_json() {
    for payload in [
        sample_text(CONNECTED).as_str(),
        "",
        r#"{"type":"store.created","data":{}}"#,
        r#"{"type":"contact.connection.connected","data":{"lineUsers":[null],"~/":1}}"#,
    ] {
        let report = validate(payload);
        let text = serde_json::to_string(&report).expect("a report is written");
        assert_eq!(serde_json::from_str::<Report>(&text).expect("a report is read"), report);
    }
    let issues: HashSet<Issue> = validate("{}").issues.into_iter().chain(validate("{}").issues).collect();
    assert_eq!(issues.len(), 2);
}

#[test]
fn log_line_is_one_line() {
    assert_eq!(validate_event(&sample_text("store.created")).log_line(), "valid");
    let report = validate_event("{\"type\":\"a\\nb\",\"data\":{}}");
    assert!(report.log_line().starts_with("invalid: error[unexpected_event_type] /type at 1:9: "), "{report}");
    assert_eq!(report.log_line().lines().count(), 1);
    let error = parse_event("[]").expect_err("it is not an event").to_string();
    assert!(error.starts_with("invalid event payload: error[wrong_type]"), "{error}");
    let error = parse_connected_event("[]").expect_err("it is not an event").to_string();
    assert!(error.starts_with("invalid contact.connection.connected payload: error[wrong_type]"), "{error}");
}
