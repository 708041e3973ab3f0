//! The verdict: what can be read is walked, what cannot is reported as the one thing that is wrong.

use std::vec;
use std::vec::Vec;

use crate::code::Code;
use crate::issue::Report;
use crate::json::Fault;
use crate::options::Options;
use crate::phrase::Phrase;
use crate::position::{Unit, locate};
use crate::record::{Record, Texts};
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

/// The verdict, with the issues as they were put on record.
#[derive(Default)]
pub(crate) struct Judged {
    pub(crate) valid: bool,
    pub(crate) truncated: bool,
    pub(crate) records: Vec<Record>,
    pub(crate) texts: Texts,
}

impl Judged {
    #[cfg(all(target_arch = "wasm32", feature = "npm"))]
    pub(crate) const fn new() -> Self {
        Judged { valid: false, truncated: false, records: Vec::new(), texts: Texts::new() }
    }

    /// The report that Rust callers see.
    pub(crate) fn report(&self) -> Report {
        let issues = self.records.iter().map(|record| record.issue(&self.texts)).collect();
        Report { valid: self.valid, issues, truncated: self.truncated }
    }
}

/// Judges an input. If it is valid, `values` are those of the payload; otherwise they mean nothing.
pub(crate) fn judge(input: &[u8], options: &Options, wanted: Wanted, values: &mut Values) -> Judged {
    // Spans are 32 bits wide.
    if input.len() > options.max_bytes.min(u32::MAX as usize) {
        return unreadable(input, Record::new(Code::TooLarge, 0..input.len()), wanted.unit);
    }
    let start = if input.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    match walk(input, start, wanted.order, wanted.values, values) {
        Ok(mut found) => {
            if wanted.order == Order::Document {
                locate(input, &mut found.records, wanted.unit);
            }
            let valid = !(found.errors || options.strict && found.warnings);
            Judged { valid, truncated: found.truncated, records: found.records, texts: found.texts }
        }
        Err(fault) => not_json_or_utf8(input, &fault, wanted.unit),
    }
}

/// Text that is no UTF-8 anywhere is that before it is no JSON.
#[cold]
fn not_json_or_utf8(input: &[u8], fault: &Fault, unit: Unit) -> Judged {
    let record = match core::str::from_utf8(input) {
        Err(error) => {
            let at = error.valid_up_to();
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
    };
    unreadable(input, record, unit)
}

/// A verdict of one error that leaves nothing else to be said.
#[cold]
pub(crate) fn unreadable(input: &[u8], record: Record, unit: Unit) -> Judged {
    let mut records = vec![record];
    locate(input, &mut records, unit);
    Judged { records, ..Judged::default() }
}
