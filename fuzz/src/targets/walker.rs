//! Compares the walker with the oracle: codes and pointers, verdict, outcome, event.

use chatbrick_events::{Code, MAX_ISSUES, Options, Severity};

use super::{described, json, shown};
use crate::oracle::{self, Node, TYPES};
use crate::subject::{Api, Results, validate, validate_with};

pub fn run(input: &[u8]) {
    let validate = |options: &Options| validate(input, options);
    compare(input, &TYPES[..1], &Options::new(), validate);
    check_limits(input);
}

/// Compares the results for an input with the oracle, for these accepted types.
pub(super) fn compare(input: &[u8], types: &[&str], options: &Options, validate: impl Fn(&Options) -> Results) {
    let results = validate(options);
    let Some(json) = json(input) else { return };
    let mut expected = oracle::issues(&json.tree, types);
    if json.has_byte_order_mark {
        expected.push(("byte_order_mark", String::new()));
    }
    let report = &results.report;
    let actual = described(&report.issues);
    let shown = || format!("{types:?}: {report}\nexpected {expected:#?}\n{}", shown(input));
    assert_eq!(report.truncated, expected.len() > MAX_ISSUES, "{}", shown());
    if report.truncated {
        assert_eq!(actual.len(), MAX_ISSUES, "{}", shown());
        let has_type = |issues: &[(&str, String)]| issues.iter().any(|(code, _)| *code == "unexpected_event_type");
        assert_eq!(has_type(&actual), has_type(&expected), "the issue of another event was dropped: {}", shown());
        let mut left = expected.clone();
        for issue in actual {
            let position = left.iter().position(|other| *other == issue);
            left.swap_remove(position.unwrap_or_else(|| panic!("{issue:?} is not expected: {}", shown())));
        }
    } else {
        assert_eq!(sorted(actual), sorted(expected.clone()), "{}", shown());
    }

    let is_error = |code: &str| {
        let code = Code::ALL.iter().find(|known| known.as_str() == code).expect("a code of the registry");
        code.severity() == Severity::Error
    };
    let errors: Vec<_> = expected.iter().map(|(code, _)| *code).filter(|code| is_error(code)).collect();
    assert_eq!(report.valid, errors.is_empty(), "{}", shown());
    assert_eq!(results.event, report.valid.then(|| oracle::event(&json.tree, types)), "{}", shown());
    let other = (errors == ["unexpected_event_type"]).then(|| named(&json.tree));
    assert_eq!(results.other_event, other, "{}", shown());
    let of_type = report.issues.iter().find(|issue| issue.code == Code::UnexpectedEventType);
    if let Some(issue) = of_type {
        let one = types.iter().all(|name| *name == types[0]);
        let wanted = if one { types[0] } else { "an accepted event type" };
        assert_eq!(issue.expected.as_deref(), Some(wanted), "{}", shown());
    }

    let strict = validate(&options.clone().strict(true));
    assert_eq!(strict.report.valid, expected.is_empty(), "strict: {}", shown());
    assert_eq!(strict.other_event, results.other_event, "strict: {}", shown());
    assert_eq!(described(&strict.report.issues), described(&report.issues), "strict: {}", shown());
}

/// Returns the type of another event, at most 64 characters.
fn named(tree: &Node) -> String {
    match tree.get("type") {
        Some(Node::String(name)) => name.chars().take(64).collect(),
        other => panic!("another event has a type: {other:?}"),
    }
}

/// Checks that the size limit is exact and applies before all other rules.
fn check_limits(input: &[u8]) {
    for api in [Api::Connected, Api::Family] {
        let at = |max_bytes| validate_with(api, input, &Options::new().max_bytes(max_bytes)).report;
        assert_eq!(at(input.len()), validate_with(api, input, &Options::new()).report, "{}", shown(input));
        if let Some(below) = input.len().checked_sub(1) {
            assert_eq!(described(&at(below).issues), [("too_large", String::new())], "{}", shown(input));
        }
    }
}

fn sorted<T: Ord>(mut list: Vec<T>) -> Vec<T> {
    list.sort();
    list
}
