//! Validates an input: walks it, or reports the one error that makes it unreadable.

use crate::issue::{Code, Expectation, IssueCollector, RawIssue, Report};
use crate::json::{self, SyntaxError};
use crate::options::{Options, Types};
#[cfg(target_arch = "wasm32")]
use crate::position::Cursor;
use crate::position::{Unit, locate};
use crate::walk::{Found, Order, Request, walk};

/// The output that the caller asks for besides the verdict.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OutputOptions {
    /// Whether to keep the values, to build an event.
    pub(crate) values: bool,
    pub(crate) order: Order,
    pub(crate) unit: Unit,
    /// The event types that are accepted.
    pub(crate) types: Types,
}

impl OutputOptions {
    /// Returns the options of Rust callers: issues in document order, positions in bytes.
    pub(crate) const fn native(values: bool, types: Types) -> Self {
        OutputOptions { values, order: Order::Document, unit: Unit::Bytes, types }
    }
}

impl Found {
    /// Returns the report for Rust callers.
    pub(crate) fn report(&self, valid: bool) -> Report {
        let IssueCollector { kept, texts, truncated, .. } = &self.issues;
        Report {
            valid,
            issues: kept.iter().map(|issue| issue.issue(texts)).collect(),
            truncated: *truncated,
            is_other_event: self.issues.is_other_event(),
        }
    }
}

/// Validates an input and returns whether it is valid. `found` then has the issues and, for a valid input, the values.
pub(crate) fn validate_into(input: &[u8], options: &Options, output: OutputOptions, found: &mut Found) -> bool {
    // Spans are 32 bits wide.
    if input.len() > options.max_bytes.min(u32::MAX as usize) {
        return unreadable(input, RawIssue::new(Code::TooLarge, 0..input.len()), output.unit, found);
    }
    let start = if input.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    let request = Request { types: output.types, order: output.order, keep_entries: output.values };
    if let Err(error) = walk(input, start, request, found) {
        return unreadable(input, not_json_or_utf8(input, &error), output.unit, found);
    }
    let issues = &mut found.issues;
    if output.order == Order::Document && !issues.kept.is_empty() {
        locate(input, &mut issues.kept, output.unit);
    }
    issues.errors == 0 && !(options.strict && issues.warnings)
}

/// Returns the issue for a syntax error. Invalid UTF-8 anywhere in the input takes precedence over invalid JSON.
#[cold]
fn not_json_or_utf8(input: &[u8], error: &SyntaxError) -> RawIssue {
    // If the walker stopped at invalid UTF-8, it has checked all text before. At any other error it has not checked the current
    // string.
    let checked = if error.expected == json::Expected::Utf8 { error.offset } else { 0 };
    match core::str::from_utf8(input.get(checked..).unwrap_or_default()) {
        Err(error) => {
            let at = checked + error.valid_up_to();
            let length = error.error_len().unwrap_or(input.len() - at);
            RawIssue::new(Code::InvalidUtf8, at..at + length)
        }
        Ok(text) => {
            let at = error.offset;
            let length = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            let mut issue = RawIssue::new(Code::InvalidJson, at..at + length);
            issue.set_expected(Some(error.expected.into()));
            issue.set_received((length == 0).then_some(Expectation::EndOfInput));
            issue
        }
    }
}

/// Makes `issue`, an error, the only issue.
#[cold]
pub(crate) fn unreadable(input: &[u8], issue: RawIssue, unit: Unit, found: &mut Found) -> bool {
    found.issues.clear();
    found.issues.kept.push(issue);
    locate(input, &mut found.issues.kept, unit);
    false
}

/// Reports a lone surrogate in a JavaScript string. `input` is its UTF-8, with U+FFFD at the UTF-16 offset `at`.
#[cfg(target_arch = "wasm32")]
#[cfg_attr(not(any(feature = "js", chatbrick_exports, target_feature = "simd128")), allow(dead_code))]
#[inline(never)]
pub(crate) fn lone_surrogate(input: &[u8], at: usize, found: &mut Found) -> bool {
    let at = Cursor::new(input).bytes_at_utf16(at);
    // U+FFFD takes three bytes and one code unit, as a lone surrogate does.
    unreadable(input, RawIssue::new(Code::LoneSurrogate, at..at + 3), Unit::Utf16, found)
}
