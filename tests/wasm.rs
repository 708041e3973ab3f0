//! `wasm-pack test --node` runs these tests; wasm_browser.rs has the same for browsers.
#![cfg(target_arch = "wasm32")]

#[path = "common/boundary.rs"]
mod boundary;
#[cfg(feature = "webhook")]
#[path = "webhook/vectors.rs"]
mod signatures;
#[path = "common/vectors.rs"]
mod vectors;
