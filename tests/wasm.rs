//! Tests for `wasm-pack test --node`. wasm_browser.rs has the same tests for browsers.
#![cfg(target_arch = "wasm32")]

#[path = "common/boundary.rs"]
mod boundary;
#[cfg(feature = "webhook")]
#[path = "webhook/vectors.rs"]
mod signatures;
#[path = "common/vectors.rs"]
mod vectors;
