//! Eight bytes in a word, looked at together.

/// The lowest bit of each byte.
pub(crate) const LOW_BITS: u64 = 0x0101_0101_0101_0101;
/// The highest bit of each byte.
pub(crate) const HIGH_BITS: u64 = 0x8080_8080_8080_8080;

/// The same byte eight times.
pub(crate) const fn all(byte: u8) -> u64 {
    LOW_BITS * byte as u64
}

/// Sixteen bytes as two words.
#[inline(always)]
pub(crate) const fn words(bytes: &[u8; 16]) -> [u64; 2] {
    let both = u128::from_le_bytes(*bytes);
    [both as u64, (both >> 64) as u64]
}

/// Marks (in its highest bit) each byte of `word` that is greater than 9. Exact up to and including the first: a byte that
/// carries into the next has a mark itself.
#[inline(always)]
pub(crate) const fn beyond_nine(word: u64) -> u64 {
    (word | word.wrapping_add(all(0x7F - 9))) & HIGH_BITS
}
