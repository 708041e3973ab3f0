//! SWAR: operations on eight bytes at a time in a `u64`.

/// The lowest bit of each byte.
pub(crate) const LOW_BITS: u64 = 0x0101_0101_0101_0101;
/// The highest bit of each byte.
pub(crate) const HIGH_BITS: u64 = 0x8080_8080_8080_8080;

/// Repeats a byte eight times.
pub(crate) const fn splat(byte: u8) -> u64 {
    LOW_BITS * byte as u64
}

/// Splits sixteen bytes into two little-endian `u64`s.
#[inline(always)]
pub(crate) const fn halves(bytes: &[u8; 16]) -> [u64; 2] {
    let both = u128::from_le_bytes(*bytes);
    [both as u64, (both >> 64) as u64]
}

/// Sets the high bit of each byte that is greater than 9. The result is exact up to and including the first such byte, which
/// may carry into the next.
#[inline(always)]
pub(crate) const fn mark_above_nine(bytes: u64) -> u64 {
    (bytes | bytes.wrapping_add(splat(0x7F - 9))) & HIGH_BITS
}
