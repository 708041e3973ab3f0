//! Fast paths for strings and white space in their most common forms, a block of bytes at a time.

use crate::simd::{BLOCK_LENGTH, find_non_space, find_special};

/// Returns the same as [`unescaped_ascii_length`]. Faster for text that is short or has the `LIKELY` length.
///
/// `of_long` is [`unescaped_ascii_length`], or [`unescaped_ascii_length_inlined`] where a call costs too much.
#[inline(always)]
pub(crate) fn string_length<const LIKELY: usize>(content: &[u8], of_long: impl FnOnce(&[u8]) -> usize) -> usize {
    let Some((block, after)) = content.split_first_chunk() else { return 0 };
    find_special(block).unwrap_or_else(|| match (content.get(LIKELY), content.first_chunk()) {
        // Does not search for the end, so that the processor can read the next member before this string is checked.
        (Some(b'"'), Some(likely)) if is_unescaped_ascii::<LIKELY>(likely) => LIKELY,
        _ => BLOCK_LENGTH + of_long(after),
    })
}

/// Whether text is ASCII without escapes, quotes and control characters. Its first block has been checked already.
#[inline(always)]
fn is_unescaped_ascii<const LENGTH: usize>(text: &[u8; LENGTH]) -> bool {
    let mut rest = text.get(BLOCK_LENGTH..).unwrap_or_default();
    while let Some((block, after)) = rest.split_first_chunk() {
        if find_special(block).is_some() {
            return false;
        }
        rest = after;
    }
    text.last_chunk().is_some_and(|block| find_special(block).is_none())
}

/// Length of the leading run of unescaped ASCII. Within the last block of the input the result may be too short.
#[inline(never)]
pub(crate) fn unescaped_ascii_length(content: &[u8]) -> usize {
    unescaped_ascii_length_inlined(content)
}

/// The inlined version of [`unescaped_ascii_length`], for the path that most payloads take.
#[inline(always)]
pub(crate) fn unescaped_ascii_length_inlined(content: &[u8]) -> usize {
    let mut rest = content;
    while let Some((block, after)) = rest.split_first_chunk() {
        if let Some(special) = find_special(block) {
            return content.len() - rest.len() + special;
        }
        rest = after;
    }
    content.len() - rest.len()
}

/// Length of the leading run of ASCII and three-byte characters, such as Chinese and Japanese. The run may end before other
/// valid UTF-8.
#[inline(always)]
pub(super) fn common_utf8_length(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    while let Some(chunk) = rest.first_chunk::<4>() {
        let bits = u32::from_le_bytes(*chunk);
        // E0 and ED are left out: some of their sequences are overlong or surrogates.
        let length = match bits & 0x00C0_C0FF {
            0x0080_80E1..=0x0080_80EC | 0x0080_80EE | 0x0080_80EF => 3,
            _ if bits & 0x80 == 0 => 1,
            _ => break,
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    (bytes.len() - rest.len()).min(bytes.len().saturating_sub(1))
}

/// Returns the input after optional white space.
#[inline(always)]
pub(crate) fn skip_space(rest: &[u8]) -> &[u8] {
    match rest {
        [b' ', after @ ..] if matches!(after.first(), Some(b'!'..=255)) => after,
        [b'!'..=255, ..] => rest,
        _ => rest.get(space_length(rest)..).unwrap_or_default(),
    }
}

/// Length of the leading white space: most often a line break and a run of spaces.
#[inline(never)]
fn space_length(text: &[u8]) -> usize {
    let mut rest = text;
    while let Some((block, after)) = rest.split_first_chunk() {
        if let Some(end) = find_non_space(block) {
            return text.len() - rest.len() + end;
        }
        rest = after;
    }
    while let Some((b' ' | b'\n' | b'\r' | b'\t', after)) = rest.split_first() {
        rest = after;
    }
    text.len() - rest.len()
}
