//! Values that the model does not read: their grammar is checked, without recursion.

use std::vec::Vec;

use super::plain::{behind_space, plain_length, plain_length_of_any};
use super::{Scanner, Stop, Type};
use crate::phrase::Phrase;

/// What may stand at the position.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Value,
    /// Behind an opening bracket.
    ValueOrEnd,
    Key,
    /// Behind an opening brace.
    KeyOrEnd,
    Colon,
    /// Behind a value: a comma, or what closes the innermost bracket.
    Behind,
}

impl Scanner<'_> {
    /// Reads one whole value, of whatever type and depth, and says its type.
    #[inline(never)]
    pub(crate) fn skip(&mut self) -> Result<Type, Stop> {
        let first = self.peek();
        match first {
            b'{' => self.nested().map(|()| Type::Object),
            b'[' => self.nested().map(|()| Type::Array),
            b'"' => self.string().map(|_| Type::String),
            b't' | b'f' => self.scalar(first).map(|()| Type::Boolean),
            b'n' => self.scalar(first).map(|()| Type::Null),
            b'-' | b'0'..=b'9' => self.number().map(|()| Type::Number),
            _ => Err(self.fail(Phrase::Value)),
        }
    }

    /// Reads an array or an object.
    #[inline(never)]
    fn nested(&mut self) -> Result<(), Stop> {
        let mut open = Brackets::default();
        let mut rest = self.rest();
        let mut next = Next::Value;
        loop {
            // The position moves on here; the scanner learns of it where something else has to be read, or all is.
            let at = rest;
            let byte = match rest.split_first() {
                Some((&byte, behind)) => {
                    rest = behind;
                    byte
                }
                None => 0,
            };
            let has_ended = match (next, byte) {
                (Next::Value | Next::ValueOrEnd, b'{') => {
                    open.push(true);
                    next = Next::KeyOrEnd;
                    false
                }
                (Next::Value | Next::ValueOrEnd, b'[') => {
                    open.push(false);
                    next = Next::ValueOrEnd;
                    false
                }
                (Next::Value | Next::ValueOrEnd | Next::Key | Next::KeyOrEnd, b'"') => {
                    rest = match rest.get(plain_length_of_any(rest, plain_length)..) {
                        Some([b'"', behind @ ..]) => behind,
                        _ => {
                            self.go(at);
                            self.string()?;
                            self.rest()
                        }
                    };
                    let is_key = matches!(next, Next::Key | Next::KeyOrEnd);
                    next = Next::Colon;
                    !is_key
                }
                (Next::Value | Next::ValueOrEnd, b'-' | b'0'..=b'9' | b't' | b'f' | b'n') => {
                    self.go(at);
                    self.scalar(byte)?;
                    rest = self.rest();
                    true
                }
                (Next::ValueOrEnd, b']') | (Next::KeyOrEnd, b'}') => {
                    open.pop();
                    true
                }
                (Next::Behind, b']' | b'}') if open.closed_by(byte) => {
                    open.pop();
                    true
                }
                (Next::Behind, b',') => {
                    next = if open.in_object() { Next::Key } else { Next::Value };
                    false
                }
                (Next::Colon, b':') => {
                    next = Next::Value;
                    false
                }
                _ => {
                    self.go(at);
                    return Err(self.fail(match next {
                        Next::Value | Next::ValueOrEnd => Phrase::Value,
                        Next::Key => Phrase::Key,
                        Next::KeyOrEnd => Phrase::KeyOrEnd,
                        Next::Colon => Phrase::Colon,
                        Next::Behind if open.in_object() => Phrase::CommaOrBrace,
                        Next::Behind => Phrase::CommaOrBracket,
                    }));
                }
            };
            if has_ended {
                if open.is_empty() {
                    self.go(rest);
                    return Ok(());
                }
                next = Next::Behind;
            }
            rest = behind_space(rest);
        }
    }

    /// Reads a number or a literal, which begins with `first`.
    #[inline(never)]
    fn scalar(&mut self, first: u8) -> Result<(), Stop> {
        match first {
            b't' => self.literal(b"true", Phrase::True),
            b'f' => self.literal(b"false", Phrase::False),
            b'n' => self.literal(b"null", Phrase::Null),
            b'-' | b'0'..=b'9' => self.number(),
            _ => Err(self.fail(Phrase::Value)),
        }
    }
}

/// Which brackets are open, a bit each: set for an object. 63 levels stand in place, deeper ones on the heap, so that
/// a megabyte of `[` costs some 128 KiB and no stack.
struct Brackets {
    /// Behind its highest bit, which is always set, the innermost brackets.
    word: u64,
    below: Vec<u64>,
}

impl Default for Brackets {
    fn default() -> Self {
        Brackets { word: 1, below: Vec::new() }
    }
}

impl Brackets {
    #[inline(always)]
    fn push(&mut self, object: bool) {
        if self.word >> 63 != 0 {
            self.below.push(self.word);
            self.word = 1;
        }
        self.word = self.word << 1 | u64::from(object);
    }

    #[inline(always)]
    fn pop(&mut self) {
        self.word >>= 1;
        if self.word == 1 {
            self.word = self.below.pop().unwrap_or(1);
        }
    }

    #[inline(always)]
    fn in_object(&self) -> bool {
        self.word & 1 == 1
    }

    /// Whether the innermost one, if it is open, is closed by this.
    #[inline(always)]
    fn closed_by(&self, byte: u8) -> bool {
        self.in_object() == (byte == b'}')
    }

    #[inline(always)]
    fn is_empty(&self) -> bool {
        self.word == 1
    }
}
