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

use crate::generated::table::{EVENTS, ROOT, SLOTS};
use crate::issue::{Code, IssueCollector};
use crate::json::{self, Expected, NotJson, SyntaxError, Text};
use crate::model::{Event, ID_LENGTH};
use crate::options::Types;
use path::Path;
use seen_keys::SeenKeys;
use unescaped::UnescapeBuffer;

pub(crate) use report::Order;

type Scanner<'a> = json::Scanner<'a, ID_LENGTH>;

/// The number of a slot without a valid date or number, earlier than any valid one.
pub(crate) const NO_NUMBER: i64 = i64::MIN;

/// The output of the walker: the issues, and the spans of the values, from which the caller can build an event.
///
/// The caller owns it and can reuse it for the next payload, which saves its allocations.
pub(crate) struct Found {
    /// The event type by which `data` was validated, as an index of [`EVENTS`].
    pub(crate) event: Option<usize>,
    /// The span of each field, by slot.
    pub(crate) slots: [Text; SLOTS],
    /// The milliseconds of valid dates and numbers, by slot; others are [`NO_NUMBER`].
    pub(crate) numbers: [i64; SLOTS],
    /// The slots of each entry of the list, if [`Request::keep_entries`] is set.
    pub(crate) entries: Vec<Text>,
    /// Whether all texts are ASCII without escapes.
    #[cfg_attr(not(all(target_arch = "wasm32", target_feature = "simd128")), allow(dead_code))]
    pub(crate) all_unescaped_ascii: bool,
    pub(crate) issues: IssueCollector,
    buffer: UnescapeBuffer,
    /// The unknown keys, to detect duplicates.
    seen_keys: SeenKeys,
}

impl Found {
    pub(crate) const fn new() -> Self {
        Found {
            event: None,
            slots: [Text::ABSENT; SLOTS],
            numbers: [NO_NUMBER; SLOTS],
            entries: Vec::new(),
            all_unescaped_ascii: true,
            issues: IssueCollector::new(),
            buffer: UnescapeBuffer::new(),
            seen_keys: SeenKeys::new(),
        }
    }

    /// Clears everything and keeps the memory.
    fn clear(&mut self) {
        self.event = None;
        self.slots.iter_mut().for_each(Text::clear);
        self.numbers = [NO_NUMBER; SLOTS];
        self.entries.clear();
        self.all_unescaped_ascii = true;
        self.issues.clear();
        self.buffer.clear();
        self.seen_keys.clear();
    }

    /// Sets the hash seed of the unknown keys to a random number from JavaScript, since this target has no source of
    /// randomness.
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    pub(crate) fn set_hash_seed(&mut self, random: u32) {
        self.seen_keys.set_hash_seed(random);
    }
}

/// The request of a caller to [`walk`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Request {
    /// The event types that are accepted.
    pub(crate) types: Types,
    pub(crate) order: Order,
    /// Whether to keep the entries of lists. A verdict alone does not need them.
    pub(crate) keep_entries: bool,
}

/// The fields by which `data` is validated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Target {
    /// The fields of an event, by its index in [`EVENTS`].
    Event(usize),
    /// No fields: `data` only has to be an object.
    AnyObject,
}

/// Walks over `bytes` from `start`, which is after the byte order mark if there is one. After an error, the content of `found`
/// is unspecified.
pub(crate) fn walk(bytes: &[u8], start: usize, request: Request, found: &mut Found) -> Result<(), SyntaxError> {
    // A payload without a readable type is validated as the one type that is accepted.
    let default = request.types.single().map_or(Target::AnyObject, Target::Event);
    let mut known = None;
    loop {
        found.clear();
        let mut walker = Walker {
            scan: Scanner::new(bytes, start),
            found,
            request,
            path: Path::default(),
            target: known.unwrap_or(default),
            from_type: None,
            data_target: None,
        };
        let end = walker.run(start);
        let correct = walker.from_type.unwrap_or(default);
        if known.is_none() && walker.data_target.is_some_and(|target| target != correct) {
            // `type` comes after `data` and names another target: walks again with that target.
            known = Some(correct);
            continue;
        }
        return end.map_err(|NotJson| walker.scan.syntax_error());
    }
}

struct Walker<'a> {
    scan: Scanner<'a>,
    found: &'a mut Found,
    request: Request,
    path: Path,
    /// The target by which `data` will be validated, as far as known.
    target: Target,
    /// The target that `type` names, once it has been read.
    from_type: Option<Target>,
    /// The target by which `data` was validated, once it has been read.
    data_target: Option<Target>,
}

impl Walker<'_> {
    fn run(&mut self, start: usize) -> Result<(), NotJson> {
        if start != 0 {
            self.report_here(Code::ByteOrderMark, None, 0..start);
        }
        self.scan.skip_space();
        if self.scan.peek() == b'{' {
            self.object(&ROOT, 0)?;
        } else {
            let begin = self.scan.pos();
            let found = self.scan.skip_value()?;
            self.report_here(Code::WrongType, Some(found), begin..self.scan.pos());
        }
        self.scan.skip_space();
        if self.scan.pos() < self.scan.bytes().len() {
            return Err(self.scan.error(Expected::EndOfInput));
        }
        if let Some(event) = self.event() {
            self.cross_field_checks(event);
        }
        Ok(())
    }

    /// Returns the event by whose fields `data` was validated.
    fn event(&self) -> Option<&'static Event> {
        self.found.event.and_then(|index| EVENTS.get(index))
    }

    /// Stores the event that a valid and accepted `type` names. Only the first `type` counts.
    fn accept_type(&mut self, index: usize) {
        self.from_type = Some(Target::Event(index));
        self.target = Target::Event(index);
    }
}
