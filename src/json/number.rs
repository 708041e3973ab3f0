//! Whole numbers judged from their digits: by value, not by notation, and without a detour through floating point.

use super::plain::{HIGH_BITS, LOW_BITS};

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

/// What a number is, as far as a millisecond timestamp is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Integer {
    /// A whole number within the limit.
    Whole(i64),
    /// Not such a number, and why. Both may hold.
    Not { fractional: bool, beyond: bool },
}

/// Judges a JSON number, whose grammar has been checked: is it a whole number of at most `limit` either way?
pub(crate) fn integer_from_number(number: &[u8], limit: u64) -> Integer {
    let (negative, magnitude) = sign(number);
    let split = magnitude.iter().position(|byte| matches!(byte, b'e' | b'E')).unwrap_or(magnitude.len());
    let (mantissa, exponent) = magnitude.split_at(split);
    // How many digits of the mantissa stand before the decimal point once the exponent is applied.
    let point = mantissa.iter().position(|&byte| byte == b'.').unwrap_or(mantissa.len());
    let point = (point as i64).saturating_add(exponent_value(exponent.get(1..).unwrap_or_default()));

    let mut value = Accumulator::default();
    let mut fractional = false;
    let mut place = 0_i64;
    for digit in mantissa.iter().filter(|&&byte| byte != b'.') {
        let digit = u64::from(digit - b'0');
        if place < point {
            value.push(digit);
        } else {
            fractional |= digit != 0;
        }
        place += 1;
    }
    // Zeros that the exponent appends. They end early: a value that is not zero is soon beyond any limit.
    while place < point && value.value != 0 && !value.overflow {
        value.push(0);
        place += 1;
    }
    let beyond = value.overflow || value.value > limit || (value.value == limit && fractional);
    if fractional || beyond { Integer::Not { fractional, beyond } } else { Integer::Whole(value.signed(negative)) }
}

/// Judges a string of decimal digits with an optional minus; `None` if it is anything else.
pub(crate) fn integer_from_digits(text: &[u8], limit: u64) -> Option<Integer> {
    let (negative, digits) = sign(text);
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let mut value = Accumulator::default();
    digits.iter().for_each(|digit| value.push(u64::from(digit - b'0')));
    let beyond = value.overflow || value.value > limit;
    Some(if beyond { Integer::Not { fractional: false, beyond } } else { Integer::Whole(value.signed(negative)) })
}

fn sign(number: &[u8]) -> (bool, &[u8]) {
    match number.split_first() {
        Some((b'-', rest)) => (true, rest),
        _ => (false, number),
    }
}

/// The exponent; one that does not fit is as good as the largest that does.
fn exponent_value(exponent: &[u8]) -> i64 {
    let (negative, digits) = match exponent.split_first() {
        Some((b'-', rest)) => (true, rest),
        Some((b'+', rest)) => (false, rest),
        _ => (false, exponent),
    };
    // Well below the range of i64, so that adding the length of a mantissa cannot wrap.
    let cap = i64::MAX / 4;
    let value = digits
        .iter()
        .fold(0_i64, |value, digit| value.saturating_mul(10).saturating_add(i64::from(digit - b'0')).min(cap));
    if negative { -value } else { value }
}

#[derive(Default)]
struct Accumulator {
    value: u64,
    overflow: bool,
}

impl Accumulator {
    fn push(&mut self, digit: u64) {
        if self.value < u64::MAX / 10 {
            self.value = self.value * 10 + digit;
        } else {
            self.overflow = true;
        }
    }

    /// For a value within the limit, which is far below the range of `i64`.
    fn signed(&self, negative: bool) -> i64 {
        let value = self.value as i64;
        if negative { -value } else { value }
    }
}
