//! The words by which the wasm module hands a verdict, its issues and an event to JavaScript. `npm run generate` writes them
//! to `npm/src/generated/layout.ts`.
//!
//! Texts of an event are in one of two areas, one for ASCII and one for UTF-16, so that JavaScript decodes each area at once
//! and keeps one-byte strings for the ids; or in the string itself that was validated. Offsets count UTF-16 code units from
//! the start of the area. No text is at the start of the ASCII area.

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
    /// The verdict: a sum of [`VALID`], [`TRUNCATED`], [`REWRITTEN`], [`ASCII_ONLY`] and [`OTHER_EVENT`].
    VERDICT: usize = 0;
    /// The address of the issues; their number follows.
    ISSUES: usize = 1;
    /// The address of the texts of the issues, which are UTF-8; their length in bytes follows.
    ISSUE_TEXTS: usize = 3;
    /// The address of the ASCII area, or with [`CUT_INPUT`] of the input; its length in bytes follows. Set, as all that
    /// follows, for a valid payload if [`EVENT`] was asked for.
    ASCII: usize = 5;
    /// The address of the UTF-16 area; its length in code units follows.
    UTF16: usize = 7;
    /// The address of the slots of the event, each of [`SLOT_WORDS`] words.
    SLOTS: usize = 9;
    /// The address of the numbers of the event, by slot: 64-bit integers.
    NUMBERS: usize = 10;
    /// The address of the slots of the entries of the event's list; the number of slots follows.
    ENTRIES: usize = 11;
    /// The index of the event's type.
    EVENT_INDEX: usize = 13;
    /// The number of words.
    WORDS: usize = 14;

    /// The words of a slot: start of the text, its area if it is not ASCII, and its end. Without a value, the first and the
    /// second are 0. The start is positive in the ASCII area, and the bitwise complement of the offset elsewhere, so that one
    /// comparison tells.
    SLOT_WORDS: usize = 3;
    /// The second word of a text in the string that was validated. That of a text in the UTF-16 area is another.
    IN_SOURCE: u32 = 26;

    /// Option: warnings make a payload invalid.
    STRICT: u32 = 1;
    /// Option: the event is wanted.
    EVENT: u32 = 2;
    /// Option: the input was a string, so that positions count UTF-16 code units.
    TEXT: u32 = 4;
    /// Option: the input was a parsed value, so that issues come in the order of the model and without positions.
    VALUE: u32 = 8;
    /// Option: texts may be cut from the input and need not be copied. The input is then the ASCII area.
    CUT_INPUT: u32 = 16;
    /// Bit offset of the hash seed in the options (prevents hash flooding).
    HASH_SEED: u32 = 5;

    /// Verdict: the payload is valid.
    VALID: u32 = 1;
    /// Verdict: there were more issues than a report holds.
    TRUNCATED: u32 = 2;
    /// Verdict, with [`CUT_INPUT`]: the input was overwritten where texts had escapes.
    REWRITTEN: u32 = 4;
    /// Verdict: the string, which the module encoded, is ASCII.
    ASCII_ONLY: u32 = 8;
    /// Verdict: another event type is the only error.
    OTHER_EVENT: u32 = 16;
}

/// The words of an issue.
pub mod issue {
    use crate::issue::raw;

    words! {
        /// The steps of the path. One below [`INDEX`] is the number of a key, plus 1.
        PATH: usize = 1;
        /// The offset of the span; its length, line and column follow.
        OFFSET: usize = 1 + MAX_DEPTH;
        /// Start and end of the issue's text in the texts, in bytes.
        TEXT: usize = OFFSET + 4;
        /// A byte each: the numbers of the code, of the message, and, plus 1, those of `expected` and `received`.
        NUMBERS: usize = TEXT + 2;
        /// The number of words of an issue.
        WORDS: usize = NUMBERS + 1;

        /// The number of steps of the longest path.
        MAX_DEPTH: usize = crate::generated::table::MAX_DEPTH;
        /// The step after the last one.
        END: u32 = raw::END;
        /// The step to the first element of an array; the others follow.
        INDEX: u32 = raw::INDEX;
        /// The step to an unknown key, which is the text of the issue.
        UNKNOWN: u32 = raw::UNKNOWN;
        /// Instead of a number in `received`: the text of the issue.
        RECEIVED_TEXT: u8 = raw::RECEIVED_TEXT;
    }
}
