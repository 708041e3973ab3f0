//! Encodes the UTF-16 of a JavaScript string as UTF-8. In runtimes that copy UTF-16 fast and encode UTF-8 slowly, this is many
//! times faster than `TextEncoder`.

use std::vec::Vec;

use crate::swar::halves;

/// The end of each run of non-ASCII characters: its offset in bytes and in UTF-16 code units.
pub(super) type Ends = Vec<[u32; 2]>;

/// Converts a byte offset, which must not be within a run of non-ASCII characters, to UTF-16 code units.
pub(super) fn unit_at(ends: &Ends, at: usize) -> usize {
    let before = ends.partition_point(|&[bytes, _]| bytes as usize <= at);
    let [bytes, units] = before.checked_sub(1).and_then(|last| ends.get(last)).copied().unwrap_or_default();
    at - bytes as usize + units as usize
}

/// The result of [`encode`].
pub(super) struct Encoded {
    /// The number of bytes written, at most three for each code unit.
    pub(super) length: usize,
    /// The offset of the first lone surrogate in code units. U+FFFD was written for it.
    pub(super) lone: Option<usize>,
}

/// Writes the UTF-8 of the little-endian code units `units` to `out`, which must have three bytes for each unit.
///
/// `ends` collects the ends of non-ASCII runs for strings from which JavaScript cuts texts. Those strings are short.
#[inline(never)]
pub(super) fn encode(units: &[u8], out: &mut [u8], mut ends: Option<&mut Ends>) -> Encoded {
    let mut rest = units;
    let mut encoded = Encoded { length: 0, lone: None };
    loop {
        while let Some((chunk, after)) = rest.split_first_chunk::<16>() {
            let Some(bytes) = ascii(chunk) else { break };
            encoded.put(out, bytes);
            rest = after;
        }
        let Some((unit, after)) = rest.split_first_chunk::<2>() else { return encoded };
        rest = after;
        let unit = u32::from(u16::from_le_bytes(*unit));
        let begin = encoded.length;
        match unit {
            0..0x80 => encoded.put(out, [unit as u8]),
            0x80..0x800 => encoded.put(out, [0xC0 | (unit >> 6) as u8, continuation(unit)]),
            0xD800..0xE000 => {
                let low = after.first_chunk::<2>().map_or(0, |low| u32::from(u16::from_le_bytes(*low)));
                if let (0xD800..0xDC00, 0xDC00..0xE000) = (unit, low) {
                    let c = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
                    let lead = 0xF0 | (c >> 18) as u8;
                    encoded.put(out, [lead, continuation(c >> 12), continuation(c >> 6), continuation(c)]);
                    rest = after.get(2..).unwrap_or_default();
                } else {
                    encoded.lone.get_or_insert((units.len() - after.len()) / 2 - 1);
                    encoded.put(out, *b"\xEF\xBF\xBD");
                }
            }
            _ => encoded.put(out, [0xE0 | (unit >> 12) as u8, continuation(unit >> 6), continuation(unit)]),
        }
        if let (0x80.., Some(ends)) = (unit, &mut ends) {
            let end = [encoded.length as u32, ((units.len() - rest.len()) / 2) as u32];
            match ends.last_mut() {
                Some(last) if last[0] == begin as u32 => *last = end,
                _ => ends.push(end),
            }
        }
    }
}

/// Returns the UTF-8 continuation byte with the lowest six bits.
#[inline(always)]
fn continuation(bits: u32) -> u8 {
    0x80 | (bits & 0x3F) as u8
}

/// Narrows eight code units to bytes, if all are ASCII.
#[inline(always)]
fn ascii(units: &[u8; 16]) -> Option<[u8; 8]> {
    use core::arch::wasm32::{i64x2_extract_lane, u8x16_narrow_i16x8, u16x8_splat, u64x2, v128_and, v128_any_true};
    let [low, high] = halves(units);
    let units = u64x2(low, high);
    if v128_any_true(v128_and(units, u16x8_splat(0xFF80))) {
        return None;
    }
    Some(i64x2_extract_lane::<0>(u8x16_narrow_i16x8(units, units)).to_le_bytes())
}

impl Encoded {
    #[inline(always)]
    fn put<const N: usize>(&mut self, out: &mut [u8], bytes: [u8; N]) {
        if let Some(next) = out.get_mut(self.length..).and_then(<[u8]>::first_chunk_mut) {
            *next = bytes;
        }
        self.length += N;
    }
}
