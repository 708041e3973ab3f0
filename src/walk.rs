//! The table meets the bytes: one pass that finds every issue with its span, and where the values stand.

mod collect;
mod content;
mod cross;
mod keys;
mod list;
mod members;

mod object;
mod path;
mod value;

use std::vec::Vec;

use crate::code::Code;
use crate::json::{Fault, Scanner, Stop, Text};
use crate::phrase::Phrase;
use crate::schema::{DATA, EVENT, LINE_USER, SLOTS};
use content::Contents;
use keys::Keys;
use path::Path;

pub(crate) use collect::Issues;
pub(crate) use path::Order;

/// What a walk has found: where the values stand, for whoever builds an event from them, and the issues.
///
/// It belongs to the caller, who may use it again: it is too large to be moved about, and its memory is worth keeping.
pub(crate) struct Found {
    /// A span for each field of each object but [`LINE_USER`]; see [`SLOTS`].
    pub(crate) slots: [Text; SLOTS],
    /// The fields of each line user, if they were asked for.
    pub(crate) line_users: Vec<[Text; LINE_USER.fields.len()]>,
    /// Whether all texts stand in the input as they are: ASCII without escapes.
    #[cfg_attr(not(all(target_arch = "wasm32", target_feature = "simd128")), allow(dead_code))]
    pub(crate) plain: bool,
    /// The members of `timestampsMs`, where they are valid.
    pub(crate) millis: [Option<i64>; 2],
    /// The members of `timestamps` in milliseconds, where they are valid.
    instants: [Option<i64>; 2],
    pub(crate) issues: Issues,
    contents: Contents,
    /// The unknown keys.
    keys: Keys,
}

impl Found {
    pub(crate) const fn new() -> Self {
        Found {
            slots: [Text::ABSENT; SLOTS],
            line_users: Vec::new(),
            plain: true,
            millis: [None; 2],
            instants: [None; 2],
            issues: Issues::new(),
            contents: Contents::new(),
            keys: Keys::new(),
        }
    }

    /// Forgets everything but the memory.
    fn clear(&mut self) {
        self.slots.iter_mut().for_each(Text::clear);
        self.line_users.clear();
        self.plain = true;
        self.millis = [None; 2];
        self.instants = [None; 2];
        self.issues.clear();
        self.contents.clear();
        self.keys.clear();
    }

    /// Takes a secret from `random`, so that nobody can choose payloads that take long.
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    pub(crate) fn set_hash_seed(&mut self, random: u32) {
        self.keys.set_hash_seed(random);
    }

    /// Whether there is a `connectedStore`, and whether there is a `connectedStaff`.
    pub(crate) fn connected(&self) -> (bool, bool) {
        let present = |place: usize| self.slots.get(DATA.base + place).is_some_and(|slot| slot.present());
        (present(cross::CONNECTED_STORE), present(cross::CONNECTED_STAFF))
    }
}

/// Walks over `bytes` from `start`, which is behind a byte order mark if there is one. If it is JSON, `found` is what
/// there is to know of it; otherwise that means nothing.
///
/// `keep` says whether the line users are wanted: a verdict alone does without the memory.
pub(crate) fn walk(bytes: &[u8], start: usize, order: Order, keep: bool, found: &mut Found) -> Result<(), Fault> {
    let mut foreign = false;
    loop {
        found.clear();
        let mut walker = Walker {
            scan: Scanner::new(bytes, start),
            found,
            keep,
            order,
            path: Path::default(),
            foreign,
            data_walked: false,
        };
        let end = walker.run(start);
        if walker.foreign && walker.data_walked {
            // Another event's `type` stood behind `data`, so that `data` should not have been judged.
            foreign = true;
            continue;
        }
        return end.map_err(|Stop| walker.scan.fault());
    }
}

struct Walker<'a> {
    scan: Scanner<'a>,
    found: &'a mut Found,
    keep: bool,
    order: Order,
    path: Path,
    /// `type` says that this is another event.
    foreign: bool,
    /// `data` was judged, and not just skipped.
    data_walked: bool,
}

impl Walker<'_> {
    fn run(&mut self, start: usize) -> Result<(), Stop> {
        if start != 0 {
            self.report_here(Code::ByteOrderMark, None, 0..start);
        }
        self.scan.space();
        if self.scan.peek() == b'{' {
            self.object(&EVENT)?;
        } else {
            let begin = self.scan.pos();
            let found = self.scan.skip()?;
            self.report_here(Code::WrongType, Some(found), begin..self.scan.pos());
        }
        self.scan.space();
        if self.scan.pos() < self.scan.bytes().len() {
            return Err(self.scan.fail(Phrase::EndOfInput));
        }
        if self.data_walked {
            self.cross_checks();
        }
        Ok(())
    }
}
