//! What strings and white space look like as they are mostly sent, several bytes at a time.

use crate::word::{HIGH_BITS, LOW_BITS, all};

/// Marks (in its highest bit) each byte of `word` that ends a string or needs a look: a quote, a backslash, a control
/// character, or what is not ASCII. Exact up to and including the first.
#[inline(always)]
const fn stops(word: u64) -> u64 {
    // With this bit turned a quote is the space's code, right above those of the control characters.
    let low = (word ^ all(0x02)).wrapping_sub(all(0x21));
    let backslash = (word ^ all(b'\\')).wrapping_sub(LOW_BITS);
    (low | backslash | word) & HIGH_BITS
}

/// The same without what is not ASCII.
#[inline(always)]
pub(super) const fn ascii_stops(word: u64) -> u64 {
    let turned = word ^ all(0x02);
    let backslash = word ^ all(b'\\');
    ((turned.wrapping_sub(all(0x21)) & !turned) | (backslash.wrapping_sub(LOW_BITS) & !backslash)) & HIGH_BITS
}

/// The same as [`plain_length`], where a short text is as likely as a long one.
#[inline(always)]
pub(crate) fn plain_length_of_any(content: &[u8]) -> usize {
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    if let Some((chunk, behind)) = content.split_first_chunk::<16>() {
        let stops = simd::stops(chunk);
        return if stops != 0 { stops.trailing_zeros() as usize } else { 16 + plain_length(behind) };
    }
    plain_length(content)
}

/// How long the ASCII is that neither ends a string nor needs a look.
///
/// A function of its own, so that its few values and constants stay in registers.
#[inline(never)]
pub(crate) fn plain_length(content: &[u8]) -> usize {
    #[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
    let mut rest = content;
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    let mut rest = match simd::length_before(content, simd::stops) {
        Ok(length) => return length,
        Err(end) => end,
    };
    while let Some((chunk, behind)) = rest.split_first_chunk::<8>() {
        let stops = stops(u64::from_le_bytes(*chunk));
        if stops != 0 {
            return content.len() - rest.len() + (stops.trailing_zeros() / 8) as usize;
        }
        rest = behind;
    }
    content.len() - rest.len()
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub(super) mod simd {
    use core::arch::wasm32::{
        i8x16_lt, i8x16_splat, u8x16, u8x16_bitmask, u8x16_eq, u8x16_lt, u8x16_ne, u8x16_splat, u8x16_swizzle, u64x2,
        v128, v128_and, v128_or,
    };

    /// How long the text is before the first byte that `marked` has a bit for; if there is none, the end of it, less than
    /// sixteen bytes, that has not been looked at.
    #[inline(always)]
    pub(super) fn length_before(text: &[u8], marked: impl Fn(&[u8; 16]) -> u16) -> Result<usize, &[u8]> {
        let mut rest = text;
        while let Some((chunk, behind)) = rest.split_first_chunk::<16>() {
            let marks = marked(chunk);
            if marks != 0 {
                return Ok(text.len() - rest.len() + marks.trailing_zeros() as usize);
            }
            rest = behind;
        }
        Err(rest)
    }

    #[inline(always)]
    fn load(chunk: &[u8; 16]) -> v128 {
        let word =
            |at: usize| chunk.get(at..).and_then(<[u8]>::first_chunk).map_or(0, |bytes| u64::from_le_bytes(*bytes));
        u64x2(word(0), word(8))
    }

    /// A bit for each byte that ends a string, or begins an escape, or has no place in a string; and one for each that
    /// is not ASCII.
    #[inline(always)]
    pub(in crate::json) fn ascii_stops(chunk: &[u8; 16]) -> (u16, u16) {
        let bytes = load(chunk);
        let low = u8x16_lt(bytes, u8x16_splat(0x20));
        let quote = u8x16_eq(bytes, u8x16_splat(b'"'));
        let backslash = u8x16_eq(bytes, u8x16_splat(b'\\'));
        (u8x16_bitmask(v128_or(low, v128_or(quote, backslash))), u8x16_bitmask(bytes))
    }

    /// A bit for each byte that is no white space.
    #[inline(always)]
    pub(super) fn no_space(chunk: &[u8; 16]) -> u16 {
        // No two of them have the same lowest four bits, by which each byte is compared with the only one that it can be.
        let spaces = u8x16(b' ', 0, 0, 0, 0, 0, 0, 0, 0, b'\t', b'\n', 0, 0, b'\r', 0, 0);
        let bytes = load(chunk);
        u8x16_bitmask(u8x16_ne(bytes, u8x16_swizzle(spaces, v128_and(bytes, u8x16_splat(0x0F)))))
    }

    /// A bit for each byte that ends a string or needs a look.
    #[inline(always)]
    pub(in crate::json) fn stops(chunk: &[u8; 16]) -> u16 {
        let bytes = load(chunk);
        // As signed numbers, what is not ASCII is negative, and so below the space.
        let low = i8x16_lt(bytes, i8x16_splat(0x20));
        let quote = u8x16_eq(bytes, u8x16_splat(b'"'));
        let backslash = u8x16_eq(bytes, u8x16_splat(b'\\'));
        u8x16_bitmask(v128_or(low, v128_or(quote, backslash)))
    }
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
    #[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
    let mut rest = text;
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    let mut rest = match simd::length_before(text, simd::no_space) {
        Ok(length) => return length,
        Err(end) => end,
    };
    while let Some((b' ' | b'\n' | b'\r' | b'\t', behind)) = rest.split_first() {
        rest = behind;
        #[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
        while let Some((chunk, behind)) = rest.split_first_chunk::<8>() {
            let others = u64::from_le_bytes(*chunk) ^ all(b' ');
            if others != 0 {
                rest = rest.get((others.trailing_zeros() / 8) as usize..).unwrap_or_default();
                break;
            }
            rest = behind;
        }
    }
    text.len() - rest.len()
}
