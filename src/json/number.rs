//! Reads integers from decimal digits, by value rather than notation (`1e3` is 1000), and without floating point.

use crate::simd::find_non_digit;
use crate::swar::{mark_above_nine, splat};

/// The maximum number of digits on the fast path.
pub(crate) const MAX_FAST_DIGITS: u32 = 15;

/// Fast path: returns the value of an integer of at most [`MAX_FAST_DIGITS`] digits, without sign, fraction and exponent,
/// and the remaining input.
#[inline(always)]
pub(crate) fn integer_fast_path(text: &[u8]) -> Option<(u64, &[u8])> {
    let (mut value, mut rest) = match text.split_first_chunk::<8>().map(|(chunk, after)| (eight_digits(chunk), after)) {
        Some((Some(value), after)) => (value, after),
        _ => (0, text),
    };
    while let Some((&byte, after)) = rest.split_first() {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            break;
        }
        value = value.wrapping_mul(10).wrapping_add(u64::from(digit));
        rest = after;
    }
    let length = text.len() - rest.len();
    let ends = matches!(rest, [b',' | b'}' | b' ' | b'\n' | b'\r' | b'\t', ..]);
    let no_leading_zero = matches!(text, [b'1'..=b'9', ..]);
    (ends && no_leading_zero && length <= MAX_FAST_DIGITS as usize).then_some((value, rest))
}

/// Returns the value of eight bytes, if all are digits.
#[inline(always)]
fn eight_digits(chunk: &[u8; 8]) -> Option<u64> {
    let digits = u64::from_le_bytes(*chunk) ^ splat(b'0');
    if mark_above_nine(digits) != 0 {
        return None;
    }
    // The first digit is in the lowest byte. Combines neighbours into numbers of two digits, of four, then of eight.
    let pairs = digits.wrapping_mul(1 + (10 << 8)) >> 8 & 0x00FF_00FF_00FF_00FF;
    let fours = pairs.wrapping_mul(1 + (100 << 16)) >> 16 & 0x0000_FFFF_0000_FFFF;
    Some(fours.wrapping_mul(1 + (10_000 << 32)) >> 32)
}

/// Returns the input after its leading digits.
#[inline(never)]
pub(crate) fn skip_digits(text: &[u8]) -> &[u8] {
    let mut rest = text;
    while let Some((block, after)) = rest.split_first_chunk() {
        if let Some(end) = find_non_digit(block) {
            return rest.get(end..).unwrap_or_default();
        }
        rest = after;
    }
    while let [b'0'..=b'9', after @ ..] = rest {
        rest = after;
    }
    rest
}

/// The value of a number, if it is an integer within a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Integer {
    /// An integer within the limit.
    Whole(i64),
    /// Any other number: it has a fractional part, is out of range, or both.
    Not { fractional: bool, out_of_range: bool },
}

/// Reads a JSON number whose syntax has been checked. The range is `-limit..=limit`.
pub(crate) fn integer_from_number(number: &[u8], limit: u64) -> Integer {
    let (negative, magnitude) = sign(number);
    let after_whole = skip_digits(magnitude);
    let whole = magnitude.get(..magnitude.len() - after_whole.len()).unwrap_or_default();
    let (part, exponent) = match after_whole {
        [b'.', digits @ ..] => {
            let after = skip_digits(digits);
            (digits.get(..digits.len() - after.len()).unwrap_or_default(), after)
        }
        _ => (&[][..], after_whole),
    };
    // The number of digits before the decimal point after the exponent is applied.
    let point = (whole.len() as i64).saturating_add(exponent_value(exponent.get(1..).unwrap_or_default()));

    let mut value = Accumulator::default();
    let mut fractional = false;
    let mut position = 0_i64;
    for digits in [whole, part] {
        let before = (point - position).clamp(0, digits.len() as i64) as usize;
        let (before, after) = digits.split_at_checked(before).unwrap_or((digits, &[]));
        value.push_all(before);
        fractional |= after.iter().any(|&digit| digit != b'0');
        position += digits.len() as i64;
    }
    // Zeros that the exponent appends. The loop ends early: a value other than zero soon overflows.
    while position < point && value.value != 0 && !value.overflow {
        value.push(0);
        position += 1;
    }
    let out_of_range = value.overflow || value.value > limit || (value.value == limit && fractional);
    if fractional || out_of_range {
        Integer::Not { fractional, out_of_range }
    } else {
        Integer::Whole(signed(value.value, negative))
    }
}

/// Reads decimal digits with an optional minus; `None` if `text` is anything else.
#[inline(never)]
pub(crate) fn integer_from_digits(text: &[u8], limit: u64) -> Option<Integer> {
    let (negative, digits) = sign(text);
    if digits.is_empty() || !skip_digits(digits).is_empty() {
        return None;
    }
    let mut value = Accumulator::default();
    value.push_all(digits);
    let out_of_range = value.overflow || value.value > limit;
    Some(if out_of_range {
        Integer::Not { fractional: false, out_of_range }
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

/// Returns the exponent, saturated.
fn exponent_value(exponent: &[u8]) -> i64 {
    let (negative, digits) = match exponent.split_first() {
        Some((b'-', rest)) => (true, rest),
        Some((b'+', rest)) => (false, rest),
        _ => (false, exponent),
    };
    let mut value = Accumulator::default();
    value.push_all(digits);
    // Well below the range of i64, so that adding the length of a mantissa cannot wrap.
    const MAX: u64 = u64::MAX / 16;
    signed(if value.overflow { MAX } else { value.value.min(MAX) }, negative)
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

    /// Appends digits until the value overflows: there may be a megabyte of digits.
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

/// Applies the sign. `value` must be far below the range of `i64`.
fn signed(value: u64, negative: bool) -> i64 {
    let value = value as i64;
    if negative { -value } else { value }
}
