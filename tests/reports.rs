//! Reports as a whole: the verdict of truncated reports, and the log lines of reports and errors.
#![cfg(not(target_arch = "wasm32"))]

use chatbrick_events::{ConnectedEventError, MAX_ISSUES, Severity, parse_connected_event, validate};

const PAYLOAD: &str = include_str!("samples/contact.connection.connected.json");

/// Returns a payload with `count` unknown keys before all others.
fn with_unknown(count: usize, payload: &str) -> String {
    let keys: String = (0..count).map(|index| format!("\"k{index}\":0,")).collect();
    payload.replacen('{', &format!("{{{keys}"), 1)
}

fn error(payload: &str) -> ConnectedEventError {
    parse_connected_event(payload).expect_err("the payload is invalid")
}

/// Covers every branch of the walker that only counts an issue past the limit.
#[test]
fn error_past_the_first_hundred_issues_makes_the_payload_invalid() {
    let name = r#""name": "康宜恩","#;
    assert!(validate(&with_unknown(101, PAYLOAD)).valid);
    for other in [
        r#""name": null,"#,
        "",
        r#""name": "", "name": "","#,
        r#""name": "", "x": 1, "x": 1,"#,
        r#""name": "\ud83d","#,
        r#""name": "", "\ud83d": 1,"#,
    ] {
        assert!(PAYLOAD.contains(name));
        let report = validate(&with_unknown(101, &PAYLOAD.replacen(name, other, 1)));
        assert!(!report.valid && report.truncated, "{other}");
        assert_eq!(report.issues.len(), MAX_ISSUES);
        assert!(report.issues.iter().all(|issue| issue.severity() == Severity::Warning), "{other}");
    }
}

#[test]
fn report_displays_as_one_line() {
    assert_eq!(validate(PAYLOAD).to_string(), "valid");
    let line = "invalid: error[missing_field] /data at 1:1: This required field is missing; check that the body is complete. \
                (and 1 more)";
    assert_eq!(validate(r#"{"type":"x"}"#).to_string(), line);
    for count in [1, 100, 101] {
        let report = validate(&with_unknown(count, PAYLOAD));
        assert_eq!(report.to_string().lines().count(), 1);
        assert_eq!(report.to_string(), report.log_line());
    }
}

#[test]
fn error_displays_the_first_error_and_the_number_of_issues() {
    let null = r#"{"type":"contact.connection.connected","data":null}"#;
    let line = "invalid contact.connection.connected payload: ";
    let message = "Null is not allowed here; the sender must send a value.";
    assert_eq!(error(null).to_string(), format!("{line}error[null_not_allowed] /data at 1:47: {message}"));
    // The line has the first error, even if a warning comes before it.
    assert_eq!(
        error(&with_unknown(2, null)).to_string(),
        format!("{line}error[null_not_allowed] /data at 1:61: {message} (and 2 more)")
    );
    let late = null.replace("null}", &format!("null,{}}}", r#""x":0,"#.repeat(100).trim_end_matches(',')));
    assert!(error(&late).to_string().ends_with(" (and over 99 more)"));
    let first = error(&with_unknown(100, null)).to_string();
    assert!(first.starts_with(&format!("{line}warning[unknown_field] /k0 at 1:2: ")), "{first}");
    assert!(first.ends_with(" (and over 99 more, possibly including errors)"), "{first}");
}

#[test]
fn log_line_truncates_a_key_after_two_hundred_characters() {
    let line = |length: usize| {
        let payload = format!("{{\"{}\":0}}", "é".repeat(length));
        let report = validate(&payload);
        report
            .issues
            .iter()
            .find(|issue| issue.code.as_str() == "unknown_field")
            .expect("the key is unknown")
            .to_string()
    };
    let shown = |count: usize, end: &str| format!("warning[unknown_field] /{}{end} at 1:2: ", "é".repeat(count));
    assert!(line(199).starts_with(&shown(199, "")));
    assert!(line(200).starts_with(&shown(199, "…")));
}
