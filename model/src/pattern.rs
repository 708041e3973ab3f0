//! The regular expressions of the JSON Schemas.
//!
//! ECMA-262 (with the flag `u`), Python, Java, PCRE, RE2 and Rust's regex interpret them in the same way, with one exception:
//! in some of them `$` also matches before a final line feed. The schemas exclude that with [`LINE_FEED`].

/// A pattern that strings must not match in addition to the pattern of their format.
pub(crate) const LINE_FEED: &str = r"\n";

/// Returns the pattern of an RFC 3339 date-time of the years 0000 to 9999, on a day that exists.
pub(crate) fn date_time() -> String {
    let month_and_day =
        ["(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])", "(?:0[13-9]|1[0-2])-(?:29|30)", "(?:0[13578]|1[02])-31"]
            .join("|");
    let leap_year = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)";
    let date = format!("[0-9]{{4}}-(?:{month_and_day})|{leap_year}-02-29");
    let minute = "(?:[01][0-9]|2[0-3]):[0-5][0-9]";
    format!(r"^(?:{date})[Tt]{minute}:[0-5][0-9](?:\.[0-9]+)?(?:[Zz]|[+-]{minute})$")
}

/// Returns the pattern of decimal digits, with an optional minus, of a number from `-limit` to `limit`.
pub(crate) fn digits(limit: u64) -> String {
    let limit = limit.to_string();
    // Numbers with as many digits as the limit: the same digits up to one that is smaller, then any digits.
    let below = limit.char_indices().filter(|&(_, digit)| digit != '0').map(|(at, digit)| {
        let less = match digit {
            '1' => "0".to_owned(),
            _ => format!("[0-{}]", char::from(digit as u8 - 1)),
        };
        format!("{}{less}[0-9]{{{}}}", &limit[..at], limit.len() - at - 1)
    });
    let fewer = format!("[0-9]{{1,{}}}", limit.len() - 1);
    let all: Vec<String> = [fewer].into_iter().chain(below).chain([limit.clone()]).collect();
    format!("^-?0*(?:{})$", all.join("|"))
}

#[cfg(test)]
mod tests {
    use super::digits;

    #[test]
    fn digits_stop_at_the_limit() {
        assert_eq!(digits(8640), "^-?0*(?:[0-9]{1,3}|[0-7][0-9]{3}|8[0-5][0-9]{2}|86[0-3][0-9]{1}|8640)$");
        assert_eq!(digits(10), "^-?0*(?:[0-9]{1,1}|0[0-9]{1}|10)$");
    }
}
