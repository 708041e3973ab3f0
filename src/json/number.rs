//! Whole numbers judged from their digits: by value, not by notation, and without a detour through floating point.

use crate::block::no_digit;
use crate::word::{all, beyond_nine};

/// The most digits of a number that is read the quick way.
pub(crate) const MOST_PLAIN: u32 = 15;

/// The value of a whole number of [`MOST_PLAIN`] digits at most, and what stands behind it; nothing if the number is negative or in
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
    (usual && leads && length <= MOST_PLAIN as usize).then_some((value, rest))
}

/// The value of eight digits, if they are digits.
#[inline(always)]
fn eight_digits(chunk: &[u8; 8]) -> Option<u64> {
    let word = u64::from_le_bytes(*chunk) ^ all(b'0');
    if beyond_nine(word) != 0 {
        return None;
    }
    // The first digit is in the lowest byte. Neighbours become numbers of two digits, then of four, then of eight.
    let pairs = word.wrapping_mul(1 + (10 << 8)) >> 8 & 0x00FF_00FF_00FF_00FF;
    let fours = pairs.wrapping_mul(1 + (100 << 16)) >> 16 & 0x0000_FFFF_0000_FFFF;
    Some(fours.wrapping_mul(1 + (10_000 << 32)) >> 32)
}

/// What stands behind the digits with which `text` begins.
#[inline(never)]
pub(crate) fn behind_digits(text: &[u8]) -> &[u8] {
    let mut rest = text;
    while let Some((block, behind)) = rest.split_first_chunk() {
        if let Some(end) = no_digit(block) {
            return rest.get(end..).unwrap_or_default();
        }
        rest = behind;
    }
    while let [b'0'..=b'9', behind @ ..] = rest {
        rest = behind;
    }
    rest
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
    let behind_whole = behind_digits(magnitude);
    let whole = magnitude.get(..magnitude.len() - behind_whole.len()).unwrap_or_default();
    let (part, exponent) = match behind_whole {
        [b'.', digits @ ..] => {
            let behind = behind_digits(digits);
            (digits.get(..digits.len() - behind.len()).unwrap_or_default(), behind)
        }
        _ => (&[][..], behind_whole),
    };
    // How many digits stand before the decimal point once the exponent is applied.
    let point = (whole.len() as i64).saturating_add(exponent_value(exponent.get(1..).unwrap_or_default()));

    let mut value = Accumulator::default();
    let mut fractional = false;
    let mut place = 0_i64;
    for digits in [whole, part] {
        let before = (point - place).clamp(0, digits.len() as i64) as usize;
        let (before, behind) = digits.split_at_checked(before).unwrap_or((digits, &[]));
        value.push_all(before);
        fractional |= behind.iter().any(|&digit| digit != b'0');
        place += digits.len() as i64;
    }
    // Zeros that the exponent appends. They end early: a value that is not zero is soon beyond any limit.
    while place < point && value.value != 0 && !value.overflow {
        value.push(0);
        place += 1;
    }
    let beyond = value.overflow || value.value > limit || (value.value == limit && fractional);
    if fractional || beyond {
        Integer::Not { fractional, beyond }
    } else {
        Integer::Whole(signed(value.value, negative))
    }
}

/// Judges a string of decimal digits with an optional minus; `None` if it is anything else.
#[inline(never)]
pub(crate) fn integer_from_digits(text: &[u8], limit: u64) -> Option<Integer> {
    let (negative, digits) = sign(text);
    if digits.is_empty() || !behind_digits(digits).is_empty() {
        return None;
    }
    let mut value = Accumulator::default();
    value.push_all(digits);
    let beyond = value.overflow || value.value > limit;
    Some(if beyond {
        Integer::Not { fractional: false, beyond }
    } else {
        Integer::Whole(signed(value.value, negative))
    })
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
    let mut value = Accumulator::default();
    value.push_all(digits);
    // Well below the range of i64, so that adding the length of a mantissa cannot wrap.
    const MOST: u64 = u64::MAX / 16;
    signed(if value.overflow { MOST } else { value.value.min(MOST) }, negative)
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

    /// Digits that can change nothing any more are not looked at: there may be a megabyte of them.
    #[inline(never)]
    fn push_all(&mut self, digits: &[u8]) {
        for digit in digits {
            if self.overflow {
                break;
            }
            self.push(u64::from(digit - b'0'));
        }
    }
}

/// For a value far below the range of `i64`.
fn signed(value: u64, negative: bool) -> i64 {
    let value = value as i64;
    if negative { -value } else { value }
}
