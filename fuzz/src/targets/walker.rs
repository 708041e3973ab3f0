//! The walker against the oracle: the same codes at the same pointers, the same verdict, the same event.

use chatbrick_events::{Code, MAX_ISSUES, Options};

use super::{described, json, shown};
use crate::oracle;
use crate::subject::judge;

pub fn run(input: &[u8]) {
    let said = judge(input, &Options::new());
    limits(input);
    let Some(json) = json(input) else { return };
    let mut expected = oracle::issues(&json.tree);
    if json.marked {
        expected.push(("byte_order_mark", String::new()));
    }
    let report = &said.report;
    let actual = described(&report.issues);
    let shown = || format!("{report}\nexpected {expected:#?}\n{}", shown(input));
    assert_eq!(report.truncated, expected.len() > MAX_ISSUES, "{}", shown());
    if report.truncated {
        assert_eq!(actual.len(), MAX_ISSUES, "{}", shown());
        let mut left = expected.clone();
        for issue in actual {
            let place = left.iter().position(|other| *other == issue);
            left.swap_remove(place.unwrap_or_else(|| panic!("{issue:?} is not expected: {}", shown())));
        }
    } else {
        assert_eq!(sorted(actual), sorted(expected.clone()), "{}", shown());
    }

    let severe = |code: &str| {
        let code = Code::ALL.iter().find(|known| known.as_str() == code).expect("a code of the registry");
        code.severity() == chatbrick_events::Severity::Error
    };
    let valid = !expected.iter().any(|(code, _)| severe(code));
    assert_eq!(report.valid, valid, "{}", shown());
    assert_eq!(said.event, valid.then(|| oracle::event(&json.tree)), "{}", shown());

    let strict = judge(input, &Options::new().strict(true)).report;
    assert_eq!(strict.valid, expected.is_empty(), "strict: {}", shown());
    assert_eq!(described(&strict.issues), described(&report.issues), "strict: {}", shown());
}

/// The limit is judged before anything else, and is exact.
fn limits(input: &[u8]) {
    let at = |max_bytes| judge(input, &Options::new().max_bytes(max_bytes)).report;
    assert_eq!(at(input.len()), judge(input, &Options::new()).report, "{}", shown(input));
    if let Some(below) = input.len().checked_sub(1) {
        assert_eq!(described(&at(below).issues), [("too_large", String::new())], "{}", shown(input));
    }
}

fn sorted<T: Ord>(mut list: Vec<T>) -> Vec<T> {
    list.sort();
    list
}
