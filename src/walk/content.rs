//! What texts of the payload say, without their escapes, where that has to be looked at.

use std::vec::Vec;

use crate::json::Text;
use crate::position::is_continuation;

/// Room for the contents of texts that hold escapes, one behind the other.
pub(super) struct Contents {
    unescaped: Vec<u8>,
}

/// Where the content of a text stands: in the input, or in the room if it had to be unescaped.
#[derive(Clone, Copy, Debug)]
pub(super) struct Content {
    start: u32,
    end: u32,
    is_unescaped: bool,
}

impl Content {
    /// Of a text without escapes.
    #[inline(always)]
    pub(super) fn of(text: Text) -> Self {
        Content { start: text.span().start as u32, end: text.span().end as u32, is_unescaped: false }
    }

    /// The same in two words: of an unescaped text, which is never empty, the end stands first.
    pub(super) fn packed(self) -> [u32; 2] {
        if self.is_unescaped { [self.end, self.start] } else { [self.start, self.end] }
    }

    pub(super) fn unpacked([first, second]: [u32; 2]) -> Self {
        Content { start: first.min(second), end: first.max(second), is_unescaped: first > second }
    }
}

/// How many bytes keep their memory from one payload to the next.
const MOST_KEPT: usize = 4096;

/// Forgets texts. A usual length keeps its memory.
pub(super) fn forget(texts: &mut Vec<u8>) {
    if texts.capacity() > MOST_KEPT {
        *texts = Vec::new();
    }
    texts.clear();
}

impl Contents {
    pub(super) const fn new() -> Self {
        Contents { unescaped: Vec::new() }
    }

    /// Forgets all of them. A usual length keeps its memory.
    pub(super) fn clear(&mut self) {
        forget(&mut self.unescaped);
    }

    /// Reads a text.
    #[inline(never)]
    pub(super) fn read(&mut self, text: Text, bytes: &[u8]) -> Content {
        if text.escaped() { self.unescape(text, bytes) } else { Content::of(text) }
    }

    #[cold]
    #[inline(never)]
    fn unescape(&mut self, text: Text, bytes: &[u8]) -> Content {
        let start = self.unescaped.len() as u32;
        text.append(bytes, &mut self.unescaped);
        Content { start, end: self.unescaped.len() as u32, is_unescaped: true }
    }

    /// The content of a text that was read.
    #[inline(always)]
    pub(super) fn get<'a>(&'a self, content: Content, bytes: &'a [u8]) -> &'a [u8] {
        let source = if content.is_unescaped { &self.unescaped } else { bytes };
        source.get(content.start as usize..content.end as usize).unwrap_or_default()
    }

    /// The first characters of a text that was read.
    pub(super) fn cut(&self, content: Content, most: usize, bytes: &[u8]) -> Content {
        let firsts = self.get(content, bytes).iter().enumerate().filter(|(_, byte)| !is_continuation(**byte));
        let length = firsts.skip(most).map(|(at, _)| at as u32).next();
        Content { end: length.map_or(content.end, |length| content.start + length), ..content }
    }

    /// Forgets what was read last.
    #[inline(never)]
    pub(super) fn forget(&mut self, content: Content) {
        if content.is_unescaped {
            self.unescaped.truncate(content.start as usize);
        }
    }
}
