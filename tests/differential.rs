//! Compares with serde_json: it parses what the walker accepts, to the same values, and the walker rejects what it rejects as
//! JSON.
//!
//! `CASES=1000000 SEED=7 cargo test --test differential` runs more cases, or others.
#![cfg(not(target_arch = "wasm32"))]

#[path = "common/generate.rs"]
mod generate;

use chatbrick_events::{Code, ConnectedEvent, Report, Severity, safe_parse_connected_event, validate};
use serde::de::IgnoredAny;
use serde_json::Value;

#[derive(Default, Debug)]
struct Counts {
    cases: usize,
    valid: usize,
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
        let kind = case % 4;
        if kind % 2 == 1 {
            (0..rng.usize(1..4)).for_each(|_| generate::mutate_structure(&mut rng, &mut value));
        }
        let mut bytes = generate::write(&mut rng, &value).into_bytes();
        if kind >= 2 {
            generate::mutate_bytes(&mut rng, &mut bytes);
        }
        let report = compare(&bytes, &mut counts);
        if kind == 0 {
            assert!(report.valid, "a valid payload is rejected: {report}\n{}", String::from_utf8_lossy(&bytes));
        }
    }
    println!("{counts:?}");
    assert!(counts.valid > counts.cases / 4 && counts.invalid > counts.cases / 8 && counts.not_json > counts.cases / 8);
}

/// Fails unless both agree about `bytes`.
fn compare(bytes: &[u8], counts: &mut Counts) -> Report {
    let shown = || String::from_utf8_lossy(bytes).into_owned();
    let parsed = safe_parse_connected_event(bytes);
    let report = parsed.report;
    assert_eq!(report, validate(bytes), "{}", shown());
    check_invariants(&report, bytes);

    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let is_json = core::str::from_utf8(text).is_ok() && is_json(text);
    let code = report.issues.first().map(|issue| issue.code);
    let says_json = !matches!(code, Some(Code::InvalidJson | Code::InvalidUtf8));
    assert_eq!(says_json, is_json, "{report}\n{}", shown());
    counts.cases += 1;

    let through_serde = serde_json::from_slice::<ConnectedEvent>(text);
    if let Some(event) = parsed.event {
        counts.valid += 1;
        match serde_json::from_slice(text) {
            Ok(value) => assert_eq!(serde_json::to_value(&event).unwrap(), expected_event(value), "{}", shown()),
            // The walker ignores lone surrogates in values that the model does not read.
            Err(error) => assert!(error.to_string().contains("surrogate"), "{error}\n{}", shown()),
        }
        assert_eq!(through_serde.expect("serde reads what the walker accepts"), event);
        assert_eq!(event.clone().into_owned(), event);
    } else if is_json {
        counts.invalid += 1;
        // serde ignores unknown keys, and serde_json rounds numbers to floats.
        let hidden = |code| matches!(code, Code::DuplicateKey | Code::NotAnInteger);
        let visible = report.issues.iter().any(|issue| issue.severity() == Severity::Error && !hidden(issue.code));
        assert!(!visible || through_serde.is_err(), "{report}\n{}", shown());
    } else {
        counts.not_json += 1;
        // serde_json does not check the UTF-8 of values that it skips.
        assert_eq!(report.issues.len(), 1, "a syntax error is the only issue: {report}");
        assert!(code == Some(Code::InvalidUtf8) || through_serde.is_err());
    }
    report
}

fn is_json(text: &[u8]) -> bool {
    let mut deserializer = serde_json::Deserializer::from_slice(text);
    deserializer.disable_recursion_limit();
    serde::Deserialize::deserialize(&mut deserializer).map(|IgnoredAny| ()).is_ok() && deserializer.end().is_ok()
}

/// Checks what holds for every report: order, spans, positions, severities.
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

/// The expected event, from what serde_json reads.
fn expected_event(mut event: Value) -> Value {
    const KEYS: [(&str, &[&str]); 6] = [
        ("/data", &["contact", "lineUsers", "connectedStore", "connectedStaff", "timestamps", "timestampsMs"]),
        ("/data/contact", &["id", "name", "avatar"]),
        ("/data/connectedStore", &["id", "name", "logo", "externalId"]),
        ("/data/connectedStaff", &["id", "storeId", "name", "displayName", "employeeId", "avatar"]),
        ("/data/timestamps", &["connectedAt", "initConnectedAt"]),
        ("/data/timestampsMs", &["connectedAt", "initConnectedAt"]),
    ];
    keep(&mut event, &["type", "data"]);
    for (pointer, keys) in KEYS {
        keep(event.pointer_mut(pointer).unwrap_or(&mut Value::Null), keys);
    }
    for user in event["data"]["lineUsers"].as_array_mut().unwrap() {
        keep(user, &["id", "name", "lineUid", "lineProviderId", "profilePictureUrl"]);
    }
    for (_, millis) in event["data"]["timestampsMs"].as_object_mut().unwrap() {
        let number = match &*millis {
            Value::String(digits) => digits.parse().unwrap(),
            other => other.as_i64().unwrap_or_else(|| other.as_f64().unwrap() as i64),
        };
        *millis = number.into();
    }
    event
}

/// Leaves the object with these keys, null where it has none.
fn keep(value: &mut Value, keys: &[&str]) {
    if let Value::Object(members) = value {
        let kept = keys.iter().map(|&key| (key.to_owned(), members.remove(key).unwrap_or_default()));
        *value = kept.collect::<serde_json::Map<_, _>>().into();
    }
}
