//! Single values: their type, and what their kind asks of them.

use core::ops::Range;

use super::Walker;
use crate::EVENT_TYPE;
use crate::code::Code;
use crate::format::{URL_START, is_line_provider_id, is_line_uid, is_url};
use crate::json::{Integer, Stop, Text, Type, integer_from_digits, integer_from_number};
use crate::schema::{Field, Kind, MAX_MILLIS, Presence, TIMESTAMPS, TIMESTAMPS_MS};
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
                // The only object at the root is `data`, and all others are below it.
                if self.foreign {
                    return self.scan.skip().map(drop);
                }
                self.data_walked = true;
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
                if text.lone_surrogate() {
                    self.report_member(Code::LoneSurrogate, None, begin..self.scan.pos());
                }
                self.text(kind, slot, text);
                Ok(())
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
        if let (Kind::Millis, b'"') = (field.kind, self.scan.peek()) {
            let text = self.scan.string()?;
            self.numeric_string(text, slot, begin..self.scan.pos());
            return Ok(());
        }
        let found = self.scan.skip()?;
        let span = begin..self.scan.pos();
        if found != Type::Null {
            // What is there but broken has issues of its own; it does not count as absent.
            self.set(slot, span.start, span.end);
        }
        let code = match (found, field.presence) {
            (Type::Null, Presence::Required) => Code::NullNotAllowed,
            (Type::Null, Presence::Attribute) => Code::UndocumentedNull,
            (Type::Null, Presence::Nullable) => return Ok(()),
            _ => Code::WrongType,
        };
        self.report_member(code, Some(found), span);
        Ok(())
    }

    /// Judges a string by its kind.
    #[inline]
    fn text(&mut self, kind: Kind, slot: usize, text: Text) {
        let bytes = self.scan.bytes();
        let unescaped;
        let mut start = [0; URL_START];
        let value = match kind {
            // Whether these are empty does not hang on escapes, and no more is asked.
            Kind::Id | Kind::Text => text.raw(bytes),
            _ if !text.escaped() => text.raw(bytes),
            // Some senders escape every solidus.
            Kind::Url => text.value_start(bytes, &mut start),
            _ => {
                unescaped = text.value(bytes);
                unescaped.as_bytes()
            }
        };
        let code = match kind {
            Kind::Id if value.is_empty() => Code::EmptyId,
            Kind::LineUid if !is_line_uid(value) => Code::UnexpectedFormat,
            Kind::LineProviderId if !is_line_provider_id(value) => Code::UnexpectedFormat,
            Kind::Url if !is_url(value) => Code::UnexpectedFormat,
            Kind::DateTime => match timestamp::parse(value) {
                None => Code::InvalidTimestamp,
                instant => {
                    if let Some(kept) = self.values.instants.get_mut(slot.wrapping_sub(TIMESTAMPS.base)) {
                        *kept = instant;
                    }
                    return;
                }
            },
            Kind::EventType if value != EVENT_TYPE.as_bytes() => return self.another_type(value, text),
            _ => return,
        };
        self.report_member(code, None, text.begin()..self.scan.pos());
    }

    #[cold]
    fn another_type(&mut self, value: &[u8], text: Text) {
        self.foreign = true;
        let value = core::str::from_utf8(value).unwrap_or_default();
        let end = value.char_indices().nth(MAX_RECEIVED).map_or(value.len(), |(at, _)| at);
        let received = value.get(..end).unwrap_or_default();
        self.report_type(received.into(), text.begin()..self.scan.pos());
    }

    /// Judges a string where a number of milliseconds belongs.
    #[cold]
    fn numeric_string(&mut self, text: Text, slot: usize, span: Range<usize>) {
        self.set(slot, span.start, span.end);
        let value = text.value(self.scan.bytes());
        match integer_from_digits(value.as_bytes(), MAX_MILLIS) {
            Some(integer) => {
                self.report_member(Code::NumericString, Some(Type::String), span.clone());
                self.millis(integer, slot, span);
            }
            None => {
                if text.lone_surrogate() {
                    self.report_member(Code::LoneSurrogate, None, span.clone());
                }
                self.report_member(Code::WrongType, Some(Type::String), span);
            }
        }
    }

    #[inline]
    fn millis(&mut self, integer: Integer, slot: usize, span: Range<usize>) {
        match integer {
            Integer::Whole(value) => {
                if let Some(kept) = self.values.millis.get_mut(slot.wrapping_sub(TIMESTAMPS_MS.base)) {
                    *kept = Some(value);
                }
            }
            Integer::Not { fractional, beyond } => {
                if fractional {
                    self.report_member(Code::NotAnInteger, None, span.clone());
                }
                if beyond {
                    self.report_member(Code::OutOfRange, None, span);
                }
            }
        }
    }
}
