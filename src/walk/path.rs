//! Where the walker is in the model, and how an issue is put on record there.

use core::ops::Range;
use std::borrow::Cow;
use std::string::String;
use std::vec::Vec;

use super::Walker;
use crate::code::Code;
use crate::issue::{Issue, PathSegment};
use crate::json::Type;
use crate::schema::{EVENT, Field, Kind, Object};
use crate::sentence::sentence;

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

/// One step of a path of the model, with the kind of the value that it leads to.
#[derive(Clone, Copy, Debug)]
enum Step {
    Field(&'static Field),
    Index(u32, &'static Object),
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
        Path { steps: [(0, Step::Index(0, &EVENT)); MAX_DEPTH], depth: 0 }
    }
}

impl Path {
    /// Names the member of the current object that is judged next, by its place in the table.
    pub(super) fn at(&mut self, object: &'static Object, place: usize) {
        if let Some(field) = object.fields.get(place) {
            self.set(place, Step::Field(field));
        }
    }

    /// Names the element of the current array that is judged next.
    #[inline]
    pub(super) fn at_index(&mut self, index: usize, item: &'static Object) {
        self.set(index, Step::Index(index as u32, item));
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
}

/// Where an issue stands among the others: by its offset (all the same for a parsed value), then by its path in the
/// order of the table, a parent before its children and unknown keys after known ones by their offsets, then by code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    pub(super) first: usize,
    pub(super) path: [u32; MAX_DEPTH],
    pub(super) offset: usize,
    pub(super) code: Code,
}

impl Walker<'_> {
    /// Reports on the object or array that is being read.
    #[cold]
    #[inline(never)]
    pub(super) fn report_here(&mut self, code: Code, received: Option<Type>, span: Range<usize>) {
        let received = received.map(|received| Cow::Borrowed(received.as_str()));
        self.report(code, None, received, span, self.path.depth, None);
    }

    /// Reports on the member or element that was named last.
    #[cold]
    #[inline(never)]
    pub(super) fn report_member(&mut self, code: Code, received: Option<Type>, span: Range<usize>) {
        let text = received.map(|received| Cow::Borrowed(received.as_str()));
        self.report(code, received, text, span, self.path.depth + 1, None);
    }

    /// Reports another event's type, which the issue carries.
    #[cold]
    pub(super) fn report_type(&mut self, received: String, span: Range<usize>) {
        let received = Some(Cow::Owned(received));
        self.report(Code::UnexpectedEventType, None, received, span, self.path.depth + 1, None);
    }

    /// Reports on a member of the current object whose key the table does not have.
    #[cold]
    pub(super) fn report_unknown(&mut self, code: Code, span: Range<usize>, key: &[u8]) {
        self.report(code, None, None, span, self.path.depth, Some(key));
    }

    #[cold]
    #[inline(never)]
    fn report(
        &mut self,
        code: Code,
        received: Option<Type>,
        received_text: Option<Cow<'static, str>>,
        span: Range<usize>,
        depth: usize,
        unknown: Option<&[u8]>,
    ) {
        let first = if self.order == Order::Document { span.start } else { 0 };
        if self.issues.is_behind(first) {
            return self.issues.count(code.severity());
        }
        let steps = self.path.steps.get(..depth).unwrap_or_default();
        let mut path = [0; MAX_DEPTH];
        for (rank, (step, _)) in path.iter_mut().zip(steps) {
            *rank = *step;
        }
        if let (Some(_), Some(last)) = (unknown, path.get_mut(depth)) {
            *last = u32::MAX;
        }
        let rank = Rank { first, path, offset: span.start, code };
        self.issues.add(rank, || {
            let kind = match steps.last() {
                Some((_, Step::Field(field))) => field.kind,
                Some((_, Step::Index(_, item))) => Kind::Object(item),
                None => Kind::Object(&EVENT),
            };
            let (message, expected) = sentence(code, kind, received);
            let mut path: Vec<PathSegment> = steps
                .iter()
                .map(|(_, step)| match *step {
                    Step::Field(field) => PathSegment::Key(Cow::Borrowed(field.key)),
                    Step::Index(index, _) => PathSegment::Index(index as usize),
                })
                .collect();
            if let Some(key) = unknown {
                let key = core::str::from_utf8(key).unwrap_or_default();
                path.push(PathSegment::Key(Cow::Owned(key.into())));
            }
            Issue {
                code,
                path,
                message,
                expected,
                received: received_text,
                offset: span.start,
                length: span.len(),
                line: 0,
                column: 0,
            }
        });
    }
}
