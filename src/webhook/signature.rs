//! The header `svix-signature`: signatures with their versions, separated by spaces.

/// The length of a `v1` signature: 32 bytes in base64.
const LENGTH: usize = 44;

/// A well-formed entry of the header.
pub(super) enum Entry<'h> {
    /// A `v1` signature in base64.
    V1(&'h [u8]),
    /// A signature of another version.
    Other,
}

/// Returns the entries of the header. Skips malformed entries, which a proxy may have added.
pub(super) fn entries(header: &[u8]) -> impl Iterator<Item = Entry<'_>> {
    header.split(|byte| *byte == b' ').filter_map(|entry| {
        let mut parts = entry.split(|byte| *byte == b',');
        match (parts.next()?, parts.next()?) {
            (b"v1", value) => is_signature(value).then_some(Entry::V1(value)),
            (version, value) => (!version.is_empty() && !value.is_empty()).then_some(Entry::Other),
        }
    })
}

fn is_signature(value: &[u8]) -> bool {
    let is_base64 = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    match value.split_last() {
        Some((b'=', digits)) => value.len() == LENGTH && digits.iter().all(is_base64),
        _ => false,
    }
}
