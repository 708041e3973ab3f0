//! Converts byte offsets to lines, columns and UTF-16 offsets. Runs only for payloads with issues.

use crate::issue::RawIssue;
use crate::swar::{HIGH_BITS, splat};

/// The unit of the issues' offsets and lengths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    /// Bytes of the input.
    Bytes,
    /// UTF-16 code units of the JavaScript string from which the input was encoded.
    #[cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]
    Utf16,
}

/// Sets the line and column of each issue, and converts its offset and length to `unit`. The issues must be sorted by offset.
#[inline(never)]
pub(crate) fn locate(input: &[u8], issues: &mut [RawIssue], unit: Unit) {
    let mut cursor = Cursor::new(input);
    for issue in issues {
        cursor.advance(issue.offset);
        issue.line = cursor.line;
        issue.column = cursor.column;
        if unit == Unit::Utf16 {
            // A copy moves to the end of the span, since the next issue may begin within the span.
            let mut end = cursor;
            end.advance(issue.offset + issue.length);
            issue.offset = cursor.utf16;
            issue.length = end.utf16 - cursor.utf16;
        }
    }
}

/// A position that moves forward over the input. The bytes before it are valid UTF-8.
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
            let length = single_line_ascii_length(head);
            head = head.get(length..).unwrap_or_default();
            self.column += length;
            self.utf16 += length;
            let Some((chunk, after)) = head.split_first_chunk::<8>() else { break };
            self.count_eight(u64::from_le_bytes(*chunk));
            head = after;
        }
        head.iter().for_each(|&byte| self.count(byte));
    }

    /// Counts eight bytes.
    #[inline(always)]
    fn count_eight(&mut self, bytes: u64) {
        let firsts = !mark_continuations(bytes) & HIGH_BITS;
        self.utf16 += (firsts.count_ones() + mark_four_byte_starts(bytes).count_ones()) as usize;
        let breaks = mark_line_breaks(bytes);
        let after_last = match breaks {
            0 => firsts,
            _ => {
                self.line += breaks.count_ones() as usize;
                self.column = 1;
                // The bits above the last line break, which may be in the last byte.
                firsts & (u64::MAX << (63 - breaks.leading_zeros())) << 1
            }
        };
        self.column += after_last.count_ones() as usize;
    }

    /// Returns the byte offset of the character at a UTF-16 offset.
    #[cfg(any(test, target_arch = "wasm32"))]
    pub(crate) fn bytes_at_utf16(mut self, offset: usize) -> usize {
        while self.utf16 < offset && self.step() {}
        // Skip the continuation bytes of the last character.
        while self.rest.first().is_some_and(|&byte| is_continuation(byte)) && self.step() {}
        self.bytes
    }

    /// Moves over one byte. Returns false at the end.
    #[cfg(any(test, target_arch = "wasm32"))]
    #[inline(never)]
    fn step(&mut self) -> bool {
        let Some((&byte, rest)) = self.rest.split_first() else { return false };
        self.rest = rest;
        self.bytes += 1;
        self.count(byte);
        true
    }

    /// Counts one byte. A character is counted at its first byte.
    #[inline(never)]
    fn count(&mut self, byte: u8) {
        if byte == b'\n' {
            self.line += 1;
            self.column = 1;
            self.utf16 += 1;
        } else if !is_continuation(byte) {
            self.column += 1;
            // A four-byte character is two UTF-16 code units, any other is one.
            self.utf16 += if byte >= 0xF0 { 2 } else { 1 };
        }
    }
}

/// Length of the leading run of single-line ASCII, rounded down to a multiple of eight bytes.
#[inline(never)]
fn single_line_ascii_length(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    while let Some((chunk, after)) = rest.split_first_chunk::<8>() {
        if !is_single_line_ascii(u64::from_le_bytes(*chunk)) {
            break;
        }
        rest = after;
    }
    bytes.len() - rest.len()
}

/// Whether all bytes are ASCII above LF. Control characters up to LF end the run as well.
fn is_single_line_ascii(bytes: u64) -> bool {
    (bytes.wrapping_sub(splat(b'\n' + 1)) | bytes) & HIGH_BITS == 0
}

/// Sets the high bit of each byte that is a line break.
fn mark_line_breaks(bytes: u64) -> u64 {
    let differences = bytes ^ splat(b'\n');
    !(((differences & !HIGH_BITS) + splat(0x7F)) | differences) & HIGH_BITS
}

/// Sets the high bit of each byte that is a UTF-8 continuation byte.
fn mark_continuations(bytes: u64) -> u64 {
    bytes & !(bytes << 1) & HIGH_BITS
}

/// Sets the high bit of each byte that starts a four-byte character, which is two UTF-16 code units.
fn mark_four_byte_starts(bytes: u64) -> u64 {
    bytes & bytes << 1 & bytes << 2 & bytes << 3 & HIGH_BITS
}

/// Whether a byte is a UTF-8 continuation byte.
pub(crate) fn is_continuation(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::Code;

    /// Compares the positions of every span of characters in a text.
    #[test]
    fn matches_the_standard_library() {
        let text =
            "a\n\u{FEFF}é\r\n康😀b\t\n\n😀, and a long line without a break: 康宜恩 😀😀 é, then another\nand the end";
        for (at, _) in text.char_indices() {
            let utf16 = |text: &str| text.encode_utf16().count();
            assert_eq!(Cursor::new(text.as_bytes()).bytes_at_utf16(utf16(&text[..at])), at);
            for (length, _) in text[at..].char_indices() {
                let (before, span) = (&text[..at], &text[at..at + length]);
                let mut bytes = [RawIssue::new(Code::WrongType, at..at + length)];
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
