//! Escapes in strings.

use std::vec::Vec;

use crate::swar::{HIGH_BITS, LOW_BITS, splat};

/// The value of each hexadecimal digit, or [`NO_DIGIT`] for other bytes.
#[expect(clippy::indexing_slicing, reason = "runs at compile time")]
static HEX: [u8; 256] = {
    let mut table = [NO_DIGIT; 256];
    let mut digit = 0;
    while digit < 10 {
        table[b'0' as usize + digit] = digit as u8;
        digit += 1;
    }
    while digit < 16 {
        table[b'a' as usize + digit - 10] = digit as u8;
        table[b'A' as usize + digit - 10] = digit as u8;
        digit += 1;
    }
    table
};
const NO_DIGIT: u8 = 0xFF;

pub(super) fn is_hex_digit(byte: u8) -> bool {
    HEX.get(usize::from(byte)).is_some_and(|&digit| digit != NO_DIGIT)
}

/// Returns the value of the four hexadecimal digits at the start of `text`; `None` if there are fewer.
#[inline(always)]
pub(super) fn hex4(text: &[u8]) -> Option<u32> {
    let digits = text.first_chunk::<4>()?.map(|byte| u32::from(*HEX.get(usize::from(byte)).unwrap_or(&NO_DIGIT)));
    let [a, b, c, d] = digits;
    ((a | b | c | d) < 16).then_some(a << 12 | b << 8 | c << 4 | d)
}

/// A part of a string in the input.
pub(super) enum Part<'a> {
    /// Bytes without escapes, or the escape of a lone surrogate.
    Verbatim(&'a [u8]),
    /// The character of an escape.
    Char(char),
}

/// The parts of a string whose escapes have been checked. No part is empty.
///
/// A lone surrogate is not a character and stays an escape, such as `\ud83d`.
pub(super) struct Parts<'a> {
    rest: &'a [u8],
}

impl<'a> Parts<'a> {
    pub(super) fn of(raw: &'a [u8]) -> Self {
        Parts { rest: raw }
    }

    #[inline(always)]
    fn take_verbatim(&mut self, length: usize) -> Part<'a> {
        let (verbatim, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, &[]));
        self.rest = rest;
        Part::Verbatim(verbatim)
    }

    #[inline(always)]
    fn take_char(&mut self, c: char, length: usize) -> Part<'a> {
        self.rest = self.rest.get(length..).unwrap_or_default();
        Part::Char(c)
    }
}

impl<'a> Iterator for Parts<'a> {
    type Item = Part<'a>;

    #[inline(always)]
    fn next(&mut self) -> Option<Part<'a>> {
        let c = match *self.rest {
            [] => return None,
            [b'\\', b'u', ref digits @ ..] => {
                return Some(match unicode(digits) {
                    (Some(c), length) => self.take_char(c, length),
                    (None, length) => self.take_verbatim(length),
                });
            }
            [b'\\', b'b', ..] => '\u{8}',
            [b'\\', b'f', ..] => '\u{c}',
            [b'\\', b'n', ..] => '\n',
            [b'\\', b'r', ..] => '\r',
            [b'\\', b't', ..] => '\t',
            // A quote, a solidus or a backslash.
            [b'\\', escape, ..] => char::from(escape),
            [_, ref after @ ..] => return Some(self.take_verbatim(1 + length_before_backslash(after))),
        };
        Some(self.take_char(c, 2))
    }
}

/// Returns the character and the length of a `\u` escape or of a surrogate pair of them. `digits` is the text after `\u`. A lone
/// surrogate has no character.
#[inline(always)]
fn unicode(digits: &[u8]) -> (Option<char>, usize) {
    let code = hex4(digits).unwrap_or_default();
    if let (0xD800..=0xDBFF, Some([b'\\', b'u', low @ ..])) = (code, digits.get(4..)) {
        if let Some(low @ 0xDC00..=0xDFFF) = hex4(low) {
            return (char::from_u32(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)), 12);
        }
    }
    (char::from_u32(code), 6)
}

/// Length of the text before the next backslash, or before the end.
#[inline(always)]
fn length_before_backslash(text: &[u8]) -> usize {
    let mut rest = text;
    while let Some((chunk, after)) = rest.split_first_chunk::<8>() {
        let others = u64::from_le_bytes(*chunk) ^ splat(b'\\');
        let found = others.wrapping_sub(LOW_BITS) & !others & HIGH_BITS;
        if found != 0 {
            return text.len() - rest.len() + (found.trailing_zeros() / 8) as usize;
        }
        rest = after;
    }
    let length = rest.iter().position(|&byte| byte == b'\\').unwrap_or(rest.len());
    text.len() - rest.len() + length
}

/// Appends the unescaped string to `out`.
#[inline(never)]
pub(super) fn unescape(raw: &[u8], out: &mut Vec<u8>) {
    for part in Parts::of(raw) {
        match part {
            Part::Verbatim(verbatim) => out.extend_from_slice(verbatim),
            Part::Char(c) => push(c, out),
        }
    }
}

/// Appends a character as UTF-8.
///
/// One arm per length compiles to a few stores instead of a copy of unknown length. A single byte is appended as a slice, too,
/// so that the code that grows a `Vec` is compiled only once.
#[inline(always)]
fn push(c: char, out: &mut Vec<u8>) {
    let mut utf8 = [0; 4];
    let length = c.encode_utf8(&mut utf8).len();
    let [a, b, c, _] = utf8;
    match length {
        1 => out.extend_from_slice(&[a]),
        2 => out.extend_from_slice(&[a, b]),
        3 => out.extend_from_slice(&[a, b, c]),
        _ => out.extend_from_slice(&utf8),
    }
}
