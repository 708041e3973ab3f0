//! A string of the input: where it stands, and what there is to know about it.

use core::ops::Range;
use std::borrow::Cow;
use std::string::String;

use super::scan::plain_length;

/// The content of a string, without its quotes, as a span of the input.
///
/// Offsets are 32 bits wide: longer inputs are `too_large`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Text {
    start: u32,
    end: u32,
    flags: u8,
}

const ESCAPED: u8 = 1;
const NON_ASCII: u8 = 2;
const LONE_SURROGATE: u8 = 4;
const PRESENT: u8 = 8;

impl Text {
    #[cfg(all(target_arch = "wasm32", feature = "npm"))]
    pub(crate) const ABSENT: Text = Text { start: 0, end: 0, flags: 0 };

    /// A text that is ASCII and holds no escape.
    #[inline(always)]
    pub(crate) fn plain(start: usize, end: usize) -> Self {
        Text { start: start as u32, end: end as u32, flags: PRESENT }
    }

    /// Whether it is such a text.
    #[inline(always)]
    pub(crate) fn is_plain(self) -> bool {
        self.flags == PRESENT
    }

    /// Forgets that there is a value.
    pub(crate) fn clear(&mut self) {
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

    /// Where the content begins and ends.
    #[cfg(all(target_arch = "wasm32", feature = "npm"))]
    #[inline(always)]
    pub(crate) fn bounds(self) -> (u32, u32) {
        (self.start, self.end)
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
        // The scanner has checked the bytes; asking again is the price of no unsafe code.
        let raw = core::str::from_utf8(self.raw(bytes)).unwrap_or_default();
        if self.escaped() {
            let mut value = String::with_capacity(raw.len());
            unescape(raw, &mut |part| value.push_str(part));
            Cow::Owned(value)
        } else {
            Cow::Borrowed(raw)
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
    #[cfg(all(target_arch = "wasm32", feature = "npm"))]
    pub(crate) fn append(self, bytes: &[u8], out: &mut std::vec::Vec<u8>) {
        let raw = self.raw(bytes);
        if self.escaped() {
            unescape(core::str::from_utf8(raw).unwrap_or_default(), &mut |part| out.extend_from_slice(part.as_bytes()));
        } else {
            out.extend_from_slice(raw);
        }
    }

    /// The first bytes of the content, as many as fit into `start`, without an allocation.
    pub(crate) fn value_start<'s>(self, bytes: &[u8], start: &'s mut [u8]) -> &'s [u8] {
        // An escape takes six bytes, and a pair of them twelve, so that what is cut off here is behind what fits.
        let raw = self.raw(bytes);
        let raw = raw.get(..start.len() * 12).unwrap_or(raw);
        let raw = raw.utf8_chunks().next().map_or("", |chunk| chunk.valid());
        let mut length = 0;
        unescape(raw, &mut |part| {
            for (to, from) in start.iter_mut().skip(length).zip(part.bytes()) {
                *to = from;
                length += 1;
            }
        });
        start.get(..length).unwrap_or_default()
    }
}

/// Hands `raw`, whose escapes have been checked, to `out` part by part, without its escapes.
///
/// Half a surrogate pair has no character of its own and stays an escape, as in `\ud83d`. Such a string is never part
/// of an event.
fn unescape(raw: &str, out: &mut dyn FnMut(&str)) {
    let bytes = raw.as_bytes();
    let mut plain = 0;
    let mut at = 0;
    loop {
        at += plain_length(bytes.get(at..).unwrap_or_default());
        match bytes.get(at) {
            Some(b'\\') => {}
            Some(_) => {
                at += 1;
                continue;
            }
            None => break,
        }
        out(raw.get(plain..at).unwrap_or_default());
        let (c, length) = match bytes.get(at + 1) {
            Some(b'b') => ('\u{8}', 2),
            Some(b'f') => ('\u{c}', 2),
            Some(b'n') => ('\n', 2),
            Some(b'r') => ('\r', 2),
            Some(b't') => ('\t', 2),
            Some(b'u') => match unicode(bytes, at) {
                (Some(c), length) => (c, length),
                (None, length) => {
                    out(raw.get(at..at + length).unwrap_or_default());
                    at += length;
                    plain = at;
                    continue;
                }
            },
            // A quote, a solidus or a backslash stands for itself.
            _ => {
                plain = at + 1;
                at += 2;
                continue;
            }
        };
        out(c.encode_utf8(&mut [0; 4]));
        at += length;
        plain = at;
    }
    out(raw.get(plain..).unwrap_or_default());
}

/// The character of the escape `\u` and four digits, or of the pair of them, at `at`, and how long it is. Half a pair has none.
fn unicode(bytes: &[u8], at: usize) -> (Option<char>, usize) {
    let code = hex4(bytes, at + 2);
    if let 0xD800..=0xDBFF = code {
        if bytes.get(at + 6) == Some(&b'\\') && bytes.get(at + 7) == Some(&b'u') {
            if let low @ 0xDC00..=0xDFFF = hex4(bytes, at + 8) {
                return (char::from_u32(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)), 12);
            }
        }
    }
    (char::from_u32(code), 6)
}

/// The value of the four hexadecimal digits at `at`.
fn hex4(bytes: &[u8], at: usize) -> u32 {
    let digits = bytes.get(at..at + 4).unwrap_or_default();
    digits.iter().fold(0, |value, &digit| value * 16 + char::from(digit).to_digit(16).unwrap_or_default())
}
