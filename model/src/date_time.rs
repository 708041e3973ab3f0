//! Converts the date-times of samples to milliseconds.

const DAY_MS: i64 = 86_400_000;

/// Returns the milliseconds since 1970-01-01T00:00:00Z of a date-time in UTC with milliseconds: `"2024-06-18T18:18:18.000Z"`.
///
/// Returns `None` for any other format, and for a day or a time that does not exist.
pub fn millis(text: &str) -> Option<i64> {
    let shape = text.bytes().map(|byte| if byte.is_ascii_digit() { b'0' } else { byte });
    if !shape.eq(*b"0000-00-00T00:00:00.000Z") {
        return None;
    }
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<i64>().ok();
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let (hour, minute, second, millis) = (number(11, 13)?, number(14, 16)?, number(17, 19)?, number(20, 23)?);
    let exists = (1..=12).contains(&month)
        && (1..=days_in(year, month)).contains(&day)
        && hour < 24
        && minute < 60
        && second < 60;
    exists.then(|| days(year, month, day) * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000 + millis)
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// Returns the days from 1970-01-01 to a day of the years 0000 to 9999.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let leap_days = |years: i64| (years + 3) / 4 - (years + 99) / 100 + (years + 399) / 400;
    let months: i64 = (1..month).map(|month| days_in(year, month)).sum();
    (year - 1970) * 365 + leap_days(year) - leap_days(1970) + months + day - 1
}

#[cfg(test)]
mod tests {
    use super::millis;

    #[test]
    fn counts_from_1970_over_leap_years() {
        for (text, expected) in [
            ("1970-01-01T00:00:00.000Z", 0),
            ("1969-12-31T23:59:59.999Z", -1),
            ("2024-06-08T18:18:18.888Z", 1_717_870_698_888),
            ("2024-06-18T18:18:18.000Z", 1_718_734_698_000),
            ("2000-02-29T00:00:00.000Z", 951_782_400_000),
            ("0000-01-01T00:00:00.000Z", -62_167_219_200_000),
            ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
        ] {
            assert_eq!(millis(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn refuses_nonexistent_times_and_other_formats() {
        for text in [
            "",
            "2024-06-18",
            "2024-06-18T18:18:18Z",
            "2024-06-18t18:18:18.000z",
            "2024-06-18T18:18:18.000+00:00",
            "2023-02-29T00:00:00.000Z",
            "1900-02-29T00:00:00.000Z",
            "2024-13-01T00:00:00.000Z",
            "2024-00-01T00:00:00.000Z",
            "2024-04-31T00:00:00.000Z",
            "2024-06-00T00:00:00.000Z",
            "2024-06-18T24:00:00.000Z",
            "2024-06-18T18:60:00.000Z",
            "2024-06-18T18:18:60.000Z",
        ] {
            assert_eq!(millis(text), None, "{text}");
        }
    }
}
