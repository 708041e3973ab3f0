//! Reports issues at the walker's path.

use core::ops::Range;

use super::unescaped::Unescaped;
use super::{Found, Walker};
use crate::generated::table::ROOT;
use crate::issue::raw::UNKNOWN;
use crate::issue::{Code, Message, RawIssue, expectation_for, message_for};
use crate::json::Type;
use crate::model::Kind;

/// The maximum number of characters of another event's type in an issue.
const MAX_RECEIVED: usize = 64;

/// The order of the issues.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// By position in the text.
    Document,
    /// In the order of the model, for a parsed value, which has no positions.
    #[cfg_attr(not(all(target_arch = "wasm32", target_feature = "simd128")), allow(dead_code))]
    Fields,
}

impl Walker<'_> {
    /// Whether an issue at this offset is past the limit of the report. Such an issue is only counted.
    pub(super) fn is_past_limit(&self, offset: usize) -> bool {
        self.request.order == Order::Document && self.found.issues.is_past_limit(offset)
    }

    /// Reports an issue of the current object or array.
    #[cold]
    #[inline(never)]
    pub(super) fn report_here(&mut self, code: Code, received: Option<Type>, span: Range<usize>) {
        self.report(code, received, None, None, span, self.path.depth());
    }

    /// Reports an issue of the current member or element.
    #[cold]
    #[inline(never)]
    pub(super) fn report_member(&mut self, code: Code, received: Option<Type>, span: Range<usize>) {
        self.report(code, received, None, None, span, self.path.depth() + 1);
    }

    /// Reports a leap second in the current member.
    #[cold]
    pub(super) fn report_leap_second(&mut self, span: Range<usize>) {
        self.report(Code::InvalidTimestamp, None, Some(Message::LEAP_SECOND), None, span, self.path.depth() + 1);
    }

    /// Reports another event's type, which becomes the issue's `received`.
    #[cold]
    pub(super) fn report_type(&mut self, received: Unescaped, span: Range<usize>) {
        let received = self.found.buffer.truncated(received, MAX_RECEIVED, self.scan.bytes());
        self.report(Code::UnexpectedEventType, None, None, Some(received), span, self.path.depth() + 1);
    }

    /// Reports an issue of a member with an unknown key in the current object.
    #[cold]
    pub(super) fn report_unknown(&mut self, code: Code, span: Range<usize>, key: Unescaped) {
        self.report(code, None, None, Some(key), span, self.path.depth());
    }

    /// Reports an issue at the first `depth` steps of the path. `text` is an unknown key, or another event's type.
    #[cold]
    #[inline(never)]
    fn report(
        &mut self,
        code: Code,
        received: Option<Type>,
        message: Option<Message>,
        text: Option<Unescaped>,
        span: Range<usize>,
        depth: usize,
    ) {
        // Another event is never dropped: callers route by it.
        if code != Code::UnexpectedEventType && self.is_past_limit(span.start) {
            return self.found.issues.count(code.severity());
        }
        let mut issue = RawIssue::new(code, span);
        if self.request.order == Order::Fields {
            issue.first = 0;
        }
        let steps = self.path.steps(depth);
        for (to, (step, _)) in issue.path.iter_mut().zip(steps) {
            *to = *step;
        }
        let kind = steps.last().map_or(Kind::Object(&ROOT, 0), |(_, kind)| *kind);
        issue.message = message.unwrap_or_else(|| message_for(code, kind, received));
        issue.set_expected(expectation_for(code, kind));
        if let (Code::UnexpectedEventType, Some(index)) = (code, self.request.types.single()) {
            issue.set_expected_type(index);
        }
        match text {
            None => issue.set_received_type(received),
            Some(_) if code == Code::UnexpectedEventType => issue.set_received_text(),
            Some(_) => {
                if let Some(last) = issue.path.get_mut(depth) {
                    *last = UNKNOWN;
                }
            }
        }
        let Found { issues, buffer, .. } = &mut *self.found;
        let text = text.map_or(&[][..], |text| buffer.get(text, self.scan.bytes()));
        issues.add(issue, text);
    }
}
