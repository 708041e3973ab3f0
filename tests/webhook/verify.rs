//! Tests `verify`, `sign` and `Secrets` beyond the vectors.

use std::collections::HashMap;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use chatbrick_events::webhook::{self, Options, SecretError, Secrets, SignatureError, Verified, sign};

use super::{NOW, OTHER_SECRET, SECONDS, SECRET, secrets};

const BODY: &[u8] = b"{}";

fn options() -> Options {
    Options::at_ms(NOW)
}

#[test]
fn headers_are_read_from_every_implementation() {
    let [id, timestamp, signature] = sign(BODY, &secrets(), "msg_1", SECONDS);
    let pairs = [id, timestamp, signature];
    let expected = options().verify(BODY, &pairs, &secrets());
    assert_eq!(expected.as_ref().map(|verified| verified.id.as_str()), Ok("msg_1"));

    let verify_slice = options().verify(BODY, &pairs[..], &secrets());
    let verify_vec = options().verify(BODY, &pairs.to_vec(), &secrets());
    let map: HashMap<&str, String> = pairs.clone().into();
    let verify_closure = options().verify(BODY, &|name: &str| map.get(name), &secrets());
    let verify_bytes = options().verify(BODY, &|name: &str| map.get(name).map(|text| text.as_bytes()), &secrets());
    let verify_owned = options().verify(BODY, &|name: &str| map.get(name).cloned(), &secrets());
    for verified in [verify_slice, verify_vec, verify_closure, verify_bytes, verify_owned] {
        assert_eq!(verified, expected);
    }

    let mut headers = http::HeaderMap::new();
    for (name, value) in &pairs {
        headers.append(*name, value.parse().expect("a header value"));
    }
    assert_eq!(options().verify(BODY, &headers, &secrets()), expected);
    // A proxy may split a list into several headers.
    headers.insert("svix-signature", http::HeaderValue::from_static("v1a,AAAA"));
    headers.append("svix-signature", pairs[2].1.parse().expect("a header value"));
    assert_eq!(options().verify(BODY, &headers, &secrets()), expected);
    headers.insert("svix-id", http::HeaderValue::from_bytes(b"msg_\xff").expect("a header value"));
    let malformed = SignatureError::MalformedHeader { headers: vec!["svix-id"] };
    assert_eq!(options().verify(BODY, &headers, &secrets()), Err(malformed));
}

#[test]
fn closure_gets_names_in_lower_case() {
    let mut names = Vec::new();
    let asked = std::cell::RefCell::new(&mut names);
    let look_up = |name: &str| {
        asked.borrow_mut().push(name.to_owned());
        None::<&str>
    };
    let error = webhook::verify(BODY, &look_up, &secrets()).expect_err("no headers");
    assert_eq!(error.as_str(), "missing_header");
    let expected =
        ["svix-id", "svix-timestamp", "svix-signature", "webhook-id", "webhook-timestamp", "webhook-signature"];
    assert_eq!(names, expected);
}

#[test]
fn system_clock_is_used_unless_a_time_is_set() {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_secs();
    let at = |seconds: u64| sign(BODY, &secrets(), "msg_1", seconds);
    assert!(webhook::verify(BODY, &at(now), &secrets()).is_ok());
    let old = webhook::verify(BODY, &at(now - 400), &secrets()).expect_err("too old");
    assert!(matches!(old, SignatureError::TimestampTooOld { age_seconds: 400..=460 }), "{old}");
    let new = webhook::verify(BODY, &at(now + 400), &secrets()).expect_err("too new");
    assert!(matches!(new, SignatureError::TimestampTooNew { age_seconds: -400..=-340 }), "{new}");
    assert_eq!(Options::default(), Options::new());
    assert!(Options::new().now_ms(NOW).verify(BODY, &at(SECONDS), &secrets()).is_ok());
}

#[test]
fn extreme_times_and_tolerances_do_not_panic() {
    for now in [i64::MIN, -1, 0, 1, i64::MAX] {
        for timestamp in [0, 999_999_999_999_999] {
            let headers = sign(BODY, &secrets(), "msg_1", timestamp);
            let options = Options::at_ms(now);
            let is_now = now.div_euclid(1000) == timestamp as i64;
            let none = options.clone().tolerance(Duration::ZERO).verify(BODY, &headers, &secrets());
            assert_eq!(none.is_ok(), is_now, "{now} {timestamp}");
            assert!(options.tolerance(Duration::MAX).verify(BODY, &headers, &secrets()).is_ok());
        }
    }
    // A tolerance of half a second is not rounded up to a second.
    let headers = sign(BODY, &secrets(), "msg_1", SECONDS);
    let half = options().tolerance(Duration::from_millis(500));
    assert!(half.clone().now_ms(NOW + 999).verify(BODY, &headers, &secrets()).is_ok());
    assert!(half.now_ms(NOW + 1000).verify(BODY, &headers, &secrets()).is_err());
}

#[test]
fn sign_adds_a_signature_for_each_secret() {
    let both = Secrets::new(&format!("{OTHER_SECRET} {SECRET}")).expect("two secrets");
    let headers = sign(BODY, &both, "msg_1", SECONDS);
    assert_eq!(headers[2].1.split(' ').count(), 2);
    for (secret, index) in [(SECRET, 0), (OTHER_SECRET, 0)] {
        let verified = options().verify(BODY, &headers, &Secrets::new(secret).expect("a secret")).expect("signed");
        assert_eq!(verified.secret_index, index);
    }
    let by_second = sign(BODY, &secrets(), "msg_1", SECONDS);
    assert_eq!(options().verify(BODY, &by_second, &both).expect("signed").secret_index, 1);
}

#[test]
fn secret_errors_say_what_to_do_and_never_quote_the_secret() {
    for (text, expected, advice) in [
        ("", SecretError::Empty, "copy it"),
        ("whsec_", SecretError::Empty, "copy it"),
        ("v1,whsec_MfKQ9r8GKYqrTwjU", SecretError::HasVersion, "remove that"),
        ("v1,MfKQ9r8GKYqrTwjU", SecretError::IsSignature, "copy the secret"),
        ("'whsec_MfKQ9r8GKYqrTwjU'", SecretError::NotBase64, "remove quotes"),
        ("whsec_MfKQ9r8GKYqrTwjU whsec_MfKQ9r8-", SecretError::NotBase64, "copy it whole"),
    ] {
        let error = Secrets::new(text).expect_err(text);
        assert_eq!(error, expected, "{text}");
        assert!(error.to_string().contains(advice), "{error}");
        assert!(!format!("{error} {error:?}").contains("MfKQ"), "{error}");
    }
}

#[test]
fn debug_and_display_never_show_a_secret_a_signature_or_a_body() {
    let body = "{\"name\":\"何沛妮\"}";
    let headers = sign(body.as_bytes(), &secrets(), "msg_1", SECONDS);
    let verified = options().verify(body.as_bytes(), &headers, &secrets()).expect("signed");
    assert_eq!(verified.body, body.as_bytes());
    let mut shown = format!("{:?} {verified:?}", secrets());
    for headers in [&headers[..2], &headers[1..], &[headers[0].clone(), ("svix-timestamp", "now".into())][..]] {
        let error = options().verify(body.as_bytes(), headers, &secrets()).expect_err("a header is missing");
        shown += &format!("{error} {error:?}");
    }
    for changed in [Options::at_ms(0), options()] {
        let error = changed.verify(b"changed", &headers, &secrets()).expect_err("refused");
        shown += &format!("{error} {error:?}");
    }
    let signature = headers[2].1.trim_start_matches("v1,");
    let bytes = format!("{:?}", &body.as_bytes()[9..12]);
    for secret in ["MfKQ", signature, "何沛妮", bytes.trim_matches(['[', ']'])] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
    assert!(shown.contains("Secrets(1) Verified { id: \"msg_1\", timestamp: 1717870698, secret_index: 0, .. }"));
}

#[test]
fn secrets_and_options_are_send_and_sync() {
    fn is_shared<T: Send + Sync + Clone>() {}
    is_shared::<Secrets>();
    is_shared::<Options>();
    is_shared::<Verified<'static>>();
}
