//! The escapes of strings.

use std::vec::Vec;

use crate::word::{HIGH_BITS, LOW_BITS, all};

/// The value of each byte that is a hexadecimal digit; of any other, [`NO_DIGIT`].
#[expect(clippy::indexing_slicing, reason = "it is run by the compiler")]
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

/// The value of the four hexadecimal digits with which `text` begins; nothing if there are fewer.
#[inline(always)]
pub(super) fn hex4(text: &[u8]) -> Option<u32> {
    let digits = text.first_chunk::<4>()?.map(|byte| u32::from(*HEX.get(usize::from(byte)).unwrap_or(&NO_DIGIT)));
    let [a, b, c, d] = digits;
    ((a | b | c | d) < 16).then_some(a << 12 | b << 8 | c << 4 | d)
}

/// A part of a string as it stands in the input.
pub(super) enum Part<'a> {
    /// Bytes that stand for themselves.
    Plain(&'a [u8]),
    /// What an escape stands for.
    Char(char),
}

/// The parts of a string whose escapes have been checked. None is empty.
///
/// Half a surrogate pair has no character of its own and stays an escape, as in `\ud83d`. Such a string is never part
/// of an event.
pub(super) struct Parts<'a> {
    rest: &'a [u8],
}

impl<'a> Parts<'a> {
    pub(super) fn of(raw: &'a [u8]) -> Self {
        Parts { rest: raw }
    }

    #[inline(always)]
    fn take_plain(&mut self, length: usize) -> Part<'a> {
        let (plain, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, &[]));
        self.rest = rest;
        Part::Plain(plain)
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
                    (None, length) => self.take_plain(length),
                });
            }
            [b'\\', b'b', ..] => '\u{8}',
            [b'\\', b'f', ..] => '\u{c}',
            [b'\\', b'n', ..] => '\n',
            [b'\\', b'r', ..] => '\r',
            [b'\\', b't', ..] => '\t',
            // A quote, a solidus or a backslash stands for itself.
            [b'\\', escape, ..] => char::from(escape),
            [_, ref behind @ ..] => return Some(self.take_plain(1 + before_backslash(behind))),
        };
        Some(self.take_char(c, 2))
    }
}

/// The character of an escape, or of a pair of them, whose first digits are those with which `digits` begins, and how long
/// it is. Half a pair has none.
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

/// How long the text is before the next backslash, or before its end.
#[inline(always)]
fn before_backslash(text: &[u8]) -> usize {
    let mut rest = text;
    while let Some((chunk, behind)) = rest.split_first_chunk::<8>() {
        let others = u64::from_le_bytes(*chunk) ^ all(b'\\');
        let found = others.wrapping_sub(LOW_BITS) & !others & HIGH_BITS;
        if found != 0 {
            return text.len() - rest.len() + (found.trailing_zeros() / 8) as usize;
        }
        rest = behind;
    }
    let length = rest.iter().position(|&byte| byte == b'\\').unwrap_or(rest.len());
    text.len() - rest.len() + length
}

/// Appends a string without its escapes to `out`.
#[inline(never)]
pub(super) fn unescape(raw: &[u8], out: &mut Vec<u8>) {
    for part in Parts::of(raw) {
        match part {
            Part::Plain(plain) => out.extend_from_slice(plain),
            Part::Char(c) => push(c, out),
        }
    }
}

/// By length, so that each is a few stores and no copy of unknown length; one byte as a slice as well, for what a `Vec` grows by
/// is then there once.
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
