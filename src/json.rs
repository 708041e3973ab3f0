//! A scanner for JSON (RFC 8259) over bytes: tokens with their spans. It does not depend on events or issues.

mod error;
mod escape;
mod fast_path;
mod key_pattern;
mod number;
mod scan;
mod skip;
mod text;

pub(crate) use error::{Expected, NotJson, SyntaxError};
pub(crate) use fast_path::{skip_space, string_length, unescaped_ascii_length, unescaped_ascii_length_inlined};
pub(crate) use key_pattern::{KeyPattern, skip_byte_and_key, skip_key};
pub(crate) use number::{
    Integer, MAX_FAST_DIGITS, integer_fast_path, integer_from_digits, integer_from_number, skip_digits,
};
pub(crate) use scan::Scanner;
pub(crate) use text::Text;

/// The JSON type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Type {
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,
}
