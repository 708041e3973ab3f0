//! In a word of 64 bits, each byte of which has a mark in its highest bit.

use super::Block;
use crate::word::{HIGH_BITS, LOW_BITS, all, beyond_nine, words};

pub(crate) const LENGTH: usize = 8;

#[inline(always)]
pub(super) fn stop(block: &Block) -> Option<usize> {
    let word = u64::from_le_bytes(*block);
    // With this bit turned a quote is the space's code, right above those of the control characters. What a byte borrows
    // from the next is seen behind the first mark alone.
    let low = (word ^ all(0x02)).wrapping_sub(all(0x21));
    let backslash = (word ^ all(b'\\')).wrapping_sub(LOW_BITS);
    first(low | backslash | word)
}

#[inline(always)]
pub(super) fn ascii_stop(block: &Block) -> (Option<usize>, bool) {
    let word = u64::from_le_bytes(*block);
    let (turned, backslash) = (word ^ all(0x02), word ^ all(b'\\'));
    let stop = first((turned.wrapping_sub(all(0x21)) & !turned) | (backslash.wrapping_sub(LOW_BITS) & !backslash));
    let before = stop.map_or(word, |stop| word & ((1 << (8 * stop)) - 1));
    (stop, before & HIGH_BITS != 0)
}

#[inline(always)]
pub(super) fn no_space(block: &Block) -> Option<usize> {
    let word = u64::from_le_bytes(*block);
    let others = |byte: u8| (((word ^ all(byte)) & !HIGH_BITS) + all(0x7F)) | word;
    first(others(b' ') & others(b'\n') & others(b'\r') & others(b'\t'))
}

#[inline(always)]
pub(super) fn no_digit(block: &Block) -> Option<usize> {
    // What is left of a digit is at most 9.
    first(beyond_nine(u64::from_le_bytes(*block) ^ all(b'0')))
}

#[inline(always)]
pub(super) fn is_hexadecimal(block: &Block) -> bool {
    let word = u64::from_le_bytes(*block);
    // Within seven bits, so that no sum carries into the next byte.
    let low = word & !HIGH_BITS;
    let below = |byte: u8| low + all(0x80 - byte);
    let digit = below(b'0') & !below(b'9' + 1);
    let letter = below(b'a') & !below(b'f' + 1);
    (!(digit | letter) | word) & HIGH_BITS == 0
}

/// The bits of the bytes of a pattern to which any byte fits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Any([u64; 2]);

impl Any {
    pub(crate) const fn of(pattern: &[u8; 16]) -> Any {
        let [low, high] = words(pattern);
        Any([of_marks(low), of_marks(high)])
    }
}

/// All bits of each byte whose highest is set.
const fn of_marks(word: u64) -> u64 {
    let marks = word & HIGH_BITS;
    (marks << 1).wrapping_sub(marks >> 7)
}

#[inline(always)]
pub(super) fn fits(bytes: &[u8; 16], pattern: &[u8; 16], Any([any_a, any_b]): Any) -> bool {
    let ([a, b], [pattern_a, pattern_b]) = (words(bytes), words(pattern));
    ((a | any_a) ^ pattern_a) | ((b | any_b) ^ pattern_b) == 0
}

/// The first byte with a mark.
#[inline(always)]
fn first(marks: u64) -> Option<usize> {
    let marks = marks & HIGH_BITS;
    (marks != 0).then(|| (marks.trailing_zeros() / 8) as usize)
}
