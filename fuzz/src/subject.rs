//! What is tested: the crate, through its public API. A bug can be planted in it, to see that its target finds it.

use std::cell::Cell;
use std::sync::LazyLock;

use chatbrick_events::{Code, Issue, Options, Report};
use serde_json::Value;

/// What the crate says of an input.
pub struct Said {
    pub report: Report,
    /// The event as JSON.
    pub event: Option<Value>,
}

/// A mistake of the kind that a target is there for, each in a corner. They change what goes into the crate or what comes
/// out of it, and so outlive every change inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bug {
    /// An exponent of a sign alone passes before a brace.
    Scanner,
    /// An unknown key is not seen if it begins with a known one of six letters and more.
    Walker,
    /// One offset is an hour off.
    Timestamps,
    /// Some characters count as two columns, as they do in UTF-16.
    Positions,
    /// Some numeric strings are quoted.
    Privacy,
}

impl Bug {
    pub fn of(target: &str) -> Option<Bug> {
        match target {
            "scanner" => Some(Bug::Scanner),
            "walker" => Some(Bug::Walker),
            "timestamps" => Some(Bug::Timestamps),
            "positions" => Some(Bug::Positions),
            "privacy" => Some(Bug::Privacy),
            _ => None,
        }
    }
}

/// For libFuzzer, which runs a target in a process of its own.
static FROM_ENVIRONMENT: LazyLock<Option<Bug>> =
    LazyLock::new(|| std::env::var("PLANTED_BUG").ok().and_then(|target| Bug::of(&target)));

thread_local! {
    static PLANTED: Cell<Option<Bug>> = Cell::new(*FROM_ENVIRONMENT);
}

/// Runs `during` with a bug planted, in this thread.
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

/// Judges an input. That `validate` says the same as `safe_parse_connected_event` is seen to here.
pub fn judge(input: &[u8], options: &Options) -> Said {
    match PLANTED.get() {
        None => honest(input, options),
        Some(Bug::Scanner) => honest(&replaced(input, b"E+}", b"E+0}"), options),
        Some(Bug::Timestamps) => honest(&replaced(input, b"-17:", b"-16:"), options),
        Some(bug) => {
            let mut said = honest(input, options);
            spoil(bug, input, &mut said.report);
            said
        }
    }
}

fn replaced(input: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    match input.windows(from.len()).position(|window| window == from) {
        Some(at) => [&input[..at], to, &input[at + from.len()..]].concat(),
        None => input.to_vec(),
    }
}

fn honest(input: &[u8], options: &Options) -> Said {
    let parsed = options.safe_parse_connected_event(input);
    assert_eq!(parsed.report, options.validate(input), "validate and safe_parse_connected_event differ");
    assert_eq!(parsed.event.is_some(), parsed.report.valid, "an event exactly if valid");
    let event = parsed.event.map(|event| {
        let value = serde_json::to_value(&event).expect("an event is written");
        assert_eq!(serde_json::to_value(event.into_owned()).expect("an event is written"), value);
        value
    });
    Said { report: parsed.report, event }
}

fn spoil(bug: Bug, input: &[u8], report: &mut Report) {
    match bug {
        Bug::Walker => report.issues.retain(|issue| {
            let known = ["avatar", "displayName", "employeeId", "lineProviderId", "storeId"];
            let key = issue.pointer();
            let key = key.rsplit('/').next().unwrap_or_default();
            issue.code != Code::UnknownField || !known.iter().any(|known| key.starts_with(known))
        }),
        Bug::Positions => {
            for issue in &mut report.issues {
                let line = input[..issue.offset].rsplit(|&byte| byte == b'\n').next().unwrap_or_default();
                issue.column += line.windows(3).filter(|window| window == b"\xF0\x9F\xA7").count();
            }
        }
        Bug::Privacy => {
            let quoted = |issue: &&mut Issue| issue.code == Code::NumericString && issue.length.is_multiple_of(7);
            for issue in report.issues.iter_mut().filter(quoted) {
                let span = &input[issue.offset..issue.offset + issue.length];
                issue.received = Some(String::from_utf8_lossy(span).into_owned().into());
            }
        }
        Bug::Scanner | Bug::Timestamps => unreachable!("these change the input"),
    }
}
