//! Skips values that the caller does not read, and checks their syntax without recursion.

use std::vec::Vec;

use super::fast_path::{skip_space, string_length, unescaped_ascii_length};
use super::{Expected, NotJson, Scanner, Type};

/// The token that must follow.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Value,
    /// After an opening bracket.
    ValueOrEnd,
    Key,
    /// After an opening brace.
    KeyOrEnd,
    Colon,
    /// After a value: a comma, or the closing bracket or brace.
    CommaOrEnd,
}

impl<const LIKELY: usize> Scanner<'_, LIKELY> {
    /// Skips one value of any type and depth, and returns its type.
    #[inline(never)]
    pub(crate) fn skip_value(&mut self) -> Result<Type, NotJson> {
        let first = self.peek();
        match first {
            b'{' => self.skip_nested().map(|()| Type::Object),
            b'[' => self.skip_nested().map(|()| Type::Array),
            b'"' => self.read_string().map(|_| Type::String),
            b't' | b'f' => self.skip_scalar(first).map(|()| Type::Boolean),
            b'n' => self.skip_scalar(first).map(|()| Type::Null),
            b'-' | b'0'..=b'9' => self.read_number().map(|()| Type::Number),
            _ => Err(self.error(Expected::Value)),
        }
    }

    /// Skips an array or an object.
    #[inline(never)]
    fn skip_nested(&mut self) -> Result<(), NotJson> {
        let mut open = Brackets::default();
        let mut rest = self.remaining();
        let mut next = Next::Value;
        loop {
            // `rest` is the current position. The position of the scanner is updated only before it is used.
            let at = rest;
            let byte = match rest.split_first() {
                Some((&byte, after)) => {
                    rest = after;
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
                    rest = match rest.get(string_length::<LIKELY>(rest, unescaped_ascii_length)..) {
                        Some([b'"', after @ ..]) => after,
                        _ => {
                            self.move_to(at);
                            self.read_string()?;
                            self.remaining()
                        }
                    };
                    let is_key = matches!(next, Next::Key | Next::KeyOrEnd);
                    next = Next::Colon;
                    !is_key
                }
                (Next::Value | Next::ValueOrEnd, b'-' | b'0'..=b'9' | b't' | b'f' | b'n') => {
                    self.move_to(at);
                    self.skip_scalar(byte)?;
                    rest = self.remaining();
                    true
                }
                (Next::ValueOrEnd, b']') | (Next::KeyOrEnd, b'}') => {
                    open.pop();
                    true
                }
                (Next::CommaOrEnd, b']' | b'}') if open.closed_by(byte) => {
                    open.pop();
                    true
                }
                (Next::CommaOrEnd, b',') => {
                    next = if open.in_object() { Next::Key } else { Next::Value };
                    false
                }
                (Next::Colon, b':') => {
                    next = Next::Value;
                    false
                }
                _ => {
                    self.move_to(at);
                    return Err(self.error(match next {
                        Next::Value | Next::ValueOrEnd => Expected::Value,
                        Next::Key => Expected::Key,
                        Next::KeyOrEnd => Expected::KeyOrEnd,
                        Next::Colon => Expected::Colon,
                        Next::CommaOrEnd if open.in_object() => Expected::CommaOrBrace,
                        Next::CommaOrEnd => Expected::CommaOrBracket,
                    }));
                }
            };
            if has_ended {
                if open.is_empty() {
                    self.move_to(rest);
                    return Ok(());
                }
                next = Next::CommaOrEnd;
            }
            rest = skip_space(rest);
        }
    }

    /// Skips a number or a literal, which starts with `first`.
    #[inline(never)]
    fn skip_scalar(&mut self, first: u8) -> Result<(), NotJson> {
        match first {
            b't' => self.read_literal(b"true", Expected::True),
            b'f' => self.read_literal(b"false", Expected::False),
            b'n' => self.read_literal(b"null", Expected::Null),
            b'-' | b'0'..=b'9' => self.read_number(),
            _ => Err(self.error(Expected::Value)),
        }
    }
}

/// The open brackets, one bit each: 1 for an object, 0 for an array. 63 levels fit into `bits`; deeper levels are on the heap,
/// so that a megabyte of `[` takes about 128 KiB and no stack.
struct Brackets {
    /// The innermost brackets, below the highest set bit, which is a sentinel.
    bits: u64,
    outer: Vec<u64>,
}

impl Default for Brackets {
    fn default() -> Self {
        Brackets { bits: 1, outer: Vec::new() }
    }
}

impl Brackets {
    #[inline(always)]
    fn push(&mut self, object: bool) {
        if self.bits >> 63 != 0 {
            self.outer.push(self.bits);
            self.bits = 1;
        }
        self.bits = self.bits << 1 | u64::from(object);
    }

    #[inline(always)]
    fn pop(&mut self) {
        self.bits >>= 1;
        if self.bits == 1 {
            self.bits = self.outer.pop().unwrap_or(1);
        }
    }

    #[inline(always)]
    fn in_object(&self) -> bool {
        self.bits & 1 == 1
    }

    /// Whether `byte`, a closing bracket or brace, closes the innermost one.
    #[inline(always)]
    fn closed_by(&self, byte: u8) -> bool {
        self.in_object() == (byte == b'}')
    }

    #[inline(always)]
    fn is_empty(&self) -> bool {
        self.bits == 1
    }
}
