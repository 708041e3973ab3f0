//! The words by which the wasm module hands an event to JavaScript. The TypeScript side is generated from here.
//!
//! A text stands in one of two areas, one for the texts that are ASCII and one for the rest, so that JavaScript decodes each
//! area at once and keeps one-byte strings for the ids; or in the string itself that was judged. Its place counts UTF-16
//! code units from the begin of the area; see [`TEXT_WORDS`] for how it is written. No text is at the begin of the first.

use crate::model::{CONTACT, LINE_USER, TIMESTAMPS_MS};

/// A word of the layout, by its name in Rust.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Word {
    /// Its name in Rust: `"RECORDS"`.
    pub name: &'static str,
    pub value: u32,
    /// What it is (Markdown).
    pub doc: &'static str,
}

/// Constants, and a list of them with their documentation for the generated sources.
macro_rules! words {
    ($($(#[doc = $doc:literal])+ $name:ident: $type:ty = $value:expr;)+) => {
        $($(#[doc = $doc])+ pub const $name: $type = $value;)+

        /// All of them.
        #[cfg(not(target_arch = "wasm32"))]
        pub const ALL: &[$crate::boundary::layout::Word] = &[$($crate::boundary::layout::Word {
            name: stringify!($name),
            value: $name as u32,
            doc: concat!($($doc, "\n"),+),
        },)+];
    };
}

words! {
    /// The verdict: a sum of [`VALID`], [`TRUNCATED`], [`REWRITTEN`] and [`NARROW`].
    VERDICT: usize = 0;
    /// The address of the issues; how many there are follows.
    RECORDS: usize = 1;
    /// The address of the texts of the issues, which are UTF-8; their length in bytes follows.
    SAID: usize = 3;
    /// The address of the texts that are ASCII, or with [`WHOLE`] of the input; its length in bytes follows. There are texts
    /// of a valid payload, if its event was asked for.
    ASCII: usize = 5;
    /// The address of the other texts, which are UTF-16; their length in units follows.
    WIDE: usize = 7;
    /// The address of the texts of the objects that occur once, in the order of the table, each of [`TEXT_WORDS`] words.
    TEXTS: usize = 9;
    /// The address of the texts of the first line user, behind which stand those of the others; how many line users there are
    /// follows.
    LINE_USERS: usize = 10;
    /// For each member of `timestampsMs` the low and the high word.
    MILLIS: usize = 12;
    /// 1 if `connectedStore` is there, and in the next word 1 if `connectedStaff` is.
    CONNECTED: usize = 16;
    /// How many words there are.
    WORDS: usize = 18;

    /// A text: where it begins, in which area it is if not in the first, and where it ends. The first of these words is 0 if
    /// there is no text; taken as a signed number it is positive for the first area, which by far the most are in, and for
    /// others the complement of the place, so that one look tells.
    TEXT_WORDS: usize = 3;
    /// The second word of a text that stands, as it is, in the string that was judged. Of one in the second area it is another.
    IN_SOURCE: u32 = 26;

    /// Asked of the module: warnings count as failures.
    STRICT: u32 = 1;
    /// Asked of the module: the event is wanted.
    EVENT: u32 = 2;
    /// Asked of the module: the input was a string, so that positions count UTF-16 code units.
    TEXT: u32 = 4;
    /// Asked of the module: the input was a parsed value, so that issues come in the order of the table and without positions.
    VALUE: u32 = 8;

    /// Asked of the module: texts may be cut from the input and need not be copied. The input is then the first area.
    WHOLE: u32 = 16;
    /// Bit offset of the hash seed (prevents hash flooding).
    HASH_SEED: u32 = 5;

    /// In the verdict: the payload is valid.
    VALID: u32 = 1;
    /// In the verdict: there were more issues than a report holds.
    TRUNCATED: u32 = 2;
    /// In the verdict, with [`WHOLE`]: the input has been written to, where texts stood with escapes.
    REWRITTEN: u32 = 4;
    /// In the verdict: the string, which the module has encoded, is ASCII.
    NARROW: u32 = 8;

    /// How many words a line user takes.
    LINE_USER_WORDS: usize = TEXT_WORDS * LINE_USER.fields.len();
}

/// The slots of the table that hold texts of objects that occur once.
pub const TEXT_SLOTS: core::ops::Range<usize> = CONTACT.base..TIMESTAMPS_MS.base;

/// The words of an issue.
pub mod record {
    use crate::issue::raw as of;

    words! {
        /// The steps of the path. One below [`INDEX`] is the slot of a field, plus 1.
        PATH: usize = 1;
        /// Where the span begins; its length, line and column follow.
        OFFSET: usize = 1 + MAX_DEPTH;
        /// Where the text of the issue begins among the texts, in bytes, and where it ends.
        SAID: usize = OFFSET + 4;
        /// A byte each: the number of the code, of the message, and, plus 1, those of the phrases that were expected and
        /// received.
        NUMBERS: usize = SAID + 2;
        /// How many words an issue takes.
        WORDS: usize = NUMBERS + 1;

        /// How many steps a path has at most.
        MAX_DEPTH: usize = of::MAX_DEPTH;
        /// The step behind the last one.
        END: u32 = of::END;
        /// The step to the first element of an array; the others follow.
        INDEX: u32 = of::INDEX;
        /// The step to a key that the table does not have, which is the text of the issue.
        UNKNOWN: u32 = of::UNKNOWN;
        /// In place of a phrase: the text of the issue was received.
        SAID_RECEIVED: u8 = of::RECEIVED_TEXT;
    }
}
