//! The texts that are not ASCII, as UTF-16: engines copy that into a string in half the time in which they decode UTF-8, however
//! short it is.

use std::vec::Vec;

pub(super) struct Wide {
    /// Little-endian. Of it the first [`length`](Self::length) bytes are in use: to fill it anew each time takes time.
    room: Vec<u8>,
    length: usize,
}

impl Wide {
    pub(super) const fn new() -> Self {
        Wide { room: Vec::new(), length: 0 }
    }

    pub(super) fn clear(&mut self) {
        self.length = 0;
    }

    /// How many units there are.
    pub(super) fn units(&self) -> usize {
        self.length / 2
    }

    pub(super) fn as_ptr(&self) -> *const u8 {
        self.room.as_ptr()
    }

    /// Appends a text in UTF-8 that has been checked.
    #[inline(never)]
    pub(super) fn append(&mut self, utf8: &[u8]) {
        // A byte makes one unit at most.
        let most = self.length + 2 * utf8.len();
        if most > self.room.len() {
            self.room.resize(most, 0);
        }
        let mut rest = utf8;
        while let [lead, ref behind @ ..] = *rest {
            rest = behind;
            let mut unit = u32::from(lead);
            if unit >= 0xF0 {
                unit = (unit & 7) << 18 | take(&mut rest) << 12 | take(&mut rest) << 6 | take(&mut rest);
                // The bits above those of the second half, 0x10000 less.
                self.put(0xD7C0 + (unit >> 10));
                unit = 0xDC00 | unit & 0x3FF;
            } else if unit >= 0xE0 {
                unit = unit << 12 | take(&mut rest) << 6 | take(&mut rest);
            } else if unit >= 0x80 {
                unit = (unit & 0x1F) << 6 | take(&mut rest);
            }
            self.put(unit);
        }
    }

    #[inline(always)]
    fn put(&mut self, unit: u32) {
        if let Some(place) = self.room.get_mut(self.length..).and_then(<[u8]>::first_chunk_mut) {
            *place = (unit as u16).to_le_bytes();
        }
        self.length += 2;
    }
}

/// Takes a byte that continues a character, and of it the bits that count.
#[inline(always)]
fn take(rest: &mut &[u8]) -> u32 {
    let [byte, behind @ ..] = *rest else { return 0 };
    *rest = behind;
    u32::from(byte & 0x3F)
}
