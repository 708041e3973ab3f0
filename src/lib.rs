//! Typed, null-safe ChatBrick webhook events.
//!
//! ChatBrick connects LINE users to shops, and sends webhooks when a contact connects to a store or a staff member, and when
//! stores and accounts change. Its documentation is in beta and vague about null. This crate validates the bytes of such a
//! payload in one pass: it finds every issue at once, each with its exact position, and returns an event whose types show which
//! fields can be null. The npm package `chatbrick-events` is this crate compiled to WebAssembly, so that a Cloudflare Worker or
//! a browser validates by the same rules as a Rust service.
//!
//! ```
//! use chatbrick_events::{Connection, Event, parse_event};
//!
//! let body = include_str!("../examples/payloads/store-and-staff.json");
//! match parse_event(body)? {
//!     Event::Connected(event) => match event.connection() {
//!         Connection::Store(store) | Connection::StoreAndStaff { store, .. } => assert_eq!(store.name, "台北101旗艦店"),
//!         Connection::Staff(staff) => println!("{}", staff.display_name),
//!     },
//!     other => println!("{}", other.event_type()),
//! }
//! # Ok::<(), chatbrick_events::EventError>(())
//! ```
//!
//! # Results
//!
//! - [`parse_event`] returns the [`Event`], or an [`EventError`] with the report.
//! - [`safe_parse_event`] returns [`Parsed`]: the report, warnings included, and the event if there is one. Its
//!   [`outcome`](Parsed::outcome) distinguishes an event of another type from an invalid payload.
//! - [`validate_event`] returns the [`Report`] alone and builds no event.
//! - [`parse_connected_event`], [`safe_parse_connected_event`] and [`validate`] do the same for `contact.connection.connected`.
//! - [`Options`] has all of them as methods, with options for the accepted event types, a stricter verdict and the size limit.
//!
//! With serde, events read and write the provider's JSON by the same null rules. serde stops at the first error, and **its
//! messages may quote the payload**: do not log them. It cannot detect a fraction that floating point rounds away, or
//! duplicates among unknown keys.
//!
//! # Receiving webhooks
//!
//! With the feature `webhook`, the module `webhook` verifies the signature of a delivery over the bytes of its body, and
//! then parses them. It does no I/O, so it works with every framework. The feature `http` reads headers from an
//! `http::HeaderMap`.
//!
//! ```
//! # #[cfg(feature = "webhook")] {
//! use chatbrick_events::webhook::{self, Received, Secrets};
//!
//! let secrets = Secrets::new("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")?; // once, at the start of the program
//! # let body = include_bytes!("../examples/payloads/store-created.json");
//! # let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?.as_secs();
//! # let headers = webhook::sign(body, &secrets, "msg_1", now);
//! let received = webhook::receive(Some("POST"), body, &headers, &secrets);
//! let status = received.status(); // answer with it: 204, or 401, 405, 413
//! match received {
//!     Received::Event { delivery, event, .. } => println!("{}: {}", delivery.id, event.event_type()),
//!     Received::OtherEvent { event_type, .. } => println!("keep for later: {event_type}"),
//!     Received::Invalid { report, .. } => println!("{}", report.log_line()),
//!     Received::Refused(refusal) => println!("refused: {refusal}"),
//! }
//! # assert_eq!(status, 204); }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The feature `fixtures` adds the module `fixtures`: a sample event of each type, for your tests.
//!
//! # Errors and warnings
//!
//! An error means that the typed event cannot be built, or that its meaning is ambiguous: a required field is
//! missing, an id is a number, a key occurs twice. A warning means that the payload departs from the documentation
//! and the event is still usable: a picture is null, a field is new. A payload with warnings alone is valid, so that
//! a receiver does not lose an event because a beta page is imprecise. [`Code`] lists all checks.
//!
//! ```
//! use chatbrick_events::{Outcome, safe_parse_connected_event};
//!
//! // With a byte order mark, and with the type after an unknown key: two warnings.
//! let parsed = safe_parse_connected_event("\u{feff}{\"new\":1,\"type\":\"store.created\",\"data\":{}}");
//! assert_eq!(parsed.outcome(), Outcome::OtherEvent("store.created"));
//! assert_eq!(parsed.report.issues.len(), 3);
//! ```
//!
//! Decide by the outcome, not by the first issue, which can be a warning.
//!
//! # Null
//!
//! <!-- generated: null -->
//! | class | fields | `null` | absent |
//! |---|---|---|---|
//! | nullable, as documented | data `connectedStore`, `connectedStaff`; account `storeId` | allowed | reads as `null`, warning `absent_field` |
//! | attribute: documented as a string, but may have no value | contact `avatar`; line user `profilePictureUrl`; store `logo`, `externalId`; account `employeeId`, `avatar` | reads as `null`, warning `undocumented_null` | reads as `null`, warning `absent_field` |
//! | required | all others, and the entries of lists | error `null_not_allowed` | error `missing_field` |
//! <!-- end -->
//!
//! If `connectedStore` and `connectedStaff` are both null, the payload has the error `no_connection`: [`Connection`] has no
//! variant for it.
//!
//! # Limits
//!
//! Inputs of up to 1 MiB are read unless [`Options::max_bytes`] sets another limit; a report has at most
//! [`MAX_ISSUES`] issues. Depth has no limit, and the time is linear in the length of the input. No input makes a
//! function of this crate panic, and the crate has no `unsafe` code.
//!
//! # On wasm32
//!
//! A Rust program that is itself compiled to WebAssembly needs no feature. With the feature `js` the module exports
//! `validate` and `parseConnectedEvent` to JavaScript, for users who build their own module with wasm-pack. On other
//! targets the feature changes nothing. The npm package has its own narrower and faster boundary.
//!
//! # Personal data
//!
//! Names and LINE user ids are personal data. `Debug` of an event shows its type and ids only. An [`Issue`] never quotes a value
//! of the payload, so that it is safe to log; [`Report::render`] does quote, for a developer's eyes. The errors of serde's
//! `Deserialize` can quote a value, too: parse untrusted payloads with the functions of this crate.

#![forbid(unsafe_code)]
// Denies code that may panic. `clippy::arithmetic_side_effects` is left out: its 150 hits are sums of offsets into an input
// of less than 4 GiB and digits of numbers, where `checked_add` would hide mistakes rather than show them. All tests and fuzz
// targets run with overflow checks instead.
#![cfg_attr(
    not(test),
    deny(
        clippy::expect_used,
        clippy::get_unwrap,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::panic_in_result_fn,
        clippy::string_slice,
        clippy::todo,
        clippy::unimplemented,
        clippy::unreachable,
        clippy::unwrap_used
    )
)]

mod api;
#[doc(hidden)]
pub mod boundary;
mod event;
mod format;
mod generated;
mod issue;
#[cfg(all(target_arch = "wasm32", any(feature = "js", chatbrick_exports)))]
pub mod js;
mod json;
mod model;
mod options;
mod position;
mod printable;
mod render;
mod simd;
mod swar;
mod timestamp;
mod validate;
mod walk;

/// A sample event of each type, for the tests of programs that use this crate. Needs the feature `fixtures`, as a
/// dev-dependency: `chatbrick-events = { version = "0.1", features = ["fixtures"] }`.
///
/// ```
/// use chatbrick_events::{EventType, fixtures};
///
/// for event_type in EventType::ALL {
///     assert_eq!(fixtures::event(event_type).event_type(), event_type);
/// }
/// ```
#[cfg(feature = "fixtures")]
pub mod fixtures {
    pub use crate::generated::samples::{event, json};
}
#[cfg(feature = "webhook")]
pub mod webhook;

pub use api::{
    Outcome, Parsed, parse_connected_event, parse_event, safe_parse_connected_event, safe_parse_event, validate,
    validate_event,
};
pub use event::order::OrderKey;
pub use event::{EVENT_TYPE, UnknownEventType};
pub use generated::events::*;
pub use generated::objects::*;
pub use issue::{Code, ConnectedEventError, EventError, Issue, MAX_ISSUES, PathSegment, Report, Severity};
pub use options::{DEFAULT_MAX_BYTES, Options};
pub use render::Rendered;

/// The texts of issues, for the generator of the TypeScript sources.
#[doc(hidden)]
pub use issue::{Expectation, MAX_POINTER, Message};

// Runs the Rust examples of the documents as doctests. Those of the front page need `--all-features`, which `npm test` sets.
#[cfg(all(doctest, feature = "webhook"))]
#[doc = include_str!("../docs/crate.md")]
struct FrontPage;
#[cfg(doctest)]
#[doc = include_str!("../docs/guide.md")]
struct Guide;
