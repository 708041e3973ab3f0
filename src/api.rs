//! The public functions, with and without options.

use crate::event::values::Values;
use crate::generated::build;
use crate::issue::{EventError, Report};
use crate::options::{Options, Types};
use crate::validate::{OutputOptions, validate_into};
use crate::walk::Found;
use crate::{ConnectedEvent, Event, EventType};

/// The result of [`safe_parse_event`] and [`safe_parse_connected_event`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "the event and the report are the only results"]
#[non_exhaustive]
pub struct Parsed<E> {
    /// The event; `Some` exactly if `report.valid`.
    pub event: Option<E>,
    /// The report, warnings included.
    pub report: Report,
    wanted: Option<EventType>,
}

/// An event, another event, or an invalid payload; see [`Parsed::outcome`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome<'p, E> {
    /// A valid event of a type that was asked for.
    Event(&'p E),
    /// An event of another type: at most 64 characters of that type. This is normal, since one endpoint usually receives all
    /// types.
    OtherEvent(&'p str),
    /// An invalid payload. The report has the errors.
    Invalid,
}

impl<E> Parsed<E> {
    /// Returns whether the payload is an event, another event, or invalid.
    ///
    /// ```
    /// use chatbrick_events::{Outcome, safe_parse_connected_event};
    ///
    /// let parsed = safe_parse_connected_event(r#"{"type":"store.created","data":{}}"#);
    /// match parsed.outcome() {
    ///     Outcome::Event(event) => println!("{}", event.data.contact.id),
    ///     Outcome::OtherEvent(event_type) => assert_eq!(event_type, "store.created"),
    ///     Outcome::Invalid => eprintln!("{}", parsed.report.log_line()),
    /// }
    /// ```
    pub fn outcome(&self) -> Outcome<'_, E> {
        match (&self.event, self.report.other_event()) {
            (Some(event), _) => Outcome::Event(event),
            (None, Some(event_type)) => Outcome::OtherEvent(event_type),
            (None, None) => Outcome::Invalid,
        }
    }

    /// Returns the event, or the error that [`parse_event`] would return. Warnings are dropped.
    ///
    /// # Errors
    ///
    /// Returns an [`EventError`] with the report if there is no event.
    pub fn into_result(self) -> Result<E, EventError> {
        self.event.ok_or(EventError { report: self.report, wanted: self.wanted })
    }
}

/// Parses the payload of a webhook of any documented type.
///
/// `input` is JSON text: a `&str`, or the bytes of the request's body. The event borrows from it.
///
/// # Errors
///
/// Returns an [`EventError`] with the report if the payload has an error. Warnings are dropped; use
/// [`safe_parse_event`] to see them.
///
/// ```
/// use chatbrick_events::{Event, parse_event};
///
/// let body = include_str!("../examples/payloads/store-and-staff.json");
/// let event = parse_event(body)?;
/// assert_eq!(event.event_type().as_str(), "contact.connection.connected");
/// assert_eq!(event.occurred_at_ms(), 1_717_870_698_888);
/// # Ok::<(), chatbrick_events::EventError>(())
/// ```
pub fn parse_event<I: AsRef<[u8]> + ?Sized>(input: &I) -> Result<Event<'_>, EventError> {
    Options::new().parse_event(input)
}

/// Parses the payload of a webhook of any documented type, and reports warnings as well as errors.
///
/// `input` is JSON text: a `&str`, or the bytes of the request's body. The event borrows from it.
///
/// ```
/// use chatbrick_events::{Outcome, safe_parse_event};
///
/// let parsed = safe_parse_event(r#"{"type":"store.merged","data":{}}"#);
/// assert_eq!(parsed.outcome(), Outcome::OtherEvent("store.merged"));
/// ```
pub fn safe_parse_event<I: AsRef<[u8]> + ?Sized>(input: &I) -> Parsed<Event<'_>> {
    Options::new().safe_parse_event(input)
}

/// Validates the payload of a webhook of any documented type, without building an event.
///
/// `input` is JSON text: a `&str`, or the bytes of the request's body.
///
/// ```
/// let report = chatbrick_events::validate_event(r#"{"type":"store.created","data":{}}"#);
/// assert_eq!(report.issues[0].pointer(), "/data/store");
/// ```
pub fn validate_event<I: AsRef<[u8]> + ?Sized>(input: &I) -> Report {
    Options::new().validate_event(input)
}

/// Parses the payload of a `contact.connection.connected` webhook.
///
/// `input` is JSON text: a `&str`, or the bytes of the request's body. The event borrows from it.
///
/// # Errors
///
/// Returns an [`EventError`] with the report if the payload has an error. Warnings are dropped; use
/// [`safe_parse_connected_event`] to see them.
///
/// ```
/// use chatbrick_events::parse_connected_event;
///
/// let error = parse_connected_event(b"{\"type\":").unwrap_err();
/// assert_eq!(error.report.issues[0].code.as_str(), "invalid_json");
/// ```
pub fn parse_connected_event<I: AsRef<[u8]> + ?Sized>(input: &I) -> Result<ConnectedEvent<'_>, EventError> {
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
pub fn safe_parse_connected_event<I: AsRef<[u8]> + ?Sized>(input: &I) -> Parsed<ConnectedEvent<'_>> {
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
///     This value has the wrong JSON type; send the expected type.");
/// ```
pub fn validate<I: AsRef<[u8]> + ?Sized>(input: &I) -> Report {
    Options::new().validate(input)
}

impl Options {
    /// Equivalent to [`parse_event`](crate::parse_event), with these options.
    ///
    /// # Errors
    ///
    /// Returns an [`EventError`] if the payload is invalid or of another type; under [`strict`](Self::strict), also if it has
    /// a warning.
    pub fn parse_event<'a, I: AsRef<[u8]> + ?Sized>(&self, input: &'a I) -> Result<Event<'a>, EventError> {
        self.safe_parse_event(input).into_result()
    }

    /// Equivalent to [`safe_parse_event`](crate::safe_parse_event), with these options.
    pub fn safe_parse_event<'a, I: AsRef<[u8]> + ?Sized>(&self, input: &'a I) -> Parsed<Event<'a>> {
        self.parse_types(input.as_ref(), self.types)
    }

    /// Equivalent to [`validate_event`](crate::validate_event), with these options.
    pub fn validate_event<I: AsRef<[u8]> + ?Sized>(&self, input: &I) -> Report {
        self.validate_types(input.as_ref(), self.types)
    }

    /// Equivalent to [`parse_connected_event`](crate::parse_connected_event), with these options except
    /// [`types`](Self::types).
    ///
    /// # Errors
    ///
    /// Returns an [`EventError`] if the payload is invalid or of another type; under [`strict`](Self::strict), also if it has
    /// a warning.
    pub fn parse_connected_event<'a, I: AsRef<[u8]> + ?Sized>(
        &self,
        input: &'a I,
    ) -> Result<ConnectedEvent<'a>, EventError> {
        self.safe_parse_connected_event(input).into_result()
    }

    /// Equivalent to [`safe_parse_connected_event`](crate::safe_parse_connected_event), with these options except
    /// [`types`](Self::types).
    pub fn safe_parse_connected_event<'a, I: AsRef<[u8]> + ?Sized>(&self, input: &'a I) -> Parsed<ConnectedEvent<'a>> {
        let Parsed { event, report, wanted } = self.parse_types(input.as_ref(), Types::CONNECTED);
        let event = match event {
            Some(Event::Connected(event)) => Some(event),
            _ => None,
        };
        Parsed { event, report, wanted }
    }

    /// Equivalent to [`validate`](crate::validate), with these options except [`types`](Self::types).
    pub fn validate<I: AsRef<[u8]> + ?Sized>(&self, input: &I) -> Report {
        self.validate_types(input.as_ref(), Types::CONNECTED)
    }

    fn parse_types<'a>(&self, input: &'a [u8], types: Types) -> Parsed<Event<'a>> {
        let mut found = Found::new();
        let valid = validate_into(input, self, OutputOptions::native(true, types), &mut found);
        let event = if valid { build(input, &found) } else { None };
        debug_assert_eq!(event.is_some(), valid);
        Parsed { event, report: found.report(valid), wanted: types.single().and_then(event_type) }
    }

    fn validate_types(&self, input: &[u8], types: Types) -> Report {
        let mut found = Found::new();
        let valid = validate_into(input, self, OutputOptions::native(false, types), &mut found);
        found.report(valid)
    }
}

/// Builds the event of a valid payload.
pub(crate) fn build<'a>(input: &'a [u8], found: &Found) -> Option<Event<'a>> {
    build::event(event_type(found.event?)?, Values::new(input, found)?)
}

fn event_type(index: usize) -> Option<EventType> {
    EventType::ALL.get(index).copied()
}
