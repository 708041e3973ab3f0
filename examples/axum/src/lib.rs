//! Receives ChatBrick's webhooks: verifies each delivery, puts it into an inbox, and answers at once.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use chatbrick_events::webhook::{self, Received, Secrets};
use chatbrick_events::{DEFAULT_MAX_BYTES, Event};
use tokio::sync::mpsc::Sender;

/// A verified delivery. It can arrive twice: ignore an `id` that you have processed.
#[derive(Debug)]
pub enum Delivery {
    Event { id: String, event: Box<Event<'static>> },
    OtherEvent { id: String, event_type: String, body: Bytes },
    Invalid { id: String, issues: String, body: Bytes },
}

struct Receiver {
    secrets: Secrets,
    inbox: Sender<Delivery>,
}

/// Returns the routes. The receiver of `inbox` processes the deliveries.
pub fn app(secrets: Secrets, inbox: Sender<Delivery>) -> Router {
    Router::new()
        // Other methods get a 405.
        .route("/webhooks/chatbrick", post(receive))
        // axum stops reading at this limit, and answers with 413.
        .layer(DefaultBodyLimit::max(DEFAULT_MAX_BYTES))
        .with_state(Arc::new(Receiver { secrets, inbox }))
}

// `Bytes`, not `String` or `Json`: the signature is over the bytes, and these two would refuse some signed deliveries.
async fn receive(State(receiver): State<Arc<Receiver>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let delivery = match webhook::receive(Some("POST"), &body, &headers, &receiver.secrets) {
        Received::Event { delivery, event, .. } => {
            Delivery::Event { id: delivery.id, event: Box::new(event.into_owned()) }
        }
        Received::OtherEvent { delivery, event_type, .. } => {
            Delivery::OtherEvent { id: delivery.id, event_type, body: body.clone() }
        }
        Received::Invalid { delivery, report, .. } => {
            Delivery::Invalid { id: delivery.id, issues: report.log_line(), body: body.clone() }
        }
        Received::Refused(refusal) => {
            eprintln!("refused: {refusal}"); // one line without the body, safe to log
            return refusal.status_code();
        }
    };
    match receiver.inbox.try_send(delivery) {
        Ok(()) => StatusCode::NO_CONTENT,
        // ChatBrick sends it again, seven times in 28 hours.
        Err(_) => StatusCode::SERVICE_UNAVAILABLE,
    }
}

/// Runs the examples of the README as doctests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
