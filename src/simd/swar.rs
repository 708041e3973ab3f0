//! SWAR on eight bytes. A match sets the high bit of its byte.

use super::Block;
use crate::swar::{HIGH_BITS, LOW_BITS, mark_above_nine, splat, words};

pub(crate) const BLOCK_LENGTH: usize = 8;

#[inline(always)]
pub(super) fn find_special(block: &Block) -> Option<usize> {
    let word = u64::from_le_bytes(*block);
    // XOR 0x02 maps `"` to 0x20, next to the control characters. A borrow can only set false bits after the first match.
    let low = (word ^ splat(0x02)).wrapping_sub(splat(0x21));
    let backslash = (word ^ splat(b'\\')).wrapping_sub(LOW_BITS);
    first(low | backslash | word)
}

#[inline(always)]
pub(super) fn find_special_ascii(block: &Block) -> (Option<usize>, bool) {
    let word = u64::from_le_bytes(*block);
    let (flipped, backslash) = (word ^ splat(0x02), word ^ splat(b'\\'));
    let special =
        first((flipped.wrapping_sub(splat(0x21)) & !flipped) | (backslash.wrapping_sub(LOW_BITS) & !backslash));
    let before = special.map_or(word, |special| word & ((1 << (8 * special)) - 1));
    (special, before & HIGH_BITS != 0)
}

#[inline(always)]
pub(super) fn find_non_space(block: &Block) -> Option<usize> {
    let word = u64::from_le_bytes(*block);
    let differs = |byte: u8| (((word ^ splat(byte)) & !HIGH_BITS) + splat(0x7F)) | word;
    first(differs(b' ') & differs(b'\n') & differs(b'\r') & differs(b'\t'))
}

#[inline(always)]
pub(super) fn find_non_digit(block: &Block) -> Option<usize> {
    // XOR `0` maps digits to 0 to 9, and other bytes above.
    first(mark_above_nine(u64::from_le_bytes(*block) ^ splat(b'0')))
}

#[inline(always)]
pub(super) fn is_lower_hex(block: &Block) -> bool {
    let word = u64::from_le_bytes(*block);
    // Seven bits, so that no sum carries into the next byte.
    let low = word & !HIGH_BITS;
    let at_least = |byte: u8| low + splat(0x80 - byte);
    let digit = at_least(b'0') & !at_least(b'9' + 1);
    let letter = at_least(b'a') & !at_least(b'f' + 1);
    (!(digit | letter) | word) & HIGH_BITS == 0
}

/// All bits of the wildcard bytes of a pattern.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WildcardMask([u64; 2]);

impl WildcardMask {
    pub(crate) const fn of(pattern: &[u8; 16]) -> WildcardMask {
        let [low, high] = words(pattern);
        WildcardMask([expand(low), expand(high)])
    }
}

/// Sets all bits of each byte whose high bit is set.
const fn expand(word: u64) -> u64 {
    let marks = word & HIGH_BITS;
    (marks << 1).wrapping_sub(marks >> 7)
}

#[inline(always)]
pub(super) fn matches(bytes: &[u8; 16], pattern: &[u8; 16], WildcardMask([mask_a, mask_b]): WildcardMask) -> bool {
    let ([a, b], [pattern_a, pattern_b]) = (words(bytes), words(pattern));
    ((a | mask_a) ^ pattern_a) | ((b | mask_b) ^ pattern_b) == 0
}

/// The index of the first byte whose high bit is set.
#[inline(always)]
fn first(marks: u64) -> Option<usize> {
    let marks = marks & HIGH_BITS;
    (marks != 0).then(|| (marks.trailing_zeros() / 8) as usize)
}
