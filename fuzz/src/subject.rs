//! The subject of the tests: the public API of the crate. A bug can be planted in it, to check that a target finds the bug.

use std::cell::Cell;
use std::sync::LazyLock;

use chatbrick_events::{Code, Issue, Options, Outcome, Parsed, Report};
use serde::Serialize;
use serde_json::Value;

/// The crate's results for an input.
pub struct Results {
    pub report: Report,
    /// The event as JSON.
    pub event: Option<Value>,
    /// The type of another event.
    pub other_event: Option<String>,
}

/// The functions to call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Api {
    /// The functions of `contact.connection.connected`.
    Connected,
    /// The functions of every event type.
    Family,
}

/// A rare bug for each target. Bugs change the input or the output of the crate, so that they do not depend on its internals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bug {
    /// An exponent without digits is accepted before a brace.
    Scanner,
    /// An unknown key is not reported if it starts with one of five known keys.
    Walker,
    /// One UTC offset is wrong by an hour.
    Timestamps,
    /// Some characters count as two columns, as in UTF-16.
    Positions,
    /// Some numeric strings are quoted.
    Privacy,
    /// A time of another type is not reported.
    Events,
}

impl Bug {
    pub fn of(target: &str) -> Option<Bug> {
        match target {
            "scanner" => Some(Bug::Scanner),
            "walker" => Some(Bug::Walker),
            "timestamps" => Some(Bug::Timestamps),
            "positions" => Some(Bug::Positions),
            "privacy" => Some(Bug::Privacy),
            "events" => Some(Bug::Events),
            _ => None,
        }
    }
}

/// The bug for libFuzzer, which runs each target in its own process.
static FROM_ENVIRONMENT: LazyLock<Option<Bug>> =
    LazyLock::new(|| std::env::var("PLANTED_BUG").ok().and_then(|target| Bug::of(&target)));

thread_local! {
    static PLANTED: Cell<Option<Bug>> = Cell::new(*FROM_ENVIRONMENT);
}

/// Runs `during` with a planted bug, in this thread.
pub fn planted<T>(bug: Bug, during: impl FnOnce() -> T) -> T {
    struct Restore(Option<Bug>);
    impl Drop for Restore {
        fn drop(&mut self) {
            PLANTED.set(self.0);
        }
    }
    let _restore = Restore(PLANTED.replace(Some(bug)));
    during()
}

/// Validates an input with the functions of one type.
pub fn validate(input: &[u8], options: &Options) -> Results {
    validate_with(Api::Connected, input, options)
}

/// Validates an input with the functions of an [`Api`], and checks that they agree.
pub fn validate_with(api: Api, input: &[u8], options: &Options) -> Results {
    match PLANTED.get() {
        None => validate_unchanged(api, input, options),
        Some(Bug::Scanner) => validate_unchanged(api, &replaced(input, b"E+}", b"E+0}"), options),
        Some(Bug::Timestamps) => validate_unchanged(api, &replaced(input, b"-17:", b"-16:"), options),
        Some(bug) => {
            let mut results = validate_unchanged(api, input, options);
            change_report(bug, input, &mut results.report);
            results
        }
    }
}

fn replaced(input: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    match input.windows(from.len()).position(|window| window == from) {
        Some(at) => [&input[..at], to, &input[at + from.len()..]].concat(),
        None => input.to_vec(),
    }
}

fn validate_unchanged(api: Api, input: &[u8], options: &Options) -> Results {
    match api {
        Api::Connected => results(options.safe_parse_connected_event(input), &options.validate(input), |event| {
            serde_json::to_value(event.into_owned())
        }),
        Api::Family => results(options.safe_parse_event(input), &options.validate_event(input), |event| {
            serde_json::to_value(event.into_owned())
        }),
    }
}

fn results<E: Serialize>(
    parsed: Parsed<E>,
    report: &Report,
    owned: impl Fn(E) -> serde_json::Result<Value>,
) -> Results {
    assert_eq!(&parsed.report, report, "the functions differ");
    assert_eq!(parsed.event.is_some(), parsed.report.valid, "an event if and only if valid");
    let other_event = match parsed.outcome() {
        Outcome::OtherEvent(event_type) => Some(event_type.to_owned()),
        Outcome::Event(_) => {
            assert!(parsed.report.valid);
            None
        }
        Outcome::Invalid => {
            assert!(!parsed.report.valid);
            None
        }
    };
    let event = parsed.event.map(|event| {
        let value = serde_json::to_value(&event).expect("events serialize");
        assert_eq!(owned(event).expect("events serialize"), value);
        value
    });
    Results { report: parsed.report, event, other_event }
}

fn change_report(bug: Bug, input: &[u8], report: &mut Report) {
    match bug {
        Bug::Walker => report.issues.retain(|issue| {
            let known = ["avatar", "displayName", "employeeId", "lineProviderId", "storeId"];
            let key = issue.pointer();
            let key = key.rsplit('/').next().unwrap_or_default();
            issue.code != Code::UnknownField || !known.iter().any(|known| key.starts_with(known))
        }),
        Bug::Events => report.issues.retain(|issue| {
            issue.code != Code::UnknownField || !issue.pointer().starts_with("/data/timestampsMs/changedAt")
        }),
        Bug::Positions => {
            for issue in &mut report.issues {
                let line = input[..issue.offset].rsplit(|&byte| byte == b'\n').next().unwrap_or_default();
                issue.column += line.windows(3).filter(|window| window == b"\xF0\x9F\xA7").count();
            }
        }
        Bug::Privacy => {
            let quoted = |issue: &&mut Issue| issue.code == Code::NumericString && issue.length.is_multiple_of(13);
            for issue in report.issues.iter_mut().filter(quoted) {
                let span = &input[issue.offset..issue.offset + issue.length];
                issue.received = Some(String::from_utf8_lossy(span).into_owned().into());
            }
        }
        Bug::Scanner | Bug::Timestamps => unreachable!("these change the input"),
    }
}
