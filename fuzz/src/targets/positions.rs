//! Compares positions with a naive count, and checks the content of spans.

use chatbrick_events::{Code, Issue, Options, PathSegment};
use serde::de::Deserialize;

use super::{Json, at, json, shown};
use crate::oracle::Node;
use crate::subject::{Api, validate_with};

pub fn run(input: &[u8]) {
    for api in [Api::Connected, Api::Family] {
        check(api, input);
    }
}

fn check(api: Api, input: &[u8]) {
    let report = validate_with(api, input, &Options::new()).report;
    let json = json(input);
    let mut previous = 0;
    for issue in &report.issues {
        let shown = || format!("{issue}\n{issue:?}\n{}", shown(input));
        assert!(issue.offset >= previous, "the issues are not in order: {}", shown());
        previous = issue.offset;
        assert!(issue.offset + issue.length <= input.len(), "the span ends after the input: {}", shown());
        check_line_and_column(issue, input, shown);
        if let Some(json) = &json {
            check_span(issue, json, shown);
        }
    }
}

/// Checks the line and column. The text before an issue is UTF-8, even if the text after it is not.
fn check_line_and_column(issue: &Issue, input: &[u8], shown: impl Fn() -> String) {
    let before = core::str::from_utf8(&input[..issue.offset])
        .unwrap_or_else(|_| panic!("the span starts within a character: {}", shown()));
    let mut line = 1;
    let mut column = 1;
    for c in before.chars() {
        if c == '\n' {
            line += 1;
            column = 1;
        } else {
            column += 1;
        }
    }
    assert_eq!((issue.line, issue.column), (line, column), "line and column: {}", shown());
}

/// Checks that the span is the value, the key or the opening brace that the issue is about.
fn check_span(issue: &Issue, json: &Json, shown: impl Fn() -> String) {
    let span = json
        .text
        .get(issue.offset..issue.offset + issue.length)
        .unwrap_or_else(|| panic!("the span is not text: {}", shown()));
    let parent = || issue.path.split_last().map_or(&[][..], |(_, parent)| parent);
    match issue.code {
        Code::ByteOrderMark => assert_eq!((issue.offset, span), (0, "\u{FEFF}"), "{}", shown()),
        Code::MissingField | Code::AbsentField => check_brace(issue, span, json, parent(), shown),
        Code::NoConnection => check_brace(issue, span, json, &issue.path, shown),
        Code::UnknownField | Code::DuplicateKey => {
            let Some(PathSegment::Key(key)) = issue.path.last() else {
                panic!("the path does not end with a key: {}", shown())
            };
            let written: String =
                serde_json::from_str(span).unwrap_or_else(|_| panic!("the span is not a string: {}", shown()));
            assert_eq!(written, key.as_ref(), "{}", shown());
            let Some(Node::Object(members)) = at(&json.tree, parent()) else {
                panic!("the parent is not an object: {}", shown())
            };
            let times = members.iter().filter(|(name, _)| name == key.as_ref()).count();
            assert!(times > usize::from(issue.code == Code::DuplicateKey), "{}", shown());
        }
        _ => {
            let written: Node =
                serde_json::from_str(span).unwrap_or_else(|_| panic!("the span is not a value: {}", shown()));
            assert_eq!(Some(&written), at(&json.tree, &issue.path), "{}", shown());
        }
    }
}

/// Checks that the span is the opening brace of the object at a path.
fn check_brace(issue: &Issue, span: &str, json: &Json, path: &[PathSegment], shown: impl Fn() -> String) {
    assert_eq!(span, "{", "{}", shown());
    let mut deserializer = serde_json::Deserializer::from_str(&json.text[issue.offset..]);
    let object = Node::deserialize(&mut deserializer)
        .unwrap_or_else(|_| panic!("the span does not start an object: {}", shown()));
    assert_eq!(Some(&object), at(&json.tree, path), "{}", shown());
}
