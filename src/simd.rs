//! Searches a block of bytes at once: sixteen bytes with wasm SIMD, elsewhere eight with SWAR.

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod swar;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod wasm;

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
use swar as imp;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
use wasm as imp;

pub(crate) use imp::{BLOCK_LENGTH, WildcardMask};

pub(crate) type Block = [u8; BLOCK_LENGTH];

/// Index of the first byte that is not unescaped ASCII in a string: a quote, a backslash, a control character or non-ASCII.
#[inline(always)]
pub(crate) fn find_special(block: &Block) -> Option<usize> {
    imp::find_special(block)
}

/// Index of the first quote, backslash or control character, and whether there is non-ASCII before it.
#[inline(always)]
pub(crate) fn find_special_ascii(block: &Block) -> (Option<usize>, bool) {
    imp::find_special_ascii(block)
}

/// Index of the first byte that is not JSON white space.
#[inline(always)]
pub(crate) fn find_non_space(block: &Block) -> Option<usize> {
    imp::find_non_space(block)
}

/// Index of the first byte that is not a decimal digit.
#[inline(always)]
pub(crate) fn find_non_digit(block: &Block) -> Option<usize> {
    imp::find_non_digit(block)
}

/// Whether all bytes are lower-case hexadecimal digits.
#[inline(always)]
pub(crate) fn is_lower_hex(block: &Block) -> bool {
    imp::is_lower_hex(block)
}

/// The byte of a pattern that matches any byte.
pub(crate) const WILDCARD: u8 = 0xFF;

/// Whether sixteen bytes match a pattern of ASCII and [`WILDCARD`]. `mask` is [`WildcardMask::of`] the pattern.
#[inline(always)]
pub(crate) fn matches(bytes: &[u8; 16], pattern: &[u8; 16], mask: WildcardMask) -> bool {
    imp::matches(bytes, pattern, mask)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tests every byte at every position, before and after bytes of every class. On wasm32 this tests the SIMD version.
    #[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
    #[cfg_attr(not(target_arch = "wasm32"), test)]
    fn block_search_matches_scalar_search() {
        let classes = [
            b'a', b'5', b'/', b':', b'f', b'`', b'g', b'A', b' ', b'\n', b'\t', b'\r', b'!', b'"', b'#', b'[', b'\\',
            b']', 0, 0x1F, 0x7F, 0x80, 0xFF,
        ];
        for byte in 0..=u8::MAX {
            for position in 0..BLOCK_LENGTH {
                // Each class comes before four others.
                for (before, after) in classes.iter().zip(classes.iter().cycle().skip(position % 4 * 5)) {
                    let mut block = [*before; BLOCK_LENGTH];
                    block[position] = byte;
                    block[position + 1..].fill(*after);
                    let first = |is: fn(u8) -> bool| block.iter().position(|&byte| is(byte));
                    let is_special: fn(u8) -> bool = |byte| matches!(byte, b'"' | b'\\' | 0..b' ');
                    assert_eq!(
                        find_special(&block),
                        first(|byte| !byte.is_ascii() || matches!(byte, b'"' | b'\\' | 0..b' ')),
                        "{block:?}"
                    );
                    let special = first(is_special);
                    let is_non_ascii = !block[..special.unwrap_or(BLOCK_LENGTH)].is_ascii();
                    assert_eq!(find_special_ascii(&block), (special, is_non_ascii), "{block:?}");
                    assert_eq!(find_non_digit(&block), first(|byte| !byte.is_ascii_digit()), "{block:?}");
                    let is_hex = first(|byte| !matches!(byte, b'0'..=b'9' | b'a'..=b'f')).is_none();
                    assert_eq!(is_lower_hex(&block), is_hex, "{block:?}");
                    assert_eq!(find_non_space(&block), first(|byte| !b" \n\r\t".contains(&byte)), "{block:?}");
                }
            }
        }
    }

    #[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
    #[cfg_attr(not(target_arch = "wasm32"), test)]
    fn wildcard_matches_any_byte_and_other_bytes_only_themselves() {
        let text = *b"\"displayName\":\"n";
        for position in 0..16 {
            let mut pattern = text;
            // Wildcards after a key, as in key patterns, and a single one.
            for (at, byte) in pattern.iter_mut().enumerate() {
                if at == position || at > 12 {
                    *byte = WILDCARD;
                }
            }
            for (at, byte) in (0..16).flat_map(|at| (0..=u8::MAX).map(move |byte| (at, byte))) {
                let mut bytes = text;
                bytes[at] = byte;
                let expected = pattern[at] == WILDCARD || byte == text[at];
                assert_eq!(matches(&bytes, &pattern, WildcardMask::of(&pattern)), expected, "{bytes:?} {pattern:?}");
                assert_eq!(matches(&bytes, &text, WildcardMask::of(&text)), bytes == text, "{bytes:?}");
            }
        }
        assert!(matches(&text, &[WILDCARD; 16], WildcardMask::of(&[WILDCARD; 16])));
    }
}
