//! What the walker puts on record of an issue: numbers of a fixed size. An [`Issue`] is made of it for Rust callers, and
//! by the TypeScript side for JavaScript, so that the wasm module holds no sentence and no name.

use core::ops::Range;
use std::borrow::Cow;
use std::string::String;
use std::vec::Vec;

use crate::code::Code;
use crate::issue::{Issue, PathSegment};
use crate::json::Type;
use crate::phrase::Phrase;
use crate::schema::field_at;
use crate::sentence::Message;

/// The longest path of the model, `/data/lineUsers/0/lineUid`.
pub(crate) const MAX_DEPTH: usize = 4;

/// In a path: the end of it. Any other step below [`INDEX`] is a field, one more than its slot.
pub(crate) const END: u32 = 0;
/// In a path, added to the index of an element.
pub(crate) const INDEX: u32 = 1 << 31;
/// In a path: a key that the table does not have; it is the text of the record.
pub(crate) const UNKNOWN: u32 = u32::MAX;
/// In `expected` and `received`: nothing. Any other number is one more than that of a phrase.
const NOTHING: u8 = 0;
/// In `received`: the text of the record.
pub(crate) const SAID: u8 = u8::MAX;

/// One issue. The TypeScript side knows the layout, by [`layout`](crate::boundary::layout).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(C)]
pub(crate) struct Record {
    /// Where the issue stands among the others, before anything else: its offset, or always 0 for a parsed value.
    pub(crate) first: usize,
    /// The steps from the root, in numbers whose order is that of the table, unknown keys last.
    pub(crate) path: [u32; MAX_DEPTH],
    pub(crate) offset: usize,
    pub(crate) length: usize,
    pub(crate) line: usize,
    pub(crate) column: usize,
    /// Where the text of the record, an unknown key or another event's type, begins and ends among the [`Texts`].
    pub(crate) said: [usize; 2],
    pub(crate) code: Code,
    pub(crate) message: Message,
    expected: u8,
    received: u8,
}

/// The texts of all records, one behind the other. They are UTF-8.
pub(crate) type Texts = Vec<u8>;

impl Record {
    #[inline(never)]
    pub(crate) fn new(code: Code, span: Range<usize>) -> Self {
        Record {
            first: span.start,
            path: [END; MAX_DEPTH],
            offset: span.start,
            length: span.len(),
            line: 0,
            column: 0,
            said: [0; 2],
            code,
            message: Message::of(code),
            expected: NOTHING,
            received: NOTHING,
        }
    }

    pub(crate) fn expect(&mut self, phrase: Option<Phrase>) {
        self.expected = number(phrase);
    }

    pub(crate) fn receive(&mut self, phrase: Option<Phrase>) {
        self.received = number(phrase);
    }

    /// Takes down the JSON type that was found.
    pub(crate) fn receive_type(&mut self, received: Option<Type>) {
        self.receive(received.map(Type::phrase));
    }

    /// Takes down that the text of the record is what was found.
    pub(crate) fn receive_said(&mut self) {
        self.received = SAID;
    }

    /// The place among the others: by offset, then by path, a parent before its children and unknown keys after known ones
    /// by their offsets, then by code.
    pub(crate) fn rank(&self) -> (usize, [u32; MAX_DEPTH], usize, Code) {
        (self.first, self.path, self.offset, self.code)
    }

    /// The issue as Rust callers see it.
    pub(crate) fn issue(&self, texts: &Texts) -> Issue {
        let [begin, end] = self.said;
        let said = || Cow::Owned(String::from_utf8_lossy(texts.get(begin..end).unwrap_or_default()).into_owned());
        let steps = self.path.iter().take_while(|&&step| step != END);
        let path: Vec<PathSegment> = steps
            .map(|&step| match step {
                UNKNOWN => PathSegment::Key(said()),
                INDEX.. => PathSegment::Index((step - INDEX) as usize),
                _ => PathSegment::Key(Cow::Borrowed(field_at(step as usize - 1).map_or("", |field| field.key()))),
            })
            .collect();
        Issue {
            code: self.code,
            path,
            message: self.message.text(),
            expected: phrase(self.expected),
            received: if self.received == SAID { Some(said()) } else { phrase(self.received).map(Cow::Borrowed) },
            offset: self.offset,
            length: self.length,
            line: self.line,
            column: self.column,
        }
    }
}

fn number(phrase: Option<Phrase>) -> u8 {
    phrase.map_or(NOTHING, |phrase| phrase as u8 + 1)
}

fn phrase(number: u8) -> Option<&'static str> {
    Phrase::ALL.get(usize::from(number).checked_sub(1)?).map(|phrase| phrase.as_str())
}
