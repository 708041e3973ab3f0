//! So many bytes as are looked at together: sixteen in a vector of wasm, eight in a word elsewhere.

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod eight;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod sixteen;

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
use eight as ways;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
use sixteen as ways;

pub(crate) use ways::{Any, LENGTH};

pub(crate) type Block = [u8; LENGTH];

/// The first byte that ends a string or needs a look: a quote, a backslash, a control character, or what is not ASCII.
#[inline(always)]
pub(crate) fn stop(block: &Block) -> Option<usize> {
    ways::stop(block)
}

/// The same without what is not ASCII; and whether there is any before it.
#[inline(always)]
pub(crate) fn ascii_stop(block: &Block) -> (Option<usize>, bool) {
    ways::ascii_stop(block)
}

/// The first byte that is no white space.
#[inline(always)]
pub(crate) fn no_space(block: &Block) -> Option<usize> {
    ways::no_space(block)
}

/// The first byte that is no decimal digit.
#[inline(always)]
pub(crate) fn no_digit(block: &Block) -> Option<usize> {
    ways::no_digit(block)
}

/// Whether there are lower-case hexadecimal digits alone.
#[inline(always)]
pub(crate) fn is_hexadecimal(block: &Block) -> bool {
    ways::is_hexadecimal(block)
}

/// In a pattern the byte that any byte fits to.
pub(crate) const ANY: u8 = 0xFF;

/// Whether sixteen bytes fit to a pattern of ASCII and [`ANY`]; `any` is [`Any::of`] the pattern.
#[inline(always)]
pub(crate) fn fits(bytes: &[u8; 16], pattern: &[u8; 16], any: Any) -> bool {
    ways::fits(bytes, pattern, any)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each byte at each place, behind and before bytes of every sort. In wasm it is run with vectors.
    #[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
    #[cfg_attr(not(target_arch = "wasm32"), test)]
    fn one_by_one_it_is_the_same() {
        let sorts = [
            b'a', b'5', b'/', b':', b'f', b'`', b'g', b'A', b' ', b'\n', b'\t', b'\r', b'!', b'"', b'#', b'[', b'\\',
            b']', 0, 0x1F, 0x7F, 0x80, 0xFF,
        ];
        for byte in 0..=u8::MAX {
            for place in 0..LENGTH {
                // Each sort before four others.
                for (before, behind) in sorts.iter().zip(sorts.iter().cycle().skip(place % 4 * 5)) {
                    let mut block = [*before; LENGTH];
                    block[place] = byte;
                    block[place + 1..].fill(*behind);
                    let first = |is: fn(u8) -> bool| block.iter().position(|&byte| is(byte));
                    let ends: fn(u8) -> bool = |byte| matches!(byte, b'"' | b'\\' | 0..b' ');
                    assert_eq!(
                        stop(&block),
                        first(|byte| !byte.is_ascii() || matches!(byte, b'"' | b'\\' | 0..b' ')),
                        "{block:?}"
                    );
                    let end = first(ends);
                    let is_wide = !block[..end.unwrap_or(LENGTH)].is_ascii();
                    assert_eq!(ascii_stop(&block), (end, is_wide), "{block:?}");
                    assert_eq!(no_digit(&block), first(|byte| !byte.is_ascii_digit()), "{block:?}");
                    let is_hexadecimal = first(|byte| !matches!(byte, b'0'..=b'9' | b'a'..=b'f')).is_none();
                    assert_eq!(super::is_hexadecimal(&block), is_hexadecimal, "{block:?}");
                    assert_eq!(no_space(&block), first(|byte| !b" \n\r\t".contains(&byte)), "{block:?}");
                }
            }
        }
    }

    #[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
    #[cfg_attr(not(target_arch = "wasm32"), test)]
    fn any_byte_fits_to_any_and_elsewhere_the_same_alone() {
        let text = *b"\"displayName\":\"n";
        for place in 0..16 {
            let mut pattern = text;
            // As in a key, whose rest may be anything, and by itself.
            for (at, byte) in pattern.iter_mut().enumerate() {
                if at == place || at > 12 {
                    *byte = ANY;
                }
            }
            for (at, byte) in (0..16).flat_map(|at| (0..=u8::MAX).map(move |byte| (at, byte))) {
                let mut bytes = text;
                bytes[at] = byte;
                let is_right = pattern[at] == ANY || byte == text[at];
                assert_eq!(fits(&bytes, &pattern, Any::of(&pattern)), is_right, "{bytes:?} and {pattern:?}");
                assert_eq!(fits(&bytes, &text, Any::of(&text)), bytes == text, "{bytes:?}");
            }
        }
        assert!(fits(&text, &[ANY; 16], Any::of(&[ANY; 16])));
    }
}
