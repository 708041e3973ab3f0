//! The scanner against serde_json: what is JSON, and where it stops being JSON.

use chatbrick_events::{Code, Options};
use serde::de::{Deserialize, IgnoredAny};

use super::shown;
use crate::subject::judge;

/// Judges an input as it is, as a value that the model does not read, and as one that it does.
pub fn run(input: &[u8]) {
    agree(input);
    for (before, behind) in [(r#"{"other":"#, "}"), (r#"{"type":"#, "}"), (r#"{"data":{"contact":{"name":"#, "}}}")] {
        agree(&[before.as_bytes(), input, behind.as_bytes()].concat());
    }
    agree(&[b"{\"type\":\"", input, b"\"}"].concat());
}

fn agree(input: &[u8]) {
    let report = judge(input, &Options::new()).report;
    let first = report.issues.first().map(|issue| (issue.code, issue.offset, issue.length));
    let text = match core::str::from_utf8(input) {
        Ok(text) => text,
        Err(error) => {
            let length = error.error_len().unwrap_or(input.len() - error.valid_up_to());
            assert_eq!(first, Some((Code::InvalidUtf8, error.valid_up_to(), length)), "{}", shown(input));
            return;
        }
    };
    let start = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
    let is_json = state(&text[start..]) == State::Whole;
    match first {
        Some((Code::InvalidJson, at, length)) => {
            assert!(!is_json, "this is JSON: {report}\n{}", shown(input));
            assert_eq!(report.issues.len(), 1, "{report}");
            fault(text, start, at, length);
        }
        _ => assert!(is_json, "this is no JSON: {report}\n{}", shown(input)),
    }
}

/// The fault is at the first character that makes the text hopeless: what stands before it could have gone on.
fn fault(text: &str, start: usize, at: usize, length: usize) {
    let shown = || shown(text.as_bytes());
    assert!(at >= start && text.is_char_boundary(at), "at {at}: {}", shown());
    assert_eq!(length, text[at..].chars().next().map_or(0, char::len_utf8), "at {at}: {}", shown());
    assert_ne!(state(&text[start..at]), State::Hopeless, "it went wrong before {at}: {}", shown());
    if length != 0 {
        assert_eq!(state(&text[start..at + length]), State::Hopeless, "it goes on behind {at}: {}", shown());
    }
}

#[derive(Debug, PartialEq)]
enum State {
    Whole,
    /// The beginning of something.
    Begun,
    Hopeless,
}

/// What serde_json makes of a text. Some of what has only begun it calls hopeless, or the reverse: so an escape of which too
/// little is left gets digits to go on, and so does a number; where that goes well, nothing was hopeless.
fn state(text: &str) -> State {
    // A backslash that another one escapes begins no escape.
    let begins = |at: usize| text[..at + 1].bytes().rev().take_while(|&byte| byte == b'\\').count() % 2 == 1;
    let escape = text.rfind("\\u").is_some_and(|at| text.len() - at < "\\u0000".len() && begins(at));
    match read(text) {
        State::Begun if escape => read(&format!("{text}0000")),
        State::Hopeless if read(&format!("{text}0")) != State::Hopeless => State::Begun,
        state => state,
    }
}

/// serde_json passes over values without recursion.
fn read(text: &str) -> State {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    deserializer.disable_recursion_limit();
    let end = IgnoredAny::deserialize(&mut deserializer).and_then(|_| deserializer.end());
    match end {
        Ok(()) => State::Whole,
        Err(error) if error.is_eof() => State::Begun,
        Err(_) => State::Hopeless,
    }
}
