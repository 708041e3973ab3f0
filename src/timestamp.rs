//! Parses RFC 3339 date-times to milliseconds since 1970-01-01T00:00:00Z.

use crate::swar::{HIGH_BITS, halves};

/// A date-time of RFC 3339.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum DateTime {
    /// Milliseconds since 1970-01-01T00:00:00Z, the fraction truncated.
    Instant(i64),
    /// The second 60 of the last minute of a day in UTC, which milliseconds since 1970 cannot represent.
    LeapSecond,
}

impl DateTime {
    #[inline(always)]
    pub(crate) fn instant(self) -> Option<i64> {
        match self {
            DateTime::Instant(instant) => Some(instant),
            DateTime::LeapSecond => None,
        }
    }
}

/// Parses a date-time. Returns `None` if it does not follow RFC 3339 or the day does not exist.
///
/// `T` and `Z` may be in either case, the fraction of any length, the offset from -23:59 to +23:59. `24:00` is rejected because
/// RFC 3339 does not allow it.
pub(crate) fn parse(text: &[u8]) -> Option<DateTime> {
    let (date_and_time, rest) = text.split_first_chunk::<16>()?;
    let [date, time] = halves(date_and_time);
    let date = numbers(date, b"0000-00-")?;
    // Clears the bit in which `t` differs from `T`.
    let time = numbers(time & !(0x20 << 16), b"00T00:00")?;
    // Fast path: the provider's form.
    let common = rest.first_chunk().filter(|_| rest.len() == 8);
    let (second, millis, offset) = match common.and_then(|rest| numbers(u64::from_le_bytes(*rest), b":00.000Z")) {
        Some(rest) => (at(rest, 1), at(rest, 3) * 100 + at(rest, 5), 0),
        None => seconds_slow_path(rest)?,
    };
    let (year, month, day) = (at(date, 0) * 100 + at(date, 2), at(date, 5), at(time, 0));
    let (hour, minute) = (at(time, 3), at(time, 6));
    if !(1..=12).contains(&month) || !(1..=days_in_month(year, month)).contains(&day) {
        return None;
    }
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let of_day = ((hour * 60 + minute - offset) * 60 + second) * 1000 + millis;
    if second == 60 {
        // Second 60 has the same number as the first second of the next day in UTC.
        return (0..1000).contains(&(of_day % 86_400_000)).then_some(DateTime::LeapSecond);
    }
    Some(DateTime::Instant(i64::from(days_since_epoch(year, month, day)) * 86_400_000 + i64::from(of_day)))
}

/// Parses the text after the minutes: seconds, milliseconds, and the offset from UTC in minutes.
#[cold]
#[inline(never)]
fn seconds_slow_path(rest: &[u8]) -> Option<(i32, i32, i32)> {
    let [b':', tens, ones, rest @ ..] = rest else { return None };
    let (millis, zone) = fraction(rest)?;
    Some((two_digits(*tens, *ones)?, millis, offset_minutes(zone)?))
}

/// Parses eight bytes by a pattern, in which `0` matches any digit. Each byte of the result is the two-digit number that starts
/// there; bytes other than digits count as 0.
#[inline(always)]
fn numbers(bytes: u64, pattern: &[u8; 8]) -> Option<u64> {
    // XOR maps digits to 0..=9, and other bytes of the pattern to 0.
    let digits = bytes ^ u64::from_le_bytes(*pattern);
    let max = u64::from_le_bytes(pattern.map(|byte| if byte == b'0' { 9 } else { 0 }));
    // No byte exceeds 99, so nothing carries.
    (!exceeds(digits, max)).then(|| digits * 10 + (digits >> 8))
}

/// Returns the two-digit number that starts at a byte.
#[inline(always)]
fn at(numbers: u64, byte: u32) -> i32 {
    (numbers >> (8 * byte)) as i32 & 0xFF
}

/// Whether any byte of `bytes` is greater than the same byte of `max`, whose bytes are at most 127.
fn exceeds(bytes: u64, max: u64) -> bool {
    // The high bit is set first. It survives the subtraction where the byte is not greater.
    (bytes | !((max | HIGH_BITS) - (bytes & !HIGH_BITS))) & HIGH_BITS != 0
}

fn two_digits(tens: u8, ones: u8) -> Option<i32> {
    let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
    (tens <= 9 && ones <= 9).then(|| i32::from(tens) * 10 + i32::from(ones))
}

/// Parses an optional fraction and returns its milliseconds and the remaining input.
fn fraction(rest: &[u8]) -> Option<(i32, &[u8])> {
    let Some((b'.', digits)) = rest.split_first() else { return Some((0, rest)) };
    let length = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if length == 0 {
        return None;
    }
    let (fraction, zone) = digits.split_at_checked(length)?;
    let digit = |index: usize| fraction.get(index).map_or(0, |digit| i32::from(digit - b'0'));
    Some((digit(0) * 100 + digit(1) * 10 + digit(2), zone))
}

/// Parses the offset from UTC, in minutes.
fn offset_minutes(zone: &[u8]) -> Option<i32> {
    match *zone {
        [b'Z' | b'z'] => Some(0),
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            let (hours, minutes) = (two_digits(h1, h2)?, two_digits(m1, m2)?);
            if hours > 23 || minutes > 59 {
                return None;
            }
            let offset = hours * 60 + minutes;
            Some(if sign == b'-' { -offset } else { offset })
        }
        _ => None,
    }
}

fn days_in_month(year: i32, month: i32) -> i32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01 in the proleptic Gregorian calendar.
///
/// Years are counted from March, so that the leap day is the last day of its year and the number of days before a month is a
/// linear function of the month.
fn days_since_epoch(year: i32, month: i32, day: i32) -> i32 {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    // Shifted by one cycle of 400 years, so that divisions have no negative operand (January of year 0 is in year -1).
    let year = year + 400;
    let days_of_years = year * 365 + year / 4 - year / 100 + year / 400;
    let days_of_months = (month * 153 + 2) / 5;
    // 0000-03-01 is 719,468 days before 1970-01-01; a cycle of 400 years has 146,097 days.
    days_of_years + days_of_months + day - 1 - 719_468 - 146_097
}

#[cfg(all(test, not(target_arch = "wasm32")))]
#[path = "timestamp/tests.rs"]
mod tests;
