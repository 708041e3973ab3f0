//! In a vector of 128 bits, with a bit for each byte.

use core::arch::wasm32::{
    i8x16_lt, i8x16_sub, u8x16, u8x16_bitmask, u8x16_eq, u8x16_gt, u8x16_lt, u8x16_min, u8x16_ne, u8x16_splat,
    u8x16_sub_sat, u8x16_swizzle, u64x2, v128, v128_and, v128_any_true, v128_or, v128_xor,
};

use super::Block;
use crate::word::words;

pub(crate) const LENGTH: usize = 16;

#[inline(always)]
pub(super) fn stop(block: &Block) -> Option<usize> {
    let bytes = load(block);
    // As signed numbers, what is not ASCII is negative, and so below the space.
    first(u8x16_bitmask(v128_or(i8x16_lt(turned(bytes), u8x16_splat(0x21)), backslash(bytes))))
}

#[inline(always)]
pub(super) fn ascii_stop(block: &Block) -> (Option<usize>, bool) {
    let bytes = load(block);
    let stop = first(u8x16_bitmask(v128_or(u8x16_lt(turned(bytes), u8x16_splat(0x21)), backslash(bytes))));
    let wide = u32::from(u8x16_bitmask(bytes));
    (stop, stop.map_or(wide, |stop| wide & ((1 << stop) - 1)) != 0)
}

#[inline(always)]
pub(super) fn no_space(block: &Block) -> Option<usize> {
    // No two of them have the same lowest four bits, by which each byte is compared with the only one that it can be.
    let spaces = u8x16(b' ', 0, 0, 0, 0, 0, 0, 0, 0, b'\t', b'\n', 0, 0, b'\r', 0, 0);
    let bytes = load(block);
    first(u8x16_bitmask(u8x16_ne(bytes, u8x16_swizzle(spaces, v128_and(bytes, u8x16_splat(0x0F))))))
}

#[inline(always)]
pub(super) fn no_digit(block: &Block) -> Option<usize> {
    first(u8x16_bitmask(u8x16_gt(i8x16_sub(load(block), u8x16_splat(b'0')), u8x16_splat(9))))
}

#[inline(always)]
pub(super) fn is_hexadecimal(block: &Block) -> bool {
    let bytes = load(block);
    // How far it is beyond the last digit, and beyond the last letter: one of them must be 0.
    let digit = u8x16_sub_sat(i8x16_sub(bytes, u8x16_splat(b'0')), u8x16_splat(9));
    let letter = u8x16_sub_sat(i8x16_sub(bytes, u8x16_splat(b'a')), u8x16_splat(5));
    !v128_any_true(u8x16_min(digit, letter))
}

/// Nothing: what fits to any byte is told by its highest bit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Any;

impl Any {
    pub(crate) const fn of(_pattern: &[u8; 16]) -> Any {
        Any
    }
}

#[inline(always)]
pub(super) fn fits(bytes: &[u8; 16], pattern: &[u8; 16], _: Any) -> bool {
    let pattern = load(pattern);
    u8x16_bitmask(v128_or(u8x16_eq(load(bytes), pattern), pattern)) == u16::MAX
}

/// With this bit turned a quote is the space's code, right above those of the control characters.
#[inline(always)]
fn turned(bytes: v128) -> v128 {
    v128_xor(bytes, u8x16_splat(0x02))
}

#[inline(always)]
fn backslash(bytes: v128) -> v128 {
    u8x16_eq(bytes, u8x16_splat(b'\\'))
}

#[inline(always)]
fn load(block: &Block) -> v128 {
    let [low, high] = words(block);
    u64x2(low, high)
}

/// The first byte with a bit.
#[inline(always)]
fn first(bits: u16) -> Option<usize> {
    (bits != 0).then(|| bits.trailing_zeros() as usize)
}
