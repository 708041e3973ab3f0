//! A known key, prepared for a fast comparison with the input.

use crate::simd::{WILDCARD, WildcardMask, matches};

/// The number of bytes that [`WildcardMask`] compares at once. The last eight bytes of a pattern are compared as a `u64`.
const START: usize = 16;

/// `"key":`, the most common form of a key in the input. `SPACE` is the maximum length of a key with its quotes and colon.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KeyPattern<const SPACE: usize> {
    /// The key with its quotes and colon, then [`WILDCARD`]s.
    text: [u8; SPACE],
    /// The wildcards among the first [`START`] bytes.
    start_mask: WildcardMask,
    /// The wildcards among the last eight bytes.
    end_mask: u64,
    length: usize,
}

impl<const SPACE: usize> KeyPattern<SPACE> {
    /// All bits that a length can have. Masking with them proves to the compiler that a length is in bounds.
    const LENGTH_MASK: usize = SPACE.next_power_of_two() - 1;

    /// Runs at compile time, so that a key that is too long or not ASCII fails the build.
    #[expect(clippy::indexing_slicing, clippy::panic, reason = "runs at compile time")]
    pub(crate) const fn new(name: &str) -> Self {
        assert!(START <= SPACE && SPACE <= START + 8);
        // Non-ASCII bytes in a pattern can act as wildcards.
        assert!(name.is_ascii());
        let name = name.as_bytes();
        let length = name.len() + 3;
        assert!(length <= SPACE);
        let mut text = [WILDCARD; SPACE];
        let mut end_mask = u64::MAX;
        let mut at = 0;
        while at < length {
            text[at] = match at {
                0 => b'"',
                _ if at == length - 2 => b'"',
                _ if at == length - 1 => b':',
                _ => name[at - 1],
            };
            if at >= SPACE - 8 {
                end_mask ^= 0xFF << (8 * (at - (SPACE - 8)));
            }
            at += 1;
        }
        let Some(start) = text.first_chunk() else { panic!("START is at most SPACE") };
        KeyPattern { start_mask: WildcardMask::of(start), end_mask, length, text }
    }

    /// Returns the key.
    pub(crate) fn name(&self) -> &[u8] {
        self.text.get(1..self.length - 2).unwrap_or_default()
    }

    /// Whether the chunk starts with the key.
    #[inline(always)]
    fn starts(&self, chunk: &[u8; SPACE]) -> bool {
        let (Some(start), Some(key_start)) = (chunk.first_chunk(), self.text.first_chunk()) else { return false };
        // `&` instead of `&&`: one branch for both.
        matches(start, key_start, self.start_mask) & (end(chunk) | self.end_mask == end(&self.text))
    }

    /// Whether `rest`, which is shorter than a pattern, starts with the key.
    #[cold]
    #[inline(never)]
    fn starts_at_end(&self, rest: &[u8]) -> bool {
        let mut chunk = [0; SPACE];
        chunk.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
        self.starts(&chunk)
    }
}

/// Returns the last eight bytes.
#[inline(always)]
fn end<const SPACE: usize>(chunk: &[u8; SPACE]) -> u64 {
    chunk.last_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes))
}

/// Returns the input after the key, its colon and optional white space, if `rest` starts with that key.
#[inline(always)]
pub(crate) fn skip_key<'a, const SPACE: usize>(rest: &'a [u8], key: &KeyPattern<SPACE>) -> Option<&'a [u8]> {
    let starts = match rest.first_chunk() {
        Some(chunk) => key.starts(chunk),
        None => key.starts_at_end(rest),
    };
    if starts { rest.get(key.length..).map(super::skip_space) } else { None }
}

/// Returns the input directly after the key and its colon, if they follow the first byte of `rest`, a brace or a comma.
#[inline(always)]
pub(crate) fn skip_byte_and_key<'a, const SPACE: usize>(rest: &'a [u8], key: &KeyPattern<SPACE>) -> Option<&'a [u8]> {
    // The only length check: at least one byte remains after any key.
    if rest.len() < 1 + KeyPattern::<SPACE>::LENGTH_MASK + 1 {
        return None;
    }
    let [_, keys @ ..] = rest else { return None };
    if key.starts(keys.first_chunk()?) { rest.get(1 + (key.length & KeyPattern::<SPACE>::LENGTH_MASK)..) } else { None }
}
