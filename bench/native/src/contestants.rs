//! The contestants of the benchmark.

use std::hint::black_box;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::model::{Event, Text};

/// The contestant that the others are compared with.
pub const BASE: &str = "serde_json, Cow";

pub struct Contestant {
    pub name: &'static str,
    /// Returns the event of a payload as JSON; `None` if the contestant cannot read it.
    pub outcome: fn(&[u8]) -> Option<Value>,
    run: Run,
}

type Run = Box<dyn FnMut(&[Vec<u8>])>;

impl Contestant {
    /// Measures the time to read each payload once and to drop the results.
    pub fn time(&mut self, payloads: &[Vec<u8>]) -> Duration {
        let start = Instant::now();
        (self.run)(payloads);
        start.elapsed()
    }
}

/// Returns a contestant. `read` is inlined into its loop, so that it is not called through a pointer for each payload.
fn contestant(
    name: &'static str,
    outcome: fn(&[u8]) -> Option<Value>,
    mut read: impl FnMut(&[u8]) + 'static,
) -> Contestant {
    let run = move |payloads: &[Vec<u8>]| {
        for payload in payloads {
            read(black_box(payload));
        }
    };
    Contestant { name, outcome, run: Box::new(run) }
}

pub fn all() -> Vec<Contestant> {
    vec![
        contestant(
            "chatbrick-events, event",
            |json| serde_json::to_value(chatbrick_events::parse_connected_event(json).ok()?).ok(),
            |json| {
                black_box(&chatbrick_events::parse_connected_event(json));
            },
        ),
        contestant(
            "chatbrick-events, verdict",
            |json| chatbrick_events::validate(json).valid.then(|| serde_json::from_slice(json).ok())?,
            |json| {
                black_box(&chatbrick_events::validate(json));
            },
        ),
        contestant(
            BASE,
            |json| serde_json::to_value(serde_json::from_slice::<Event<Text>>(json).ok()?).ok(),
            |json| {
                black_box(&serde_json::from_slice::<Event<Text>>(json));
            },
        ),
        contestant(
            "serde_json, &str",
            |json| serde_json::to_value(serde_json::from_slice::<Event<&str>>(json).ok()?).ok(),
            |json| {
                black_box(&serde_json::from_slice::<Event<&str>>(json));
            },
        ),
        // Faster in spite of two passes, since `from_slice` checks the UTF-8 of each text separately.
        contestant(
            "serde_json, from_utf8, Cow",
            |json| serde_json::to_value(from_utf8_first(json)?).ok(),
            |json| {
                black_box(&from_utf8_first(json));
            },
        ),
        contestant(
            "serde_json, Value",
            |json| serde_json::from_slice(json).ok(),
            |json| {
                black_box(&serde_json::from_slice::<Value>(json));
            },
        ),
        contestant(
            "sonic-rs, Cow",
            |json| serde_json::to_value(sonic_rs::from_slice::<Event<Text>>(json).ok()?).ok(),
            |json| {
                black_box(&sonic_rs::from_slice::<Event<Text>>(json));
            },
        ),
        simd_json(),
    ]
}

fn from_utf8_first(json: &[u8]) -> Option<Event<Text<'_>>> {
    serde_json::from_str(std::str::from_utf8(json).ok()?).ok()
}

/// Returns the contestant simd-json. It overwrites its input, so each payload is copied first: a receiver still needs the bytes
/// of a request to check the signature or to log the body. The buffers are reused.
fn simd_json() -> Contestant {
    let mut copy = Vec::new();
    let mut buffers = simd_json::Buffers::default();
    contestant(
        "simd-json, Cow, with the copy",
        |json| serde_json::to_value(simd_json::from_slice::<Event<Text>>(&mut json.to_vec()).ok()?).ok(),
        move |json| {
            copy.clear();
            copy.extend_from_slice(json);
            black_box(&simd_json::serde::from_slice_with_buffers::<Event<Text>>(&mut copy, &mut buffers));
        },
    )
}
