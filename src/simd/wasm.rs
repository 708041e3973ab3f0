//! Wasm SIMD on sixteen bytes.

use core::arch::wasm32::{
    i8x16_lt, i8x16_sub, u8x16, u8x16_bitmask, u8x16_eq, u8x16_gt, u8x16_lt, u8x16_min, u8x16_ne, u8x16_splat,
    u8x16_sub_sat, u8x16_swizzle, u64x2, v128, v128_and, v128_any_true, v128_or, v128_xor,
};

use super::Block;
use crate::swar::halves;

pub(crate) const BLOCK_LENGTH: usize = 16;

#[inline(always)]
pub(super) fn find_special(block: &Block) -> Option<usize> {
    let bytes = load(block);
    // As signed numbers, non-ASCII bytes are negative, so they are below the space as well.
    first(u8x16_bitmask(v128_or(i8x16_lt(flip_quote(bytes), u8x16_splat(0x21)), backslash(bytes))))
}

#[inline(always)]
pub(super) fn find_special_ascii(block: &Block) -> (Option<usize>, bool) {
    let bytes = load(block);
    let special = first(u8x16_bitmask(v128_or(u8x16_lt(flip_quote(bytes), u8x16_splat(0x21)), backslash(bytes))));
    let non_ascii = u32::from(u8x16_bitmask(bytes));
    (special, special.map_or(non_ascii, |special| non_ascii & ((1 << special) - 1)) != 0)
}

#[inline(always)]
pub(super) fn find_non_space(block: &Block) -> Option<usize> {
    // The low four bits of the four white space characters differ, so they select the only one that a byte can equal.
    let spaces = u8x16(b' ', 0, 0, 0, 0, 0, 0, 0, 0, b'\t', b'\n', 0, 0, b'\r', 0, 0);
    let bytes = load(block);
    first(u8x16_bitmask(u8x16_ne(bytes, u8x16_swizzle(spaces, v128_and(bytes, u8x16_splat(0x0F))))))
}

#[inline(always)]
pub(super) fn find_non_digit(block: &Block) -> Option<usize> {
    first(u8x16_bitmask(u8x16_gt(i8x16_sub(load(block), u8x16_splat(b'0')), u8x16_splat(9))))
}

#[inline(always)]
pub(super) fn is_lower_hex(block: &Block) -> bool {
    let bytes = load(block);
    // The distances of a byte from the digits and from the letters. One of them must be 0.
    let digit = u8x16_sub_sat(i8x16_sub(bytes, u8x16_splat(b'0')), u8x16_splat(9));
    let letter = u8x16_sub_sat(i8x16_sub(bytes, u8x16_splat(b'a')), u8x16_splat(5));
    !v128_any_true(u8x16_min(digit, letter))
}

/// Empty: [`WILDCARD`](super::WILDCARD) is the only pattern byte with the high bit set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WildcardMask;

impl WildcardMask {
    pub(crate) const fn of(_pattern: &[u8; 16]) -> WildcardMask {
        WildcardMask
    }
}

#[inline(always)]
pub(super) fn matches(bytes: &[u8; 16], pattern: &[u8; 16], _: WildcardMask) -> bool {
    let pattern = load(pattern);
    u8x16_bitmask(v128_or(u8x16_eq(load(bytes), pattern), pattern)) == u16::MAX
}

/// XOR 0x02 maps `"` to 0x20, next to the control characters.
#[inline(always)]
fn flip_quote(bytes: v128) -> v128 {
    v128_xor(bytes, u8x16_splat(0x02))
}

#[inline(always)]
fn backslash(bytes: v128) -> v128 {
    u8x16_eq(bytes, u8x16_splat(b'\\'))
}

#[inline(always)]
fn load(block: &Block) -> v128 {
    let [low, high] = halves(block);
    u64x2(low, high)
}

/// Index of the first bit that is set.
#[inline(always)]
fn first(bits: u16) -> Option<usize> {
    (bits != 0).then(|| bits.trailing_zeros() as usize)
}
