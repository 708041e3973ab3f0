//! A string of the input: where it stands, and what there is to know about it.

use core::mem::offset_of;
use core::ops::Range;
use std::borrow::Cow;
use std::string::String;
use std::vec::Vec;

use super::escape::unescape;

/// The content of a string, without its quotes, as a span of the input.
///
/// Offsets are 32 bits wide: longer inputs are `too_large`. Three words, which JavaScript reads where they are; of a text
/// that is not there both the first and the second are 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(C)]
pub(crate) struct Text {
    start: u32,
    flags: u32,
    end: u32,
}

const ESCAPED: u32 = 1;
const NON_ASCII: u32 = 2;
const LONE_SURROGATE: u32 = 4;
const PRESENT: u32 = 8;

/// The second word of a text that stands in the string that the input was encoded from.
pub(crate) const IN_SOURCE: u32 = PRESENT | NON_ASCII | 16;
/// The second word of a text that has been put together elsewhere.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub(crate) const ELSEWHERE: u32 = PRESENT | NON_ASCII;

// What `layout` says of a text.
const _: () = assert!(offset_of!(Text, start) == 0 && offset_of!(Text, flags) == 4 && offset_of!(Text, end) == 8);

impl Text {
    /// Of a field that is null or absent.
    pub(crate) const ABSENT: Text = Text { start: 0, flags: 0, end: 0 };

    /// A text that is ASCII and holds no escape.
    #[inline(always)]
    pub(crate) fn plain(start: usize, end: usize) -> Self {
        Text { start: start as u32, flags: PRESENT, end: end as u32 }
    }

    /// Whether it is such a text.
    #[inline(always)]
    pub(crate) fn is_plain(self) -> bool {
        self.flags == PRESENT
    }

    /// Forgets that there is a value.
    pub(crate) fn clear(&mut self) {
        self.start = 0;
        self.flags = 0;
    }

    pub(crate) fn set_span(&mut self, start: usize, end: usize) {
        self.start = start as u32;
        self.end = end as u32;
        self.flags |= PRESENT;
    }

    /// Whether there is a value at all: a field that is null or absent has none.
    pub(crate) fn present(self) -> bool {
        self.flags & PRESENT != 0
    }

    pub(crate) fn span(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// From now on the text stands elsewhere, without escapes: `place` is [`IN_SOURCE`] or [`ELSEWHERE`].
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    pub(crate) fn moved(&mut self, start: usize, end: usize, place: u32) {
        *self = Text { start: !(start as u32), flags: place, end: end as u32 };
    }

    pub(crate) fn set_escaped(&mut self) {
        self.flags |= ESCAPED;
    }

    pub(crate) fn set_non_ascii(&mut self) {
        self.flags |= NON_ASCII;
    }

    pub(crate) fn set_lone_surrogate(&mut self) {
        self.flags |= LONE_SURROGATE;
    }

    /// Whether the content holds an escape.
    pub(crate) fn escaped(self) -> bool {
        self.flags & ESCAPED != 0
    }

    /// Whether an escape makes half a surrogate pair.
    pub(crate) fn lone_surrogate(self) -> bool {
        self.flags & LONE_SURROGATE != 0
    }

    /// Where the string begins, its quote included.
    pub(crate) fn begin(self) -> usize {
        (self.start as usize).saturating_sub(1)
    }

    /// The content as it stands in the input, escapes and all.
    #[inline]
    pub(crate) fn raw(self, bytes: &[u8]) -> &[u8] {
        bytes.get(self.span()).unwrap_or_default()
    }

    /// The content, borrowed unless it holds an escape.
    pub(crate) fn value(self, bytes: &[u8]) -> Cow<'_, str> {
        let raw = self.raw(bytes);
        // The scanner has checked the bytes; asking again is the price of no unsafe code.
        if self.escaped() {
            let mut value = Vec::with_capacity(raw.len());
            unescape(raw, &mut value);
            Cow::Owned(String::from_utf8(value).unwrap_or_default())
        } else {
            Cow::Borrowed(core::str::from_utf8(raw).unwrap_or_default())
        }
    }

    /// The content as a part of the whole text.
    pub(crate) fn value_of(self, text: &str) -> Cow<'_, str> {
        if self.escaped() {
            self.value(text.as_bytes())
        } else {
            Cow::Borrowed(text.get(self.span()).unwrap_or_default())
        }
    }

    /// Appends the content to `out`.
    #[inline(never)]
    pub(crate) fn append(self, bytes: &[u8], out: &mut Vec<u8>) {
        let raw = self.raw(bytes);
        if self.escaped() {
            unescape(raw, out);
        } else {
            out.extend_from_slice(raw);
        }
    }
}
