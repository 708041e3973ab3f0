//! Compares the walker with the oracle: codes and pointers, verdict, event.

use chatbrick_events::{Code, MAX_ISSUES, Options};

use super::{described, json, shown};
use crate::oracle;
use crate::subject::validate;

pub fn run(input: &[u8]) {
    let outcome = validate(input, &Options::new());
    check_limits(input);
    let Some(json) = json(input) else { return };
    let mut expected = oracle::issues(&json.tree);
    if json.has_byte_order_mark {
        expected.push(("byte_order_mark", String::new()));
    }
    let report = &outcome.report;
    let actual = described(&report.issues);
    let shown = || format!("{report}\nexpected {expected:#?}\n{}", shown(input));
    assert_eq!(report.truncated, expected.len() > MAX_ISSUES, "{}", shown());
    if report.truncated {
        assert_eq!(actual.len(), MAX_ISSUES, "{}", shown());
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
        code.severity() == chatbrick_events::Severity::Error
    };
    let valid = !expected.iter().any(|(code, _)| is_error(code));
    assert_eq!(report.valid, valid, "{}", shown());
    assert_eq!(outcome.event, valid.then(|| oracle::event(&json.tree)), "{}", shown());

    let strict = validate(input, &Options::new().strict(true)).report;
    assert_eq!(strict.valid, expected.is_empty(), "strict: {}", shown());
    assert_eq!(described(&strict.issues), described(&report.issues), "strict: {}", shown());
}

/// The limit applies before anything else, and is exact.
fn check_limits(input: &[u8]) {
    let at = |max_bytes| validate(input, &Options::new().max_bytes(max_bytes)).report;
    assert_eq!(at(input.len()), validate(input, &Options::new()).report, "{}", shown(input));
    if let Some(below) = input.len().checked_sub(1) {
        assert_eq!(described(&at(below).issues), [("too_large", String::new())], "{}", shown(input));
    }
}

fn sorted<T: Ord>(mut list: Vec<T>) -> Vec<T> {
    list.sort();
    list
}
