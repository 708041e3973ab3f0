//! Checks that issues never quote a value. The payload has the structure of the input, with values that messages cannot contain
//! by chance.

use std::collections::HashSet;

use chatbrick_events::{Code, Issue, Options, PathSegment, Report};
use fastrand::Rng;
use serde_json::Value;

use super::{hash, json, shown};
use crate::oracle::Node;
use crate::subject::{Api, validate_with};

/// The number of characters of a value that count as a leak.
const WINDOW: usize = 4;
/// Digits of values. No message or number of the crate has [`WINDOW`] of them in sequence.
const SECRET_DIGITS: [char; 2] = ['5', '7'];
const SECRET_LETTERS: std::ops::RangeInclusive<char> = '가'..='힣';

pub fn run(input: &[u8]) {
    let Some(json) = json(input) else { return };
    let mut hider = Hider { rng: Rng::with_seed(hash(input)), out: String::new(), keys: HashSet::new() };
    hider.write(&json.tree, true);
    let payload = hider.out.as_bytes();

    for api in [Api::Connected, Api::Family] {
        for options in [Options::new(), Options::new().strict(true), Options::new().max_bytes(payload.len() / 2)] {
            let report = validate_with(api, payload, &options).report;
            for issue in &report.issues {
                check_no_value(issue, &hider.keys, payload);
            }
            check_lines(api, &report, &hider.keys, payload);
        }
        // Issues must not quote unreadable input either.
        for broken in [&payload[..payload.len() / 2], &[payload, b"\xFF"].concat()] {
            let report = validate_with(api, broken, &Options::new()).report;
            report.issues.iter().for_each(|issue| check_no_value(issue, &hider.keys, broken));
        }
    }
}

fn check_no_value(issue: &Issue, keys: &HashSet<String>, payload: &[u8]) {
    for step in &issue.path {
        if let PathSegment::Key(key) = step {
            let known = keys.contains(key.as_ref()) || !holds_secret(key);
            assert!(known, "{key:?} is not a key of the payload: {issue}\n{}", shown(payload));
        }
    }
    let Ok(Value::Object(mut members)) = serde_json::to_value(issue) else { panic!("an issue is an object") };
    // Issues may contain keys and positions.
    for name in ["path", "pointer", "offset", "length", "line", "column"] {
        members.remove(name);
    }
    if issue.code == Code::UnexpectedEventType {
        members.remove("received");
    }
    let text = Value::from(members).to_string();
    assert!(!holds_secret(&text), "a value is quoted: {text}\n{}", shown(payload));
}

/// Checks the log lines of the report and of the error.
fn check_lines(api: Api, report: &Report, keys: &HashSet<String>, payload: &[u8]) {
    check_line(report, &report.to_string(), keys, payload);
    check_line(report, &report.log_line(), keys, payload);
    let strict = Options::new().strict(true);
    let error = match api {
        Api::Connected => strict.parse_connected_event(payload).err(),
        Api::Family => strict.parse_event(payload).err(),
    };
    if let Some(error) = error {
        check_line(&error.report, &error.to_string(), keys, payload);
    }
}

/// Checks that a log line contains only keys and the event's type from the payload.
fn check_line(report: &Report, text: &str, keys: &HashSet<String>, payload: &[u8]) {
    let has_type = report.issues.iter().any(|issue| issue.code == Code::UnexpectedEventType);
    if has_type || keys.iter().any(|key| holds_secret(key)) || positions_hold_secret(report) {
        return;
    }
    assert!(!holds_secret(text), "a value is quoted: {text}\n{}", shown(payload));
}

/// Whether a position looks like a secret by chance: a column can be 5577.
fn positions_hold_secret(report: &Report) -> bool {
    report.issues.iter().any(|issue| holds_secret(&format!("{} {}", issue.line, issue.column)))
}

fn holds_secret(text: &str) -> bool {
    let mut run = 0;
    text.chars().any(|c| {
        run = if SECRET_DIGITS.contains(&c) || SECRET_LETTERS.contains(&c) { run + 1 } else { 0 };
        run >= WINDOW
    })
}

/// Writes a payload of the same structure with secret values.
struct Hider {
    rng: Rng,
    out: String,
    keys: HashSet<String>,
}

impl Hider {
    fn write(&mut self, node: &Node, is_root: bool) {
        match node {
            Node::Null => self.out.push_str("null"),
            Node::Bool(value) => self.out.push_str(&value.to_string()),
            Node::Number(_) => {
                let whole = self.digits(8);
                self.out.push_str(&whole);
                if self.rng.bool() {
                    let part = self.digits(6);
                    self.out.push_str(&format!(".{part}"));
                }
            }
            Node::String(_) => {
                let text = self.secret();
                self.out.push_str(&Value::from(text).to_string());
            }
            Node::Array(items) => {
                self.out.push('[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        self.out.push(',');
                    }
                    self.write(item, false);
                }
                self.out.push(']');
            }
            Node::Object(members) => {
                self.out.push('{');
                for (index, (key, node)) in members.iter().enumerate() {
                    if index > 0 {
                        self.out.push(',');
                    }
                    self.keys.insert(key.clone());
                    self.out.push_str(&format!("{}:", Value::from(key.as_str())));
                    match node {
                        // An issue may contain the event's type.
                        Node::String(text) if is_root && key == "type" => {
                            self.out.push_str(&Value::from(text.as_str()).to_string())
                        }
                        _ => self.write(node, false),
                    }
                }
                self.out.push('}');
            }
        }
    }

    fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| if self.rng.bool() { '5' } else { '7' }).collect()
    }

    /// Returns a secret text, in some cases after a prefix that makes it almost valid.
    fn secret(&mut self) -> String {
        let length = self.rng.usize(WINDOW..40);
        let letters: String = (0..length).map(|_| self.rng.char(SECRET_LETTERS)).collect();
        let digits = self.digits(length);
        match self.rng.u8(0..8) {
            0 => format!("https://{letters}"),
            1 => format!("javascript:{letters}"),
            2 => format!("U{digits}"),
            3 => digits,
            4 => format!("-{digits}"),
            5 => format!("2024-06-08T18:18:18.{digits}Z"),
            6 => format!("{letters}\n{digits}"),
            _ => letters,
        }
    }
}
