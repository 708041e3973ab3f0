//! Compares the parser with jiff.

use super::{DateTime, parse};

fn instant_of(text: &[u8]) -> Option<i64> {
    parse(text).and_then(DateTime::instant)
}

/// Parses with jiff. Returns `None` for texts that jiff accepts and RFC 3339 does not, and for leap seconds.
fn jiff(text: &str) -> Option<i64> {
    let (digits, fraction_and_zone) = text.split_at_checked(19)?;
    let zone = fraction_and_zone
        .strip_prefix('.')
        .map_or(fraction_and_zone, |rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    let fraction = fraction_and_zone.strip_suffix(zone)?;
    let separators = [4, 7, 10, 13, 16].map(|at| digits.as_bytes()[at]);
    if fraction == "." || !matches!(&separators, b"--T::" | b"--t::") || digits.ends_with("60") {
        return None;
    }
    let date_time: jiff::civil::DateTime = digits.parse().ok()?;
    let offset = match zone {
        "Z" | "z" => 0,
        _ => {
            let (hours, minutes) = zone.get(1..)?.split_once(':').filter(|(hours, minutes)| {
                [hours, minutes].iter().all(|part| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit()))
            })?;
            let time = jiff::civil::Time::new(hours.parse().ok()?, minutes.parse().ok()?, 0, 0).ok()?;
            let minutes = i64::from(time.hour()) * 60 + i64::from(time.minute());
            match zone.as_bytes().first()? {
                b'+' => minutes,
                b'-' => -minutes,
                _ => return None,
            }
        }
    };
    let seconds = date_time.duration_since(jiff::civil::date(1970, 1, 1).at(0, 0, 0, 0)).as_secs();
    // The fraction is parsed separately: it may have any length, and jiff has nanoseconds.
    let millis: i64 = fraction.get(1..).map_or(0, |digits| {
        digits.chars().chain("000".chars()).take(3).collect::<String>().parse().expect("three digits")
    });
    Some((seconds - offset * 60) * 1000 + millis)
}

#[test]
fn agrees_with_jiff_on_every_day_of_ten_thousand_years() {
    for year in 0..=9999 {
        for month in 0..=13 {
            for day in [0, 1, 27, 28, 29, 30, 31, 32] {
                let text = format!("{year:04}-{month:02}-{day:02}T12:34:56.789Z");
                assert_eq!(instant_of(text.as_bytes()), jiff(&text), "{text}");
            }
        }
    }
}

#[test]
fn agrees_with_jiff_on_every_time_of_day_and_offset() {
    for hour in 0..=25 {
        for minute in 0..=61 {
            let time = format!("2024-02-29T{hour:02}:{minute:02}:30Z");
            assert_eq!(instant_of(time.as_bytes()), jiff(&time), "{time}");
            for sign in ['+', '-'] {
                let offset = format!("2024-02-29T00:00:00.5{sign}{hour:02}:{minute:02}");
                assert_eq!(instant_of(offset.as_bytes()), jiff(&offset), "{offset}");
            }
        }
    }
    for second in 0..=59 {
        let text = format!("1969-12-31T23:59:{second:02}.9999Z");
        assert_eq!(instant_of(text.as_bytes()), jiff(&text), "{text}");
    }
}

#[test]
fn rejects_leap_seconds() {
    for leap in
        ["2016-12-31T23:59:60Z", "2016-12-31T23:59:60.999z", "2017-01-01T07:59:60+08:00", "2016-12-31t19:59:60.5-04:00"]
    {
        assert_eq!(parse(leap.as_bytes()), Some(DateTime::LeapSecond), "{leap}");
        assert_eq!(instant_of(leap.as_bytes()), None, "{leap}");
    }
    for other in ["2016-12-31T23:59:61Z", "2016-12-31T23:58:60Z", "2016-12-31T23:59:60+08:00", "2016-02-30T23:59:60Z"] {
        assert_eq!(parse(other.as_bytes()), None, "{other}");
    }
}

/// Replaces, removes and inserts each character of a valid date-time.
#[test]
fn agrees_with_jiff_on_near_misses() {
    let mut count = 0;
    for valid in ["2024-06-08T18:18:18.888Z", "2024-06-08t18:18:18+08:00", "0000-02-29T00:00:00.1-23:59"] {
        assert!(instant_of(valid.as_bytes()).is_some(), "{valid}");
        for at in 0..valid.len() {
            for c in "0123456789TtZz:.-+ ,/".chars() {
                let (before, after) = valid.split_at(at);
                let texts = [
                    format!("{before}{c}{}", &after[1..]),
                    format!("{before}{c}{after}"),
                    format!("{before}{}", &after[1..]),
                ];
                for text in texts {
                    assert_eq!(instant_of(text.as_bytes()), jiff(&text), "{text}");
                    count += 1;
                }
            }
        }
    }
    assert!(count > 4000);
}
