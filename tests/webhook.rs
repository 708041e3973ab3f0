//! The signatures of deliveries, and the results of `receive`. Needs `--all-features`, which `npm test` sets.
#![cfg(all(not(target_arch = "wasm32"), feature = "http", feature = "fixtures"))]

#[path = "webhook/receive.rs"]
mod receive;
#[path = "webhook/vectors.rs"]
mod vectors;
#[path = "webhook/verify.rs"]
mod verify;

use chatbrick_events::webhook::Secrets;

const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const OTHER_SECRET: &str = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
/// 2024-06-08T18:18:18Z.
const SECONDS: u64 = 1_717_870_698;
const NOW: i64 = SECONDS as i64 * 1000;

fn secrets() -> Secrets {
    Secrets::new(SECRET).expect("a secret")
}
