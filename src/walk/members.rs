//! Objects of the model whose members stand in another order, with white space, not all there, twice, or not in the table.

use super::Walker;
use super::content::Content;
use crate::code::{Code, Severity};
use crate::json::{Stop, behind_key, behind_space, plain_length};
use crate::phrase::Phrase;
use crate::schema::{Object, Presence};

/// What the table says of a key.
enum Key {
    Field(usize),
    /// Another; it has been put on record.
    Unknown,
    /// The same, with half a surrogate pair, so that no pointer can name it.
    Unnameable,
}

impl<'a> Walker<'a> {
    /// Reads what remains of an object, of which the first `place` fields have been read. `rest` is what stands behind
    /// the last value.
    #[inline(never)]
    pub(super) fn members(
        &mut self,
        object: &'static Object,
        place: usize,
        rest: &'a [u8],
        open: &'a [u8],
    ) -> Result<(), Stop> {
        let mut seen = (1_u32 << place) - 1;
        // An order is mostly kept.
        let mut expected = place;
        let mut unnameable = false;
        self.scan.go(if place == 0 { open.get(1..).unwrap_or_default() } else { rest });
        self.scan.space();
        let mut rest = self.scan.rest();
        let mut at_key = place == 0 && rest.first() != Some(&b'}');
        // Nothing has been read, so that a brace could have stood there, too.
        if at_key && rest.first() != Some(&b'"') {
            return Err(self.scan.fail(Phrase::KeyOrEnd));
        }
        loop {
            match rest {
                _ if at_key => {}
                [b',', behind @ ..] => rest = behind_space(behind),
                [b'}', ..] => break,
                _ => {
                    self.scan.go(rest);
                    return Err(self.scan.fail(Phrase::CommaOrBrace));
                }
            }
            at_key = false;
            match self.key(object, rest, expected, open)? {
                Key::Field(place) if seen & (1 << place) == 0 => {
                    seen |= 1 << place;
                    expected = place + 1;
                    self.value(object, place)?;
                }
                Key::Field(place) => self.duplicate(object, place, rest)?,
                Key::Unknown => drop(self.scan.skip()?),
                Key::Unnameable => {
                    unnameable = true;
                    self.scan.skip()?;
                }
            }
            rest = behind_space(self.scan.rest());
        }
        self.scan.go(rest.get(1..).unwrap_or_default());
        if seen != object.all() {
            self.missing(object, seen, open);
        }
        if unnameable {
            let open = self.scan.pos_of(open);
            self.report_here(Code::LoneSurrogate, None, open..self.scan.pos());
        }
        Ok(())
    }

    /// Reads the value of a field.
    #[inline(never)]
    fn value(&mut self, object: &'static Object, place: usize) -> Result<(), Stop> {
        let Some(field) = object.fields.get(place) else { return Ok(()) };
        let value = self.scan.rest();
        match self.plain_value(value, field.kind, object.base + place, plain_length) {
            Some(behind) => {
                self.scan.go(behind);
                Ok(())
            }
            None => {
                self.scan.go(value);
                self.member(object, place)
            }
        }
    }

    /// Reads the key with which `rest` begins, its colon, and the white space behind that.
    #[inline(always)]
    fn key(&mut self, object: &'static Object, rest: &'a [u8], expected: usize, open: &'a [u8]) -> Result<Key, Stop> {
        // The next one, or in reversed order the one before the last.
        for place in [expected, expected.wrapping_sub(2)] {
            let behind = object.fields.get(place).and_then(|field| behind_key(rest, &field.pattern));
            if let Some(behind) = behind {
                self.scan.go(behind);
                return Ok(Key::Field(place));
            }
        }
        self.scan.go(rest);
        self.another_key(object, open)
    }

    /// Reads a key that was not expected.
    #[inline(never)]
    fn another_key(&mut self, object: &'static Object, open: &'a [u8]) -> Result<Key, Stop> {
        if self.scan.peek() != b'"' {
            return Err(self.scan.fail(Phrase::Key));
        }
        let text = self.scan.string()?;
        let end = self.scan.pos();
        self.scan.colon()?;
        if text.lone_surrogate() {
            return Ok(Key::Unnameable);
        }
        let bytes = self.scan.bytes();
        let name = if text.escaped() { self.found.contents.read(text, bytes) } else { Content::of(text) };
        let content = self.found.contents.get(name, bytes);
        if let Some(place) = object.fields.iter().position(|field| field.pattern.name() == content) {
            if text.escaped() {
                self.found.contents.forget(name);
            }
            return Ok(Key::Field(place));
        }
        let span = text.begin()..end;
        if self.found.issues.errors && self.is_behind(span.start) {
            // One more issue that is not kept, of a payload that is not valid: it matters no more which.
            self.found.contents.forget(name);
            self.found.issues.count(Severity::Warning);
            return Ok(Key::Unknown);
        }
        let is_new = self.found.keys.add(self.scan.pos_of(open), name, &self.found.contents, bytes);
        self.report_unknown(if is_new { Code::UnknownField } else { Code::DuplicateKey }, span, name);
        Ok(Key::Unknown)
    }

    /// Passes over the value of a key that has been there before.
    #[cold]
    #[inline(never)]
    fn duplicate(&mut self, object: &'static Object, place: usize, key: &'a [u8]) -> Result<(), Stop> {
        let begin = self.scan.pos_of(key);
        if self.is_behind(begin) {
            self.found.issues.count(Severity::Error);
        } else {
            let value = self.scan.rest();
            self.path.at(object, place);
            self.scan.go(key);
            self.scan.string()?;
            self.report_member(Code::DuplicateKey, None, begin..self.scan.pos());
            self.scan.go(value);
        }
        self.scan.skip().map(drop)
    }

    #[cold]
    #[inline(never)]
    fn missing(&mut self, object: &'static Object, seen: u32, open: &'a [u8]) {
        let open = self.scan.pos_of(open);
        if self.is_behind(open) {
            let is_error = object.required & !seen != 0;
            self.found.issues.count(if is_error { Severity::Error } else { Severity::Warning });
            return;
        }
        for (place, field) in object.fields.iter().enumerate() {
            if seen & (1 << place) == 0 {
                self.path.at(object, place);
                let code = match field.presence {
                    Presence::Required => Code::MissingField,
                    Presence::Nullable | Presence::Attribute => Code::AbsentField,
                };
                self.report_member(code, None, open..open + 1);
            }
        }
    }
}
