//! Reads milliseconds from their digits.

/// The value of a number or of a string of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Exact {
    pub fraction: bool,
    pub out_of_range: bool,
    /// The value, if it is an integer within the range.
    pub value: Option<i64>,
}

/// The range of a JavaScript `Date`.
const RANGE: i128 = 8_640_000_000_000_000;

/// Returns the value of a JSON number: its digits without the point, shifted by the exponent.
pub fn exact(text: &str) -> Exact {
    let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (mantissa, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{whole}{part}");
    let significant = all.trim_start_matches('0').trim_end_matches('0');
    if significant.is_empty() {
        return Exact { value: Some(0), ..Exact::default() };
    }
    let trailing = all.len() - all.trim_end_matches('0').len();
    // If the exponent overflows, only its sign matters, since no input has that many digits.
    let limit = if power.starts_with('-') { i128::MIN / 4 } else { i128::MAX / 4 };
    let power = power.parse().unwrap_or(limit);
    let exponent = power - part.len() as i128 + trailing as i128;
    let fraction = exponent < 0;
    // The number of digits before the point. Seventeen digits are out of range.
    let size = significant.len() as i128 + exponent;
    if size > 16 {
        return Exact { fraction, out_of_range: true, value: None };
    }
    let before: i128 = if fraction {
        significant[..size.max(0) as usize].parse().unwrap_or(0)
    } else {
        format!("{significant}{}", "0".repeat(exponent as usize)).parse().expect("sixteen digits at most")
    };
    let out_of_range = before > RANGE || (before == RANGE && fraction);
    let signed = if negative { -before } else { before };
    Exact { fraction, out_of_range, value: (!fraction && !out_of_range).then_some(signed as i64) }
}

/// Whether a string is digits with an optional minus.
pub fn is_numeric(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}
