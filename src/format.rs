//! The formats of single values. Each takes the unescaped content of a string.

/// `U` and 32 lower-case hexadecimal digits, as LINE documents its user ids.
pub(crate) fn is_line_uid(text: &[u8]) -> bool {
    match text.split_first() {
        Some((b'U', digits)) => {
            digits.len() == 32 && digits.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
        }
        _ => false,
    }
}

/// Digits alone, at least one.
pub(crate) fn is_line_provider_id(text: &[u8]) -> bool {
    !text.is_empty() && text.iter().all(u8::is_ascii_digit)
}

/// [`is_url`] looks at no more than so many bytes from the start.
pub(crate) const URL_START: usize = "https://".len() + 1;

/// Empty, or an http(s) URL with something for a host.
///
/// Not a full check of a URL: it is there so that a `javascript:` URL never passes unseen.
pub(crate) fn is_url(text: &[u8]) -> bool {
    if text.is_empty() {
        return true;
    }
    let host = text.strip_prefix(b"https://").or_else(|| text.strip_prefix(b"http://"));
    // White space of ASCII is among the control characters, but for the space.
    matches!(host.and_then(<[u8]>::first), Some(byte) if !matches!(byte, 0..=b' ' | 0x7F | b'/' | b'?' | b'#'))
}
