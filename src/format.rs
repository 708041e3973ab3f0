//! The formats of strings. Each function takes the unescaped content.

use crate::json::skip_digits;
use crate::simd::{BLOCK_LENGTH, is_lower_hex};

/// Whether the text is `U` and 32 lower-case hexadecimal digits, as LINE documents its user ids.
///
/// Not inlined: it is long and has several callers.
#[inline(never)]
pub(crate) fn is_line_uid(text: &[u8]) -> bool {
    let Some((b'U', digits)) = text.split_first() else { return false };
    digits.len() == 32 && digits.chunks_exact(BLOCK_LENGTH).all(|block| block.first_chunk().is_some_and(is_lower_hex))
}

/// Whether the text is one or more digits.
#[inline(never)]
pub(crate) fn is_line_provider_id(text: &[u8]) -> bool {
    !text.is_empty() && skip_digits(text).is_empty()
}

/// Whether the text is empty or starts like an http(s) URL with a host.
///
/// Not a full URL check: it only ensures that a `javascript:` URL is always reported.
#[inline(never)]
pub(crate) fn is_url(text: &[u8]) -> bool {
    if text.is_empty() {
        return true;
    }
    let host = text.strip_prefix(b"https://").or_else(|| text.strip_prefix(b"http://"));
    host.is_some_and(starts_host)
}

/// Whether text with escapes is certainly a URL: both solidi of its scheme are escaped, and its host does not start with an
/// escape.
pub(crate) fn is_url_with_escapes(raw: &[u8]) -> bool {
    let host = raw.strip_prefix(br"https:\/\/").or_else(|| raw.strip_prefix(br"http:\/\/"));
    host.is_some_and(|host| host.first() != Some(&b'\\') && starts_host(host))
}

/// Whether the text starts with a byte that can start a host. The range up to the space includes all ASCII white space.
fn starts_host(text: &[u8]) -> bool {
    matches!(text.first(), Some(byte) if !matches!(byte, 0..=b' ' | 0x7F | b'/' | b'?' | b'#'))
}
