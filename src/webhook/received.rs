//! `receive`: from a request to an event.

use super::{Headers, Options, Refusal, Secrets, Verified};
use crate::{Event, Outcome, Report};

/// The result of [`receive`](Options::receive). Match all four variants: an endpoint usually receives all types of events.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "answer the request with its status"]
#[expect(clippy::large_enum_variant, reason = "it is moved once, and a boxed event would need another allocation")]
pub enum Received<'a> {
    /// A valid event of an accepted type.
    #[non_exhaustive]
    Event {
        /// The verified delivery.
        delivery: Verified<'a>,
        /// The event, which borrows from the body.
        event: Event<'a>,
        /// The report, which may have warnings.
        report: Report,
    },
    /// An event of another type. This is normal: keep it, or ignore it.
    #[non_exhaustive]
    OtherEvent {
        /// The verified delivery.
        delivery: Verified<'a>,
        /// The type, at most 64 characters.
        event_type: String,
        /// The report.
        report: Report,
    },
    /// A verified delivery with an invalid body. Keep the body, and write [`log_line`](Report::log_line) to the log.
    #[non_exhaustive]
    Invalid {
        /// The verified delivery.
        delivery: Verified<'a>,
        /// The report, with the issues.
        report: Report,
    },
    /// A request that is not a verified delivery. Do not trust any of its content.
    Refused(Refusal),
}

impl Received<'_> {
    /// Returns the HTTP status to answer with: 204 for every verified delivery, valid or invalid, else the status of the
    /// [`Refusal`].
    pub const fn status(&self) -> u16 {
        match self {
            Received::Refused(refusal) => refusal.status(),
            _ => 204,
        }
    }

    /// Returns [`status`](Self::status) as the type of the crate `http`. Needs the feature `http`.
    #[cfg(feature = "http")]
    pub const fn status_code(&self) -> http::StatusCode {
        match self {
            Received::Refused(refusal) => refusal.status_code(),
            _ => http::StatusCode::NO_CONTENT,
        }
    }
}

/// Verifies a request and parses its body. It does no I/O: the caller has read the body.
///
/// `method` can be `None` if a router has already refused all methods but POST. `body` is the bytes of the request; see
/// [`verify`](fn@super::verify). The content type is not checked, since the signature proves the origin.
///
/// Not on `wasm32-unknown-unknown`, which has no clock: see [`Options::at_ms`].
///
/// ```
/// use chatbrick_events::Event;
/// use chatbrick_events::webhook::{self, Received, Secrets};
///
/// let secrets = Secrets::new("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")?;
/// # let body = include_bytes!("../../examples/payloads/store-created.json");
/// # let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?.as_secs();
/// # let headers = webhook::sign(body, &secrets, "msg_1", now);
/// match webhook::receive(Some("POST"), body, &headers, &secrets) {
///     Received::Event { event: Event::StoreCreated(event), .. } => println!("store {}", event.data.store.id),
///     other => println!("answer {}", other.status()),
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
pub fn receive<'a, H: Headers + ?Sized>(
    method: Option<&str>,
    body: &'a [u8],
    headers: &H,
    secrets: &Secrets,
) -> Received<'a> {
    Options::new().receive(method, body, headers, secrets)
}

impl Options {
    /// Equivalent to the function `receive`, with these options.
    pub fn receive<'a, H: Headers + ?Sized>(
        &self,
        method: Option<&str>,
        body: &'a [u8],
        headers: &H,
        secrets: &Secrets,
    ) -> Received<'a> {
        if method.is_some_and(|method| method != "POST") {
            return Received::Refused(Refusal::MethodNotAllowed);
        }
        if body.len() > self.payload.max_bytes {
            return Received::Refused(Refusal::TooLarge);
        }
        match self.verify(body, headers, secrets) {
            Ok(delivery) => self.parse(delivery),
            Err(error) => Received::Refused(error.into()),
        }
    }

    fn parse<'a>(&self, delivery: Verified<'a>) -> Received<'a> {
        let parsed = self.payload.safe_parse_event(delivery.body);
        let other_event = match parsed.outcome() {
            Outcome::OtherEvent(event_type) => Some(event_type.to_owned()),
            _ => None,
        };
        let report = parsed.report;
        match (parsed.event, other_event) {
            (Some(event), _) => Received::Event { delivery, event, report },
            (None, Some(event_type)) => Received::OtherEvent { delivery, event_type, report },
            (None, None) => Received::Invalid { delivery, report },
        }
    }
}
