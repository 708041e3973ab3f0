//! Syntax errors.

/// A syntax error, without details. [`Scanner::syntax_error`](super::Scanner::syntax_error) has them.
///
/// It has no fields, so that results stay in registers while the input is valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotJson;

/// The details of a syntax error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SyntaxError {
    /// The offset of the first byte that makes the text invalid, whatever follows.
    pub(crate) offset: usize,
    pub(crate) expected: Expected,
}

/// The syntax that would have been valid at the offset of a [`SyntaxError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    Value,
    Key,
    KeyOrEnd,
    Colon,
    CommaOrBrace,
    CommaOrBracket,
    /// An escape instead of a raw control character in a string.
    EscapedControl,
    EndOfString,
    Utf8,
    Escape,
    HexDigit,
    Digit,
    True,
    False,
    Null,
    EndOfInput,
}
