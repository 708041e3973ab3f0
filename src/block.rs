//! So many bytes as are looked at together: sixteen in a vector of wasm, eight in a word elsewhere.

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod eight;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod sixteen;

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
use eight as ways;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
use sixteen as ways;

pub(crate) use ways::LENGTH;

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

/// Whether sixteen bytes, as two words, are the others but for the bits that are `free`, all of which are set in the others.
#[inline(always)]
pub(crate) fn same(bytes: [u64; 2], others: [u64; 2], free: [u64; 2]) -> bool {
    ways::same(bytes, others, free)
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
    fn a_free_bit_does_not_count_and_every_other_does() {
        let words = [0x0123_4567_89AB_CDEF, 0xFEDC_BA98_7654_3210];
        for bit in 0..128 {
            let mut other = words;
            other[bit / 64] ^= 1 << (bit % 64);
            let mut free = [0; 2];
            free[bit / 64] = 1 << (bit % 64);
            let set = [words[0] | free[0], words[1] | free[1]];
            assert!(same(words, words, [0; 2]) && !same(other, words, [0; 2]));
            assert!(same(words, set, free) && same(other, set, free));
            assert!(same(other, [u64::MAX; 2], [u64::MAX; 2]) && !same(other, words, free.map(|word| !word)));
        }
    }
}
