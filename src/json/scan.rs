//! The scanner: a position that moves forward over the bytes.

use super::escape::{hex4, is_hex_digit};
use super::fast_path::{common_utf8_length, skip_space, string_length, unescaped_ascii_length};
use super::number::skip_digits;
use super::{Expected, NotJson, SyntaxError, Text};
use crate::simd::{BLOCK_LENGTH, find_special_ascii};

/// A scanner. `LIKELY` is the most common length of strings: a hint for speed, on which the result does not depend.
pub(crate) struct Scanner<'a, const LIKELY: usize> {
    bytes: &'a [u8],
    /// The remaining input. A slice is cheaper to read from and to move than an index into `bytes`.
    remaining: &'a [u8],
    error: SyntaxError,
}

impl<'a, const LIKELY: usize> Scanner<'a, LIKELY> {
    pub(crate) fn new(bytes: &'a [u8], pos: usize) -> Self {
        let remaining = bytes.get(pos..).unwrap_or_default();
        Scanner { bytes, remaining, error: SyntaxError { offset: pos, expected: Expected::Value } }
    }

    pub(crate) fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    #[inline(always)]
    pub(crate) fn pos(&self) -> usize {
        self.bytes.len() - self.remaining.len()
    }

    /// Returns the position at which only `rest` remains.
    #[inline(always)]
    pub(crate) fn pos_of(&self, rest: &[u8]) -> usize {
        self.bytes.len() - rest.len()
    }

    /// Returns the details of the [`NotJson`] that was returned.
    pub(crate) fn syntax_error(&self) -> SyntaxError {
        self.error
    }

    /// Returns the byte at the position, or 0 at the end. NUL is never valid JSON, so the two need no distinction.
    #[inline(always)]
    pub(crate) fn peek(&self) -> u8 {
        match self.remaining.first() {
            Some(&byte) => byte,
            None => 0,
        }
    }

    /// Moves forward by `count` bytes, which the caller has checked.
    #[inline(always)]
    pub(crate) fn bump(&mut self, count: usize) {
        self.remaining = self.remaining.get(count..).unwrap_or_default();
    }

    #[cold]
    pub(crate) fn error(&mut self, expected: Expected) -> NotJson {
        self.error_at(self.pos(), expected)
    }

    #[cold]
    fn error_at(&mut self, at: usize, expected: Expected) -> NotJson {
        self.error = SyntaxError { offset: at.min(self.bytes.len()), expected };
        NotJson
    }

    /// Returns the remaining input.
    #[inline(always)]
    pub(crate) fn remaining(&self) -> &'a [u8] {
        self.remaining
    }

    /// Moves to the position at which only `rest` remains.
    #[inline(always)]
    pub(crate) fn move_to(&mut self, rest: &'a [u8]) {
        self.remaining = rest;
    }

    /// Skips white space. Most often there is none.
    #[inline(always)]
    pub(crate) fn skip_space(&mut self) {
        if self.peek() <= b' ' {
            self.skip_some_space();
        }
    }

    #[inline(never)]
    fn skip_some_space(&mut self) {
        self.remaining = skip_space(self.remaining);
    }

    /// Skips the colon after a key, and the white space around it.
    #[inline(always)]
    pub(crate) fn skip_colon(&mut self) -> Result<(), NotJson> {
        self.skip_space();
        let [b':', after @ ..] = self.remaining else { return Err(self.error(Expected::Colon)) };
        self.remaining = skip_space(after);
        Ok(())
    }

    /// Reads a string, whose opening quote is at the position.
    #[inline(never)]
    pub(crate) fn read_string(&mut self) -> Result<Text, NotJson> {
        let content = self.remaining.get(1..).unwrap_or_default();
        let length = string_length::<LIKELY>(content, unescaped_ascii_length);
        if let Some((value, [b'"', after @ ..])) = content.split_at_checked(length) {
            self.remaining = after;
            let start = self.bytes.len() - content.len();
            return Ok(Text::unescaped_ascii(start, start + value.len()));
        }
        self.read_string_slow_path(self.bytes.len() - content.len(), content.get(length..).unwrap_or_default())
    }

    /// Reads a string that is not ASCII, has an escape, or is near the end of the input. The content starts at `start`; the
    /// part before `rest` has been checked and is ASCII.
    #[inline(never)]
    pub(crate) fn read_string_slow_path(&mut self, start: usize, rest: &[u8]) -> Result<Text, NotJson> {
        let mut text = Text::ABSENT;
        let checked = self.bytes.len() - rest.len();
        let mut at = checked;
        let mut is_non_ascii = false;
        loop {
            while let Some(block) = self.bytes.get(at..).and_then(<[u8]>::first_chunk) {
                let (special, has_non_ascii) = find_special_ascii(block);
                is_non_ascii |= has_non_ascii;
                at += special.unwrap_or(BLOCK_LENGTH);
                if special.is_some() {
                    break;
                }
            }
            match self.bytes.get(at) {
                Some(b'"') => break,
                Some(b'\\') => {
                    text.set_escaped();
                    // If every character is escaped, the next escape follows directly.
                    while let Some(b'\\') = self.bytes.get(at) {
                        at = self.escape(at, &mut text)?;
                    }
                }
                Some(&byte) if byte >= b' ' => {
                    is_non_ascii |= !byte.is_ascii();
                    at += 1;
                }
                Some(_) => return Err(self.error_at(at, Expected::EscapedControl)),
                None => return Err(self.error_at(at, Expected::EndOfString)),
            }
        }
        if is_non_ascii {
            text.set_non_ascii();
            // Includes the quote, so that the last character can be read in a chunk of four bytes.
            let valid = checked + common_utf8_length(self.bytes.get(checked..=at).unwrap_or_default());
            if let Some(Err(error)) = self.bytes.get(valid..at).map(core::str::from_utf8) {
                return Err(self.error_at(valid + error.valid_up_to(), Expected::Utf8));
            }
        }
        text.set_span(start, at);
        self.remaining = self.bytes.get(at + 1..).unwrap_or_default();
        Ok(text)
    }

    /// Checks the escape at `at` and returns the position after it.
    fn escape(&mut self, at: usize, text: &mut Text) -> Result<usize, NotJson> {
        match self.bytes.get(at + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(at + 2),
            Some(b'u') => match self.hex4(at + 2)? {
                0xD800..=0xDBFF if self.bytes.get(at + 6) == Some(&b'\\') && self.bytes.get(at + 7) == Some(&b'u') => {
                    // A low surrogate completes the pair; any other escape is checked in the next iteration.
                    if let 0xDC00..=0xDFFF = self.hex4(at + 8)? {
                        Ok(at + 12)
                    } else {
                        text.set_lone_surrogate();
                        Ok(at + 6)
                    }
                }
                0xD800..=0xDFFF => {
                    text.set_lone_surrogate();
                    Ok(at + 6)
                }
                _ => Ok(at + 6),
            },
            _ => Err(self.error_at(at + 1, Expected::Escape)),
        }
    }

    /// Reads the value of the four hexadecimal digits at `at`.
    #[inline(always)]
    fn hex4(&mut self, at: usize) -> Result<u32, NotJson> {
        let digits = self.bytes.get(at..).unwrap_or_default();
        hex4(digits).ok_or_else(|| self.hex4_error(at, digits))
    }

    #[cold]
    #[inline(never)]
    fn hex4_error(&mut self, at: usize, digits: &[u8]) -> NotJson {
        let valid = digits.iter().take_while(|&&digit| is_hex_digit(digit)).count();
        self.error_at(at + valid, Expected::HexDigit)
    }

    /// Reads a number, whose first byte, a digit or a minus, is at the position.
    #[inline(never)]
    pub(crate) fn read_number(&mut self) -> Result<(), NotJson> {
        let mut rest = self.remaining;
        if let [b'-', after @ ..] = rest {
            rest = after;
        }
        rest = match rest {
            [b'0', after @ ..] => after,
            _ => self.digits(rest)?,
        };
        if let [b'.', after @ ..] = rest {
            rest = self.digits(after)?;
        }
        if let [b'e' | b'E', after @ ..] = rest {
            let digits = match after {
                [b'+' | b'-', digits @ ..] => digits,
                _ => after,
            };
            rest = self.digits(digits)?;
        }
        self.remaining = rest;
        Ok(())
    }

    /// Returns the input after the leading digits of `rest`, of which there must be at least one.
    fn digits(&mut self, rest: &'a [u8]) -> Result<&'a [u8], NotJson> {
        match skip_digits(rest) {
            after if after.len() < rest.len() => Ok(after),
            _ => Err(self.error_at(self.pos_of(rest), Expected::Digit)),
        }
    }

    /// Reads `true`, `false` or `null`, whose first byte is at the position.
    ///
    /// Not inlined, which is smaller with three calls in a row.
    #[inline(never)]
    pub(super) fn read_literal(&mut self, literal: &[u8], expected: Expected) -> Result<(), NotJson> {
        if let Some(after) = self.remaining.strip_prefix(literal) {
            self.remaining = after;
            return Ok(());
        }
        let valid = self.remaining.iter().zip(literal).take_while(|(byte, expected)| byte == expected).count();
        Err(self.error_at(self.pos() + valid, expected))
    }
}
