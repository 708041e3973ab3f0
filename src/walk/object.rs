//! Objects and lists of the model: which members are there, which are not, which stand twice.

use super::Walker;
use crate::code::Code;
use crate::json::{Stop, Text, Type};
use crate::schema::{LINE_USER, Object, Presence};

/// What the table says of a key.
enum Key {
    Field(usize),
    Unknown(Text),
    /// A key with half a surrogate pair, which no pointer can name.
    Unnameable,
}

impl Walker<'_> {
    /// Reads an object of the model, whose brace is at the position, and judges its members.
    pub(super) fn object(&mut self, object: &'static Object) -> Result<(), Stop> {
        let open = self.scan.pos();
        let mark = self.keys.len();
        let mut seen = 0_u32;
        let mut predicted = 0;
        let mut unnameable = false;
        self.scan.bump(1);
        self.scan.space();
        if self.scan.peek() == b'}' {
            self.scan.bump(1);
        } else {
            loop {
                let key_begin = self.scan.pos();
                let key = self.key(object, predicted)?;
                let key_end = self.scan.pos();
                self.scan.colon()?;
                match key {
                    Key::Field(index) => {
                        predicted = index + 1;
                        if let Some(field) = object.fields.get(index) {
                            self.path.at_field(index, field);
                            if seen & (1 << index) == 0 {
                                seen |= 1 << index;
                                self.member(field, object.base + index)?;
                            } else {
                                self.report_member(Code::DuplicateKey, None, key_begin..key_end);
                                self.scan.skip()?;
                            }
                        }
                    }
                    Key::Unknown(key) => {
                        self.keys.add(key, self.scan.bytes());
                        self.scan.skip()?;
                    }
                    Key::Unnameable => {
                        unnameable = true;
                        self.scan.skip()?;
                    }
                }
                self.scan.space();
                match self.scan.peek() {
                    b',' => {
                        self.scan.bump(1);
                        self.scan.space();
                    }
                    b'}' => {
                        self.scan.bump(1);
                        break;
                    }
                    _ => return Err(self.scan.fail("',' or '}'")),
                }
            }
        }
        if seen != object.all() {
            self.missing(object, seen, open);
        }
        if self.keys.len() > mark {
            self.unknown_keys(mark);
        }
        if unnameable {
            self.report_here(Code::LoneSurrogate, None, open..self.scan.pos());
        }
        Ok(())
    }

    /// Reads a key. The one that the table has next is tried first, as the provider sends them in order.
    #[inline]
    fn key(&mut self, object: &'static Object, predicted: usize) -> Result<Key, Stop> {
        match object.fields.get(predicted) {
            Some(field) if self.scan.at(field.quoted) => {
                self.scan.bump(field.quoted.len());
                Ok(Key::Field(predicted))
            }
            _ => self.other_key(object),
        }
    }

    fn other_key(&mut self, object: &'static Object) -> Result<Key, Stop> {
        if let Some(index) = object.fields.iter().position(|field| self.scan.at(field.quoted)) {
            self.scan.bump(object.fields.get(index).map_or(0, |field| field.quoted.len()));
            return Ok(Key::Field(index));
        }
        if self.scan.peek() != b'"' {
            return Err(self.scan.fail("a key"));
        }
        let text = self.scan.string()?;
        if text.lone_surrogate() {
            return Ok(Key::Unnameable);
        }
        if text.escaped() {
            let key = text.value(self.scan.bytes());
            if let Some(index) = object.fields.iter().position(|field| field.key == key) {
                return Ok(Key::Field(index));
            }
        }
        Ok(Key::Unknown(text))
    }

    #[cold]
    fn missing(&mut self, object: &'static Object, seen: u32, open: usize) {
        for (index, field) in object.fields.iter().enumerate() {
            if seen & (1 << index) == 0 {
                self.path.at_field(index, field);
                let code = match field.presence {
                    Presence::Required => Code::MissingField,
                    Presence::Nullable | Presence::Attribute => Code::AbsentField,
                };
                self.report_member(code, None, open..open + 1);
            }
        }
    }

    #[cold]
    fn unknown_keys(&mut self, mark: usize) {
        let bytes = self.scan.bytes();
        let mut keys = core::mem::take(&mut self.keys);
        for key in keys.take(mark, bytes) {
            let code = if key.duplicate { Code::DuplicateKey } else { Code::UnknownField };
            self.report_unknown(code, key.span(), keys.name(&key, bytes));
        }
        self.keys = keys;
    }

    /// Reads the list of line users, whose bracket is at the position.
    pub(super) fn list(&mut self, item: &'static Object) -> Result<(), Stop> {
        let open = self.scan.pos();
        self.scan.bump(1);
        self.scan.space();
        if self.scan.peek() == b']' {
            self.scan.bump(1);
            self.report_member(Code::NoLineUsers, None, open..self.scan.pos());
            return Ok(());
        }
        self.path.enter();
        let mut index = 0;
        loop {
            self.path.at_index(index, item);
            self.item(item)?;
            index += 1;
            self.scan.space();
            match self.scan.peek() {
                b',' => {
                    self.scan.bump(1);
                    self.scan.space();
                }
                b']' => {
                    self.scan.bump(1);
                    break;
                }
                _ => return Err(self.scan.fail("',' or ']'")),
            }
        }
        self.path.leave();
        Ok(())
    }

    fn item(&mut self, item: &'static Object) -> Result<(), Stop> {
        if self.scan.peek() != b'{' {
            return self.no_object();
        }
        self.path.enter();
        self.object(item)?;
        self.path.leave();
        // Without an event to build, the values are not worth their memory.
        if self.keep && !self.issues.errors {
            let mut user = [Text::default(); LINE_USER.fields.len()];
            for (kept, slot) in user.iter_mut().zip(self.values.slots.iter_mut().skip(LINE_USER.base)) {
                *kept = core::mem::take(slot);
            }
            self.values.line_users.push(user);
        }
        Ok(())
    }

    /// An entry of the list that is no object.
    #[cold]
    fn no_object(&mut self) -> Result<(), Stop> {
        let begin = self.scan.pos();
        let found = self.scan.skip()?;
        let code = if found == Type::Null { Code::NullNotAllowed } else { Code::WrongType };
        self.report_member(code, Some(found), begin..self.scan.pos());
        Ok(())
    }
}
