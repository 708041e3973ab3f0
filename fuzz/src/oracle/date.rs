//! Parses RFC 3339 date-times, with jiff for days and times.

use jiff::civil::{Date, Time, date};

/// Returns the milliseconds of a date-time; `None` if the text is not one. jiff accepts more than RFC 3339, so this function
/// checks the separators and passes only the numbers to jiff.
pub fn millis_of(text: &str) -> Option<i64> {
    let number = |from: usize, to: usize| {
        let digits = text.get(from..to)?;
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse::<i16>().ok())?
    };
    let mark = |at: usize, allowed: &str| text.get(at..at + 1).is_some_and(|mark| allowed.contains(mark));
    let marks = [(4, "-"), (7, "-"), (10, "Tt"), (13, ":"), (16, ":")];
    if !marks.into_iter().all(|(at, allowed)| mark(at, allowed)) {
        return None;
    }
    let day = Date::new(number(0, 4)?, number(5, 7)? as i8, number(8, 10)? as i8).ok()?;
    let time = time_of(number(11, 13)?, number(14, 16)?, number(17, 19)?)?;

    let mut rest = text.get(19..)?;
    let mut thousandths = 0;
    if let Some(after) = rest.strip_prefix('.') {
        let zone = after.trim_start_matches(|c: char| c.is_ascii_digit());
        let fraction = &after[..after.len() - zone.len()];
        if fraction.is_empty() {
            return None;
        }
        thousandths = format!("{fraction}00")[..3].parse::<i64>().expect("three digits");
        rest = zone;
    }
    let ahead = match rest {
        "Z" | "z" => 0,
        _ => {
            let (sign, offset) = (rest.get(..1)?, rest.get(1..)?);
            let at = |from: usize, to: usize| {
                let digits = offset.get(from..to)?;
                digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse::<i16>().ok())?
            };
            if offset.len() != 5 || offset.get(2..3) != Some(":") || !matches!(sign, "+" | "-") {
                return None;
            }
            let offset = time_of(at(0, 2)?, at(3, 5)?, 0)?;
            let minutes = i64::from(offset.hour()) * 60 + i64::from(offset.minute());
            if sign == "-" { -minutes } else { minutes }
        }
    };
    let seconds = day.to_datetime(time).duration_since(date(1970, 1, 1).at(0, 0, 0, 0)).as_secs();
    Some((seconds - ahead * 60) * 1000 + thousandths)
}

/// Returns a time up to 23:59:59, the range of jiff: 24:00 and leap seconds are `None`.
fn time_of(hour: i16, minute: i16, second: i16) -> Option<Time> {
    Time::new(hour.try_into().ok()?, minute.try_into().ok()?, second.try_into().ok()?, 0).ok()
}
