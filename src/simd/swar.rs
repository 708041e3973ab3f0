//! SWAR on eight bytes. A match sets the high bit of its byte.

use super::Block;
use crate::swar::{HIGH_BITS, LOW_BITS, halves, mark_above_nine, splat};

pub(crate) const BLOCK_LENGTH: usize = 8;

#[inline(always)]
pub(super) fn find_special(block: &Block) -> Option<usize> {
    let bytes = u64::from_le_bytes(*block);
    // XOR 0x02 maps `"` to 0x20, next to the control characters. A borrow can only set false bits after the first match.
    let low = (bytes ^ splat(0x02)).wrapping_sub(splat(0x21));
    let backslash = (bytes ^ splat(b'\\')).wrapping_sub(LOW_BITS);
    first(low | backslash | bytes)
}

#[inline(always)]
pub(super) fn find_special_ascii(block: &Block) -> (Option<usize>, bool) {
    let bytes = u64::from_le_bytes(*block);
    let (flipped, backslash) = (bytes ^ splat(0x02), bytes ^ splat(b'\\'));
    let special =
        first((flipped.wrapping_sub(splat(0x21)) & !flipped) | (backslash.wrapping_sub(LOW_BITS) & !backslash));
    let before = special.map_or(bytes, |special| bytes & ((1 << (8 * special)) - 1));
    (special, before & HIGH_BITS != 0)
}

#[inline(always)]
pub(super) fn find_non_space(block: &Block) -> Option<usize> {
    let bytes = u64::from_le_bytes(*block);
    let differs = |byte: u8| (((bytes ^ splat(byte)) & !HIGH_BITS) + splat(0x7F)) | bytes;
    first(differs(b' ') & differs(b'\n') & differs(b'\r') & differs(b'\t'))
}

#[inline(always)]
pub(super) fn find_non_digit(block: &Block) -> Option<usize> {
    // XOR `0` maps the digits to 0..=9, and other bytes to higher numbers.
    first(mark_above_nine(u64::from_le_bytes(*block) ^ splat(b'0')))
}

#[inline(always)]
pub(super) fn is_lower_hex(block: &Block) -> bool {
    let bytes = u64::from_le_bytes(*block);
    // Seven bits of each byte, so that sums do not carry into the next byte.
    let low = bytes & !HIGH_BITS;
    let at_least = |byte: u8| low + splat(0x80 - byte);
    let digit = at_least(b'0') & !at_least(b'9' + 1);
    let letter = at_least(b'a') & !at_least(b'f' + 1);
    (!(digit | letter) | bytes) & HIGH_BITS == 0
}

/// All bits of the wildcard bytes of a pattern.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WildcardMask([u64; 2]);

impl WildcardMask {
    pub(crate) const fn of(pattern: &[u8; 16]) -> WildcardMask {
        let [low, high] = halves(pattern);
        WildcardMask([expand(low), expand(high)])
    }
}

/// Sets all bits of each byte whose high bit is set.
const fn expand(bytes: u64) -> u64 {
    let marks = bytes & HIGH_BITS;
    (marks << 1).wrapping_sub(marks >> 7)
}

#[inline(always)]
pub(super) fn matches(bytes: &[u8; 16], pattern: &[u8; 16], WildcardMask([mask_a, mask_b]): WildcardMask) -> bool {
    let ([a, b], [pattern_a, pattern_b]) = (halves(bytes), halves(pattern));
    ((a | mask_a) ^ pattern_a) | ((b | mask_b) ^ pattern_b) == 0
}

/// Index of the first byte whose high bit is set.
#[inline(always)]
fn first(marks: u64) -> Option<usize> {
    let marks = marks & HIGH_BITS;
    (marks != 0).then(|| (marks.trailing_zeros() / 8) as usize)
}
