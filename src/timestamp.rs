//! RFC 3339 date-times to milliseconds since 1970-01-01T00:00:00Z.

use crate::word::HIGH_BITS;

/// The milliseconds of a date-time, its fraction cut (not rounded) to milliseconds; `None` if it is no RFC 3339
/// date-time or its day does not exist.
///
/// `T` and `Z` may be in either case, the fraction of any length, the offset up to 23:59 either way. Leap seconds and
/// `24:00` are refused, as a JavaScript `Date` cannot hold the one nor RFC 3339 the other.
pub(crate) fn parse(text: &[u8]) -> Option<i64> {
    let (date_time, rest) = text.split_first_chunk::<19>()?;
    // Read as two words and the rest: `YYYY-MM-`, `DDTHH:MM`, `:SS`.
    let (date, time) = (word(date_time, 0), word(date_time, 8));
    let [.., b':', s1, s2] = *date_time else { return None };
    // A `t` is a `T`.
    let time = time & !(0x20 << 16);
    const DATE: u64 = u64::from_le_bytes(*b"0000-00-");
    const TIME: u64 = u64::from_le_bytes(*b"00T00:00") & !(0x20 << 16);
    let (date, time) = (date ^ DATE, time ^ TIME);
    // What is left of a digit is at most 9, and of a mark nothing.
    const NINES_DATE: u64 = u64::from_le_bytes([9, 9, 9, 9, 0, 9, 9, 0]);
    const NINES_TIME: u64 = u64::from_le_bytes([9, 9, 0, 9, 9, 0, 9, 9]);
    if exceeds(date, NINES_DATE) || exceeds(time, NINES_TIME) {
        return None;
    }
    let digits = |word: u64, at: u32| ((word >> (8 * at) & 0xFF) * 10 + (word >> (8 * at + 8) & 0xFF)) as i32;
    let year = digits(date, 0) * 100 + digits(date, 2);
    let month = digits(date, 5);
    let (day, hour, minute) = (digits(time, 0), digits(time, 3), digits(time, 6));
    let second = two_digits(s1, s2)?;
    if !(1..=12).contains(&month) || day < 1 || day > days_in_month(year, month) {
        return None;
    }
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let (millis, offset) = match *rest {
        // By far the most.
        [b'.', a @ b'0'..=b'9', b @ b'0'..=b'9', c @ b'0'..=b'9', b'Z'] => {
            (i32::from(a - b'0') * 100 + i32::from(b - b'0') * 10 + i32::from(c - b'0'), 0)
        }
        _ => {
            let (millis, zone) = fraction(rest)?;
            (millis, offset_minutes(zone)?)
        }
    };
    let minutes = i64::from(days_since_epoch(year, month, day)) * 1440 + i64::from(hour * 60 + minute - offset);
    Some((minutes * 60 + i64::from(second)) * 1000 + i64::from(millis))
}

fn word(text: &[u8; 19], at: usize) -> u64 {
    text.get(at..).and_then(<[u8]>::first_chunk).map_or(0, |bytes| u64::from_le_bytes(*bytes))
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
