//! The issue as the walker writes it: numbers of a fixed size, without texts.
//!
//! For Rust callers it becomes an [`Issue`] here. For JavaScript, the TypeScript sources read the numbers, so that the wasm
//! module contains neither messages nor keys.

use core::ops::Range;
use std::borrow::Cow;
use std::string::String;
use std::vec::Vec;

use super::{Code, Expectation, Issue, Message, PathSegment};
use crate::generated::table::{EVENTS, MAX_DEPTH};
use crate::json::Type;
use crate::model::key;

/// The end of a path. Any other step below [`INDEX`] is the number of a key, plus 1.
pub(crate) const END: u32 = 0;
/// The step to the first element of an array. The step to another element is this plus its index.
pub(crate) const INDEX: u32 = 1 << 31;
/// The step to an unknown key, which is the text of the issue.
pub(crate) const UNKNOWN: u32 = u32::MAX;
/// The value of `expected` or `received` that is not set. Other numbers are 1 plus the index of an [`Expectation`]; those after
/// the last one are event types.
const NONE: u8 = 0;
/// The value of `received` that refers to the text of the issue.
pub(crate) const RECEIVED_TEXT: u8 = u8::MAX;

/// One issue. The TypeScript sources read this layout; see [`layout`](crate::boundary::layout).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(C)]
pub(crate) struct RawIssue {
    /// The first sort key: the offset, or always 0 for a parsed value.
    pub(crate) first: usize,
    /// The steps from the root. Fields compare in the order of the model, before unknown keys.
    pub(crate) path: [u32; MAX_DEPTH],
    pub(crate) offset: usize,
    pub(crate) length: usize,
    pub(crate) line: usize,
    pub(crate) column: usize,
    /// Start and end of the issue's text, an unknown key or another event's type, in [`Texts`].
    pub(crate) text: [usize; 2],
    pub(crate) code: Code,
    pub(crate) message: Message,
    expected: u8,
    received: u8,
}

/// The texts of all issues, concatenated. They are UTF-8.
pub(crate) type Texts = Vec<u8>;

impl RawIssue {
    #[inline(never)]
    pub(crate) fn new(code: Code, span: Range<usize>) -> Self {
        RawIssue {
            first: span.start,
            path: [END; MAX_DEPTH],
            offset: span.start,
            length: span.len(),
            line: 0,
            column: 0,
            text: [0; 2],
            code,
            message: Message::of(code),
            expected: NONE,
            received: NONE,
        }
    }

    pub(crate) fn set_expected(&mut self, expected: Option<Expectation>) {
        self.expected = number(expected);
    }

    /// Sets `expected` to the event type of an index.
    pub(crate) fn set_expected_type(&mut self, index: usize) {
        self.expected = (Expectation::ALL.len() + index) as u8 + 1;
    }

    pub(crate) fn set_received(&mut self, received: Option<Expectation>) {
        self.received = number(received);
    }

    pub(crate) fn set_received_type(&mut self, received: Option<Type>) {
        self.set_received(received.map(Expectation::from));
    }

    /// Sets `received` to the text of the issue.
    pub(crate) fn set_received_text(&mut self) {
        self.received = RECEIVED_TEXT;
    }

    /// Returns the sort key: offset, then path (a parent before its children; unknown keys last, by their offsets), then code.
    pub(crate) fn rank(&self) -> (usize, [u32; MAX_DEPTH], usize, Code) {
        (self.first, self.path, self.offset, self.code)
    }

    /// Converts to the public form.
    pub(crate) fn issue(&self, texts: &Texts) -> Issue {
        let [start, end] = self.text;
        let text = || Cow::Owned(String::from_utf8_lossy(texts.get(start..end).unwrap_or_default()).into_owned());
        let steps = self.path.iter().take_while(|&&step| step != END);
        let path: Vec<PathSegment> = steps
            .map(|&step| match step {
                UNKNOWN => PathSegment::Key(text()),
                INDEX.. => PathSegment::Index((step - INDEX) as usize),
                _ => PathSegment::Key(Cow::Borrowed(key(step as usize - 1).unwrap_or_default())),
            })
            .collect();
        let received = match self.received {
            RECEIVED_TEXT => Some(text()),
            number => expectation(number).map(Cow::Borrowed),
        };
        Issue {
            code: self.code,
            path,
            message: Cow::Borrowed(self.message.text()),
            expected: expectation(self.expected).map(Cow::Borrowed),
            received,
            offset: self.offset,
            length: self.length,
            line: self.line,
            column: self.column,
        }
    }
}

fn number(expectation: Option<Expectation>) -> u8 {
    expectation.map_or(NONE, |expectation| expectation as u8 + 1)
}

fn expectation(number: u8) -> Option<&'static str> {
    let index = usize::from(number).checked_sub(1)?;
    match Expectation::ALL.get(index) {
        Some(expectation) => Some(expectation.as_str()),
        None => EVENTS.get(index - Expectation::ALL.len()).map(|event| event.type_name),
    }
}
