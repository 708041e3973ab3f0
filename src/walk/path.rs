//! Where the walker is in the model, and how an issue is put on record there.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::ops::Range;

use super::Walker;
use crate::code::Code;
use crate::issue::{Issue, PathSegment};
use crate::json::Type;
use crate::schema::{Field, Object};

/// In which order issues are reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// By position in the text.
    Document,
    /// By the order of the table. For a parsed value, in which positions mean nothing.
    #[cfg_attr(not(all(target_arch = "wasm32", feature = "js")), allow(dead_code))]
    Fields,
}

/// The longest path of the model, `/data/lineUsers/0/lineUid`.
const MAX_DEPTH: usize = 4;

#[derive(Clone, Copy, Debug)]
enum Step {
    Key(&'static str),
    Index(u32),
}

/// The steps to the object that is being read, and to the member that is being judged.
#[derive(Debug)]
pub(super) struct Path {
    /// With each step, its place among its siblings in the order of the table, from 1.
    steps: [(u32, Step); MAX_DEPTH],
    depth: usize,
}

impl Default for Path {
    fn default() -> Self {
        Path { steps: [(0, Step::Index(0)); MAX_DEPTH], depth: 0 }
    }
}

impl Path {
    /// Names the member of the current object that is judged next.
    #[inline]
    pub(super) fn at_field(&mut self, index: usize, field: &Field) {
        self.set(index, Step::Key(field.key));
    }

    /// Names a member by its place in the table.
    pub(super) fn at(&mut self, object: &'static Object, index: usize) {
        if let Some(field) = object.fields.get(index) {
            self.at_field(index, field);
        }
    }

    /// Names the element of the current array that is judged next.
    #[inline]
    pub(super) fn at_index(&mut self, index: usize) {
        self.set(index, Step::Index(index as u32));
    }

    #[inline]
    fn set(&mut self, place: usize, step: Step) {
        if let Some(last) = self.steps.get_mut(self.depth) {
            *last = (place as u32 + 1, step);
        }
    }

    /// Goes into the member that was named last.
    pub(super) fn enter(&mut self) {
        self.depth += 1;
    }

    pub(super) fn leave(&mut self) {
        self.depth -= 1;
    }

    pub(super) fn is_root(&self) -> bool {
        self.depth == 0
    }
}

/// Where an issue stands among the others: by its offset (all the same for a parsed value), then by its path in the
/// order of the table, a parent before its children and unknown keys after known ones by their offsets, then by code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    first: usize,
    path: [u32; MAX_DEPTH],
    offset: usize,
    pub(super) code: Code,
}

/// What an issue says besides its place.
pub(super) struct Details {
    pub(super) code: Code,
    pub(super) message: &'static str,
    pub(super) expected: Option<&'static str>,
    pub(super) received: Option<Cow<'static, str>>,
}

impl From<Code> for Details {
    fn from(code: Code) -> Self {
        Details { code, message: code.message(), expected: None, received: None }
    }
}

impl Details {
    pub(super) fn expected(self, expected: &'static str) -> Self {
        Details { expected: Some(expected), ..self }
    }

    pub(super) fn received(self, received: Type) -> Self {
        Details { received: Some(Cow::Borrowed(received.as_str())), ..self }
    }

    pub(super) fn message(self, message: &'static str) -> Self {
        Details { message, ..self }
    }
}

impl Walker<'_> {
    /// Reports on the object or array that is being read.
    pub(super) fn report_here(&mut self, details: Details, span: Range<usize>) {
        self.report(details, span, self.path.depth, None);
    }

    /// Reports on the member or element that was named last.
    pub(super) fn report_member(&mut self, details: Details, span: Range<usize>) {
        self.report(details, span, self.path.depth + 1, None);
    }

    /// Reports on a member of the current object whose key the table does not have.
    pub(super) fn report_unknown(&mut self, details: Details, span: Range<usize>, key: &[u8]) {
        self.report(details, span, self.path.depth, Some(key));
    }

    #[cold]
    fn report(&mut self, details: Details, span: Range<usize>, depth: usize, unknown: Option<&[u8]>) {
        let steps = self.path.steps.get(..depth).unwrap_or_default();
        let mut path = [0; MAX_DEPTH];
        for (rank, (step, _)) in path.iter_mut().zip(steps) {
            *rank = *step;
        }
        if let (Some(_), Some(last)) = (unknown, path.get_mut(depth)) {
            *last = u32::MAX;
        }
        let first = if self.order == Order::Document { span.start } else { 0 };
        let rank = Rank { first, path, offset: span.start, code: details.code };
        self.issues.add(rank, || {
            let mut path: Vec<PathSegment> = steps
                .iter()
                .map(|(_, step)| match *step {
                    Step::Key(key) => PathSegment::Key(Cow::Borrowed(key)),
                    Step::Index(index) => PathSegment::Index(index as usize),
                })
                .collect();
            if let Some(key) = unknown {
                let key = core::str::from_utf8(key).unwrap_or_default();
                path.push(PathSegment::Key(Cow::Owned(key.into())));
            }
            Issue {
                code: details.code,
                path,
                message: details.message,
                expected: details.expected,
                received: details.received,
                offset: span.start,
                length: span.len(),
                line: 0,
                column: 0,
            }
        });
    }
}
