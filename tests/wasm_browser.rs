//! Tests for `wasm-pack test --headless --chrome`. wasm.rs has the same tests for Node.
#![cfg(target_arch = "wasm32")]

#[path = "common/boundary.rs"]
mod boundary;
#[cfg(feature = "webhook")]
#[path = "webhook/vectors.rs"]
mod signatures;
#[path = "common/vectors.rs"]
mod vectors;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
