//! The scanner: one position that moves forward over the bytes.

use super::Text;
use super::escape::{hex4, is_hex_digit};
use super::key::{KEY_SPACE, Key};
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

const LOW_BITS: u64 = 0x0101_0101_0101_0101;
const HIGH_BITS: u64 = 0x8080_8080_8080_8080;

/// Marks (in its highest bit) each byte of `word` that ends a string or needs a look: a quote, a backslash, a control
/// character, or what is not ASCII. Exact up to and including the first.
#[inline(always)]
const fn stops(word: u64) -> u64 {
    // With this bit turned a quote is the space's code, right above those of the control characters.
    let low = (word ^ (LOW_BITS * 0x02)).wrapping_sub(LOW_BITS * 0x21);
    let backslash = (word ^ (LOW_BITS * b'\\' as u64)).wrapping_sub(LOW_BITS);
    (low | backslash | word) & HIGH_BITS
}

/// The same without what is not ASCII.
#[inline(always)]
const fn ascii_stops(word: u64) -> u64 {
    let turned = word ^ (LOW_BITS * 0x02);
    let backslash = word ^ (LOW_BITS * b'\\' as u64);
    ((turned.wrapping_sub(LOW_BITS * 0x21) & !turned) | (backslash.wrapping_sub(LOW_BITS) & !backslash)) & HIGH_BITS
}

/// The same as [`plain_length`], where a short text is as likely as a long one.
#[inline(always)]
pub(crate) fn plain_length_of_any(content: &[u8]) -> usize {
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    if let Some((chunk, behind)) = content.split_first_chunk::<16>() {
        let stops = simd::stops(chunk);
        return if stops != 0 { stops.trailing_zeros() as usize } else { 16 + plain_length(behind) };
    }
    plain_length(content)
}

/// How long the ASCII is that neither ends a string nor needs a look.
///
/// A function of its own, so that its few values and constants stay in registers.
#[inline(never)]
pub(crate) fn plain_length(content: &[u8]) -> usize {
    let mut rest = content;
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    while let Some((chunk, behind)) = rest.split_first_chunk::<16>() {
        let stops = simd::stops(chunk);
        if stops != 0 {
            return content.len() - rest.len() + stops.trailing_zeros() as usize;
        }
        rest = behind;
    }
    while let Some((chunk, behind)) = rest.split_first_chunk::<8>() {
        let stops = stops(u64::from_le_bytes(*chunk));
        if stops != 0 {
            return content.len() - rest.len() + (stops.trailing_zeros() / 8) as usize;
        }
        rest = behind;
    }
    content.len() - rest.len()
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod simd {
    use core::arch::wasm32::{
        i8x16_lt, i8x16_splat, u8x16_bitmask, u8x16_eq, u8x16_lt, u8x16_splat, u64x2, v128, v128_or,
    };

    #[inline(always)]
    fn load(chunk: &[u8; 16]) -> v128 {
        let word =
            |at: usize| chunk.get(at..).and_then(<[u8]>::first_chunk).map_or(0, |bytes| u64::from_le_bytes(*bytes));
        u64x2(word(0), word(8))
    }

    /// A bit for each byte that ends a string, or begins an escape, or has no place in a string; and one for each that
    /// is not ASCII.
    #[inline(always)]
    pub(super) fn ascii_stops(chunk: &[u8; 16]) -> (u16, u16) {
        let bytes = load(chunk);
        let low = u8x16_lt(bytes, u8x16_splat(0x20));
        let quote = u8x16_eq(bytes, u8x16_splat(b'"'));
        let backslash = u8x16_eq(bytes, u8x16_splat(b'\\'));
        (u8x16_bitmask(v128_or(low, v128_or(quote, backslash))), u8x16_bitmask(bytes))
    }

    /// A bit for each byte that ends a string or needs a look.
    #[inline(always)]
    pub(super) fn stops(chunk: &[u8; 16]) -> u16 {
        let bytes = load(chunk);
        // As signed numbers, what is not ASCII is negative, and so below the space.
        let low = i8x16_lt(bytes, i8x16_splat(0x20));
        let quote = u8x16_eq(bytes, u8x16_splat(b'"'));
        let backslash = u8x16_eq(bytes, u8x16_splat(b'\\'));
        u8x16_bitmask(v128_or(low, v128_or(quote, backslash)))
    }
}

/// How long the text is with which `bytes` begin, as far as it is ASCII and characters of three bytes, as those of Chinese
/// and Japanese are. It may stop before what is UTF-8 as well.
#[inline(always)]
fn plain_utf8(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    while let Some(chunk) = rest.first_chunk::<4>() {
        let word = u32::from_le_bytes(*chunk);
        // Of those that begin with E0 and ED not all are characters.
        let length = match word & 0x00C0_C0FF {
            0x0080_80E1..=0x0080_80EC | 0x0080_80EE | 0x0080_80EF => 3,
            _ if word & 0x80 == 0 => 1,
            _ => break,
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    (bytes.len() - rest.len()).min(bytes.len().saturating_sub(1))
}

/// What stands behind the white space with which `rest` may begin.
#[inline(always)]
pub(crate) fn behind_space(rest: &[u8]) -> &[u8] {
    match rest {
        [b' ', behind @ ..] if matches!(behind.first(), Some(b'!'..=255)) => behind,
        [b'!'..=255, ..] => rest,
        _ => rest.get(space_length(rest)..).unwrap_or_default(),
    }
}

/// How long the white space is with which a text begins: mostly a line break and a run of spaces.
#[inline(never)]
fn space_length(text: &[u8]) -> usize {
    let mut rest = text;
    while let Some((b' ' | b'\n' | b'\r' | b'\t', behind)) = rest.split_first() {
        rest = behind;
        while let Some((chunk, behind)) = rest.split_first_chunk::<8>() {
            let others = u64::from_le_bytes(*chunk) ^ (LOW_BITS * b' ' as u64);
            if others != 0 {
                rest = rest.get((others.trailing_zeros() / 8) as usize..).unwrap_or_default();
                break;
            }
            rest = behind;
        }
    }
    text.len() - rest.len()
}

/// What stands behind `key`, its colon, and the white space there, if `rest` begins with it.
#[inline(always)]
pub(crate) fn behind_key<'a>(rest: &'a [u8], key: &Key) -> Option<&'a [u8]> {
    let begins = match rest.first_chunk::<KEY_SPACE>() {
        Some(chunk) => key.begins(chunk),
        None => begins_at_end(rest, key),
    };
    if begins { rest.get(key.length..).map(behind_space) } else { None }
}

/// What stands right behind `key` and its colon, if `rest` begins with it.
#[inline(always)]
pub(crate) fn key_then_value<'a>(rest: &'a [u8], key: &Key) -> Option<&'a [u8]> {
    if key.begins(rest.first_chunk::<KEY_SPACE>()?) { rest.get(key.length..) } else { None }
}

/// The value of a whole number of 15 digits at most, and what stands behind it; nothing if the number is negative or in
/// any other way unusual.
#[inline(always)]
pub(crate) fn plain_number(text: &[u8]) -> Option<(u64, &[u8])> {
    let (mut value, mut rest) = match text.split_first_chunk::<8>().map(|(chunk, behind)| (eight_digits(chunk), behind))
    {
        Some((Some(value), behind)) => (value, behind),
        _ => (0, text),
    };
    while let Some((&byte, behind)) = rest.split_first() {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            break;
        }
        value = value.wrapping_mul(10).wrapping_add(u64::from(digit));
        rest = behind;
    }
    let length = text.len() - rest.len();
    let usual = matches!(rest, [b',' | b'}' | b' ' | b'\n' | b'\r' | b'\t', ..]);
    let leads = matches!(text, [b'1'..=b'9', ..]);
    (usual && leads && length <= 15).then_some((value, rest))
}

/// The value of eight digits, if they are digits.
#[inline(always)]
fn eight_digits(chunk: &[u8; 8]) -> Option<u64> {
    let word = u64::from_le_bytes(*chunk) ^ (LOW_BITS * b'0' as u64);
    // What is left of a digit is at most 9.
    if (word | word.wrapping_add(LOW_BITS * (0x7F - 9))) & HIGH_BITS != 0 {
        return None;
    }
    // The first digit is in the lowest byte. Neighbours become numbers of two digits, then of four, then of eight.
    let pairs = word.wrapping_mul(1 + (10 << 8)) >> 8 & 0x00FF_00FF_00FF_00FF;
    let fours = pairs.wrapping_mul(1 + (100 << 16)) >> 16 & 0x0000_FFFF_0000_FFFF;
    Some(fours.wrapping_mul(1 + (10_000 << 32)) >> 32)
}

/// Whether `rest` begins with the key, where so little is left that it has to be compared with a copy.
#[cold]
#[inline(never)]
fn begins_at_end(rest: &[u8], key: &Key) -> bool {
    let mut chunk = [0; KEY_SPACE];
    chunk.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
    key.begins(&chunk)
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

    /// Skips white space.
    #[inline(never)]
    pub(crate) fn space(&mut self) {
        self.rest = behind_space(self.rest);
    }

    /// Skips the colon behind a key, and the white space around it.
    pub(crate) fn colon(&mut self) -> Result<(), Stop> {
        self.space();
        if self.peek() != b':' {
            return Err(self.fail(Phrase::Colon));
        }
        self.bump(1);
        self.space();
        Ok(())
    }

    /// Reads a string whose opening quote is at the position.
    #[inline(never)]
    pub(crate) fn string(&mut self) -> Result<Text, Stop> {
        let content = self.rest.get(1..).unwrap_or_default();
        let length = plain_length(content);
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
        let mut text = Text::default();
        let plain = self.bytes.len() - rest.len();
        let mut at = plain;
        let mut seen = 0_u64;
        loop {
            #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
            while let Some(chunk) = self.bytes.get(at..).and_then(<[u8]>::first_chunk) {
                let (stops, wide) = simd::ascii_stops(chunk);
                if stops != 0 {
                    let length = stops.trailing_zeros();
                    seen |= if u32::from(wide) & ((1 << length) - 1) != 0 { HIGH_BITS } else { 0 };
                    at += length as usize;
                    break;
                }
                seen |= if wide != 0 { HIGH_BITS } else { 0 };
                at += 16;
            }
            while let Some(chunk) = self.bytes.get(at..).and_then(<[u8]>::first_chunk) {
                let word = u64::from_le_bytes(*chunk);
                let stops = ascii_stops(word);
                if stops != 0 {
                    let bits = stops.trailing_zeros() & !7;
                    seen |= word & ((1 << bits) - 1);
                    at += (bits / 8) as usize;
                    break;
                }
                seen |= word;
                at += 8;
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
                    seen |= u64::from(byte);
                    at += 1;
                }
                Some(_) => return Err(self.fail_at(at, Phrase::NoControl)),
                None => return Err(self.fail_at(at, Phrase::EndOfString)),
            }
        }
        if seen & HIGH_BITS != 0 {
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
    pub(crate) fn number(&mut self) -> Result<(), Stop> {
        if self.peek() == b'-' {
            self.bump(1);
        }
        if self.peek() == b'0' {
            self.bump(1);
        } else {
            self.digits()?;
        }
        if self.peek() == b'.' {
            self.bump(1);
            self.digits()?;
        }
        if matches!(self.peek(), b'e' | b'E') {
            self.bump(1);
            if matches!(self.peek(), b'+' | b'-') {
                self.bump(1);
            }
            self.digits()?;
        }
        Ok(())
    }

    fn digits(&mut self) -> Result<(), Stop> {
        if !self.peek().is_ascii_digit() {
            return Err(self.fail(Phrase::Digit));
        }
        while self.peek().is_ascii_digit() {
            self.bump(1);
        }
        Ok(())
    }

    /// Reads `true`, `false` or `null`, whose first byte is at the position.
    pub(crate) fn literal(&mut self, literal: &[u8], expected: Phrase) -> Result<(), Stop> {
        for &byte in literal {
            if self.peek() != byte {
                return Err(self.fail(expected));
            }
            self.bump(1);
        }
        Ok(())
    }
}
