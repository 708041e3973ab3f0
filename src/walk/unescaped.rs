//! The unescaped content of texts, where the walker has to compare or copy it.

use std::vec::Vec;

use crate::json::Text;
use crate::position::is_continuation;

/// A buffer for the unescaped contents of texts with escapes, concatenated.
pub(super) struct UnescapeBuffer {
    bytes: Vec<u8>,
}

/// The content of a text without escapes: a span of the input or, if the text has escapes, of the [`UnescapeBuffer`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Unescaped {
    start: u32,
    end: u32,
    in_buffer: bool,
}

impl Unescaped {
    /// The content of a text that has no escapes.
    #[inline(always)]
    pub(super) fn in_input(text: Text) -> Self {
        Unescaped { start: text.span().start as u32, end: text.span().end as u32, in_buffer: false }
    }

    /// Packs the content into two words. A content in the buffer, which is never empty, has its end first.
    pub(super) fn packed(self) -> [u32; 2] {
        if self.in_buffer { [self.end, self.start] } else { [self.start, self.end] }
    }

    pub(super) fn unpacked([first, second]: [u32; 2]) -> Self {
        Unescaped { start: first.min(second), end: first.max(second), in_buffer: first > second }
    }
}

/// How many bytes keep their memory from one payload to the next.
const MAX_KEPT: usize = 4096;

impl UnescapeBuffer {
    pub(super) const fn new() -> Self {
        UnescapeBuffer { bytes: Vec::new() }
    }

    /// Empties the buffer. A usual size keeps its memory.
    pub(super) fn clear(&mut self) {
        if self.bytes.capacity() > MAX_KEPT {
            self.bytes = Vec::new();
        }
        self.bytes.clear();
    }

    /// The content of a text, unescaped into the buffer if necessary.
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

    /// The bytes of a content.
    #[inline(always)]
    pub(super) fn get<'a>(&'a self, content: Unescaped, bytes: &'a [u8]) -> &'a [u8] {
        let source = if content.in_buffer { &self.bytes } else { bytes };
        source.get(content.start as usize..content.end as usize).unwrap_or_default()
    }

    /// The first `count` characters of a content.
    pub(super) fn truncated(&self, content: Unescaped, count: usize, bytes: &[u8]) -> Unescaped {
        let firsts = self.get(content, bytes).iter().enumerate().filter(|(_, byte)| !is_continuation(**byte));
        let length = firsts.skip(count).map(|(at, _)| at as u32).next();
        Unescaped { end: length.map_or(content.end, |length| content.start + length), ..content }
    }

    /// Removes the content that was read last.
    #[inline(never)]
    pub(super) fn remove(&mut self, content: Unescaped) {
        if content.in_buffer {
            self.bytes.truncate(content.start as usize);
        }
    }
}
