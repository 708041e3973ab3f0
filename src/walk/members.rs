//! Slow path for objects: members in any order, with white space, missing, duplicate or unknown.

use super::Walker;
use super::unescaped::Unescaped;
use crate::issue::{Code, Severity};
use crate::json::{Expected, NotJson, skip_key, skip_space, unescaped_ascii_length};
use crate::model::{Object, Presence};

/// The result of looking a key up in the model.
enum KeyMatch {
    /// The field of this index.
    Field(usize),
    /// An unknown key, which has been reported.
    Unknown,
    /// A key with a lone surrogate, which a pointer cannot represent.
    LoneSurrogate,
}

impl<'a> Walker<'a> {
    /// Validates the remaining members of an object whose first `index` fields have been read. `rest` is the input after the
    /// last value, `open` the input from the opening brace of the object.
    #[inline(never)]
    pub(super) fn members(
        &mut self,
        object: &'static Object,
        base: usize,
        index: usize,
        rest: &'a [u8],
        open: &'a [u8],
    ) -> Result<(), NotJson> {
        let mut seen = (1_u32 << index) - 1;
        // The most likely next field.
        let mut expected = index;
        let mut has_lone_surrogate = false;
        self.scan.move_to(if index == 0 { open.get(1..).unwrap_or_default() } else { rest });
        self.scan.skip_space();
        let mut rest = self.scan.remaining();
        let mut at_key = index == 0 && rest.first() != Some(&b'}');
        // At the start of the object, the error also expects a closing brace.
        if at_key && rest.first() != Some(&b'"') {
            return Err(self.scan.error(Expected::KeyOrEnd));
        }
        loop {
            match rest {
                _ if at_key => {}
                [b',', after @ ..] => rest = skip_space(after),
                [b'}', ..] => break,
                _ => {
                    self.scan.move_to(rest);
                    return Err(self.scan.error(Expected::CommaOrBrace));
                }
            }
            at_key = false;
            match self.key(object, rest, expected, open)? {
                KeyMatch::Field(index) if seen & (1 << index) == 0 => {
                    seen |= 1 << index;
                    expected = index + 1;
                    self.value(object, base, index)?;
                }
                KeyMatch::Field(index) => self.duplicate(object, index, rest)?,
                KeyMatch::Unknown => drop(self.scan.skip_value()?),
                KeyMatch::LoneSurrogate => {
                    has_lone_surrogate = true;
                    self.scan.skip_value()?;
                }
            }
            rest = skip_space(self.scan.remaining());
        }
        self.scan.move_to(rest.get(1..).unwrap_or_default());
        if seen != object.all() {
            self.missing(object, seen, open);
        }
        if has_lone_surrogate {
            let open = self.scan.pos_of(open);
            self.report_here(Code::LoneSurrogate, None, open..self.scan.pos());
        }
        Ok(())
    }

    /// Reads the value of a field.
    #[inline(never)]
    fn value(&mut self, object: &'static Object, base: usize, index: usize) -> Result<(), NotJson> {
        let Some(field) = object.fields.get(index) else { return Ok(()) };
        let value = self.scan.remaining();
        match self.value_fast_path(value, field.kind, base + index, unescaped_ascii_length) {
            Some(after) => {
                self.scan.move_to(after);
                Ok(())
            }
            None => {
                self.scan.move_to(value);
                self.member(object, base, index)
            }
        }
    }

    /// Reads the key at the start of `rest`, its colon, and the white space after it.
    #[inline(always)]
    fn key(
        &mut self,
        object: &'static Object,
        rest: &'a [u8],
        expected: usize,
        open: &'a [u8],
    ) -> Result<KeyMatch, NotJson> {
        // Tries the next field, then the field before the last one read, for members in reverse order.
        for index in [expected, expected.wrapping_sub(2)] {
            let after = object.fields.get(index).and_then(|field| skip_key(rest, &field.pattern));
            if let Some(after) = after {
                self.scan.move_to(after);
                return Ok(KeyMatch::Field(index));
            }
        }
        self.scan.move_to(rest);
        self.unexpected_key(object, open)
    }

    /// Reads a key that is not the predicted one.
    #[inline(never)]
    fn unexpected_key(&mut self, object: &'static Object, open: &'a [u8]) -> Result<KeyMatch, NotJson> {
        if self.scan.peek() != b'"' {
            return Err(self.scan.error(Expected::Key));
        }
        let text = self.scan.read_string()?;
        let end = self.scan.pos();
        self.scan.skip_colon()?;
        if text.lone_surrogate() {
            return Ok(KeyMatch::LoneSurrogate);
        }
        let bytes = self.scan.bytes();
        let key = if text.escaped() { self.found.buffer.read(text, bytes) } else { Unescaped::in_input(text) };
        let name = self.found.buffer.get(key, bytes);
        if let Some(index) = object.fields.iter().position(|field| field.pattern.name() == name) {
            if text.escaped() {
                self.found.buffer.remove(key);
            }
            return Ok(KeyMatch::Field(index));
        }
        let span = text.quote()..end;
        if self.found.issues.errors > 0 && self.is_past_limit(span.start) {
            // The issue is not kept and the payload is already invalid, so it does not matter whether the key is a duplicate.
            self.found.buffer.remove(key);
            self.found.issues.count(Severity::Warning);
            return Ok(KeyMatch::Unknown);
        }
        let is_new = self.found.seen_keys.insert(self.scan.pos_of(open), key, &self.found.buffer, bytes);
        self.report_unknown(if is_new { Code::UnknownField } else { Code::DuplicateKey }, span, key);
        Ok(KeyMatch::Unknown)
    }

    /// Reports a duplicate key and skips its value.
    #[cold]
    #[inline(never)]
    fn duplicate(&mut self, object: &'static Object, index: usize, key: &'a [u8]) -> Result<(), NotJson> {
        let begin = self.scan.pos_of(key);
        if self.is_past_limit(begin) {
            self.found.issues.count(Severity::Error);
        } else {
            let value = self.scan.remaining();
            self.path.set_member(object, index);
            self.scan.move_to(key);
            self.scan.read_string()?;
            self.report_member(Code::DuplicateKey, None, begin..self.scan.pos());
            self.scan.move_to(value);
        }
        self.scan.skip_value().map(drop)
    }

    /// Reports the missing fields. `seen` has a bit for each field that is not missing.
    #[cold]
    #[inline(never)]
    fn missing(&mut self, object: &'static Object, seen: u32, open: &'a [u8]) {
        let open = self.scan.pos_of(open);
        if self.is_past_limit(open) {
            let is_error = object.required & !seen != 0;
            self.found.issues.count(if is_error { Severity::Error } else { Severity::Warning });
            return;
        }
        for (index, field) in object.fields.iter().enumerate() {
            if seen & (1 << index) == 0 {
                self.path.set_member(object, index);
                let code = match field.presence {
                    Presence::Required => Code::MissingField,
                    Presence::Nullable | Presence::Attribute => Code::AbsentField,
                };
                self.report_member(code, None, open..open + 1);
            }
        }
    }
}
