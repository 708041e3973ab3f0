//! The texts that are not ASCII, as UTF-16: engines copy that into a string in half the time in which they decode UTF-8, however
//! short it is.

use std::vec::Vec;

pub(super) struct Utf16Text {
    /// The first [`units`](Self::units) are in use. The rest stays, as to fill it anew each time takes time.
    room: Vec<u16>,
    units: usize,
}

impl Utf16Text {
    pub(super) const fn new() -> Self {
        Utf16Text { room: Vec::new(), units: 0 }
    }

    pub(super) fn clear(&mut self) {
        self.units = 0;
    }

    pub(super) fn units(&self) -> usize {
        self.units
    }

    pub(super) fn as_ptr(&self) -> *const u16 {
        self.room.as_ptr()
    }

    /// Appends a text in UTF-8 that has been checked. The standard library's way would check it again: 6 % of an event.
    #[inline(never)]
    pub(super) fn append(&mut self, utf8: &[u8]) {
        // A byte makes one unit at most.
        let most = self.units + utf8.len();
        if most > self.room.len() {
            self.room.resize(most, 0);
        }
        let mut rest = utf8;
        while let [lead, ref behind @ ..] = *rest {
            rest = behind;
            let mut unit = u32::from(lead);
            if unit >= 0xF0 {
                unit = (unit & 7) << 18 | next_bits(&mut rest) << 12 | next_bits(&mut rest) << 6 | next_bits(&mut rest);
                // The first half, from which 0x10000 has been taken.
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
        if let Some(place) = self.room.get_mut(self.units) {
            *place = unit as u16;
        }
        self.units += 1;
    }
}

/// Takes a byte that continues a character, and of it the bits of the character.
#[inline(always)]
fn next_bits(rest: &mut &[u8]) -> u32 {
    let [byte, behind @ ..] = *rest else { return 0 };
    *rest = behind;
    u32::from(byte & 0x3F)
}
