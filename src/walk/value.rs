//! Validates the type and format of single values.

use core::ops::Range;

use super::{Target, Walker};
use crate::format::{is_line_provider_id, is_line_uid, is_url, is_url_with_escapes};
use crate::generated::table::EVENTS;
use crate::issue::Code;
use crate::json::{
    Integer, MAX_FAST_DIGITS, NotJson, Text, Type, integer_fast_path, integer_from_digits, integer_from_number,
    string_length,
};
use crate::model::{DATA_BASE, Field, ID_LENGTH, Kind, MAX_MILLIS, Object, Presence, event_index};
use crate::timestamp::{self, DateTime};

/// The length of every LINE user id.
const LINE_UID_LENGTH: usize = "U4d26836f2aadb5ad84cc8b5b729fc9a1".len();
/// The length of a date-time as the provider sends it.
const DATE_TIME_LENGTH: usize = "2024-06-08T18:18:18.888Z".len();

// The fast path for integers needs no range check.
const _: () = assert!(10_u64.pow(MAX_FAST_DIGITS) <= MAX_MILLIS);

impl<'a> Walker<'a> {
    /// Fast path: returns the remaining input if the value is valid and in its most common form, a number without sign,
    /// fraction and exponent or a string without escapes. Otherwise nothing has changed.
    ///
    /// `of_long` is the same as in [`string_length`].
    #[inline(always)]
    pub(super) fn value_fast_path(
        &mut self,
        value: &'a [u8],
        kind: Kind,
        slot: usize,
        of_long: impl FnOnce(&[u8]) -> usize,
    ) -> Option<&'a [u8]> {
        let (content, after) = match value {
            [b'"', text @ ..] => match kind {
                // Does not search for the end where the length is known, so that the processor can read the next member before
                // this one is checked.
                Kind::LineUid => of_length(text, LINE_UID_LENGTH, is_line_uid)?,
                Kind::DateTime => of_length(text, DATE_TIME_LENGTH, |text| self.instant(text, slot))?,
                Kind::EventType => self.event_type(text)?,
                _ => {
                    let length = string_length::<ID_LENGTH>(text, of_long);
                    match text.get(length) {
                        Some(b'"') => {}
                        Some(0x80..) => return self.non_ascii_value(value, text.get(length..)?, kind, slot),
                        _ => return None,
                    }
                    let (content, after) = (text.get(..length)?, text.get(length + 1..)?);
                    if !is_valid(kind, content) {
                        return None;
                    }
                    (content, after)
                }
            },
            _ if matches!(kind, Kind::Millis) => {
                let (millis, after) = integer_fast_path(value)?;
                self.set_number(millis as i64, slot);
                (value.get(..value.len() - after.len())?, after)
            }
            _ => return None,
        };
        let end = self.scan.pos_of(after) - usize::from(!matches!(kind, Kind::Millis));
        if let Some(slot) = self.found.slots.get_mut(slot) {
            *slot = Text::unescaped_ascii(end - content.len(), end);
        }
        Some(after)
    }

    /// Fast path for a string with non-ASCII characters. The text before `rest` has been checked.
    #[inline(never)]
    fn non_ascii_value(&mut self, value: &'a [u8], rest: &'a [u8], kind: Kind, slot: usize) -> Option<&'a [u8]> {
        if !matches!(kind, Kind::Text) {
            return None;
        }
        let start = self.scan.pos_of(value) + 1;
        // An error is dropped here: the slow path finds it again and reports it.
        let text = self.scan.read_string_slow_path(start, rest).ok()?;
        if text.lone_surrogate() {
            return None;
        }
        self.set_text(slot, text);
        Some(self.scan.remaining())
    }

    fn set_text(&mut self, slot: usize, text: Text) {
        self.found.all_unescaped_ascii &= text.is_unescaped_ascii();
        if let Some(slot) = self.found.slots.get_mut(slot) {
            *slot = text;
        }
    }

    /// Fast path of `type`: returns its content and the remaining input, if it is an accepted type.
    #[inline(never)]
    fn event_type(&mut self, text: &'a [u8]) -> Option<(&'a [u8], &'a [u8])> {
        let accepted = |(index, content): (usize, &'a [u8])| {
            self.request.types.contains(index).then(|| (index, content, text.get(content.len() + 1..)))
        };
        let named = EVENTS.iter().enumerate().find_map(|(index, event)| {
            let (content, [b'"', ..]) = text.split_at_checked(event.type_name.len())? else { return None };
            (content == event.type_name.as_bytes()).then_some((index, content))
        });
        let (index, content, after) = named.and_then(accepted)?;
        self.accept_type(index);
        Some((content, after?))
    }

    /// Slow path: validates the first value of a field, in any form.
    #[inline(never)]
    pub(super) fn member(&mut self, object: &'static Object, base: usize, index: usize) -> Result<(), NotJson> {
        let Some(field) = object.fields.get(index) else { return Ok(()) };
        let slot = base + index;
        self.path.set_member(object, index);
        match (field.kind, self.scan.peek()) {
            (Kind::Object(object, offset), b'{') => self.nested(object, slot, base + offset),
            (Kind::Data, b'{') => self.data(slot),
            (Kind::List(object, offset), b'[') => self.list(object, base + offset),
            (Kind::Millis, b'-' | b'0'..=b'9') => self.number(slot),
            (Kind::Millis | Kind::Data | Kind::Object(..) | Kind::List(..), _) | (_, b'n') => self.other(field, slot),
            (kind, b'"') => {
                let text = self.scan.read_string()?;
                self.set_text(slot, text);
                self.text(kind, slot, text);
                Ok(())
            }
            _ => self.other(field, slot),
        }
    }

    /// Validates the event's data by the fields of its type. Without a known type, it only has to be an object.
    #[inline(never)]
    fn data(&mut self, slot: usize) -> Result<(), NotJson> {
        self.data_target = Some(self.target);
        if let Target::Event(index) = self.target {
            self.found.event = Some(index);
        }
        match self.event() {
            Some(event) => self.nested(event.data, slot, DATA_BASE),
            None => {
                let begin = self.scan.pos();
                self.set_span(slot, begin, begin);
                self.scan.skip_value().map(drop)
            }
        }
    }

    /// Whether a string without escapes is a date-time. Stores its instant.
    #[inline(always)]
    fn instant(&mut self, text: &[u8], slot: usize) -> bool {
        self.set_instant(timestamp::parse(text).and_then(DateTime::instant), slot)
    }

    /// Stores an instant, and returns whether there is one.
    fn set_instant(&mut self, instant: Option<i64>, slot: usize) -> bool {
        if let Some(instant) = instant {
            self.set_number(instant, slot);
        }
        instant.is_some()
    }

    /// Validates a nested object of the model. `base` is the slot of its first field.
    #[inline(always)]
    pub(super) fn nested(&mut self, object: &'static Object, slot: usize, base: usize) -> Result<(), NotJson> {
        let begin = self.scan.pos();
        self.set_span(slot, begin, begin);
        self.path.enter();
        self.object(object, base)?;
        self.path.leave();
        Ok(())
    }

    fn set_span(&mut self, slot: usize, begin: usize, end: usize) {
        if let Some(slot) = self.found.slots.get_mut(slot) {
            slot.set_span(begin, end);
        }
    }

    /// Validates a value whose first byte does not fit its kind.
    #[cold]
    #[inline(never)]
    fn other(&mut self, field: &'static Field, slot: usize) -> Result<(), NotJson> {
        let begin = self.scan.pos();
        if let (Kind::Millis, b'"') = (field.kind, self.scan.peek()) {
            let text = self.scan.read_string()?;
            self.numeric_string(text, slot, begin..self.scan.pos());
            return Ok(());
        }
        let found = self.scan.skip_value()?;
        let span = begin..self.scan.pos();
        if found != Type::Null {
            // A value of the wrong type counts as present.
            self.set_span(slot, span.start, span.end);
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

    /// Slow path: validates a string that has an escape, is not ASCII or is invalid.
    #[cold]
    #[inline(never)]
    fn text(&mut self, kind: Kind, slot: usize, text: Text) {
        let bytes = self.scan.bytes();
        let span = text.quote()..self.scan.pos();
        if text.lone_surrogate() {
            self.report_member(Code::LoneSurrogate, None, span.clone());
        }
        let raw = text.raw(bytes);
        let code = match kind {
            // An id with escapes is not empty, so the raw text is enough.
            Kind::Id if raw.is_empty() => Code::EmptyId,
            Kind::Id | Kind::Text => return,
            // Some senders escape every solidus.
            Kind::Url if is_url_with_escapes(raw) => return,
            Kind::DateTime => Code::InvalidTimestamp,
            Kind::EventType => Code::UnexpectedEventType,
            _ => Code::UnexpectedFormat,
        };
        let content = self.found.buffer.read(text, bytes);
        let value = self.found.buffer.get(content, bytes);
        let mut leap_second = false;
        let valid = match kind {
            Kind::DateTime => {
                let parsed = timestamp::parse(value);
                leap_second = parsed == Some(DateTime::LeapSecond);
                self.set_instant(parsed.and_then(DateTime::instant), slot)
            }
            Kind::EventType => {
                let index = event_index(value).filter(|&index| self.request.types.contains(index));
                if let Some(index) = index {
                    self.accept_type(index);
                }
                index.is_some()
            }
            _ => is_valid(kind, value),
        };
        if !valid {
            if code == Code::UnexpectedEventType {
                self.from_type = Some(Target::AnyObject);
                self.target = Target::AnyObject;
                self.report_type(content, span);
            } else if leap_second {
                self.report_leap_second(span);
            } else {
                self.report_member(code, None, span);
            }
        }
        self.found.buffer.remove(content);
    }

    /// Validates a string where a number of milliseconds is expected.
    #[cold]
    fn numeric_string(&mut self, text: Text, slot: usize, span: Range<usize>) {
        self.set_span(slot, span.start, span.end);
        let content = self.found.buffer.read(text, self.scan.bytes());
        let integer = integer_from_digits(self.found.buffer.get(content, self.scan.bytes()), MAX_MILLIS);
        self.found.buffer.remove(content);
        match integer {
            Some(integer) => {
                self.report_member(Code::NumericString, Some(Type::String), span.clone());
                self.check_millis(integer, slot, span);
            }
            None => {
                if text.lone_surrogate() {
                    self.report_member(Code::LoneSurrogate, None, span.clone());
                }
                self.report_member(Code::WrongType, Some(Type::String), span);
            }
        }
    }

    /// Slow path: validates a number of milliseconds.
    #[cold]
    #[inline(never)]
    fn number(&mut self, slot: usize) -> Result<(), NotJson> {
        let begin = self.scan.pos();
        self.scan.read_number()?;
        let span = begin..self.scan.pos();
        self.set_span(slot, span.start, span.end);
        let digits = self.scan.bytes().get(span.clone()).unwrap_or_default();
        self.check_millis(integer_from_number(digits, MAX_MILLIS), slot, span);
        Ok(())
    }

    fn set_number(&mut self, value: i64, slot: usize) {
        if let Some(stored) = self.found.numbers.get_mut(slot) {
            *stored = value;
        }
    }

    #[cold]
    fn check_millis(&mut self, integer: Integer, slot: usize, span: Range<usize>) {
        match integer {
            Integer::Whole(value) => self.set_number(value, slot),
            Integer::Not { fractional, out_of_range } => {
                if fractional {
                    self.report_member(Code::NotAnInteger, None, span.clone());
                }
                if out_of_range {
                    self.report_member(Code::OutOfRange, None, span);
                }
            }
        }
    }
}

/// Returns the content of a string and the remaining input, if the content has this length and is valid.
#[inline(always)]
fn of_length(text: &[u8], length: usize, is_valid: impl FnOnce(&[u8]) -> bool) -> Option<(&[u8], &[u8])> {
    let (content, [b'"', after @ ..]) = text.split_at_checked(length)? else { return None };
    is_valid(content).then_some((content, after))
}

/// Whether a string without escapes is valid for its kind, which must not be [`Kind::EventType`] or [`Kind::DateTime`].
#[inline(always)]
fn is_valid(kind: Kind, text: &[u8]) -> bool {
    match kind {
        Kind::Text => true,
        Kind::Id => !text.is_empty(),
        Kind::Url => is_url(text),
        Kind::LineUid => is_line_uid(text),
        Kind::LineProviderId => is_line_provider_id(text),
        Kind::EventType | Kind::Data | Kind::DateTime | Kind::Millis | Kind::Object(..) | Kind::List(..) => false,
    }
}
