//! Compares the verdict and the reason for random deliveries, valid and invalid, with the crate standardwebhooks.
//!
//! `CASES=1000000 SEED=7 cargo test --test compare` runs more or other cases.

mod delivery;

use std::collections::BTreeMap;
use std::time::{SystemTime, UNIX_EPOCH};

use chatbrick_events::webhook::{Secrets, SignatureError, verify};
use delivery::{CHANGES, Delivery};
use standardwebhooks::{Webhook, WebhookError};

fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).map_or(default, |n| n.parse().expect("a whole number"))
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_secs()
}

/// Returns the verdict of this crate: `"accepted"` or the reason.
fn ours(delivery: &Delivery) -> &'static str {
    let Ok(secrets) = Secrets::new(&delivery.secret) else { return "secret" };
    match verify(&delivery.body, &delivery.headers(), &secrets) {
        Ok(verified) => {
            assert_eq!((verified.id.as_str(), verified.secret_index), (delivery.id.as_str(), 0));
            "accepted"
        }
        Err(error) => reason(&error),
    }
}

fn reason(error: &SignatureError) -> &'static str {
    match error {
        // The oracle skips a malformed signature, and then no signature matches.
        SignatureError::MalformedHeader { headers } if headers == &["webhook-signature"] => "wrong_signature",
        _ => error.as_str(),
    }
}

/// Returns the verdict of standardwebhooks, as a reason of this crate.
fn theirs(delivery: &Delivery) -> &'static str {
    let Ok(webhook) = Webhook::new(&delivery.secret) else { return "secret" };
    match webhook.verify(&delivery.body, &delivery.headers()) {
        Ok(()) => "accepted",
        Err(WebhookError::MissingHeader(_)) => "missing_header",
        Err(WebhookError::InvalidTimestamp | WebhookError::InvalidHeader(_)) => "malformed_header",
        Err(WebhookError::TimestampTooOldError) => "timestamp_too_old",
        Err(WebhookError::FutureTimestampError) => "timestamp_too_new",
        Err(WebhookError::InvalidSignature) => "wrong_signature",
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn agrees_with_standardwebhooks() {
    let (seed, cases) = (number("SEED", 20_240_608), number("CASES", 100_000) as usize);
    println!("seed {seed}, {cases} cases");
    let mut rng = fastrand::Rng::with_seed(seed);
    let mut counts = BTreeMap::<_, usize>::new();
    for case in 0..cases {
        let change = CHANGES[case % CHANGES.len()];
        let mut delivery = Delivery::random(&mut rng, now());
        delivery.change(&mut rng, change);
        let verdict = ours(&delivery);
        // The clock may advance between the two calls, but no age is close to the limit.
        assert_eq!(verdict, theirs(&delivery), "{change:?}: {delivery:?}");
        if let Some(expected) = change.expected() {
            assert_eq!(verdict, expected, "{change:?}: {delivery:?}");
        }
        *counts.entry(verdict).or_default() += 1;
    }
    println!("{counts:?}");
    for verdict in [
        "accepted",
        "malformed_header",
        "missing_header",
        "secret",
        "timestamp_too_new",
        "timestamp_too_old",
        "wrong_signature",
    ] {
        assert!(counts.get(verdict).is_some_and(|count| *count > cases / 50), "{verdict}: {counts:?}");
    }
}

/// Tests the known differences: where this crate is stricter, and where it accepts more.
#[test]
fn differs_from_standardwebhooks_only_where_documented() {
    let mut rng = fastrand::Rng::with_seed(1);
    for _ in 0..1000 {
        let delivery = Delivery::random(&mut rng, now());
        let mut changed = delivery.clone();
        changed.timestamp = format!("{}{}", ["0", "+"][rng.usize(..2)], delivery.timestamp);
        assert_eq!((ours(&changed), theirs(&changed)), ("malformed_header", "accepted"));

        let mut changed = delivery.clone();
        changed.id.push(' ');
        changed.sign();
        assert_eq!((ours(&changed), theirs(&changed)), ("malformed_header", "accepted"));

        // Some proxies join two headers with a comma.
        let mut changed = delivery.clone();
        changed.signature = format!("{}, v1,AAAA", delivery.signature);
        assert_eq!((ours(&changed), theirs(&changed)), ("accepted", "wrong_signature"));

        let mut changed = delivery;
        changed.secret = changed.secret.trim_end_matches('=').to_owned();
        let expected = if changed.key.len().is_multiple_of(3) { "accepted" } else { "secret" };
        assert_eq!((ours(&changed), theirs(&changed)), ("accepted", expected));
    }
}
