//! `receive`: from a request to an event.

use super::{Headers, Options, Refusal, Secrets, Verified};
use crate::{Event, Outcome, Report};

/// What a request is. Match all four: an endpoint usually receives every type of event.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "a refused request has to be answered with its status"]
#[expect(clippy::large_enum_variant, reason = "it is moved once, and an event in a box would be an allocation more")]
pub enum Received<'a> {
    /// An event of a type that was asked for.
    #[non_exhaustive]
    Event {
        /// The verified delivery.
        delivery: Verified<'a>,
        /// The event, which borrows from the body.
        event: Event<'a>,
        /// The report; warnings at most.
        report: Report,
    },
    /// An event of another type. Everyday and not a fault: keep it, or ignore it.
    #[non_exhaustive]
    OtherEvent {
        /// The verified delivery.
        delivery: Verified<'a>,
        /// The type, at most 64 characters.
        event_type: String,
        /// The report.
        report: Report,
    },
    /// A verified delivery that is not an event. Keep the body, and write [`log_line`](Report::log_line) to the log.
    #[non_exhaustive]
    Invalid {
        /// The verified delivery.
        delivery: Verified<'a>,
        /// The report, with the issues.
        report: Report,
    },
    /// The request is not a verified delivery. Nothing of it can be trusted.
    Refused(Refusal),
}

impl Received<'_> {
    /// The HTTP status to answer with: 204 for every verified delivery, valid or not; else that of the [`Refusal`].
    pub const fn status(&self) -> u16 {
        match self {
            Received::Refused(refusal) => refusal.status(),
            _ => 204,
        }
    }

    /// [`status`](Self::status) as the type of the crate `http`. Needs the feature `http`.
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
/// `method` can be `None` if a router has already refused all but POST. `body` is the bytes of the request; see
/// [`verify`](fn@super::verify). The content type does not matter: the signature decides.
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
    /// As the function `receive`, with these options.
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
