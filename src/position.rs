//! Byte offsets to lines, columns and UTF-16 offsets. Worked out only where there is an issue to point at.

use crate::record::Record;
use crate::word::{HIGH_BITS, all};

/// What the offsets and lengths of the issues count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    /// Bytes of the input.
    Bytes,
    /// UTF-16 code units of the JavaScript string that the input was encoded from.
    #[cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]
    Utf16,
}

/// Gives each issue its line and column, and its offset and length in `unit`. The issues are in order of offset.
#[inline(never)]
pub(crate) fn locate(input: &[u8], records: &mut [Record], unit: Unit) {
    let mut cursor = Cursor::new(input);
    for issue in records {
        cursor.advance(issue.offset);
        issue.line = cursor.line;
        issue.column = cursor.column;
        if unit == Unit::Utf16 {
            // A copy goes to the end of the span; the next issue may begin within it.
            let mut behind = cursor;
            behind.advance(issue.offset + issue.length);
            issue.offset = cursor.utf16;
            issue.length = behind.utf16 - cursor.utf16;
        }
    }
}

/// A position that moves forward over the input. Bytes that are no UTF-8 are only ever behind it.
#[derive(Clone, Copy)]
pub(crate) struct Cursor<'a> {
    rest: &'a [u8],
    bytes: usize,
    utf16: usize,
    line: usize,
    column: usize,
}

impl<'a> Cursor<'a> {
    #[inline(never)]
    pub(crate) fn new(input: &'a [u8]) -> Self {
        Cursor { rest: input, bytes: 0, utf16: 0, line: 1, column: 1 }
    }

    #[inline(never)]
    fn advance(&mut self, offset: usize) {
        let (mut head, rest) =
            self.rest.split_at_checked(offset.saturating_sub(self.bytes)).unwrap_or((self.rest, &[]));
        self.bytes += head.len();
        self.rest = rest;
        loop {
            let plain = plain_length(head);
            head = head.get(plain..).unwrap_or_default();
            self.column += plain;
            self.utf16 += plain;
            let Some((chunk, behind)) = head.split_first_chunk::<8>() else { break };
            self.count_word(u64::from_le_bytes(*chunk));
            head = behind;
        }
        head.iter().for_each(|&byte| self.count(byte));
    }

    /// Counts eight bytes.
    #[inline(always)]
    fn count_word(&mut self, word: u64) {
        let firsts = !continued(word) & HIGH_BITS;
        self.utf16 += (firsts.count_ones() + long(word).count_ones()) as usize;
        let breaks = line_breaks(word);
        let behind_last = match breaks {
            0 => firsts,
            _ => {
                self.line += breaks.count_ones() as usize;
                self.column = 1;
                // What is above the last of them; nothing if that is the last byte.
                firsts & (u64::MAX << (63 - breaks.leading_zeros())) << 1
            }
        };
        self.column += behind_last.count_ones() as usize;
    }

    /// The byte offset of the character at a UTF-16 offset.
    #[cfg(any(test, target_arch = "wasm32"))]
    pub(crate) fn bytes_at_utf16(mut self, offset: usize) -> usize {
        while self.utf16 < offset && self.step() {}
        // The bytes that continue the last character have still to be passed.
        while self.rest.first().is_some_and(|&byte| is_continuation(byte)) && self.step() {}
        self.bytes
    }

    /// Moves over one byte; false at the end.
    #[cfg(any(test, target_arch = "wasm32"))]
    #[inline(never)]
    fn step(&mut self) -> bool {
        let Some((&byte, rest)) = self.rest.split_first() else { return false };
        self.rest = rest;
        self.bytes += 1;
        self.count(byte);
        true
    }

    /// Counts one byte. A character is counted at its first.
    #[inline(never)]
    fn count(&mut self, byte: u8) {
        if byte == b'\n' {
            self.line += 1;
            self.column = 1;
            self.utf16 += 1;
        } else if !is_continuation(byte) {
            self.column += 1;
            // Four bytes of UTF-8 are two units of UTF-16; fewer are one.
            self.utf16 += if byte >= 0xF0 { 2 } else { 1 };
        }
    }
}

/// How long the text is with which `bytes` begin, in steps of eight, in which each byte is one column.
#[inline(never)]
fn plain_length(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    while let Some((chunk, behind)) = rest.split_first_chunk::<8>() {
        if !is_plain(u64::from_le_bytes(*chunk)) {
            break;
        }
        rest = behind;
    }
    bytes.len() - rest.len()
}

/// Whether all bytes are ASCII, and none is a line break (nor any control character up to it).
fn is_plain(word: u64) -> bool {
    (word.wrapping_sub(all(b'\n' + 1)) | word) & HIGH_BITS == 0
}

/// Marks each byte of `word` that is a line break, in its highest bit.
fn line_breaks(word: u64) -> u64 {
    let others = word ^ all(b'\n');
    !(((others & !HIGH_BITS) + all(0x7F)) | others) & HIGH_BITS
}

/// Marks each byte of `word` that continues a character of UTF-8.
fn continued(word: u64) -> u64 {
    word & !(word << 1) & HIGH_BITS
}

/// Marks each byte of `word` that begins a character that takes two units of UTF-16.
fn long(word: u64) -> u64 {
    word & word << 1 & word << 2 & word << 3 & HIGH_BITS
}

/// Whether a byte continues a character of UTF-8.
pub(crate) fn is_continuation(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::Code;

    /// Every span of characters, against what the standard library counts.
    #[test]
    fn counts_as_the_standard_library_does() {
        let text =
            "a\n\u{FEFF}é\r\n康😀b\t\n\n😀, and a long line without a break: 康宜恩 😀😀 é, then another\nand the end";
        for (at, _) in text.char_indices() {
            let utf16 = |text: &str| text.encode_utf16().count();
            assert_eq!(Cursor::new(text.as_bytes()).bytes_at_utf16(utf16(&text[..at])), at);
            for (length, _) in text[at..].char_indices() {
                let (before, span) = (&text[..at], &text[at..at + length]);
                let mut bytes = [Record::new(Code::WrongType, at..at + length)];
                let mut units = bytes;
                locate(text.as_bytes(), &mut bytes, Unit::Bytes);
                locate(text.as_bytes(), &mut units, Unit::Utf16);
                assert_eq!((bytes[0].offset, bytes[0].length), (at, length));
                assert_eq!((units[0].offset, units[0].length), (utf16(before), utf16(span)));
                let line = before.rsplit('\n').next().unwrap_or_default();
                for issue in [&bytes[0], &units[0]] {
                    assert_eq!(issue.line, 1 + before.matches('\n').count());
                    assert_eq!(issue.column, 1 + line.chars().count());
                }
            }
        }
    }
}
