//! Tests `receive`: from the parts of a request to an event.

use chatbrick_events::webhook::{Options, Received, Refusal, SignatureError, sign};
use chatbrick_events::{Code, EventType, fixtures};

use super::{NOW, SECONDS, secrets};

fn options() -> Options {
    Options::at_ms(NOW)
}

fn headers(body: &[u8]) -> [(&'static str, String); 3] {
    sign(body, &secrets(), "msg_1", SECONDS)
}

fn receive<'a>(options: &Options, body: &'a [u8]) -> Received<'a> {
    options.receive(Some("POST"), body, &headers(body), &secrets())
}

#[test]
fn every_event_type_is_received() {
    for event_type in EventType::ALL {
        let body = fixtures::json(event_type).as_bytes();
        let received = receive(&options().strict(true), body);
        assert_eq!((received.status(), received.status_code().as_u16()), (204, 204));
        let Received::Event { delivery, event, report, .. } = received else { panic!("{event_type}: {received:?}") };
        assert_eq!(event, fixtures::event(event_type));
        assert_eq!((delivery.id.as_str(), delivery.timestamp, delivery.secret_index), ("msg_1", SECONDS, 0));
        assert_eq!(delivery.body, body);
        assert!(report.valid && report.issues.is_empty());
    }
}

#[test]
fn other_event_has_its_type_and_the_verified_delivery() {
    let body = fixtures::json(EventType::AccountCreated).as_bytes();
    for options in [options().types([EventType::StoreCreated]), options().types([])] {
        let received = receive(&options, body);
        assert_eq!(received.status(), 204);
        let Received::OtherEvent { delivery, event_type, report, .. } = received else { panic!("{received:?}") };
        assert_eq!((delivery.id.as_str(), event_type.as_str()), ("msg_1", "account.created"));
        assert_eq!(report.issues[0].code, Code::UnexpectedEventType);
    }
    assert!(matches!(receive(&options(), br#"{"type":"store.merged","data":{}}"#), Received::OtherEvent { .. }));
}

#[test]
fn invalid_body_with_a_valid_signature_has_status_204() {
    let warned = fixtures::json(EventType::StoreCreated).replacen('{', r#"{"new":1,"#, 1);
    for (options, body, code) in [
        (options(), &b"{\"\xff\"}"[..], Code::InvalidUtf8),
        (options(), b"", Code::InvalidJson),
        (options(), b"{}", Code::MissingField),
        (options().strict(true), warned.as_bytes(), Code::UnknownField),
    ] {
        let received = receive(&options, body);
        assert_eq!(received.status(), 204);
        let Received::Invalid { delivery, report, .. } = received else { panic!("{received:?}") };
        assert_eq!(delivery.body, body);
        assert_eq!(report.issues[0].code, code);
    }
    assert!(matches!(receive(&options(), warned.as_bytes()), Received::Event { .. }));
}

#[test]
fn refusals_have_a_reason_and_a_status() {
    let body = b"{}";
    let signed = headers(body);
    let at = |method, body, max_bytes| options().max_bytes(max_bytes).receive(method, body, &signed, &secrets());
    for (received, reason, status) in [
        (at(Some("GET"), body, 2), "method_not_allowed", 405),
        (at(Some("PUT"), body, 1), "method_not_allowed", 405),
        (at(Some("POST"), body, 1), "too_large", 413),
        (at(None, body, 1), "too_large", 413),
        (at(None, b"[]", 2), "wrong_signature", 401),
        (options().now_ms(NOW + 301_000).receive(None, body, &signed, &secrets()), "timestamp_too_old", 401),
        (options().now_ms(NOW - 301_000).receive(None, body, &signed, &secrets()), "timestamp_too_new", 401),
        (options().receive(None, body, &signed[1..], &secrets()), "missing_header", 401),
        (
            options().receive(
                None,
                body,
                &[("svix-id", "é"), ("svix-timestamp", "1"), ("svix-signature", "v2,x")],
                &secrets(),
            ),
            "malformed_header",
            401,
        ),
    ] {
        assert_eq!((received.status(), received.status_code().as_u16()), (status, status), "{received:?}");
        let Received::Refused(refusal) = received else { panic!("{received:?}") };
        assert_eq!((refusal.as_str(), refusal.status()), (reason, status));
        assert_eq!(refusal.to_string().lines().count(), 1);
    }
    assert_eq!(at(None, body, 2).status(), 204);
    assert_eq!(at(Some("POST"), body, 2).status(), 204);
}

#[test]
fn default_limit_is_a_mebibyte() {
    let body = vec![b' '; (1 << 20) + 1];
    assert_eq!(receive(&options(), &body), Received::Refused(Refusal::TooLarge));
    assert_eq!(receive(&options(), &body[1..]).status(), 204);
}

#[test]
fn refusal_of_a_signature_displays_the_error() {
    let error = SignatureError::TimestampTooNew { age_seconds: -301 };
    assert_eq!(Refusal::from(error.clone()).to_string(), error.to_string());
    assert_eq!(error.to_string(), "the delivery is 301 s in the future; set the clock here");
}
