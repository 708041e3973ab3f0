//! Objects of the model whose members stand in another order, are not all there, twice, or not in the table.

use super::Walker;
use crate::code::Code;
use crate::json::{Stop, behind_key};
use crate::phrase::Phrase;
use crate::schema::{Object, Presence};

/// What the table says of a key.
enum Key {
    Field(usize),
    /// Another; it has been put on record, and its value passed over.
    Unknown,
    /// The same, with half a surrogate pair, so that no pointer can name it.
    Unnameable,
}

impl<'a> Walker<'a> {
    /// Reads what remains of an object, of which the first `seen` fields have been read. `rest` begins with a key, or, if
    /// nothing has been read, with the closing brace.
    #[inline(never)]
    pub(super) fn in_any_order(
        &mut self,
        object: &'static Object,
        seen: usize,
        rest: &'a [u8],
        open: &'a [u8],
    ) -> Result<(), Stop> {
        let mark = self.found.keys.len();
        let is_empty = seen == 0 && rest.first() == Some(&b'}');
        let mut seen = (1_u32 << seen) - 1;
        let mut unnameable = false;
        self.scan.go(rest);
        let mut goes_on = !is_empty;
        let mut last = 0;
        while goes_on {
            let key_begins = self.scan.rest();
            match self.key(object, last)? {
                Key::Field(place) if seen & (1 << place) == 0 => {
                    seen |= 1 << place;
                    last = place;
                    self.value(object, place)?;
                }
                Key::Field(place) => self.duplicate(object, place, key_begins)?,
                Key::Unknown => {}
                Key::Unnameable => unnameable = true,
            }
            self.scan.space();
            match self.scan.peek() {
                b',' => {
                    self.scan.bump(1);
                    self.scan.space();
                }
                b'}' => goes_on = false,
                _ => return Err(self.scan.fail(Phrase::CommaOrBrace)),
            }
        }
        self.scan.bump(1);
        if seen != object.all() {
            self.missing(object, seen, open);
        }
        if self.found.keys.len() > mark {
            self.unknown_keys(mark);
        }
        if unnameable {
            let open = self.scan.pos_of(open);
            self.report_here(Code::LoneSurrogate, None, open..self.scan.pos());
        }
        Ok(())
    }

    /// Reads the value of a field.
    #[inline(never)]
    pub(super) fn value(&mut self, object: &'static Object, place: usize) -> Result<(), Stop> {
        let Some(field) = object.fields.get(place) else { return Ok(()) };
        let value = self.scan.rest();
        match self.plain_value(value, field.kind, object.base + place) {
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

    /// Reads a key, its colon, and the white space behind that; the value as well if the table does not have the key.
    ///
    /// The neighbours of the `last` one are tried first: an order is mostly kept, be it the reverse.
    fn key(&mut self, object: &'static Object, last: usize) -> Result<Key, Stop> {
        let rest = self.scan.rest();
        let neighbours = [last.wrapping_sub(1), last + 1];
        for place in neighbours.into_iter().chain(0..object.fields.len()) {
            let behind = object.fields.get(place).and_then(|field| behind_key(rest, &field.lead));
            if let Some(behind) = behind {
                self.scan.go(behind);
                return Ok(Key::Field(place));
            }
        }
        if self.scan.peek() != b'"' {
            return Err(self.scan.fail(Phrase::Key));
        }
        let text = self.scan.string()?;
        self.scan.colon()?;
        if text.lone_surrogate() {
            self.scan.skip()?;
            return Ok(Key::Unnameable);
        }
        let key = text.value(self.scan.bytes());
        if let Some(place) = object.fields.iter().position(|field| field.key == key) {
            return Ok(Key::Field(place));
        }
        self.found.keys.add(text, self.scan.bytes());
        self.scan.skip()?;
        Ok(Key::Unknown)
    }

    /// Passes over the value of a key that has been there before.
    #[cold]
    #[inline(never)]
    fn duplicate(&mut self, object: &'static Object, place: usize, key: &'a [u8]) -> Result<(), Stop> {
        let value = self.scan.rest();
        self.path.at(object, place);
        self.scan.go(key);
        let begin = self.scan.pos();
        self.scan.string()?;
        self.report_member(Code::DuplicateKey, None, begin..self.scan.pos());
        self.scan.go(value);
        self.scan.skip().map(drop)
    }

    #[cold]
    #[inline(never)]
    pub(super) fn missing(&mut self, object: &'static Object, seen: u32, open: &'a [u8]) {
        let open = self.scan.pos_of(open);
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

    #[cold]
    #[inline(never)]
    fn unknown_keys(&mut self, mark: usize) {
        let bytes = self.scan.bytes();
        // Out of the walker's hands while it reports.
        let mut keys = core::mem::take(&mut self.found.keys);
        keys.mark_duplicates(mark, bytes);
        for key in keys.from(mark) {
            let code = if key.duplicate { Code::DuplicateKey } else { Code::UnknownField };
            let name = core::str::from_utf8(keys.name(key, bytes)).unwrap_or_default();
            self.report_unknown(code, key.span(), name);
        }
        keys.truncate(mark);
        self.found.keys = keys;
    }
}
