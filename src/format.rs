//! The formats of single values. Each takes the unescaped content of a string.

use crate::json::behind_digits;
use crate::word::{HIGH_BITS, all};

/// `U` and 32 lower-case hexadecimal digits, as LINE documents its user ids.
///
/// A function of its own, as it is long and asked for in several places.
#[inline(never)]
pub(crate) fn is_line_uid(text: &[u8]) -> bool {
    let Some((b'U', digits)) = text.split_first() else { return false };
    let Some([a, b, c, d]) = digits.first_chunk::<32>().filter(|_| digits.len() == 32).map(words) else { return false };
    not_hexadecimal(a) | not_hexadecimal(b) | not_hexadecimal(c) | not_hexadecimal(d) == 0
}

fn words(bytes: &[u8; 32]) -> [u64; 4] {
    let word = |at: usize| bytes.get(at..).and_then(<[u8]>::first_chunk).map_or(0, |bytes| u64::from_le_bytes(*bytes));
    [word(0), word(8), word(16), word(24)]
}

/// Marks each byte of `word` that is no lower-case hexadecimal digit, in its highest bit.
fn not_hexadecimal(word: u64) -> u64 {
    // Within seven bits, so that no sum carries into the next byte.
    let low = word & all(0x7F);
    let below = |byte: u8| low + all(0x80 - byte);
    let digit = below(b'0') & !below(b'9' + 1);
    let letter = below(b'a') & !below(b'f' + 1);
    (!(digit | letter) | word) & HIGH_BITS
}

/// Digits alone, at least one.
pub(crate) fn is_line_provider_id(text: &[u8]) -> bool {
    !text.is_empty() && behind_digits(text).is_empty()
}

/// Empty, or an http(s) URL with something for a host.
///
/// Not a full check of a URL: it is there so that a `javascript:` URL never passes unseen.
pub(crate) fn is_url(text: &[u8]) -> bool {
    if text.is_empty() {
        return true;
    }
    let host = text.strip_prefix(b"https://").or_else(|| text.strip_prefix(b"http://"));
    host.is_some_and(begins_host)
}

/// Whether a text with escapes in it is surely a URL: both solidi of its start are escaped, and nothing else is.
pub(crate) fn is_url_with_escapes(raw: &[u8]) -> bool {
    let host = raw.strip_prefix(br"https:\/\/").or_else(|| raw.strip_prefix(br"http:\/\/"));
    host.is_some_and(|host| host.first() != Some(&b'\\') && begins_host(host))
}

/// White space of ASCII is among the control characters, but for the space.
fn begins_host(text: &[u8]) -> bool {
    matches!(text.first(), Some(byte) if !matches!(byte, 0..=b' ' | 0x7F | b'/' | b'?' | b'#'))
}
