//! From a request to an event: verifies the signature of a delivery, then parses its body. Needs the feature `webhook`.
//!
//! ChatBrick delivers through [Svix](https://docs.svix.com/receiving/verifying-payloads/how-manual), which signs the id, the
//! time and the bytes of each delivery. [`receive`](Options::receive) checks all of that and returns what the delivery is:
//!
//! ```
//! use chatbrick_events::webhook::{self, Received, Secrets};
//!
//! let secrets: Secrets = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".parse()?;
//! # let body = include_bytes!("../examples/payloads/store-created.json");
//! # let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?.as_secs();
//! # let headers = webhook::sign(body, &secrets, "msg_1", now);
//! // `headers` and `body` are those of the request: the body as bytes, before anything parses it.
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
//! Headers come from anything that implements [`Headers`]: a slice of pairs, a closure that looks one up, and, with the
//! feature `http`, an `http::HeaderMap`. The names `svix-id`, `svix-timestamp` and `svix-signature` are used, or those that begin
//! with `webhook-` if a delivery has none of the three.
//!
//! # Answers
//!
//! Answer with [`Received::status`]. It is 204 for every delivery with a right signature, whatever its body contains: after
//! any other answer the same bytes are sent again, seven times. Deliveries can come twice and in any order: ignore an
//! [`id`](Verified::id) that was processed, and see [`Event::order_key`](crate::Event::order_key).
//!
//! # On wasm32-unknown-unknown
//!
//! That target has no clock, and none of `verify`, `receive` and `Options::new`; begin with [`Options::at_ms`].

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
