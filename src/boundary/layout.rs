//! The layout of the output that the wasm module passes to JavaScript: 32-bit words with the verdict and the addresses of
//! the issues and of the event. `npm run generate` writes the constants to `npm/src/generated/layout.ts`.
//!
//! The texts of an event are in one of two areas, one for ASCII and one for UTF-16, so that JavaScript decodes each area at
//! once and keeps one-byte strings for the ids; or they stay in the validated string. Offsets count UTF-16 code units from
//! the start of the area. No text starts at offset 0 of the ASCII area, since 0 marks an absent text.

/// A constant of the layout, for the generator.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Constant {
    /// Its name in Rust: `"ISSUES"`.
    pub name: &'static str,
    pub value: u32,
    /// Its documentation (Markdown).
    pub doc: &'static str,
}

/// Declares constants, and lists them with their documentation for the generated sources.
macro_rules! constants {
    ($($(#[doc = $doc:literal])+ $name:ident: $type:ty = $value:expr;)+) => {
        $($(#[doc = $doc])+ pub const $name: $type = $value;)+

        /// All constants, in the order of declaration.
        #[cfg(not(target_arch = "wasm32"))]
        pub const ALL: &[$crate::boundary::layout::Constant] = &[$($crate::boundary::layout::Constant {
            name: stringify!($name),
            value: $name as u32,
            doc: concat!($($doc, "\n"),+),
        },)+];
    };
}

constants! {
    /// The verdict: a sum of [`VALID`], [`TRUNCATED`], [`REWRITTEN`], [`ASCII_ONLY`] and [`OTHER_EVENT`].
    VERDICT: usize = 0;
    /// The address of the issues; their number follows.
    ISSUES: usize = 1;
    /// The address of the texts of the issues, which are UTF-8; their length in bytes follows.
    ISSUE_TEXTS: usize = 3;
    /// The address of the ASCII area, or with [`CUT_INPUT`] of the input; its length in bytes follows. This and the following
    /// words are set only for a valid payload, if [`EVENT`] was set.
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
    /// The number of words of the output.
    WORDS: usize = 14;

    /// The words of a slot: start of the text, its area if it is not ASCII, and its end. Without a value, the first and the
    /// second are 0. The start is positive in the ASCII area, and the bitwise complement of the offset elsewhere, so that one
    /// comparison distinguishes them.
    SLOT_WORDS: usize = 3;
    /// The second word of a text in the validated string. A text in the UTF-16 area has another number there.
    IN_SOURCE: u32 = 26;

    /// Option: warnings make a payload invalid.
    STRICT: u32 = 1;
    /// Option: the output includes the event.
    EVENT: u32 = 2;
    /// Option: the input was a string, so that positions count UTF-16 code units.
    TEXT: u32 = 4;
    /// Option: the input was a parsed value, so that issues come in the order of the model and without positions.
    VALUE: u32 = 8;
    /// Option: JavaScript cuts ASCII texts from the input, which is then the ASCII area; they are not copied.
    CUT_INPUT: u32 = 16;
    /// Bit offset of the hash seed in the options (prevents hash flooding).
    HASH_SEED: u32 = 5;

    /// Verdict: the payload is valid.
    VALID: u32 = 1;
    /// Verdict: the payload has more issues than fit into a report.
    TRUNCATED: u32 = 2;
    /// Verdict, with [`CUT_INPUT`]: the input was overwritten where texts had escapes.
    REWRITTEN: u32 = 4;
    /// Verdict: the string is ASCII. Set only if the module encoded it.
    ASCII_ONLY: u32 = 8;
    /// Verdict: `unexpected_event_type` is the only error.
    OTHER_EVENT: u32 = 16;
}

/// The layout of an issue.
pub mod issue {
    use crate::issue::raw;

    constants! {
        /// The steps of the path. A step below [`INDEX`] is the number of a key, plus 1.
        PATH: usize = 1;
        /// The offset of the span; its length, line and column follow.
        OFFSET: usize = 1 + MAX_DEPTH;
        /// Start and end of the issue's text, in bytes from the start of the texts of the issues.
        TEXT: usize = OFFSET + 4;
        /// A byte each: the numbers of the code, of the message, and, plus 1, those of `expected` and `received`.
        NUMBERS: usize = TEXT + 2;
        /// The number of words of an issue.
        WORDS: usize = NUMBERS + 1;

        /// The maximum number of steps of a path.
        MAX_DEPTH: usize = crate::generated::table::MAX_DEPTH;
        /// The step after the last one.
        END: u32 = raw::END;
        /// The step to the first element of an array; the others follow.
        INDEX: u32 = raw::INDEX;
        /// The step to an unknown key, which is the text of the issue.
        UNKNOWN: u32 = raw::UNKNOWN;
        /// The value of `received` that refers to the text of the issue.
        RECEIVED_TEXT: u8 = raw::RECEIVED_TEXT;
    }
}
