//! The UTF-16 of a JavaScript string to UTF-8. Where a runtime is quick to copy the one and slow to write the other, this
//! is many times faster.

/// The bits of four units that are not ASCII.
const NOT_ASCII: u64 = 0xFF80_FF80_FF80_FF80;

/// What came of it.
pub(super) struct Encoded {
    /// How many bytes were written. A unit takes three at most.
    pub(super) length: usize,
    /// The first half of a surrogate pair that stands alone, in units. In its place stands U+FFFD.
    pub(super) lone: Option<usize>,
}

/// Writes the UTF-8 of `units`, which are little-endian, into `out`, which has three bytes for each.
pub(super) fn encode(units: &[u8], out: &mut [u8]) -> Encoded {
    let mut rest = units;
    let mut encoded = Encoded { length: 0, lone: None };
    loop {
        while let Some((chunk, behind)) = rest.split_first_chunk::<8>() {
            let word = u64::from_le_bytes(*chunk);
            if word & NOT_ASCII != 0 {
                break;
            }
            let pairs = (word | word >> 8) & 0x0000_FFFF_0000_FFFF;
            encoded.put(out, &((pairs | pairs >> 16) as u32).to_le_bytes());
            rest = behind;
        }
        let Some((unit, behind)) = rest.split_first_chunk::<2>() else { return encoded };
        let unit = u16::from_le_bytes(*unit);
        let low = behind.first_chunk::<2>().map(|low| u16::from_le_bytes(*low));
        let character = match (unit, low) {
            (0xD800..=0xDBFF, Some(low @ 0xDC00..=0xDFFF)) => {
                0x10000 + ((u32::from(unit) - 0xD800) << 10) + (u32::from(low) - 0xDC00)
            }
            _ => u32::from(unit),
        };
        let character = char::from_u32(character).unwrap_or_else(|| {
            encoded.lone.get_or_insert((units.len() - rest.len()) / 2);
            char::REPLACEMENT_CHARACTER
        });
        encoded.put(out, character.encode_utf8(&mut [0; 4]).as_bytes());
        rest = behind.get(character.len_utf16() * 2 - 2..).unwrap_or_default();
    }
}

impl Encoded {
    #[inline(always)]
    fn put(&mut self, out: &mut [u8], bytes: &[u8]) {
        if let Some(place) = out.get_mut(self.length..self.length + bytes.len()) {
            place.copy_from_slice(bytes);
        }
        self.length += bytes.len();
    }
}
