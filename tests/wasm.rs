//! `wasm-pack test --node` runs these tests; wasm_browser.rs has the same for browsers.
#![cfg(target_arch = "wasm32")]

#[path = "common/boundary.rs"]
mod boundary;
#[path = "common/vectors.rs"]
mod vectors;
