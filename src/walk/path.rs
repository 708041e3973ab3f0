//! Where the walker is in the model, and how an issue is put on record there.

use core::ops::Range;

use super::content::Content;
use super::{Found, Walker};
use crate::code::Code;
use crate::json::Type;
use crate::record::{INDEX, MAX_DEPTH, Record, UNKNOWN};
use crate::schema::{EVENT, Kind, Object};
use crate::sentence::{expected, message};

/// The most characters of another event's type that an issue carries.
const MAX_RECEIVED: usize = 64;

/// In which order issues are reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// By position in the text.
    Document,
    /// By the order of the table. For a parsed value, in which positions mean nothing.
    #[cfg_attr(not(all(target_arch = "wasm32", target_feature = "simd128")), allow(dead_code))]
    Fields,
}

/// The steps to the object that is being read, and to the member that is being judged, each with the kind of the value
/// that it leads to.
#[derive(Debug)]
pub(super) struct Path {
    steps: [(u32, Kind); MAX_DEPTH],
    depth: usize,
}

impl Default for Path {
    fn default() -> Self {
        Path { steps: [(0, Kind::Object(&EVENT)); MAX_DEPTH], depth: 0 }
    }
}

impl Path {
    /// Names the member of the current object that is judged next, by its place in the table.
    #[inline(never)]
    pub(super) fn at(&mut self, object: &'static Object, place: usize) {
        if let Some(field) = object.fields.get(place) {
            self.at_slot(object.base + place, field.kind);
        }
    }

    /// The same by its slot, where its kind is known.
    #[inline]
    pub(super) fn at_slot(&mut self, slot: usize, kind: Kind) {
        self.set(slot as u32 + 1, kind);
    }

    /// Names the element of the current array that is judged next.
    #[inline]
    pub(super) fn at_index(&mut self, index: usize, item: &'static Object) {
        self.set(INDEX + index as u32, Kind::Object(item));
    }

    #[inline]
    fn set(&mut self, step: u32, kind: Kind) {
        if let Some(last) = self.steps.get_mut(self.depth) {
            *last = (step, kind);
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

impl Walker<'_> {
    /// Whether an issue at this offset comes behind all that is kept, so that it has only to be counted.
    pub(super) fn is_behind(&self, offset: usize) -> bool {
        self.order == Order::Document && self.found.issues.is_behind(offset)
    }

    /// Reports on the object or array that is being read.
    #[cold]
    #[inline(never)]
    pub(super) fn report_here(&mut self, code: Code, received: Option<Type>, span: Range<usize>) {
        self.report(code, received, None, span, self.path.depth);
    }

    /// Reports on the member or element that was named last.
    #[cold]
    #[inline(never)]
    pub(super) fn report_member(&mut self, code: Code, received: Option<Type>, span: Range<usize>) {
        self.report(code, received, None, span, self.path.depth + 1);
    }

    /// Reports another event's type, which the issue carries.
    #[cold]
    pub(super) fn report_type(&mut self, received: Content, span: Range<usize>) {
        let received = self.found.contents.cut(received, MAX_RECEIVED, self.scan.bytes());
        self.report(Code::UnexpectedEventType, None, Some(received), span, self.path.depth + 1);
    }

    /// Reports on a member of the current object whose key the table does not have.
    #[cold]
    pub(super) fn report_unknown(&mut self, code: Code, span: Range<usize>, key: Content) {
        self.report(code, None, Some(key), span, self.path.depth);
    }

    /// `said` is an unknown key, or another event's type.
    #[cold]
    #[inline(never)]
    fn report(&mut self, code: Code, received: Option<Type>, said: Option<Content>, span: Range<usize>, depth: usize) {
        if self.is_behind(span.start) {
            return self.found.issues.count(code.severity());
        }
        let mut record = Record::new(code, span);
        if self.order == Order::Fields {
            record.first = 0;
        }
        let steps = self.path.steps.get(..depth).unwrap_or_default();
        for (to, (step, _)) in record.path.iter_mut().zip(steps) {
            *to = *step;
        }
        let kind = steps.last().map_or(Kind::Object(&EVENT), |(_, kind)| *kind);
        record.message = message(code, kind, received);
        record.expect(expected(code, kind));
        match said {
            None => record.receive_type(received),
            Some(_) if code == Code::UnexpectedEventType => record.receive_said(),
            Some(_) => {
                if let Some(last) = record.path.get_mut(depth) {
                    *last = UNKNOWN;
                }
            }
        }
        let Found { issues, contents, .. } = &mut *self.found;
        let said = said.map_or(&[][..], |said| contents.get(said, self.scan.bytes()));
        issues.add(record, said);
    }
}
