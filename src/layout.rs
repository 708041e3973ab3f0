//! The words by which the wasm module hands an event to JavaScript. The TypeScript side is generated from here.
//!
//! Begin and end of a text count UTF-16 code units within one of two areas: one for the texts that are ASCII, one for
//! the rest, so that JavaScript decodes each area at once and keeps one-byte strings for the ids.

use crate::schema::{CONTACT, LINE_USER, Object, TIMESTAMPS_MS};

/// The verdict: a sum of [`VALID`], [`ISSUES`] and [`TRUNCATED`].
pub const VERDICT: usize = 0;
/// The address of the ASCII area; its length in bytes follows. If no event was asked, or [`WHOLE`], these are the input's.
pub const ASCII: usize = 1;
/// The address of the other area, which is UTF-8; its length in bytes follows.
pub const WIDE: usize = 3;
/// How many line users there are.
pub const LINE_USERS: usize = 5;
/// For each member of `timestampsMs` the low and the high word.
pub const MILLIS: usize = 6;
/// 1 if `connectedStore` is there, and in the next word 1 if `connectedStaff` is.
pub const CONNECTED: usize = 10;
/// Begin and end of each text of the objects that occur once, in the order of the table; then those of each line user.
pub const TEXTS: usize = 12;

/// Asked of the module: warnings count as failures.
pub const STRICT: u32 = 1;
/// Asked of the module: the event is wanted.
pub const EVENT: u32 = 2;
/// Asked of the module: the input was a string, so that positions count UTF-16 code units.
pub const TEXT: u32 = 4;
/// Asked of the module: the input was a parsed value, so that issues come in the order of the table and without positions.
pub const VALUE: u32 = 8;

/// Asked of the module: the texts that stand in the input as they are may be cut from it, and are not copied: the input is the
/// first area.
pub const WHOLE: u32 = 16;

/// The payload is valid.
pub const VALID: u32 = 1;
/// There are issues to be taken.
pub const ISSUES: u32 = 2;
/// There were more issues than a report holds.
pub const TRUNCATED: u32 = 4;

/// Begins a text that is null.
pub const NULL: u32 = u32::MAX;
/// Set in the begin of a text that is in the second area.
pub const IN_WIDE: u32 = 1 << 31;

/// The slots of the table that hold texts of objects that occur once.
pub const TEXT_SLOTS: core::ops::Range<usize> = CONTACT.base..TIMESTAMPS_MS.base;

/// The word of the first text of an object that occurs once.
pub const fn text_word(object: &Object) -> usize {
    TEXTS + 2 * (object.base - TEXT_SLOTS.start)
}

/// The word of the first text of the first line user.
pub const LINE_USER_TEXTS: usize = TEXTS + 2 * (TEXT_SLOTS.end - TEXT_SLOTS.start);
/// How many words a line user takes.
pub const LINE_USER_WORDS: usize = 2 * LINE_USER.fields.len();
