//! The options of a validation.

/// The longest input that is read unless the caller says otherwise, in bytes: 1 MiB.
pub const DEFAULT_MAX_BYTES: usize = 1 << 20;

/// How a payload is validated. The defaults are right for a receiver that must not lose events.
///
/// ```
/// use chatbrick_events::Options;
///
/// let options = Options::new().strict(true).max_bytes(64 * 1024);
/// let report = options.validate(b"{}");
/// assert!(!report.valid);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Options {
    pub(crate) strict: bool,
    pub(crate) max_bytes: usize,
}

impl Options {
    /// The defaults: warnings do not count as failures, and inputs of up to [`DEFAULT_MAX_BYTES`] are read.
    pub const fn new() -> Self {
        Options { strict: false, max_bytes: DEFAULT_MAX_BYTES }
    }

    /// Whether warnings count as failures.
    #[must_use]
    pub const fn strict(self, strict: bool) -> Self {
        Options { strict, ..self }
    }

    /// The longest input that is read, in bytes of UTF-8. A longer one gives [`Code::TooLarge`](crate::Code::TooLarge).
    ///
    /// Inputs of 4 GiB (2³² bytes) and more are always too large; in WebAssembly those of 2 GiB.
    #[must_use]
    pub const fn max_bytes(self, max_bytes: usize) -> Self {
        Options { max_bytes, ..self }
    }
}

impl Default for Options {
    fn default() -> Self {
        Self::new()
    }
}
