//! The non-ASCII texts of an event, as UTF-16. JavaScript engines copy UTF-16 into a string twice as fast as they decode
//! UTF-8, even for short texts.

use std::vec::Vec;

pub(super) struct Utf16Text {
    /// The first [`units`](Self::units) code units are in use. The others are kept, since zeroing them again for each event
    /// takes time.
    buffer: Vec<u16>,
    units: usize,
}

impl Utf16Text {
    pub(super) const fn new() -> Self {
        Utf16Text { buffer: Vec::new(), units: 0 }
    }

    pub(super) fn clear(&mut self) {
        self.units = 0;
    }

    pub(super) fn units(&self) -> usize {
        self.units
    }

    pub(super) fn as_ptr(&self) -> *const u16 {
        self.buffer.as_ptr()
    }

    /// Appends a text, which must be valid UTF-8. The standard library would have to check it again, which takes 6 % of the
    /// time of an event.
    #[inline(never)]
    pub(super) fn append(&mut self, utf8: &[u8]) {
        // Each byte gives at most one code unit.
        let max_units = self.units + utf8.len();
        if max_units > self.buffer.len() {
            self.buffer.resize(max_units, 0);
        }
        let mut rest = utf8;
        while let [lead, ref after @ ..] = *rest {
            rest = after;
            let mut unit = u32::from(lead);
            if unit >= 0xF0 {
                unit = (unit & 7) << 18 | next_bits(&mut rest) << 12 | next_bits(&mut rest) << 6 | next_bits(&mut rest);
                // The high surrogate: 0xD800 + ((unit - 0x10000) >> 10).
                self.put(0xD7C0 + (unit >> 10));
                unit = 0xDC00 | unit & 0x3FF;
            } else if unit >= 0xE0 {
                unit = unit << 12 | next_bits(&mut rest) << 6 | next_bits(&mut rest);
            } else if unit >= 0x80 {
                unit = (unit & 0x1F) << 6 | next_bits(&mut rest);
            }
            self.put(unit);
        }
    }

    #[inline(always)]
    fn put(&mut self, unit: u32) {
        if let Some(next) = self.buffer.get_mut(self.units) {
            *next = unit as u16;
        }
        self.units += 1;
    }
}

/// Reads a continuation byte and returns its six bits of the character.
#[inline(always)]
fn next_bits(rest: &mut &[u8]) -> u32 {
    let [byte, after @ ..] = *rest else { return 0 };
    *rest = after;
    u32::from(byte & 0x3F)
}
