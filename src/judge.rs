//! The verdict: what can be read is walked, what cannot is reported as the one thing that is wrong.

use crate::code::Code;
use crate::issue::Report;
use crate::json::Fault;
use crate::options::Options;
use crate::phrase::Phrase;
#[cfg(target_arch = "wasm32")]
use crate::position::Cursor;
use crate::position::{Unit, locate};
use crate::record::Record;
use crate::walk::{Found, Issues, Order, walk};

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

impl Found {
    /// The report that Rust callers see.
    pub(crate) fn report(&self, valid: bool) -> Report {
        let Issues { kept, texts, truncated, .. } = &self.issues;
        Report { valid, issues: kept.iter().map(|record| record.issue(texts)).collect(), truncated: *truncated }
    }
}

/// Judges an input and returns whether it is valid. The issues are in `found`, and if it is valid, the values as well.
pub(crate) fn judge(input: &[u8], options: &Options, wanted: Wanted, found: &mut Found) -> bool {
    // Spans are 32 bits wide.
    if input.len() > options.max_bytes.min(u32::MAX as usize) {
        return unreadable(input, Record::new(Code::TooLarge, 0..input.len()), wanted.unit, found);
    }
    let start = if input.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    if let Err(fault) = walk(input, start, wanted.order, wanted.values, found) {
        return unreadable(input, not_json_or_utf8(input, &fault), wanted.unit, found);
    }
    let issues = &mut found.issues;
    if wanted.order == Order::Document && !issues.kept.is_empty() {
        locate(input, &mut issues.kept, wanted.unit);
    }
    !(issues.errors || options.strict && issues.warnings)
}

/// Text that is no UTF-8 anywhere is that before it is no JSON.
#[cold]
fn not_json_or_utf8(input: &[u8], fault: &Fault) -> Record {
    // Before a fault of UTF-8 the walk has checked everything; before another, all but the string that it may be in.
    let seen = if fault.expected == Phrase::Utf8 { fault.at } else { 0 };
    match core::str::from_utf8(input.get(seen..).unwrap_or_default()) {
        Err(error) => {
            let at = seen + error.valid_up_to();
            let length = error.error_len().unwrap_or(input.len() - at);
            Record::new(Code::InvalidUtf8, at..at + length)
        }
        Ok(text) => {
            let at = fault.at;
            let length = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            let mut record = Record::new(Code::InvalidJson, at..at + length);
            record.expect(Some(fault.expected));
            record.receive((length == 0).then_some(Phrase::EndOfInput));
            record
        }
    }
}

/// A verdict of one error that leaves nothing else to be said.
#[cold]
pub(crate) fn unreadable(input: &[u8], record: Record, unit: Unit, found: &mut Found) -> bool {
    found.issues.clear();
    found.issues.kept.push(record);
    locate(input, &mut found.issues.kept, unit);
    false
}

/// Reports half a surrogate pair in a JavaScript string. `input` is its UTF-8, with U+FFFD at the UTF-16 offset `at`.
#[cfg(target_arch = "wasm32")]
#[cfg_attr(not(any(feature = "js", chatbrick_exports, target_feature = "simd128")), allow(dead_code))]
#[inline(never)]
pub(crate) fn lone_surrogate(input: &[u8], at: usize, found: &mut Found) -> bool {
    let at = Cursor::new(input).bytes_at_utf16(at);
    // U+FFFD is three bytes and one unit long, as half a pair is.
    unreadable(input, Record::new(Code::LoneSurrogate, at..at + 3), Unit::Utf16, found)
}
