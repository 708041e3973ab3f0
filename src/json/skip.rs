//! Values that the model does not read: their grammar is checked, without recursion.

use std::vec::Vec;

use super::{Scanner, Stop, Type};
use crate::phrase::Phrase;

impl Scanner<'_> {
    /// Reads one whole value, of whatever type and depth, and says its type.
    pub(crate) fn skip(&mut self) -> Result<Type, Stop> {
        let found = match self.peek() {
            b'{' => Type::Object,
            b'[' => Type::Array,
            b'"' => Type::String,
            b't' | b'f' => Type::Boolean,
            b'n' => Type::Null,
            _ => Type::Number,
        };
        let mut open = Brackets::default();
        loop {
            // A value begins here. Where it opens a bracket that is not closed at once, its first element is next.
            match self.peek() {
                b'{' => {
                    self.bump(1);
                    self.space();
                    if self.peek() != b'}' {
                        self.key(Phrase::KeyOrEnd)?;
                        open.push(true);
                        continue;
                    }
                    self.bump(1);
                }
                b'[' => {
                    self.bump(1);
                    self.space();
                    if self.peek() != b']' {
                        open.push(false);
                        continue;
                    }
                    self.bump(1);
                }
                b'"' => drop(self.string()?),
                b't' => self.literal(b"true", Phrase::True)?,
                b'f' => self.literal(b"false", Phrase::False)?,
                b'n' => self.literal(b"null", Phrase::Null)?,
                b'-' | b'0'..=b'9' => self.number()?,
                _ => return Err(self.fail(Phrase::Value)),
            }
            // A value has ended: close what it closes, up to the next one.
            loop {
                let Some(in_object) = open.last() else { return Ok(found) };
                self.space();
                match (in_object, self.peek()) {
                    (true, b'}') | (false, b']') => {
                        self.bump(1);
                        open.pop();
                    }
                    (_, b',') => {
                        self.bump(1);
                        self.space();
                        if in_object {
                            self.key(Phrase::Key)?;
                        }
                        break;
                    }
                    (true, _) => return Err(self.fail(Phrase::CommaOrBrace)),
                    (false, _) => return Err(self.fail(Phrase::CommaOrBracket)),
                }
            }
        }
    }

    fn key(&mut self, expected: Phrase) -> Result<(), Stop> {
        if self.peek() != b'"' {
            return Err(self.fail(expected));
        }
        self.string()?;
        self.colon()
    }
}

/// Which brackets are open, a bit each: set for an object. 64 levels stand in place, deeper ones on the heap, so that
/// a megabyte of `[` costs 128 KiB and no stack.
#[derive(Default)]
struct Brackets {
    word: u64,
    depth: usize,
    below: Vec<u64>,
}

impl Brackets {
    fn push(&mut self, object: bool) {
        if self.depth != 0 && self.depth % 64 == 0 {
            self.below.push(self.word);
        }
        self.word = (self.word << 1) | u64::from(object);
        self.depth += 1;
    }

    fn pop(&mut self) {
        self.depth -= 1;
        self.word >>= 1;
        if self.depth != 0 && self.depth % 64 == 0 {
            self.word = self.below.pop().unwrap_or_default();
        }
    }

    fn last(&self) -> Option<bool> {
        (self.depth != 0).then_some(self.word & 1 == 1)
    }
}
