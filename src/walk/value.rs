//! Single values: their type, and what their kind asks of them.

use alloc::borrow::Cow;
use alloc::string::String;
use core::ops::Range;

use super::Walker;
use super::path::Details;
use crate::EVENT_TYPE;
use crate::code::Code;
use crate::format::{MAX_MILLIS, is_line_provider_id, is_line_uid, is_url};
use crate::json::{Integer, Stop, Text, Type, integer_from_digits, integer_from_number};
use crate::schema::{Field, Kind, Presence, TIMESTAMPS, TIMESTAMPS_MS};
use crate::timestamp;

/// The most characters of another event's type that an issue carries.
const MAX_RECEIVED: usize = 64;

impl Walker<'_> {
    /// Reads the value of a field for the first time, and judges it.
    #[inline]
    pub(super) fn member(&mut self, field: &'static Field, slot: usize) -> Result<(), Stop> {
        let begin = self.scan.pos();
        match (field.kind, self.scan.peek()) {
            (Kind::Object(object), b'{') => {
                self.set(slot, begin, begin);
                if self.path.is_root() {
                    if self.foreign {
                        return self.scan.skip().map(drop);
                    }
                    self.data_walked = true;
                }
                self.path.enter();
                self.object(object)?;
                self.path.leave();
                Ok(())
            }
            (Kind::List(item), b'[') => self.list(item),
            (Kind::Millis, b'-' | b'0'..=b'9') => {
                self.scan.number()?;
                let end = self.scan.pos();
                self.set(slot, begin, end);
                let digits = self.scan.bytes().get(begin..end).unwrap_or_default();
                self.millis(integer_from_number(digits, MAX_MILLIS), slot, begin..end);
                Ok(())
            }
            (Kind::Millis | Kind::Object(_) | Kind::List(_), _) | (_, b'n') => self.other(field, slot),
            (kind, b'"') => {
                let text = self.scan.string()?;
                if let Some(slot) = self.values.slots.get_mut(slot) {
                    *slot = text;
                }
                self.text(kind, slot, text)
            }
            _ => self.other(field, slot),
        }
    }

    fn set(&mut self, slot: usize, begin: usize, end: usize) {
        if let Some(slot) = self.values.slots.get_mut(slot) {
            slot.set_span(begin, end);
        }
    }

    /// A value whose first byte is not one that the kind is usually sent with.
    #[cold]
    fn other(&mut self, field: &'static Field, slot: usize) -> Result<(), Stop> {
        let begin = self.scan.pos();
        let kind = field.kind;
        let expected = kind.expected_type();
        if let (Kind::Millis, b'"') = (kind, self.scan.peek()) {
            let text = self.scan.string()?;
            self.numeric_string(text, slot, begin..self.scan.pos());
            return Ok(());
        }
        let found = self.scan.skip()?;
        let span = begin..self.scan.pos();
        if found != Type::Null {
            // What is there but broken has issues of its own; it does not count as absent.
            self.set(slot, span.start, span.end);
            let mut details = self.wrong_type_details(expected, found);
            if let (Kind::Id | Kind::LineProviderId | Kind::LineUid, Type::Number) = (kind, found) {
                details =
                    details.message("An id must be a string, because a number can lose digits; send it in quotes.");
            }
            self.report_member(details, span);
            return Ok(());
        }
        let code = match field.presence {
            Presence::Required => Code::NullNotAllowed,
            Presence::Attribute => Code::UndocumentedNull,
            Presence::Nullable => return Ok(()),
        };
        self.report_member(Details::from(code).expected(expected).received(found), span);
        Ok(())
    }

    pub(super) fn wrong_type_details(&self, expected: &'static str, found: Type) -> Details {
        Details::from(Code::WrongType).expected(expected).received(found)
    }

    /// Judges a string by its kind.
    #[inline]
    fn text(&mut self, kind: Kind, slot: usize, text: Text) -> Result<(), Stop> {
        if text.lone_surrogate() {
            self.report_member(Code::LoneSurrogate.into(), text.begin()..self.scan.pos());
        }
        let bytes = self.scan.bytes();
        let unescaped;
        let value = if text.escaped() {
            unescaped = text.value(bytes);
            unescaped.as_bytes()
        } else {
            text.raw(bytes)
        };
        match kind {
            Kind::Id if value.is_empty() => self.bad_text(Code::EmptyId.into(), text),
            Kind::LineUid if !is_line_uid(value) => {
                let expected = "U and 32 lower-case hexadecimal digits";
                let message = "This does not look like a LINE user id; check it before you call LINE with it.";
                self.bad_text(Details::from(Code::UnexpectedFormat).expected(expected).message(message), text);
            }
            Kind::LineProviderId if !is_line_provider_id(value) => {
                let message = "This does not look like a LINE provider id; check it before you rely on it.";
                self.bad_text(Details::from(Code::UnexpectedFormat).expected("digits").message(message), text);
            }
            Kind::Url if !is_url(value) => {
                let message = "This is no http or https URL; do not use it as a link or a picture's address.";
                let expected = "https:// or http:// and a host";
                self.bad_text(Details::from(Code::UnexpectedFormat).expected(expected).message(message), text);
            }
            Kind::DateTime => match timestamp::parse(value) {
                None => {
                    self.bad_text(Details::from(Code::InvalidTimestamp).expected("RFC 3339 date-time"), text);
                }
                instant => {
                    if let Some(kept) = self.values.instants.get_mut(slot - TIMESTAMPS.base) {
                        *kept = instant;
                    }
                }
            },
            Kind::EventType if value != EVENT_TYPE.as_bytes() => {
                self.foreign = true;
                let value = core::str::from_utf8(value).unwrap_or_default();
                let received: String = value.chars().take(MAX_RECEIVED).collect();
                let mut details = Details::from(Code::UnexpectedEventType).expected(EVENT_TYPE);
                details.received = Some(Cow::Owned(received));
                self.bad_text(details, text);
            }
            _ => {}
        }
        Ok(())
    }

    #[cold]
    fn bad_text(&mut self, details: Details, text: Text) {
        self.report_member(details, text.begin()..self.scan.pos());
    }

    /// Judges a string where a number of milliseconds belongs.
    #[cold]
    fn numeric_string(&mut self, text: Text, slot: usize, span: Range<usize>) {
        self.set(slot, span.start, span.end);
        let value = text.value(self.scan.bytes());
        match integer_from_digits(value.as_bytes(), MAX_MILLIS) {
            Some(integer) => {
                let details = Details::from(Code::NumericString).expected("number").received(Type::String);
                self.report_member(details, span.clone());
                self.millis(integer, slot, span);
            }
            None => {
                if text.lone_surrogate() {
                    self.report_member(Code::LoneSurrogate.into(), span.clone());
                }
                let details = self.wrong_type_details("number", Type::String);
                self.report_member(details, span);
            }
        }
    }

    #[inline]
    fn millis(&mut self, integer: Integer, slot: usize, span: Range<usize>) {
        match integer {
            Integer::Whole(value) => {
                if let Some(kept) = self.values.millis.get_mut(slot - TIMESTAMPS_MS.base) {
                    *kept = Some(value);
                }
            }
            Integer::Not { fractional, beyond } => {
                if fractional {
                    self.report_member(Details::from(Code::NotAnInteger).expected("integer"), span.clone());
                }
                if beyond {
                    self.report_member(Code::OutOfRange.into(), span);
                }
            }
        }
    }

    #[cold]
    pub(super) fn byte_order_mark(&mut self, length: usize) {
        self.report_here(Code::ByteOrderMark.into(), 0..length);
    }
}
