//! The options of a validation.

use crate::EventType;

/// The default of [`Options::max_bytes`]: 1 MiB.
pub const DEFAULT_MAX_BYTES: usize = 1 << 20;

/// Options for validation. The defaults suit a receiver that must not lose events.
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
    pub(crate) types: Types,
}

impl Options {
    /// Returns the defaults: all event types, warnings do not make a payload invalid, and inputs of up to
    /// [`DEFAULT_MAX_BYTES`] are read.
    pub const fn new() -> Self {
        Options { strict: false, max_bytes: DEFAULT_MAX_BYTES, types: Types::ALL }
    }

    /// Sets whether warnings make a payload invalid.
    #[must_use]
    pub const fn strict(self, strict: bool) -> Self {
        Options { strict, ..self }
    }

    /// Sets the maximum length of an input, in bytes of UTF-8. A longer one is reported as
    /// [`Code::TooLarge`](crate::Code::TooLarge).
    ///
    /// Inputs of 4 GiB (2³² bytes) and more are always too large; in WebAssembly those of 2 GiB.
    #[must_use]
    pub const fn max_bytes(self, max_bytes: usize) -> Self {
        Options { max_bytes, ..self }
    }

    /// Sets the event types that [`parse_event`](Self::parse_event), [`safe_parse_event`](Self::safe_parse_event) and
    /// [`validate_event`](Self::validate_event) accept. The default is all types. Others are reported as
    /// [`Code::UnexpectedEventType`](crate::Code::UnexpectedEventType).
    ///
    /// With one type, a payload without a readable `type` is validated as that type. With several types, its `data` only has to
    /// be an object. With an empty list, every event is another event.
    ///
    /// ```
    /// use chatbrick_events::{EventType, Options};
    ///
    /// let stores = Options::new().types([EventType::StoreCreated, EventType::StoreUpdated]);
    /// let parsed = stores.safe_parse_event(r#"{"type":"account.created","data":{}}"#);
    /// assert_eq!(parsed.report.other_event(), Some("account.created"));
    /// ```
    #[must_use]
    pub fn types(self, types: impl IntoIterator<Item = EventType>) -> Self {
        Options { types: Types::of(types), ..self }
    }
}

impl Default for Options {
    fn default() -> Self {
        Self::new()
    }
}

/// A set of event types, as a bit set of their indexes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Types(u32);

impl Types {
    pub(crate) const ALL: Types = Types((1 << EventType::ALL.len()) - 1);

    /// `contact.connection.connected`.
    pub(crate) const CONNECTED: Types = Types(1 << EventType::Connected as u32);

    fn of(types: impl IntoIterator<Item = EventType>) -> Types {
        Types(types.into_iter().fold(0, |set, event_type| set | 1 << event_type as u32))
    }

    /// Returns the set with these bits. Bits without an event type are ignored.
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    pub(crate) const fn from_bits(bits: u32) -> Types {
        Types(bits & Types::ALL.0)
    }

    pub(crate) const fn contains(self, index: usize) -> bool {
        self.0 >> index & 1 == 1
    }

    /// Returns the index of the type, if there is only one.
    pub(crate) const fn single(self) -> Option<usize> {
        if self.0.is_power_of_two() { Some(self.0.trailing_zeros() as usize) } else { None }
    }
}
