//! The scanner: one position that moves forward over the bytes.

use super::Text;
use super::escape::{hex4, is_hex_digit};
use super::number::behind_digits;
use super::plain::{behind_space, plain_length, plain_length_of_any, plain_utf8};
use crate::block::{LENGTH, ascii_stop};
use crate::phrase::Phrase;

/// The text cannot be read on; [`Scanner::fault`] says where and why.
///
/// It carries nothing, so that results stay in registers on the accepting path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stop;

/// Why the text cannot be read on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The first byte at which no continuation could make the text JSON.
    pub(crate) at: usize,
    /// What could have stood there.
    pub(crate) expected: Phrase,
}

pub(crate) struct Scanner<'a> {
    bytes: &'a [u8],
    /// The bytes from the position on. To look at it and to move it on costs less than an index into `bytes` would.
    rest: &'a [u8],
    fault: Fault,
}

impl<'a> Scanner<'a> {
    pub(crate) fn new(bytes: &'a [u8], pos: usize) -> Self {
        let rest = bytes.get(pos..).unwrap_or_default();
        Scanner { bytes, rest, fault: Fault { at: pos, expected: Phrase::Value } }
    }

    pub(crate) fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    #[inline(always)]
    pub(crate) fn pos(&self) -> usize {
        self.bytes.len() - self.rest.len()
    }

    /// Where a tail of the text begins.
    #[inline(always)]
    pub(crate) fn pos_of(&self, rest: &[u8]) -> usize {
        self.bytes.len() - rest.len()
    }

    pub(crate) fn fault(&self) -> Fault {
        self.fault
    }

    /// The byte at the position; 0 at the end, which no JSON text holds outside of a fault.
    #[inline(always)]
    pub(crate) fn peek(&self) -> u8 {
        match self.rest.first() {
            Some(&byte) => byte,
            None => 0,
        }
    }

    /// Moves on by `count` bytes, which the caller has seen.
    #[inline(always)]
    pub(crate) fn bump(&mut self, count: usize) {
        self.rest = self.rest.get(count..).unwrap_or_default();
    }

    #[cold]
    pub(crate) fn fail(&mut self, expected: Phrase) -> Stop {
        self.fail_at(self.pos(), expected)
    }

    #[cold]
    fn fail_at(&mut self, at: usize, expected: Phrase) -> Stop {
        self.fault = Fault { at: at.min(self.bytes.len()), expected };
        Stop
    }

    /// The text from the position on.
    #[inline(always)]
    pub(crate) fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// Moves to where `rest`, a tail of the text, begins.
    #[inline(always)]
    pub(crate) fn go(&mut self, rest: &'a [u8]) {
        self.rest = rest;
    }

    /// Skips white space, of which there mostly is none.
    #[inline(always)]
    pub(crate) fn space(&mut self) {
        if self.peek() <= b' ' {
            self.some_space();
        }
    }

    #[inline(never)]
    fn some_space(&mut self) {
        self.rest = behind_space(self.rest);
    }

    /// Skips the colon behind a key, and the white space around it.
    #[inline(always)]
    pub(crate) fn colon(&mut self) -> Result<(), Stop> {
        self.space();
        let [b':', behind @ ..] = self.rest else { return Err(self.fail(Phrase::Colon)) };
        self.rest = behind_space(behind);
        Ok(())
    }

    /// Reads a string whose opening quote is at the position.
    #[inline(never)]
    pub(crate) fn string(&mut self) -> Result<Text, Stop> {
        let content = self.rest.get(1..).unwrap_or_default();
        let length = plain_length_of_any(content, plain_length);
        if let Some((value, [b'"', behind @ ..])) = content.split_at_checked(length) {
            self.rest = behind;
            let start = self.bytes.len() - content.len();
            return Ok(Text::plain(start, start + value.len()));
        }
        self.string_slowly(self.bytes.len() - content.len(), content.get(length..).unwrap_or_default())
    }

    /// Reads a string that is not ASCII, holds an escape, or ends near the end of the text. What stands before `rest` has
    /// been seen and is nothing but ASCII.
    #[inline(never)]
    pub(crate) fn string_slowly(&mut self, start: usize, rest: &[u8]) -> Result<Text, Stop> {
        let mut text = Text::ABSENT;
        let plain = self.bytes.len() - rest.len();
        let mut at = plain;
        let mut is_wide = false;
        loop {
            while let Some(block) = self.bytes.get(at..).and_then(<[u8]>::first_chunk) {
                let (stop, wide) = ascii_stop(block);
                is_wide |= wide;
                at += stop.unwrap_or(LENGTH);
                if stop.is_some() {
                    break;
                }
            }
            match self.bytes.get(at) {
                Some(b'"') => break,
                Some(b'\\') => {
                    text.set_escaped();
                    // Where every character is escaped, they stand side by side.
                    while let Some(b'\\') = self.bytes.get(at) {
                        at = self.escape(at, &mut text)?;
                    }
                }
                Some(&byte) if byte >= b' ' => {
                    is_wide |= !byte.is_ascii();
                    at += 1;
                }
                Some(_) => return Err(self.fail_at(at, Phrase::NoControl)),
                None => return Err(self.fail_at(at, Phrase::EndOfString)),
            }
        }
        if is_wide {
            text.set_non_ascii();
            // The quote is looked at as well, and is as good as any character.
            let seen = plain + plain_utf8(self.bytes.get(plain..=at).unwrap_or_default());
            if let Some(Err(error)) = self.bytes.get(seen..at).map(core::str::from_utf8) {
                return Err(self.fail_at(seen + error.valid_up_to(), Phrase::Utf8));
            }
        }
        text.set_span(start, at);
        self.rest = self.bytes.get(at + 1..).unwrap_or_default();
        Ok(text)
    }

    /// Checks the escape at `at` and returns the position behind it.
    fn escape(&mut self, at: usize, text: &mut Text) -> Result<usize, Stop> {
        match self.bytes.get(at + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(at + 2),
            Some(b'u') => match self.hex4(at + 2)? {
                0xD800..=0xDBFF if self.bytes.get(at + 6) == Some(&b'\\') && self.bytes.get(at + 7) == Some(&b'u') => {
                    // A low half makes the pair; anything else is judged by itself in the next round.
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
            _ => Err(self.fail_at(at + 1, Phrase::Escape)),
        }
    }

    /// The value of the four hexadecimal digits at `at`.
    #[inline(always)]
    fn hex4(&mut self, at: usize) -> Result<u32, Stop> {
        let digits = self.bytes.get(at..).unwrap_or_default();
        hex4(digits).ok_or_else(|| self.no_hex4(at, digits))
    }

    #[cold]
    #[inline(never)]
    fn no_hex4(&mut self, at: usize, digits: &[u8]) -> Stop {
        let right = digits.iter().take_while(|&&digit| is_hex_digit(digit)).count();
        self.fail_at(at + right, Phrase::HexDigit)
    }

    /// Reads a number whose first byte, a digit or a minus, is at the position.
    #[inline(never)]
    pub(crate) fn number(&mut self) -> Result<(), Stop> {
        let mut rest = self.rest;
        if let [b'-', behind @ ..] = rest {
            rest = behind;
        }
        rest = match rest {
            [b'0', behind @ ..] => behind,
            _ => self.digits(rest)?,
        };
        if let [b'.', behind @ ..] = rest {
            rest = self.digits(behind)?;
        }
        if let [b'e' | b'E', behind @ ..] = rest {
            let digits = match behind {
                [b'+' | b'-', digits @ ..] => digits,
                _ => behind,
            };
            rest = self.digits(digits)?;
        }
        self.rest = rest;
        Ok(())
    }

    /// What stands behind the digits, at least one, with which `rest` begins.
    fn digits(&mut self, rest: &'a [u8]) -> Result<&'a [u8], Stop> {
        match behind_digits(rest) {
            behind if behind.len() < rest.len() => Ok(behind),
            _ => Err(self.fail_at(self.pos_of(rest), Phrase::Digit)),
        }
    }

    /// Reads `true`, `false` or `null`, whose first byte is at the position.
    ///
    /// Not put into its callers, of which there are three in a row: that is smaller.
    #[inline(never)]
    pub(crate) fn literal(&mut self, literal: &[u8], expected: Phrase) -> Result<(), Stop> {
        if let Some(behind) = self.rest.strip_prefix(literal) {
            self.rest = behind;
            return Ok(());
        }
        let right = self.rest.iter().zip(literal).take_while(|(byte, right)| byte == right).count();
        Err(self.fail_at(self.pos() + right, expected))
    }
}
