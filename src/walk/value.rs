//! Single values: their type, and what their kind asks of them.

use core::ops::Range;

use super::Walker;
use crate::EVENT_TYPE;
use crate::code::Code;
use crate::format::{is_line_provider_id, is_line_uid, is_url, is_url_with_escapes};
use crate::json::{
    Integer, MOST_PLAIN, Stop, Text, Type, integer_from_digits, integer_from_number, plain_length_of_any, plain_number,
};
use crate::schema::{Field, Kind, MAX_MILLIS, Object, Presence, TIMESTAMPS, TIMESTAMPS_MS};
use crate::timestamp;

/// The lengths that a LINE user id always has, and a date-time as the provider sends it.
const LINE_UID: usize = "U4d26836f2aadb5ad84cc8b5b729fc9a1".len();
const DATE_TIME: usize = "2024-06-08T18:18:18.888Z".len();

// A number that is read the quick way is within the limit.
const _: () = assert!(10_u64.pow(MOST_PLAIN) <= MAX_MILLIS);

impl<'a> Walker<'a> {
    /// What stands behind a value, if it is what its kind asks for, and usual: a number without sign, fraction and
    /// exponent; a string that is ASCII and without escapes. By far the most are. Otherwise nothing has been done.
    /// `of_long` says how long a long text is.
    #[inline(always)]
    pub(super) fn plain_value(
        &mut self,
        value: &'a [u8],
        kind: Kind,
        slot: usize,
        of_long: impl FnOnce(&[u8]) -> usize,
    ) -> Option<&'a [u8]> {
        let (content, behind) = match value {
            [b'"', text @ ..] => match kind {
                // What has a usual length is not looked through for its end: where the next member begins is then known
                // before this one is read.
                Kind::LineUid => of_length(text, LINE_UID, is_line_uid)?,
                Kind::DateTime => of_length(text, DATE_TIME, |text| self.instant(text, slot))?,
                Kind::EventType => of_length(text, EVENT_TYPE.len(), is_event_type)?,
                _ => {
                    let length = plain_length_of_any(text, of_long);
                    match text.get(length) {
                        Some(b'"') => {}
                        Some(0x80..) => return self.wide_value(value, text.get(length..)?, kind, slot),
                        _ => return None,
                    }
                    let (content, behind) = (text.get(..length)?, text.get(length + 1..)?);
                    if !is_right(kind, content) {
                        return None;
                    }
                    (content, behind)
                }
            },
            _ if matches!(kind, Kind::Millis) => {
                let (millis, behind) = plain_number(value)?;
                self.keep_millis(millis as i64, slot);
                (value.get(..value.len() - behind.len())?, behind)
            }
            _ => return None,
        };
        let end = self.scan.pos_of(behind) - usize::from(!matches!(kind, Kind::Millis));
        if let Some(slot) = self.found.slots.get_mut(slot) {
            *slot = Text::plain(end - content.len(), end);
        }
        Some(behind)
    }

    /// The same for a string with more than ASCII in it, of which what stands before `rest` has been seen.
    #[inline(never)]
    fn wide_value(&mut self, value: &'a [u8], rest: &'a [u8], kind: Kind, slot: usize) -> Option<&'a [u8]> {
        if !matches!(kind, Kind::Text) {
            return None;
        }
        let start = self.scan.pos_of(value) + 1;
        // What is wrong with it is found once more, and then said, by those who read it next.
        let text = self.scan.string_slowly(start, rest).ok()?;
        if text.lone_surrogate() {
            return None;
        }
        self.keep(slot, text);
        Some(self.scan.rest())
    }

    fn keep(&mut self, slot: usize, text: Text) {
        self.found.plain &= text.is_plain();
        if let Some(slot) = self.found.slots.get_mut(slot) {
            *slot = text;
        }
    }

    /// Reads a value that is not such a usual one, of a field that stands for the first time, and judges it.
    #[inline(never)]
    pub(super) fn member(&mut self, object: &'static Object, place: usize) -> Result<(), Stop> {
        let Some(field) = object.fields.get(place) else { return Ok(()) };
        let slot = object.base + place;
        self.path.at(object, place);
        match (field.kind, self.scan.peek()) {
            (Kind::Object(object), b'{') => self.nested(object, slot),
            (Kind::List(_), b'[') => self.list(),
            (Kind::Millis, b'-' | b'0'..=b'9') => self.number(slot),
            (Kind::Millis | Kind::Object(_) | Kind::List(_), _) | (_, b'n') => self.other(field, slot),
            (kind, b'"') => {
                let text = self.scan.string()?;
                self.keep(slot, text);
                self.text(kind, slot, text);
                Ok(())
            }
            _ => self.other(field, slot),
        }
    }

    /// Whether a string without escapes is a date-time, whose instant is kept.
    #[inline(always)]
    fn instant(&mut self, text: &[u8], slot: usize) -> bool {
        self.keep_instant(timestamp::parse(text), slot)
    }

    /// Whether there is one.
    fn keep_instant(&mut self, instant: Option<i64>, slot: usize) -> bool {
        if let Some(kept) = self.found.instants.get_mut(slot.wrapping_sub(TIMESTAMPS.base)) {
            *kept = instant;
        }
        instant.is_some()
    }

    /// An object of the model.
    #[inline(always)]
    pub(super) fn nested(&mut self, object: &'static Object, slot: usize) -> Result<(), Stop> {
        let begin = self.scan.pos();
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

    fn set(&mut self, slot: usize, begin: usize, end: usize) {
        if let Some(slot) = self.found.slots.get_mut(slot) {
            slot.set_span(begin, end);
        }
    }

    /// A value whose first byte is not one that the kind is usually sent with.
    #[cold]
    #[inline(never)]
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

    /// Judges a string by its kind once more: it holds an escape, is not ASCII, or is not right.
    #[cold]
    #[inline(never)]
    fn text(&mut self, kind: Kind, slot: usize, text: Text) {
        let bytes = self.scan.bytes();
        let span = text.begin()..self.scan.pos();
        if text.lone_surrogate() {
            self.report_member(Code::LoneSurrogate, None, span.clone());
        }
        let raw = text.raw(bytes);
        let code = match kind {
            // Whether it is empty does not hang on escapes, and no more is asked.
            Kind::Id if raw.is_empty() => Code::EmptyId,
            Kind::Id | Kind::Text => return,
            // Some senders escape every solidus.
            Kind::Url if is_url_with_escapes(raw) => return,
            Kind::DateTime => Code::InvalidTimestamp,
            Kind::EventType => Code::UnexpectedEventType,
            _ => Code::UnexpectedFormat,
        };
        let content = self.found.contents.read(text, bytes);
        let value = self.found.contents.get(content, bytes);
        let is_right = match kind {
            Kind::DateTime => {
                let instant = timestamp::parse(value);
                self.keep_instant(instant, slot)
            }
            _ => is_right(kind, value),
        };
        if !is_right {
            if code == Code::UnexpectedEventType {
                self.foreign = true;
                self.report_type(content, span);
            } else {
                self.report_member(code, None, span);
            }
        }
        self.found.contents.forget(content);
    }

    /// Judges a string where a number of milliseconds belongs.
    #[cold]
    fn numeric_string(&mut self, text: Text, slot: usize, span: Range<usize>) {
        self.set(slot, span.start, span.end);
        let content = self.found.contents.read(text, self.scan.bytes());
        let integer = integer_from_digits(self.found.contents.get(content, self.scan.bytes()), MAX_MILLIS);
        self.found.contents.forget(content);
        match integer {
            Some(integer) => {
                self.report_member(Code::NumericString, Some(Type::String), span.clone());
                self.judge_millis(integer, slot, span);
            }
            None => {
                if text.lone_surrogate() {
                    self.report_member(Code::LoneSurrogate, None, span.clone());
                }
                self.report_member(Code::WrongType, Some(Type::String), span);
            }
        }
    }

    /// A number of milliseconds.
    #[cold]
    #[inline(never)]
    fn number(&mut self, slot: usize) -> Result<(), Stop> {
        let begin = self.scan.pos();
        self.scan.number()?;
        let span = begin..self.scan.pos();
        self.set(slot, span.start, span.end);
        let digits = self.scan.bytes().get(span.clone()).unwrap_or_default();
        self.judge_millis(integer_from_number(digits, MAX_MILLIS), slot, span);
        Ok(())
    }

    fn keep_millis(&mut self, value: i64, slot: usize) {
        if let Some(kept) = self.found.millis.get_mut(slot.wrapping_sub(TIMESTAMPS_MS.base)) {
            *kept = Some(value);
        }
    }

    #[cold]
    fn judge_millis(&mut self, integer: Integer, slot: usize, span: Range<usize>) {
        match integer {
            Integer::Whole(value) => self.keep_millis(value, slot),
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

/// The content of a string, and what stands behind it, if a quote ends it at this length and it is right.
#[inline(always)]
fn of_length(text: &[u8], length: usize, is_right: impl FnOnce(&[u8]) -> bool) -> Option<(&[u8], &[u8])> {
    let (content, [b'"', behind @ ..]) = text.split_at_checked(length)? else { return None };
    is_right(content).then_some((content, behind))
}

/// Whether a string without escapes, and of another kind than [`Kind::DateTime`], is what its kind asks for.
#[inline(always)]
fn is_right(kind: Kind, text: &[u8]) -> bool {
    match kind {
        Kind::Text => true,
        Kind::Id => !text.is_empty(),
        Kind::Url => is_url(text),
        Kind::LineUid => is_line_uid(text),
        Kind::LineProviderId => is_line_provider_id(text),
        Kind::EventType => is_event_type(text),
        Kind::DateTime | Kind::Millis | Kind::Object(_) | Kind::List(_) => false,
    }
}

fn is_event_type(text: &[u8]) -> bool {
    text == EVENT_TYPE.as_bytes()
}
