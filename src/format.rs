//! The formats of single values. Each takes the unescaped content of a string.

use crate::block::{LENGTH, is_hexadecimal};
use crate::json::behind_digits;

/// `U` and 32 lower-case hexadecimal digits, as LINE documents its user ids.
///
/// A function of its own, as it is long and asked for in several places.
#[inline(never)]
pub(crate) fn is_line_uid(text: &[u8]) -> bool {
    let Some((b'U', digits)) = text.split_first() else { return false };
    digits.len() == 32 && digits.chunks_exact(LENGTH).all(|block| block.first_chunk().is_some_and(is_hexadecimal))
}

/// Digits alone, at least one.
#[inline(never)]
pub(crate) fn is_line_provider_id(text: &[u8]) -> bool {
    !text.is_empty() && behind_digits(text).is_empty()
}

/// Empty, or an http(s) URL with something for a host.
///
/// Not a full check of a URL: it is there so that a `javascript:` URL never passes unseen.
#[inline(never)]
pub(crate) fn is_url(text: &[u8]) -> bool {
    if text.is_empty() {
        return true;
    }
    let host = text.strip_prefix(b"https://").or_else(|| text.strip_prefix(b"http://"));
    host.is_some_and(begins_host)
}

/// Whether a text with escapes in it is surely a URL: both solidi of its start are escaped, and its host does not begin with
/// an escape.
pub(crate) fn is_url_with_escapes(raw: &[u8]) -> bool {
    let host = raw.strip_prefix(br"https:\/\/").or_else(|| raw.strip_prefix(br"http:\/\/"));
    host.is_some_and(|host| host.first() != Some(&b'\\') && begins_host(host))
}

/// White space of ASCII is among the control characters, but for the space.
fn begins_host(text: &[u8]) -> bool {
    matches!(text.first(), Some(byte) if !matches!(byte, 0..=b' ' | 0x7F | b'/' | b'?' | b'#'))
}
