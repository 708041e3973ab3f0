//! Compares the scanner with serde_json: whether a text is JSON, and the offset of a syntax error.

use chatbrick_events::{Code, Options};
use serde::de::{Deserialize, IgnoredAny};

use super::shown;
use crate::subject::{Api, validate_with};

/// Validates an input unchanged, as a value that the model does not read, and as values that it reads.
pub fn run(input: &[u8]) {
    agree(input);
    for (before, after) in [(r#"{"other":"#, "}"), (r#"{"type":"#, "}"), (r#"{"data":{"contact":{"name":"#, "}}}")] {
        agree(&[before.as_bytes(), input, after.as_bytes()].concat());
    }
    agree(&[b"{\"type\":\"", input, b"\"}"].concat());
}

fn agree(input: &[u8]) {
    // Without a readable type, the functions of all types skip `data`, and the functions of one type read it.
    for api in [Api::Connected, Api::Family] {
        agree_with(api, input);
    }
}

fn agree_with(api: Api, input: &[u8]) {
    let report = validate_with(api, input, &Options::new()).report;
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
    let is_json = state(&text[start..]) == State::Valid;
    match first {
        Some((Code::InvalidJson, at, length)) => {
            assert!(!is_json, "this is JSON: {report}\n{}", shown(input));
            assert_eq!(report.issues.len(), 1, "{report}");
            check_offset(text, start, at, length);
        }
        _ => assert!(is_json, "this is not JSON: {report}\n{}", shown(input)),
    }
}

/// Checks that the error is at the first character that makes the text invalid: the text before it can be continued to JSON.
fn check_offset(text: &str, start: usize, at: usize, length: usize) {
    let shown = || shown(text.as_bytes());
    assert!(at >= start && text.is_char_boundary(at), "at {at}: {}", shown());
    assert_eq!(length, text[at..].chars().next().map_or(0, char::len_utf8), "at {at}: {}", shown());
    assert_ne!(state(&text[start..at]), State::Invalid, "the text is invalid before {at}: {}", shown());
    if length != 0 {
        assert_eq!(state(&text[start..at + length]), State::Invalid, "the text can continue after {at}: {}", shown());
    }
}

#[derive(Debug, PartialEq)]
enum State {
    Valid,
    /// The start of a valid text.
    Incomplete,
    Invalid,
}

/// Returns the state of a text according to serde_json. It confuses incomplete and invalid at the end of an escape or a number,
/// so the function appends digits to those.
fn state(text: &str) -> State {
    // An escaped backslash does not start an escape.
    let starts = |at: usize| text[..at + 1].bytes().rev().take_while(|&byte| byte == b'\\').count() % 2 == 1;
    let escape = text.rfind("\\u").is_some_and(|at| text.len() - at < "\\u0000".len() && starts(at));
    match read(text) {
        State::Incomplete if escape => read(&format!("{text}0000")),
        State::Invalid if read(&format!("{text}0")) != State::Invalid => State::Incomplete,
        state => state,
    }
}

/// Reads a text with serde_json, which skips values without recursion.
fn read(text: &str) -> State {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    deserializer.disable_recursion_limit();
    let end = IgnoredAny::deserialize(&mut deserializer).and_then(|_| deserializer.end());
    match end {
        Ok(()) => State::Valid,
        Err(error) if error.is_eof() => State::Incomplete,
        Err(_) => State::Invalid,
    }
}
