//! The scanner: one position that moves forward over the bytes.

use super::Text;

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
    pub(crate) expected: &'static str,
}

pub(crate) struct Scanner<'a> {
    bytes: &'a [u8],
    pos: usize,
    fault: Fault,
}

const LOW_BITS: u64 = 0x0101_0101_0101_0101;
const HIGH_BITS: u64 = 0x8080_8080_8080_8080;

/// Marks (in its highest bit) each byte of `word` that is `byte`; exact up to and including the first.
const fn has_byte(word: u64, byte: u8) -> u64 {
    let zeroed = word ^ (LOW_BITS * byte as u64);
    zeroed.wrapping_sub(LOW_BITS) & !zeroed & HIGH_BITS
}

/// Marks each byte of `word` that is a control character; exact up to and including the first.
const fn has_control(word: u64) -> u64 {
    word.wrapping_sub(LOW_BITS * 0x20) & !word & HIGH_BITS
}

impl<'a> Scanner<'a> {
    pub(crate) fn new(bytes: &'a [u8], pos: usize) -> Self {
        Scanner { bytes, pos, fault: Fault { at: pos, expected: "" } }
    }

    pub(crate) fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    pub(crate) fn pos(&self) -> usize {
        self.pos
    }

    pub(crate) fn fault(&self) -> Fault {
        self.fault
    }

    /// The byte at the position; 0 at the end, which no JSON text holds outside of a fault.
    #[inline(always)]
    pub(crate) fn peek(&self) -> u8 {
        match self.bytes.get(self.pos) {
            Some(&byte) => byte,
            None => 0,
        }
    }

    /// Moves on by `count` bytes, which the caller has seen.
    #[inline(always)]
    pub(crate) fn bump(&mut self, count: usize) {
        self.pos += count;
    }

    #[cold]
    pub(crate) fn fail(&mut self, expected: &'static str) -> Stop {
        self.fail_at(self.pos, expected)
    }

    #[cold]
    fn fail_at(&mut self, at: usize, expected: &'static str) -> Stop {
        self.fault = Fault { at: at.min(self.bytes.len()), expected };
        Stop
    }

    /// Whether the text goes on with `prefix`.
    #[inline(always)]
    pub(crate) fn at(&self, prefix: &str) -> bool {
        match self.bytes.get(self.pos..) {
            Some(rest) => rest.starts_with(prefix.as_bytes()),
            None => false,
        }
    }

    /// Skips white space.
    #[inline(always)]
    pub(crate) fn space(&mut self) {
        if self.peek() <= b' ' {
            self.space_run();
        }
    }

    fn space_run(&mut self) {
        while matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
            self.pos += 1;
        }
    }

    /// Skips the colon behind a key, and the white space around it.
    #[inline(always)]
    pub(crate) fn colon(&mut self) -> Result<(), Stop> {
        self.space();
        if self.peek() != b':' {
            return Err(self.fail("':'"));
        }
        self.pos += 1;
        self.space();
        Ok(())
    }

    /// Reads a string whose opening quote is at the position.
    #[inline]
    pub(crate) fn string(&mut self) -> Result<Text, Stop> {
        let start = self.pos + 1;
        let mut at = start;
        let mut seen = 0_u64;
        let mut text = Text::default();
        loop {
            // Eight bytes at a time up to the first that ends the string or needs a look.
            while let Some(chunk) = self.bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
                let word = u64::from_le_bytes(*chunk);
                let stops = has_byte(word, b'"') | has_byte(word, b'\\') | has_control(word);
                if stops != 0 {
                    let count = stops.trailing_zeros() & !7;
                    seen |= word & ((1_u64 << count) - 1);
                    at += (count / 8) as usize;
                    break;
                }
                seen |= word;
                at += 8;
            }
            match self.bytes.get(at) {
                Some(b'"') => break,
                Some(b'\\') => {
                    text.set_escaped();
                    at = self.escape(at, &mut text)?;
                }
                Some(&byte) if byte >= b' ' => {
                    seen |= u64::from(byte);
                    at += 1;
                }
                Some(_) => return Err(self.fail_at(at, "no raw control character in a string")),
                None => return Err(self.fail_at(at, "the end of the string")),
            }
        }
        if seen & HIGH_BITS != 0 {
            text.set_non_ascii();
            if let Some(Err(error)) = self.bytes.get(start..at).map(core::str::from_utf8) {
                return Err(self.fail_at(start + error.valid_up_to(), "UTF-8"));
            }
        }
        text.set_span(start, at);
        self.pos = at + 1;
        Ok(text)
    }

    /// Checks the escape at `at` and returns the position behind it.
    #[cold]
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
            _ => Err(self.fail_at(at + 1, "an escape of JSON")),
        }
    }

    /// The value of the four hexadecimal digits at `at`.
    fn hex4(&mut self, at: usize) -> Result<u32, Stop> {
        let mut value = 0;
        for place in at..at + 4 {
            match self.bytes.get(place).and_then(|&byte| char::from(byte).to_digit(16)) {
                Some(digit) => value = value * 16 + digit,
                None => return Err(self.fail_at(place, "a hexadecimal digit")),
            }
        }
        Ok(value)
    }

    /// Reads a number whose first byte, a digit or a minus, is at the position.
    pub(crate) fn number(&mut self) -> Result<(), Stop> {
        if self.peek() == b'-' {
            self.pos += 1;
        }
        if self.peek() == b'0' {
            self.pos += 1;
        } else {
            self.digits()?;
        }
        if self.peek() == b'.' {
            self.pos += 1;
            self.digits()?;
        }
        if matches!(self.peek(), b'e' | b'E') {
            self.pos += 1;
            if matches!(self.peek(), b'+' | b'-') {
                self.pos += 1;
            }
            self.digits()?;
        }
        Ok(())
    }

    fn digits(&mut self) -> Result<(), Stop> {
        if !self.peek().is_ascii_digit() {
            return Err(self.fail("a digit"));
        }
        while self.peek().is_ascii_digit() {
            self.pos += 1;
        }
        Ok(())
    }

    /// Reads `true`, `false` or `null`, whose first byte is at the position.
    pub(crate) fn literal(&mut self, literal: &'static str) -> Result<(), Stop> {
        for &byte in literal.as_bytes() {
            if self.peek() != byte {
                return Err(self.fail(literal));
            }
            self.pos += 1;
        }
        Ok(())
    }
}
