//! The options of `verify` and `receive`.

use core::time::Duration;

use super::clock::Clock;
use crate::EventType;

/// The default of [`Options::tolerance`]: five minutes.
pub const DEFAULT_TOLERANCE: Duration = Duration::from_secs(300);

/// Options to verify and parse deliveries. The defaults suit a receiver.
///
/// ```
/// use std::time::Duration;
///
/// use chatbrick_events::EventType;
/// use chatbrick_events::webhook::{Options, Secrets, sign};
///
/// let options = Options::new().tolerance(Duration::from_secs(60)).types([EventType::StoreCreated]);
/// # let secrets = Secrets::new("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")?;
/// # let headers = sign(b"{}", &secrets, "msg_1", 1_717_870_698);
/// let received = options.receive(Some("POST"), b"{}", &headers, &secrets);
/// assert_eq!(received.status(), 401); // signed in 2024
/// # Ok::<(), chatbrick_events::webhook::SecretError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    pub(super) clock: Clock,
    pub(super) tolerance: Duration,
    pub(super) payload: crate::Options,
}

impl Options {
    /// Returns the defaults: the clock of the system, [`DEFAULT_TOLERANCE`], and the defaults of [`crate::Options`].
    ///
    /// Not on `wasm32-unknown-unknown`, which has no clock: see [`at_ms`](Self::at_ms).
    #[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
    pub const fn new() -> Self {
        Self::with_clock(Clock::System)
    }

    /// Returns the defaults with a current time in milliseconds since 1970-01-01T00:00:00Z. In wasm, pass the `Date.now()` of
    /// JavaScript.
    ///
    /// ```
    /// use chatbrick_events::webhook::{Options, Secrets, sign};
    ///
    /// let secrets = Secrets::new("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")?;
    /// let headers = sign(b"{}", &secrets, "msg_1", 1_717_870_698);
    /// let verified = Options::at_ms(1_717_870_998_999).verify(b"{}", &headers, &secrets)?; // 300 seconds later
    /// assert_eq!(verified.id, "msg_1");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub const fn at_ms(now: i64) -> Self {
        Self::with_clock(Clock::AtMs(now))
    }

    const fn with_clock(clock: Clock) -> Self {
        Options { clock, tolerance: DEFAULT_TOLERANCE, payload: crate::Options::new() }
    }

    /// Sets the current time, in milliseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn now_ms(self, now: i64) -> Self {
        Options { clock: Clock::AtMs(now), ..self }
    }

    /// Sets the maximum age of a delivery, and its maximum distance in the future. `Duration::MAX` turns the check off.
    #[must_use]
    pub fn tolerance(self, tolerance: Duration) -> Self {
        Options { tolerance, ..self }
    }

    /// Sets the accepted event types; see [`crate::Options::types`]. Others give [`Received::OtherEvent`](super::Received).
    #[must_use]
    pub fn types(self, types: impl IntoIterator<Item = EventType>) -> Self {
        Options { payload: self.payload.types(types), ..self }
    }

    /// Sets whether warnings make a payload invalid; see [`crate::Options::strict`].
    #[must_use]
    pub fn strict(self, strict: bool) -> Self {
        Options { payload: self.payload.strict(strict), ..self }
    }

    /// Sets the maximum length of a body in bytes. The default is [`DEFAULT_MAX_BYTES`](crate::DEFAULT_MAX_BYTES).
    /// [`receive`](Self::receive) refuses a longer body. Set the same limit in the framework that reads the body.
    #[must_use]
    pub fn max_bytes(self, max_bytes: usize) -> Self {
        Options { payload: self.payload.max_bytes(max_bytes), ..self }
    }
}

#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
impl Default for Options {
    fn default() -> Self {
        Self::new()
    }
}
