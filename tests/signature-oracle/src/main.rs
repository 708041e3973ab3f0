//! Prints the time per verification of 1 KB, compared with standardwebhooks: `cargo run --release`.

use std::hint::black_box;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use chatbrick_events::webhook::{Secrets, receive, sign, verify};
use chatbrick_events::{EventType, fixtures};
use http::{HeaderMap, HeaderValue};
use standardwebhooks::Webhook;

const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const ROUNDS: usize = 101;
const CALLS: u32 = 2000;

fn main() {
    let body =
        fixtures::json(EventType::StoreUpdated).replace('\n', "").replacen('{', &format!("{{{}", " ".repeat(660)), 1);
    let body = &body.as_bytes()[body.len() - 1024..];
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_secs();
    let secrets = Secrets::new(SECRET).expect("a secret");
    let other = Webhook::new(SECRET).expect("a secret");
    let signed = sign(body, &secrets, "msg_p5jXN8AQM9LWM0D4loKWxJek", now);
    let (mut svix, mut webhook) = (HeaderMap::new(), HeaderMap::new());
    for ((name, value), webhook_name) in
        signed.into_iter().zip(["webhook-id", "webhook-timestamp", "webhook-signature"])
    {
        let value: HeaderValue = value.parse().expect("a header value");
        svix.insert(name, value.clone());
        webhook.insert(webhook_name, value);
    }
    assert!(verify(body, &svix, &secrets).is_ok() && other.verify(body, &webhook).is_ok());

    let mut ours = Vec::new();
    let mut theirs = Vec::new();
    let mut events = Vec::new();
    for _ in 0..ROUNDS {
        ours.push(nanoseconds(|| verify(black_box(body), &svix, &secrets).is_ok()));
        theirs.push(nanoseconds(|| other.verify(black_box(body), &webhook).is_ok()));
        events.push(nanoseconds(|| receive(None, black_box(body), &svix, &secrets).status() == 204));
    }
    println!("{} bytes, median of {ROUNDS} rounds of {CALLS} calls", body.len());
    for (name, times) in [
        ("chatbrick_events::webhook::verify", &mut ours),
        ("standardwebhooks::Webhook::verify", &mut theirs),
        ("chatbrick_events::webhook::receive", &mut events),
    ] {
        times.sort_by(f64::total_cmp);
        println!("{name:35} {:6.0} ns", times[ROUNDS / 2]);
    }
}

fn nanoseconds(call: impl Fn() -> bool) -> f64 {
    let start = Instant::now();
    for _ in 0..CALLS {
        assert!(black_box(call()));
    }
    start.elapsed().as_nanos() as f64 / f64::from(CALLS)
}
