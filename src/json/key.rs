//! A key that the table has, made ready to be compared with the text.

use super::plain::behind_space;
use crate::block::{ANY, Any, fits};

/// The most bytes of a key with its quotes and its colon.
const KEY_SPACE: usize = 24;

/// How many of these are compared at once.
const START: usize = 16;

/// The lowest bits of a length, which are all of it. By them the compiler knows that it is no greater.
const LENGTH_BITS: usize = 31;

/// `"key":`, as it mostly stands in a payload.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Key {
    /// The key with its quotes and its colon; behind it, [`ANY`].
    text: [u8; KEY_SPACE],
    /// Where any byte fits: among the first [`START`] bytes,
    any: Any,
    /// and among the others, as a mask.
    any_last: u64,
    pub(crate) length: usize,
}

impl Key {
    /// At compile time, where a key that is too long or not ASCII is an error.
    #[expect(clippy::indexing_slicing, clippy::panic, reason = "it is run by the compiler")]
    pub(crate) const fn new(name: &str) -> Key {
        // In a pattern, what is no ASCII may stand for any byte.
        assert!(name.is_ascii());
        let name = name.as_bytes();
        let length = name.len() + 3;
        assert!(length <= KEY_SPACE);
        let mut text = [ANY; KEY_SPACE];
        let mut any_last = u64::MAX;
        let mut at = 0;
        while at < length {
            text[at] = match at {
                0 => b'"',
                _ if at == length - 2 => b'"',
                _ if at == length - 1 => b':',
                _ => name[at - 1],
            };
            if at >= START {
                any_last ^= 0xFF << (8 * (at - START));
            }
            at += 1;
        }
        let Some(start) = text.first_chunk() else { panic!("the start is no longer than the text") };
        Key { any: Any::of(start), any_last, length, text }
    }

    /// Whether they are the same; for constants.
    #[expect(clippy::indexing_slicing, reason = "comparing with == is not for constants yet")]
    pub(crate) const fn is(&self, other: &Key) -> bool {
        let mut at = 0;
        while at < KEY_SPACE && self.text[at] == other.text[at] {
            at += 1;
        }
        at == KEY_SPACE
    }

    /// The key itself.
    pub(crate) fn name(&self) -> &[u8] {
        self.text.get(1..self.length - 2).unwrap_or_default()
    }

    /// Whether the chunk begins with the key.
    #[inline(always)]
    pub(crate) fn begins(&self, chunk: &[u8; KEY_SPACE]) -> bool {
        let (Some(start), Some(key_start)) = (chunk.first_chunk(), self.text.first_chunk()) else { return false };
        // One branch for both of them.
        fits(start, key_start, self.any) & (last(chunk) | self.any_last == last(&self.text))
    }
}

#[inline(always)]
fn last(chunk: &[u8; KEY_SPACE]) -> u64 {
    chunk.last_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes))
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
