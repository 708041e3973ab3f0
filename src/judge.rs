//! The verdict: what can be read is walked, what cannot is reported as the one thing that is wrong.

use core::ops::Range;
use std::vec;
use std::vec::Vec;

use crate::code::Code;
use crate::issue::{Issue, Report};
use crate::json::Fault;
use crate::options::Options;
use crate::position::{Unit, locate};
use crate::walk::{Order, Values, walk};

/// What the caller wants to know besides the verdict.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted {
    /// Whether an event is built from the values.
    pub(crate) values: bool,
    pub(crate) order: Order,
    pub(crate) unit: Unit,
}

impl Wanted {
    /// Of a Rust caller: positions in bytes, in document order.
    pub(crate) const fn native(values: bool) -> Self {
        Wanted { values, order: Order::Document, unit: Unit::Bytes }
    }
}

/// Judges an input. If the report is valid, `values` are those of the payload; otherwise they mean nothing.
pub(crate) fn judge(input: &[u8], options: &Options, wanted: Wanted, values: &mut Values) -> Report {
    // Spans are 32 bits wide.
    if input.len() > options.max_bytes.min(u32::MAX as usize) {
        return unreadable(input, Code::TooLarge, 0..input.len(), None, wanted.unit);
    }
    let start = if input.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    match walk(input, start, wanted.order, wanted.values, values) {
        Ok(mut found) => {
            if wanted.order == Order::Document {
                locate(input, &mut found.issues, wanted.unit);
            }
            let valid = !(found.errors || options.strict && found.warnings);
            Report { valid, issues: found.issues, truncated: found.truncated }
        }
        Err(fault) => not_json_or_utf8(input, &fault, wanted.unit),
    }
}

/// Text that is no UTF-8 anywhere is that before it is no JSON.
#[cold]
fn not_json_or_utf8(input: &[u8], fault: &Fault, unit: Unit) -> Report {
    match core::str::from_utf8(input) {
        Err(error) => {
            let at = error.valid_up_to();
            let length = error.error_len().unwrap_or(input.len() - at);
            unreadable(input, Code::InvalidUtf8, at..at + length, None, unit)
        }
        Ok(text) => {
            let at = fault.at;
            let length = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            unreadable(input, Code::InvalidJson, at..at + length, Some(fault.expected), unit)
        }
    }
}

/// A report of one error that leaves nothing else to be said.
#[cold]
pub(crate) fn unreadable(
    input: &[u8],
    code: Code,
    span: Range<usize>,
    expected: Option<&'static str>,
    unit: Unit,
) -> Report {
    let mut issues = vec![Issue {
        code,
        path: Vec::new(),
        message: code.message(),
        expected,
        received: (code == Code::InvalidJson && span.is_empty()).then_some("the end of the input".into()),
        offset: span.start,
        length: span.len(),
        line: 0,
        column: 0,
    }];
    locate(input, &mut issues, unit);
    Report { valid: false, issues, truncated: false }
}
