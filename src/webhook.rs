//! From a request to an event: verifies the signature of a delivery, then parses its body. Needs the feature `webhook`.
//!
//! ChatBrick delivers through [Svix](https://docs.svix.com/receiving/verifying-payloads/how-manual), which signs the id, the
//! time and the bytes of each delivery. [`receive`](Options::receive) checks the method, the size, the signature and the time,
//! then parses the body:
//!
//! ```
//! use chatbrick_events::webhook::{self, Received, Secrets};
//!
//! let secrets: Secrets = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".parse()?;
//! # let body = include_bytes!("../examples/payloads/store-created.json");
//! # let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?.as_secs();
//! # let headers = webhook::sign(body, &secrets, "msg_1", now);
//! // `headers` and `body` come from the request; `body` must be the bytes as received, not parsed.
//! let received = webhook::receive(Some("POST"), body, &headers, &secrets);
//! let status = received.status(); // 204, 401, 405 or 413
//! match received {
//!     Received::Event { delivery, event, .. } => println!("{}: {}", delivery.id, event.event_type()),
//!     Received::OtherEvent { event_type, .. } => println!("keep for later: {event_type}"),
//!     Received::Invalid { report, .. } => println!("{}", report.log_line()),
//!     Received::Refused(refusal) => println!("{refusal}"),
//! }
//! # assert_eq!(status, 204);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Headers
//!
//! Headers come from any type that implements [`Headers`]: a slice of pairs, a closure that looks up a header or, with the
//! feature `http`, an `http::HeaderMap`. Their names are `svix-id`, `svix-timestamp` and `svix-signature`, or `webhook-id` and so
//! on if a delivery has none of the three.
//!
//! # Answers
//!
//! Answer with [`Received::status`]. It is 204 for every delivery with a valid signature, even if its body is invalid: after
//! any other answer the same bytes are sent again, seven times. Deliveries can arrive twice and in any order: ignore an
//! [`id`](Verified::id) that you have processed, and see [`Event::order_key`](crate::Event::order_key).
//!
//! # On wasm32-unknown-unknown
//!
//! That target has no clock, so the functions `verify` and `receive` and `Options::new` do not exist. Start with
//! [`Options::at_ms`].

mod clock;
mod error;
mod headers;
mod options;
mod received;
mod secrets;
mod sign;
mod signature;
mod verify;

pub use error::{Refusal, SignatureError};
pub use headers::Headers;
pub use options::{DEFAULT_TOLERANCE, Options};
pub use received::Received;
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
pub use received::receive;
pub use secrets::{SecretError, Secrets};
pub use sign::sign;
pub use verify::Verified;
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
pub use verify::verify;
