//! Compares the walker with serde_json: serde_json parses every accepted payload to the same values, and the walker rejects
//! every text that serde_json rejects as JSON.
//!
//! `CASES=1000000 SEED=7 cargo test --test differential` runs more or other cases.
#![cfg(not(target_arch = "wasm32"))]

#[path = "differential/by_type.rs"]
mod by_type;
#[path = "common/generate.rs"]
mod generate;

use chatbrick_events::{Code, Event, EventType, Options, Outcome, Report, Severity};
use serde::de::IgnoredAny;
use serde_json::Value;

#[derive(Default, Debug)]
struct Counts {
    cases: usize,
    events: usize,
    other_events: usize,
    invalid: usize,
    not_json: usize,
}

#[test]
fn agrees_with_serde_json() {
    let number = |name: &str, default: u64| std::env::var(name).map_or(default, |n| n.parse().expect("a whole number"));
    let (seed, cases) = (number("SEED", 20_240_608), number("CASES", 100_000));
    println!("seed {seed}, {cases} cases");
    let mut rng = fastrand::Rng::with_seed(seed);
    let mut counts = Counts::default();
    for case in 0..cases {
        let mut value = generate::payload(&mut rng);
        let event_type: EventType = value["type"].as_str().expect("a type").parse().expect("a documented type");
        let types = types(&mut rng, event_type);
        let kind = case % 4;
        if kind % 2 == 1 {
            (0..rng.usize(1..4)).for_each(|_| generate::mutate_structure(&mut rng, &mut value));
        }
        let mut bytes = generate::write(&mut rng, &value).into_bytes();
        if kind >= 2 {
            generate::mutate_bytes(&mut rng, &mut bytes);
        }
        let report = compare(&bytes, &types, &mut counts);
        if kind == 0 {
            let shown = || format!("{types:?}: {report}\n{}", String::from_utf8_lossy(&bytes));
            assert_eq!(report.valid, types.contains(&event_type), "a valid payload: {}", shown());
            let other = (!report.valid).then_some(event_type.as_str());
            assert_eq!(report.other_event(), other, "{}", shown());
        }
    }
    println!("{counts:?}");
    assert!(counts.events > cases as usize / 4 && counts.other_events > cases as usize / 50);
    assert!(counts.invalid > cases as usize / 8 && counts.not_json > cases as usize / 8);
}

/// Returns all types, several, or one. In most cases `event_type` is among them.
fn types(rng: &mut fastrand::Rng, event_type: EventType) -> Vec<EventType> {
    if rng.bool() {
        return EventType::ALL.to_vec();
    }
    let mut types: Vec<_> = (0..rng.usize(..3)).map(|_| EventType::ALL[rng.usize(..8)]).collect();
    if types.is_empty() || rng.u8(..8) != 0 {
        types.push(event_type);
    }
    types
}

/// Fails unless both agree about `bytes` for these accepted types.
fn compare(bytes: &[u8], types: &[EventType], counts: &mut Counts) -> Report {
    let shown = || format!("{types:?}: {}", String::from_utf8_lossy(bytes));
    let options = Options::new().types(types.iter().copied());
    let parsed = options.safe_parse_event(bytes);
    assert_eq!(parsed.report, options.validate_event(bytes), "{}", shown());
    check_invariants(&parsed.report, bytes);
    check_outcome(&parsed.report, parsed.outcome());
    // The functions of one type do the same as the functions of all types with that type as an option.
    let connected = options.safe_parse_connected_event(bytes);
    if types.iter().all(|&event_type| event_type == EventType::Connected) {
        assert_eq!(connected.report, parsed.report, "{}", shown());
        assert_eq!(connected.event.map(Event::Connected), parsed.event, "{}", shown());
    }

    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let is_json = core::str::from_utf8(text).is_ok() && is_json(text);
    let report = parsed.report;
    let code = report.issues.first().map(|issue| issue.code);
    let accepts_json = !matches!(code, Some(Code::InvalidJson | Code::InvalidUtf8));
    assert_eq!(accepts_json, is_json, "{report}\n{}", shown());
    counts.cases += 1;

    let accepted = |event: &Event| types.contains(&event.event_type());
    let through_serde = serde_json::from_slice::<Event>(text).ok().filter(accepted);
    if let Some(event) = parsed.event {
        counts.events += 1;
        match serde_json::from_slice::<Value>(text) {
            Ok(value) => {
                assert_eq!(serde_json::to_value(&event).unwrap(), by_type::expected_event(value), "{}", shown());
                assert_eq!(through_serde.as_ref(), Some(&event), "serde accepts the same payload: {}", shown());
            }
            // The walker ignores lone surrogates and huge numbers in values that the model does not read. serde reads these
            // values if `data` comes before `type`.
            Err(error) => {
                let known = ["surrogate", "unexpected end of hex escape", "number out of range"];
                let error = error.to_string();
                assert!(known.iter().any(|known| error.contains(known)), "{error}\n{}", shown());
            }
        }
        assert_eq!(event.occurred_at_ms(), by_type::own_time(&event), "{}", shown());
        assert_eq!(by_type::read(event.event_type(), text).as_ref(), Some(&event), "{}", shown());
        let written = serde_json::to_vec(&event).unwrap();
        assert_eq!(serde_json::from_slice::<Event>(&written).unwrap(), event, "{}", shown());
        assert_eq!(event.clone().into_owned(), event);
    } else if is_json {
        counts.invalid += usize::from(report.other_event().is_none());
        counts.other_events += usize::from(report.other_event().is_some());
        // serde ignores unknown keys, and serde_json rounds numbers to floats.
        let undetected = |code| matches!(code, Code::DuplicateKey | Code::NotAnInteger);
        let is_detected =
            report.issues.iter().any(|issue| issue.severity() == Severity::Error && !undetected(issue.code));
        if is_detected {
            assert_eq!(through_serde, None, "{report}\n{}", shown());
            // The data may be valid for another accepted type, but the type name is wrong for it.
            let read = types.iter().find_map(|&event_type| by_type::read(event_type, text));
            assert_eq!(read, None, "{report}\n{}", shown());
        }
    } else {
        counts.not_json += 1;
        // serde_json does not check the UTF-8 of values that it skips.
        assert_eq!(report.issues.len(), 1, "a syntax error is the only issue: {report}");
        assert!(code == Some(Code::InvalidUtf8) || through_serde.is_none());
    }
    report
}

/// Compares the outcome with the listed issues.
fn check_outcome(report: &Report, outcome: Outcome<Event>) {
    let mut errors = report.issues.iter().filter(|issue| issue.severity() == Severity::Error);
    let other = errors.next().filter(|issue| issue.code == Code::UnexpectedEventType && errors.next().is_none());
    match outcome {
        Outcome::Event(_) => assert!(report.valid),
        Outcome::OtherEvent(event_type) => {
            assert_eq!(other.and_then(|issue| issue.received.as_deref()), Some(event_type), "{report}");
        }
        Outcome::Invalid => assert!(!report.valid && (other.is_none() || report.truncated), "{report}"),
    }
}

fn is_json(text: &[u8]) -> bool {
    let mut deserializer = serde_json::Deserializer::from_slice(text);
    deserializer.disable_recursion_limit();
    serde::Deserialize::deserialize(&mut deserializer).map(|IgnoredAny| ()).is_ok() && deserializer.end().is_ok()
}

/// Checks the invariants of every report: order, spans, positions, severities.
fn check_invariants(report: &Report, bytes: &[u8]) {
    let mut previous = 0;
    for issue in &report.issues {
        assert!(issue.offset >= previous, "{report}");
        previous = issue.offset;
        assert!(issue.offset + issue.length <= bytes.len(), "{report}");
        let before = &bytes[..issue.offset];
        assert_eq!(issue.line, 1 + before.iter().filter(|&&byte| byte == b'\n').count(), "{report}");
        let line = before.rsplit(|&byte| byte == b'\n').next().unwrap();
        assert_eq!(issue.column, 1 + core::str::from_utf8(line).unwrap().chars().count(), "{report}");
    }
    let errors = report.issues.iter().any(|issue| issue.severity() == Severity::Error);
    assert!(report.truncated || report.valid != errors);
}
