//! The three public functions, with and without options.

use crate::event::ConnectedEvent;
use crate::issue::{ConnectedEventError, Report};
use crate::options::Options;
use crate::validate::{OutputOptions, validate_into};
use crate::walk::Found;

/// What [`safe_parse_connected_event`] returns.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "the event and the report are the only results"]
#[non_exhaustive]
pub struct Parsed<'a> {
    /// The event; `Some` exactly if `report.valid`.
    pub event: Option<ConnectedEvent<'a>>,
    /// The report, warnings included.
    pub report: Report,
}

/// Parses the payload of a `contact.connection.connected` webhook.
///
/// `input` is JSON text: a `&str`, or the bytes of the request's body. The event borrows from it.
///
/// # Errors
///
/// A [`ConnectedEventError`] that carries the report, if there is any error in the payload. Warnings are dropped; use
/// [`safe_parse_connected_event`] to see them.
///
/// ```
/// use chatbrick_events::parse_connected_event;
///
/// let error = parse_connected_event(b"{\"type\":").unwrap_err();
/// assert_eq!(error.report.issues[0].code.as_str(), "invalid_json");
/// ```
pub fn parse_connected_event<I: AsRef<[u8]> + ?Sized>(input: &I) -> Result<ConnectedEvent<'_>, ConnectedEventError> {
    Options::new().parse_connected_event(input)
}

/// Parses the payload of a `contact.connection.connected` webhook, and reports warnings as well as errors.
///
/// `input` is JSON text: a `&str`, or the bytes of the request's body. The event borrows from it.
///
/// ```
/// use chatbrick_events::safe_parse_connected_event;
///
/// let body = include_str!("../examples/payloads/store-and-staff.json");
/// let parsed = safe_parse_connected_event(body);
/// assert!(parsed.event.is_some());
/// assert!(parsed.report.issues.is_empty());
/// ```
pub fn safe_parse_connected_event<I: AsRef<[u8]> + ?Sized>(input: &I) -> Parsed<'_> {
    Options::new().safe_parse_connected_event(input)
}

/// Validates the payload of a `contact.connection.connected` webhook, without building an event.
///
/// `input` is JSON text: a `&str`, or the bytes of the request's body.
///
/// ```
/// let report = chatbrick_events::validate("[]");
/// assert!(!report.valid);
/// assert_eq!(report.issues[0].to_string(), "error[wrong_type] the payload at 1:1: \
///     This value has another JSON type than documented; send the expected type.");
/// ```
pub fn validate<I: AsRef<[u8]> + ?Sized>(input: &I) -> Report {
    Options::new().validate(input)
}

impl Options {
    /// As [`parse_connected_event`](crate::parse_connected_event), with these options.
    ///
    /// # Errors
    ///
    /// If the payload is invalid; under [`strict`](Self::strict), also if there is a warning.
    pub fn parse_connected_event<'a, I: AsRef<[u8]> + ?Sized>(
        &self,
        input: &'a I,
    ) -> Result<ConnectedEvent<'a>, ConnectedEventError> {
        let Parsed { event, report } = self.safe_parse_connected_event(input);
        event.ok_or(ConnectedEventError { report })
    }

    /// As [`safe_parse_connected_event`](crate::safe_parse_connected_event), with these options.
    pub fn safe_parse_connected_event<'a, I: AsRef<[u8]> + ?Sized>(&self, input: &'a I) -> Parsed<'a> {
        let input = input.as_ref();
        let mut found = Found::new();
        let valid = validate_into(input, self, OutputOptions::native(true), &mut found);
        let event = if valid { ConnectedEvent::from_values(input, &found) } else { None };
        debug_assert_eq!(event.is_some(), valid);
        Parsed { event, report: found.report(valid) }
    }

    /// As [`validate`](crate::validate), with these options.
    pub fn validate<I: AsRef<[u8]> + ?Sized>(&self, input: &I) -> Report {
        let mut found = Found::new();
        let valid = validate_into(input.as_ref(), self, OutputOptions::native(false), &mut found);
        found.report(valid)
    }
}
