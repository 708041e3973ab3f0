//! What strings and white space look like as they are mostly sent, several bytes at a time.

use crate::block::{LENGTH, no_space, stop};

/// The length of the provider's ids. Any other is as right, and takes a little longer.
const ID: usize = "clrq5ca80000lb9c9dn3ufsjc".len();

/// The same as [`plain_length`], where a short text is as likely as a long one, and an id as likely as another. `of_long` is
/// [`plain_length`], or [`plain_length_inlined`] where no call is to be.
#[inline(always)]
pub(crate) fn plain_length_of_any(content: &[u8], of_long: impl FnOnce(&[u8]) -> usize) -> usize {
    let Some((block, behind)) = content.split_first_chunk() else { return 0 };
    stop(block).unwrap_or_else(|| match content.first_chunk::<{ ID + 1 }>() {
        // The end is not looked for: where the next member begins is then known before this one is read.
        Some([id @ .., b'"']) if is_plain(id) => ID,
        _ => LENGTH + of_long(behind),
    })
}

/// Whether an id, whose first block has been seen, has no byte that needs a look.
#[inline(always)]
fn is_plain(id: &[u8; ID]) -> bool {
    let mut rest = id.get(LENGTH..).unwrap_or_default();
    while let Some((block, behind)) = rest.split_first_chunk() {
        if stop(block).is_some() {
            return false;
        }
        rest = behind;
    }
    id.last_chunk().is_some_and(|block| stop(block).is_none())
}

/// How long the ASCII is that neither ends a string nor needs a look. Of what is near the end of the text, some is not seen.
#[inline(never)]
pub(crate) fn plain_length(content: &[u8]) -> usize {
    plain_length_inlined(content)
}

/// The same without a call, for what most payloads run through.
#[inline(always)]
pub(crate) fn plain_length_inlined(content: &[u8]) -> usize {
    let mut rest = content;
    while let Some((block, behind)) = rest.split_first_chunk() {
        if let Some(stop) = stop(block) {
            return content.len() - rest.len() + stop;
        }
        rest = behind;
    }
    content.len() - rest.len()
}

/// How long the text is with which `bytes` begin, as far as it is ASCII and characters of three bytes, as those of Chinese
/// and Japanese are. It may stop before what is UTF-8 as well.
#[inline(always)]
pub(super) fn plain_utf8(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    while let Some(chunk) = rest.first_chunk::<4>() {
        let word = u32::from_le_bytes(*chunk);
        // Of those that begin with E0 and ED not all are characters.
        let length = match word & 0x00C0_C0FF {
            0x0080_80E1..=0x0080_80EC | 0x0080_80EE | 0x0080_80EF => 3,
            _ if word & 0x80 == 0 => 1,
            _ => break,
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    (bytes.len() - rest.len()).min(bytes.len().saturating_sub(1))
}

/// What stands behind the white space with which `rest` may begin.
#[inline(always)]
pub(crate) fn behind_space(rest: &[u8]) -> &[u8] {
    match rest {
        [b' ', behind @ ..] if matches!(behind.first(), Some(b'!'..=255)) => behind,
        [b'!'..=255, ..] => rest,
        _ => rest.get(space_length(rest)..).unwrap_or_default(),
    }
}

/// How long the white space is with which a text begins: mostly a line break and a run of spaces.
#[inline(never)]
fn space_length(text: &[u8]) -> usize {
    let mut rest = text;
    while let Some((block, behind)) = rest.split_first_chunk() {
        if let Some(end) = no_space(block) {
            return text.len() - rest.len() + end;
        }
        rest = behind;
    }
    while let Some((b' ' | b'\n' | b'\r' | b'\t', behind)) = rest.split_first() {
        rest = behind;
    }
    text.len() - rest.len()
}
