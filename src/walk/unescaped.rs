//! The unescaped content of texts that the walker has to compare or copy.

use std::vec::Vec;

use crate::json::Text;
use crate::position::is_continuation;

/// A buffer for the unescaped contents of texts with escapes, concatenated.
pub(super) struct UnescapeBuffer {
    bytes: Vec<u8>,
}

/// The unescaped content of a text: a span of the input or, if the text has escapes, of the [`UnescapeBuffer`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Unescaped {
    start: u32,
    end: u32,
    in_buffer: bool,
}

impl Unescaped {
    /// Returns the content of a text that has no escapes.
    #[inline(always)]
    pub(super) fn in_input(text: Text) -> Self {
        Unescaped { start: text.span().start as u32, end: text.span().end as u32, in_buffer: false }
    }

    /// Packs the content into two numbers. A content in the buffer has its end first; it is never empty, so the order shows it.
    pub(super) fn packed(self) -> [u32; 2] {
        if self.in_buffer { [self.end, self.start] } else { [self.start, self.end] }
    }

    pub(super) fn unpacked([first, second]: [u32; 2]) -> Self {
        Unescaped { start: first.min(second), end: first.max(second), in_buffer: first > second }
    }
}

/// The maximum size of the buffer that is kept for the next payload, in bytes.
const MAX_KEPT: usize = 4096;

impl UnescapeBuffer {
    pub(super) const fn new() -> Self {
        UnescapeBuffer { bytes: Vec::new() }
    }

    /// Empties the buffer. Keeps its memory up to [`MAX_KEPT`].
    pub(super) fn clear(&mut self) {
        if self.bytes.capacity() > MAX_KEPT {
            self.bytes = Vec::new();
        }
        self.bytes.clear();
    }

    /// Returns the content of a text, unescaped into the buffer if necessary.
    #[inline(never)]
    pub(super) fn read(&mut self, text: Text, bytes: &[u8]) -> Unescaped {
        if text.escaped() { self.unescape(text, bytes) } else { Unescaped::in_input(text) }
    }

    #[cold]
    #[inline(never)]
    fn unescape(&mut self, text: Text, bytes: &[u8]) -> Unescaped {
        let start = self.bytes.len() as u32;
        text.append(bytes, &mut self.bytes);
        Unescaped { start, end: self.bytes.len() as u32, in_buffer: true }
    }

    /// Returns the bytes of a content.
    #[inline(always)]
    pub(super) fn get<'a>(&'a self, content: Unescaped, bytes: &'a [u8]) -> &'a [u8] {
        let source = if content.in_buffer { &self.bytes } else { bytes };
        source.get(content.start as usize..content.end as usize).unwrap_or_default()
    }

    /// Returns the first `count` characters of a content.
    pub(super) fn truncated(&self, content: Unescaped, count: usize, bytes: &[u8]) -> Unescaped {
        let firsts = self.get(content, bytes).iter().enumerate().filter(|(_, byte)| !is_continuation(**byte));
        let length = firsts.skip(count).map(|(at, _)| at as u32).next();
        Unescaped { end: length.map_or(content.end, |length| content.start + length), ..content }
    }

    /// Removes a content, which must be the last one read.
    #[inline(never)]
    pub(super) fn remove(&mut self, content: Unescaped) {
        if content.in_buffer {
            self.bytes.truncate(content.start as usize);
        }
    }
}
