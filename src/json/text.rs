//! A string of the input: its span and its properties.

use core::mem::offset_of;
use core::ops::Range;
use std::borrow::Cow;
use std::string::String;
use std::vec::Vec;

use super::escape::unescape;

/// The content of a string, without its quotes, as a span of the input.
///
/// Offsets are 32 bits wide, so inputs of 4 GiB and more are not supported. JavaScript reads this layout; see
/// [`SLOT_WORDS`](crate::boundary::layout::SLOT_WORDS). In an absent text, start and flags are 0.
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

const _: () = assert!(offset_of!(Text, start) == 0 && offset_of!(Text, flags) == 4 && offset_of!(Text, end) == 8);

impl Text {
    /// No text: the value is null or absent.
    pub(crate) const ABSENT: Text = Text { start: 0, flags: 0, end: 0 };

    /// Returns a text of ASCII without escapes.
    #[inline(always)]
    pub(crate) fn unescaped_ascii(start: usize, end: usize) -> Self {
        Text { start: start as u32, flags: PRESENT, end: end as u32 }
    }

    /// Whether the text is ASCII without escapes.
    #[inline(always)]
    pub(crate) fn is_unescaped_ascii(self) -> bool {
        self.flags == PRESENT
    }

    /// Makes the text absent.
    pub(crate) fn clear(&mut self) {
        self.start = 0;
        self.flags = 0;
    }

    pub(crate) fn set_span(&mut self, start: usize, end: usize) {
        self.start = start as u32;
        self.end = end as u32;
        self.flags |= PRESENT;
    }

    /// Whether there is a text, or another value that is neither null nor absent.
    pub(crate) fn present(self) -> bool {
        self.flags & PRESENT != 0
    }

    pub(crate) fn span(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Returns a text from its three 32-bit words, which only the caller has to understand.
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    pub(crate) fn from_words([start, flags, end]: [u32; 3]) -> Self {
        Text { start, flags, end }
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

    /// Whether the content has an escape.
    pub(crate) fn escaped(self) -> bool {
        self.flags & ESCAPED != 0
    }

    /// Whether the content has the escape of a lone surrogate.
    pub(crate) fn lone_surrogate(self) -> bool {
        self.flags & LONE_SURROGATE != 0
    }

    /// Returns the offset of the opening quote.
    pub(crate) fn quote(self) -> usize {
        (self.start as usize).saturating_sub(1)
    }

    /// Returns the content as in the input, with escapes.
    #[inline]
    pub(crate) fn raw(self, bytes: &[u8]) -> &[u8] {
        bytes.get(self.span()).unwrap_or_default()
    }

    /// Returns the unescaped content, borrowed unless it has an escape.
    pub(crate) fn value(self, bytes: &[u8]) -> Cow<'_, str> {
        let raw = self.raw(bytes);
        // The scanner has already checked the UTF-8. Without unsafe code it has to be checked again.
        if self.escaped() {
            let mut value = Vec::with_capacity(raw.len());
            unescape(raw, &mut value);
            Cow::Owned(String::from_utf8(value).unwrap_or_default())
        } else {
            Cow::Borrowed(core::str::from_utf8(raw).unwrap_or_default())
        }
    }

    /// The same as [`value`](Self::value), for an input that is known to be UTF-8.
    pub(crate) fn value_in(self, text: &str) -> Cow<'_, str> {
        if self.escaped() {
            self.value(text.as_bytes())
        } else {
            Cow::Borrowed(text.get(self.span()).unwrap_or_default())
        }
    }

    /// Appends the unescaped content to `out`.
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
