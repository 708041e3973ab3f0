//! The walker: one pass over the bytes, directed by the model, that finds every issue and the spans of the values.

mod cross_field;
mod list;
mod members;
mod object;
mod path;
mod report;
mod seen_keys;
mod unescaped;
mod value;

use std::vec::Vec;

use crate::issue::{Code, IssueCollector};
use crate::json::{self, Expected, NotJson, SyntaxError, Text};
use crate::model::{DATA, EVENT, ID_LENGTH, LINE_USER, SLOTS};
use path::Path;
use seen_keys::SeenKeys;
use unescaped::UnescapeBuffer;

pub(crate) use report::Order;

type Scanner<'a> = json::Scanner<'a, ID_LENGTH>;

/// The walker's output: the issues, and the spans of the values, from which the caller may build an event.
///
/// The caller owns it and may use it again: it is large, and its memory is worth keeping.
pub(crate) struct Found {
    /// A span for each field of each object, by slot. Those of a [`LINE_USER`] hold the last one only.
    pub(crate) slots: [Text; SLOTS],
    /// The fields of each line user, if they are wanted.
    pub(crate) line_users: Vec<[Text; LINE_USER.fields.len()]>,
    /// Whether all texts are ASCII without escapes.
    #[cfg_attr(not(all(target_arch = "wasm32", target_feature = "simd128")), allow(dead_code))]
    pub(crate) all_unescaped_ascii: bool,
    /// The members of `timestampsMs`, where they are valid.
    pub(crate) millis: [Option<i64>; 2],
    /// The members of `timestamps` in milliseconds, where they are valid.
    instants: [Option<i64>; 2],
    pub(crate) issues: IssueCollector,
    buffer: UnescapeBuffer,
    /// The unknown keys.
    seen_keys: SeenKeys,
}

impl Found {
    pub(crate) const fn new() -> Self {
        Found {
            slots: [Text::ABSENT; SLOTS],
            line_users: Vec::new(),
            all_unescaped_ascii: true,
            millis: [None; 2],
            instants: [None; 2],
            issues: IssueCollector::new(),
            buffer: UnescapeBuffer::new(),
            seen_keys: SeenKeys::new(),
        }
    }

    /// Clears everything and keeps the memory.
    fn clear(&mut self) {
        self.slots.iter_mut().for_each(Text::clear);
        self.line_users.clear();
        self.all_unescaped_ascii = true;
        self.millis = [None; 2];
        self.instants = [None; 2];
        self.issues.clear();
        self.buffer.clear();
        self.seen_keys.clear();
    }

    /// Sets the hash seed of the unknown keys to a random number: this target has no source of randomness of its own.
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    pub(crate) fn set_hash_seed(&mut self, random: u32) {
        self.seen_keys.set_hash_seed(random);
    }

    /// Whether `connectedStore` and `connectedStaff` are present.
    pub(crate) fn connected(&self) -> (bool, bool) {
        let present = |index: usize| self.slots.get(DATA.base + index).is_some_and(|slot| slot.present());
        (present(cross_field::CONNECTED_STORE), present(cross_field::CONNECTED_STAFF))
    }
}

/// Walks over `bytes` from `start`, which is the end of the byte order mark if there is one. After an error, `found` has no
/// meaning.
///
/// `keep_line_users` is false for a verdict alone, which does without their memory.
pub(crate) fn walk(
    bytes: &[u8],
    start: usize,
    order: Order,
    keep_line_users: bool,
    found: &mut Found,
) -> Result<(), SyntaxError> {
    let mut other_event = false;
    loop {
        found.clear();
        let mut walker = Walker {
            scan: Scanner::new(bytes, start),
            found,
            keep_line_users,
            order,
            path: Path::default(),
            other_event,
            data_walked: false,
        };
        let end = walker.run(start);
        if walker.other_event && walker.data_walked {
            // `type` came after `data` and names another event, so `data` should have been skipped.
            other_event = true;
            continue;
        }
        return end.map_err(|NotJson| walker.scan.syntax_error());
    }
}

struct Walker<'a> {
    scan: Scanner<'a>,
    found: &'a mut Found,
    keep_line_users: bool,
    order: Order,
    path: Path,
    /// `type` names another event.
    other_event: bool,
    /// `data` was validated, not skipped.
    data_walked: bool,
}

impl Walker<'_> {
    fn run(&mut self, start: usize) -> Result<(), NotJson> {
        if start != 0 {
            self.report_here(Code::ByteOrderMark, None, 0..start);
        }
        self.scan.skip_space();
        if self.scan.peek() == b'{' {
            self.object(&EVENT)?;
        } else {
            let begin = self.scan.pos();
            let found = self.scan.skip_value()?;
            self.report_here(Code::WrongType, Some(found), begin..self.scan.pos());
        }
        self.scan.skip_space();
        if self.scan.pos() < self.scan.bytes().len() {
            return Err(self.scan.error(Expected::EndOfInput));
        }
        if self.data_walked {
            self.cross_field_checks();
        }
        Ok(())
    }
}
