//! Texts of the payload without their escapes, where one has to be looked at.

use std::vec::Vec;

use crate::json::Text;

/// The unescaped content of texts that hold escapes, one behind the other.
#[derive(Default)]
pub(super) struct Names {
    unescaped: Vec<u8>,
}

/// Where the unescaped content of a text stands: in the input, or among those that had to be unescaped.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name {
    start: u32,
    end: u32,
    is_unescaped: bool,
}

/// How many bytes keep their memory from one payload to the next.
const MOST_KEPT: usize = 4096;

impl Names {
    #[cfg(all(target_arch = "wasm32", feature = "npm"))]
    pub(super) const fn new() -> Self {
        Names { unescaped: Vec::new() }
    }

    /// Forgets all of them. A usual length keeps its memory.
    pub(super) fn clear(&mut self) {
        if self.unescaped.capacity() > MOST_KEPT {
            self.unescaped = Vec::new();
        }
        self.unescaped.clear();
    }

    /// Reads a text.
    #[inline(always)]
    pub(super) fn read(&mut self, text: Text, bytes: &[u8]) -> Name {
        match text.escaped() {
            true => self.unescape(text, bytes),
            false => Name { start: text.span().start as u32, end: text.span().end as u32, is_unescaped: false },
        }
    }

    #[cold]
    #[inline(never)]
    fn unescape(&mut self, text: Text, bytes: &[u8]) -> Name {
        let start = self.unescaped.len() as u32;
        text.append(bytes, &mut self.unescaped);
        Name { start, end: self.unescaped.len() as u32, is_unescaped: true }
    }

    /// The content of a text that was read.
    #[inline(always)]
    pub(super) fn get<'a>(&'a self, name: Name, bytes: &'a [u8]) -> &'a [u8] {
        let source = if name.is_unescaped { &self.unescaped } else { bytes };
        source.get(name.start as usize..name.end as usize).unwrap_or_default()
    }

    /// The first characters of a text that was read.
    pub(super) fn cut(&self, name: Name, most: usize, bytes: &[u8]) -> Name {
        let firsts = self.get(name, bytes).iter().enumerate().filter(|(_, byte)| **byte & 0xC0 != 0x80);
        let length = firsts.skip(most).map(|(at, _)| at as u32).next();
        Name { end: length.map_or(name.end, |length| name.start + length), ..name }
    }

    /// Forgets what was read last.
    #[inline(always)]
    pub(super) fn forget(&mut self, name: Name) {
        if name.is_unescaped {
            self.unescaped.truncate(name.start as usize);
        }
    }
}
