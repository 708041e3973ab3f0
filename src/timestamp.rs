//! RFC 3339 date-times to milliseconds since 1970-01-01T00:00:00Z.

use crate::word::{HIGH_BITS, words};

/// The milliseconds of a date-time, its fraction cut (not rounded) to milliseconds; `None` if it is no RFC 3339
/// date-time or its day does not exist.
///
/// `T` and `Z` may be in either case, the fraction of any length, the offset up to 23:59 either way. Leap seconds and
/// `24:00` are refused, as a JavaScript `Date` cannot hold the one nor RFC 3339 the other.
pub(crate) fn parse(text: &[u8]) -> Option<i64> {
    let (date_and_time, rest) = text.split_first_chunk::<16>()?;
    let [date, time] = words(date_and_time);
    let date = numbers(date, b"0000-00-")?;
    // A `t` is a `T`.
    let time = numbers(time & !(0x20 << 16), b"00T00:00")?;
    // By far the most are in this form.
    let usual = rest.first_chunk().filter(|_| rest.len() == 8);
    let (second, millis, offset) = match usual.and_then(|rest| numbers(u64::from_le_bytes(*rest), b":00.000Z")) {
        Some(rest) => (at(rest, 1), at(rest, 3) * 100 + at(rest, 5), 0),
        None => unusual(rest)?,
    };
    let (year, month, day) = (at(date, 0) * 100 + at(date, 2), at(date, 5), at(time, 0));
    let (hour, minute) = (at(time, 3), at(time, 6));
    if !(1..=12).contains(&month) || !(1..=days_in_month(year, month)).contains(&day) {
        return None;
    }
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let of_day = ((hour * 60 + minute - offset) * 60 + second) * 1000 + millis;
    Some(i64::from(days_since_epoch(year, month, day)) * 86_400_000 + i64::from(of_day))
}

/// The seconds, the milliseconds and the minutes ahead of UTC of what follows the minutes.
#[cold]
#[inline(never)]
fn unusual(rest: &[u8]) -> Option<(i32, i32, i32)> {
    let [b':', tens, ones, rest @ ..] = rest else { return None };
    let (millis, zone) = fraction(rest)?;
    Some((two_digits(*tens, *ones)?, millis, offset_minutes(zone)?))
}

/// In each byte the number of two digits that begins there, if the bytes are as the form has them: a digit for a `0`, and
/// else the same. What is no digit counts as 0.
#[inline(always)]
fn numbers(word: u64, form: &[u8; 8]) -> Option<u64> {
    // What is left of a digit is at most 9, and of anything else nothing.
    let digits = word ^ u64::from_le_bytes(*form);
    let most = u64::from_le_bytes(form.map(|byte| if byte == b'0' { 9 } else { 0 }));
    // None is greater than 99, so that nothing is carried from byte to byte.
    (!exceeds(digits, most)).then(|| digits * 10 + (digits >> 8))
}

/// The number that begins at a byte.
#[inline(always)]
fn at(numbers: u64, byte: u32) -> i32 {
    (numbers >> (8 * byte)) as i32 & 0xFF
}

/// Whether a byte of `word` is greater than that of `most`, none of whose is greater than 127.
fn exceeds(word: u64, most: u64) -> bool {
    // Where a byte is at most as great, its difference leaves the high bit that is lent to it.
    (word | !((most | HIGH_BITS) - (word & !HIGH_BITS))) & HIGH_BITS != 0
}

fn two_digits(tens: u8, ones: u8) -> Option<i32> {
    let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
    (tens <= 9 && ones <= 9).then(|| i32::from(tens) * 10 + i32::from(ones))
}

/// The milliseconds of an optional fraction, and what follows it.
fn fraction(rest: &[u8]) -> Option<(i32, &[u8])> {
    let Some((b'.', digits)) = rest.split_first() else { return Some((0, rest)) };
    let length = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if length == 0 {
        return None;
    }
    let (fraction, zone) = digits.split_at_checked(length)?;
    let place = |index: usize| fraction.get(index).map_or(0, |digit| i32::from(digit - b'0'));
    Some((place(0) * 100 + place(1) * 10 + place(2), zone))
}

/// How many minutes the zone is ahead of UTC.
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
/// Years are counted from March, so that the leap day is the last of its year and the months before a given one are a
/// linear function of its number.
fn days_since_epoch(year: i32, month: i32, day: i32) -> i32 {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    // Shifted by one cycle of 400 years, so that divisions see no negative number (year 0 begins before March).
    let year = year + 400;
    let days_of_years = year * 365 + year / 4 - year / 100 + year / 400;
    let days_of_months = (month * 153 + 2) / 5;
    // 0000-03-01 is 719,468 days before 1970-01-01; a cycle of 400 years has 146,097 days.
    days_of_years + days_of_months + day - 1 - 719_468 - 146_097
}

#[cfg(all(test, not(target_arch = "wasm32")))]
#[path = "timestamp/tests.rs"]
mod tests;
