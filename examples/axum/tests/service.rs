//! Tests the service on a real socket.

mod client;

use std::time::{SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use chatbrick_events::webhook::{Secrets, sign};
use chatbrick_events::{EventType, fixtures};
use chatbrick_events_axum::{Delivery, app};
use client::{Answer, send, send_endless};
use tokio::net::TcpListener;
use tokio::sync::mpsc::{self, Receiver};

const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

fn secrets() -> Secrets {
    SECRET.parse().expect("a secret")
}

/// Returns the headers of a delivery that was sent `age` seconds ago.
fn signed(body: &[u8], age: u64) -> Vec<(&'static str, String)> {
    signed_by(&secrets(), body, age)
}

fn signed_by(secrets: &Secrets, body: &[u8], age: u64) -> Vec<(&'static str, String)> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_secs();
    sign(body, secrets, "msg_1", now - age).into()
}

struct Service {
    address: String,
    deliveries: Receiver<Delivery>,
}

impl Service {
    async fn start() -> Service {
        Self::with(10, |app| app).await
    }

    async fn with(capacity: usize, change: impl FnOnce(Router) -> Router) -> Service {
        let (inbox, deliveries) = mpsc::channel(capacity);
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address").to_string();
        let app = change(app(secrets(), inbox));
        tokio::spawn(async move { axum::serve(listener, app).await });
        Service { address, deliveries }
    }

    async fn post(&self, body: &[u8], headers: &[(&str, String)]) -> Answer {
        send(&self.address, "POST", headers, body).await
    }

    /// Returns the delivery in the inbox, if there is one. The service answers after it has put a delivery there.
    fn kept(&mut self) -> Option<Delivery> {
        self.deliveries.try_recv().ok()
    }
}

#[tokio::test]
async fn event_is_put_into_the_inbox() {
    let mut service = Service::start().await;
    for event_type in EventType::ALL {
        let body = fixtures::json(event_type).as_bytes();
        for content_type in ["application/json", "text/plain", "nonsense"] {
            let mut headers = signed(body, 0);
            headers.push(("content-type", content_type.into()));
            assert_eq!(service.post(body, &headers).await.status, 204);
            let kept = service.kept();
            let Some(Delivery::Event { id, event }) = kept else { panic!("{kept:?}") };
            assert_eq!((id.as_str(), *event), ("msg_1", fixtures::event(event_type)));
        }
    }
}

#[tokio::test]
async fn event_of_an_unknown_type_is_put_into_the_inbox_with_its_bytes() {
    let mut service = Service::start().await;
    let sent = br#"{"type":"store.merged","data":{}}"#;
    assert_eq!(service.post(sent, &signed(sent, 0)).await.status, 204);
    let kept = service.kept();
    let Some(Delivery::OtherEvent { event_type, body, .. }) = kept else { panic!("{kept:?}") };
    assert_eq!((event_type.as_str(), &body[..]), ("store.merged", &sent[..]));
}

#[tokio::test]
async fn body_that_is_not_utf8_is_verified_and_put_into_the_inbox_as_invalid() {
    let mut service = Service::start().await;
    let sent = b"{\"type\":\"\xff\xfe\"}";
    assert_eq!(service.post(sent, &signed(sent, 0)).await.status, 204);
    let kept = service.kept();
    let Some(Delivery::Invalid { id, issues, body }) = kept else { panic!("{kept:?}") };
    assert_eq!((id.as_str(), &body[..]), ("msg_1", &sent[..]));
    assert!(issues.contains("invalid_utf8"), "{issues}");
}

#[tokio::test]
async fn replay_and_wrong_signature_are_refused() {
    let mut service = Service::start().await;
    let body = fixtures::json(EventType::StoreCreated).as_bytes();
    let by_other = signed_by(&"bm90IHRoZSBzZWNyZXQ=".parse().expect("a secret"), body, 0);
    for headers in [signed(body, 301), signed(b"other bytes", 0), by_other, signed(body, 0)[..2].to_vec(), vec![]] {
        assert_eq!(service.post(body, &headers).await.status, 401, "{headers:?}");
        assert!(service.kept().is_none());
    }
}

#[tokio::test]
async fn other_methods_are_refused_with_an_allow_header() {
    let mut service = Service::start().await;
    let body = fixtures::json(EventType::StoreCreated).as_bytes();
    for method in ["GET", "PUT", "DELETE"] {
        let answer = send(&service.address, method, &signed(body, 0), body).await;
        assert_eq!(answer.status, 405);
        assert!(answer.head.contains("allow: post"), "{}", answer.head);
        assert!(service.kept().is_none());
    }
}

#[tokio::test]
async fn body_over_the_limit_is_refused_before_its_end() {
    let mut service = Service::start().await;
    let largest = vec![b' '; 1 << 20];
    assert_eq!(service.post(&largest, &signed(&largest, 0)).await.status, 204);
    assert!(matches!(service.kept(), Some(Delivery::Invalid { .. })));
    let larger = vec![b' '; (1 << 20) + 1];
    assert_eq!(service.post(&larger, &signed(&larger, 0)).await.status, 413);
    assert_eq!(send_endless(&service.address).await.status, 413);
    assert!(service.kept().is_none());
}

#[tokio::test]
async fn full_inbox_answers_503_so_that_the_delivery_is_sent_again() {
    let service = Service::with(1, |app| app).await;
    let body = fixtures::json(EventType::StoreCreated).as_bytes();
    assert_eq!(service.post(body, &signed(body, 0)).await.status, 204);
    assert_eq!(service.post(body, &signed(body, 0)).await.status, 503);
}

/// A common mistake: a layer that parses the body and passes on a body that it has written anew.
async fn parse_and_rewrite(request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let bytes = axum::body::to_bytes(body, usize::MAX).await.expect("the body is read");
    let parsed: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");
    next.run(Request::from_parts(parts, Body::from(parsed.to_string()))).await
}

#[tokio::test]
async fn layer_that_rewrites_the_body_causes_a_refusal() {
    let mut service = Service::with(10, |app| app.layer(from_fn(parse_and_rewrite))).await;
    let body = fixtures::json(EventType::StoreCreated).as_bytes();
    assert_eq!(service.post(body, &signed(body, 0)).await.status, 401);
    assert!(service.kept().is_none());
}
