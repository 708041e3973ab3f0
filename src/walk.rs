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

/// The number of a slot without a valid date or number. No date is as early.
pub(crate) const NO_NUMBER: i64 = i64::MIN;

/// The walker's output: the issues, and the spans of the values, from which the caller may build an event.
///
/// The caller owns it and may use it again: it is large, and its memory is worth keeping.
pub(crate) struct Found {
    /// The event type by which `data` was validated, as an index of [`EVENTS`].
    pub(crate) event: Option<usize>,
    /// The span of each field, by slot.
    pub(crate) slots: [Text; SLOTS],
    /// The milliseconds of valid dates and numbers, by slot; others are [`NO_NUMBER`].
    pub(crate) numbers: [i64; SLOTS],
    /// The slots of each entry of the list, if they are wanted.
    pub(crate) entries: Vec<Text>,
    /// Whether all texts are ASCII without escapes.
    #[cfg_attr(not(all(target_arch = "wasm32", target_feature = "simd128")), allow(dead_code))]
    pub(crate) all_unescaped_ascii: bool,
    pub(crate) issues: IssueCollector,
    buffer: UnescapeBuffer,
    /// The unknown keys.
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

    /// Sets the hash seed of the unknown keys to a random number: this target has no source of randomness of its own.
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    pub(crate) fn set_hash_seed(&mut self, random: u32) {
        self.seen_keys.set_hash_seed(random);
    }
}

/// What [`walk`] is asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Request {
    /// The event types that are accepted.
    pub(crate) types: Types,
    pub(crate) order: Order,
    /// Whether the entries of lists are kept. A verdict alone does without their memory.
    pub(crate) keep_entries: bool,
}

/// By which fields `data` is validated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Target {
    /// Those of an event, by its index in [`EVENTS`].
    Event(usize),
    /// None: it only has to be an object.
    AnyObject,
}

/// Walks over `bytes` from `start`, which is the end of the byte order mark if there is one. After an error, `found` has no
/// meaning.
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
        let right = walker.from_type.unwrap_or(default);
        if known.is_none() && walker.data_target.is_some_and(|target| target != right) {
            // `type` comes after `data` and decides otherwise.
            known = Some(right);
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
    /// What `data` is validated by if it comes next.
    target: Target,
    /// What `type` says of that, once it was read.
    from_type: Option<Target>,
    /// What `data` was validated by.
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

    /// The event by which `data` was validated.
    fn event(&self) -> Option<&'static Event> {
        self.found.event.and_then(|index| EVENTS.get(index))
    }

    /// Remembers the event that a valid and accepted `type` names. The first `type` counts.
    fn accept_type(&mut self, index: usize) {
        self.from_type = Some(Target::Event(index));
        self.target = Target::Event(index);
    }
}
