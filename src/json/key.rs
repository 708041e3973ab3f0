//! A key that the table has, made ready to be compared with the text.

use super::plain::behind_space;
use crate::block::same;

/// The most bytes of a key with its quotes and its colon.
const KEY_SPACE: usize = 24;

/// The lowest bits of a length, which are all of it. By them the compiler knows that it is no greater.
const LENGTH_BITS: usize = 31;

/// `"key":`, as it mostly stands in a payload.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Key {
    /// The bits that do not belong to the key are set.
    words: [u64; 3],
    /// Those bits.
    free: [u64; 3],
    pub(crate) length: usize,
}

impl Key {
    /// At compile time, where a key that is too long is an error.
    #[expect(clippy::indexing_slicing, reason = "it is run by the compiler")]
    pub(crate) const fn new(key: &str) -> Key {
        let key = key.as_bytes();
        let length = key.len() + 3;
        assert!(length <= KEY_SPACE);
        let mut words = [u64::MAX; 3];
        let mut free = [u64::MAX; 3];
        let mut at = 0;
        while at < length {
            let byte = match at {
                0 => b'"',
                _ if at == length - 2 => b'"',
                _ if at == length - 1 => b':',
                _ => key[at - 1],
            };
            words[at / 8] ^= (!byte as u64) << (8 * (at % 8));
            free[at / 8] ^= 0xFF << (8 * (at % 8));
            at += 1;
        }
        Key { words, free, length }
    }

    /// Whether the chunk begins with the key.
    #[inline(always)]
    pub(crate) fn begins(&self, chunk: &[u8; KEY_SPACE]) -> bool {
        let [a, b, c] = words(chunk);
        let [key_a, key_b, key_c] = self.words;
        let [free_a, free_b, free_c] = self.free;
        // One branch for all of them, and not two.
        same([a, b], [key_a, key_b], [free_a, free_b]) & (c | free_c == key_c)
    }
}

#[inline(always)]
fn words(chunk: &[u8; KEY_SPACE]) -> [u64; 3] {
    let word = |at: usize| {
        chunk.get(at..).and_then(|rest| rest.first_chunk::<8>()).map_or(0, |bytes| u64::from_le_bytes(*bytes))
    };
    [word(0), word(8), word(16)]
}

/// What stands behind `key`, its colon, and the white space there, if `rest` begins with it.
#[inline(always)]
pub(crate) fn behind_key<'a>(rest: &'a [u8], key: &Key) -> Option<&'a [u8]> {
    let begins = match rest.first_chunk::<KEY_SPACE>() {
        Some(chunk) => key.begins(chunk),
        None => begins_at_end(rest, key),
    };
    if begins { rest.get(key.length..).map(behind_space) } else { None }
}

/// What stands right behind `key` and its colon, if it is behind the first byte of `rest`.
#[inline(always)]
pub(crate) fn key_then_value<'a>(rest: &'a [u8], key: &Key) -> Option<&'a [u8]> {
    // Asked once for all: behind any key, one byte is left.
    let [_, keys @ ..] = rest.first_chunk::<{ 1 + LENGTH_BITS + 1 }>()?;
    if key.begins(keys.first_chunk()?) { rest.get(1 + (key.length & LENGTH_BITS)..) } else { None }
}

/// Whether `rest` begins with the key, where so little is left that it has to be compared with a copy.
#[cold]
#[inline(never)]
fn begins_at_end(rest: &[u8], key: &Key) -> bool {
    let mut chunk = [0; KEY_SPACE];
    chunk.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
    key.begins(&chunk)
}
