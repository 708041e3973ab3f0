//! Syntax errors.

/// Marker: the input is not JSON. [`Scanner::syntax_error`](super::Scanner::syntax_error) has the details.
///
/// It carries nothing, so that results stay in registers while the input is valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotJson;

/// Why the input is not JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SyntaxError {
    /// The first byte at which no continuation could make the text JSON.
    pub(crate) offset: usize,
    pub(crate) expected: Expected,
}

/// What would have been valid at the offset of a [`SyntaxError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    Value,
    Key,
    KeyOrEnd,
    Colon,
    CommaOrBrace,
    CommaOrBracket,
    /// Anything but a raw control character in a string.
    NoControl,
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
