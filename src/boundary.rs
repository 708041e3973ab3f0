//! The boundary of the npm package: numbers and memory in, numbers and memory out. Not part of the public API.
//!
//! `npm/wasm` exports the methods of `Boundary` from the wasm module of the package; its TypeScript sources read the
//! result by the constants of [`layout`]. A call goes: `Boundary::reserve`, copy the input to the address it returns,
//! `Boundary::validate`, read the output. One crossing per field or per issue would cost more than the whole validation.

pub mod layout;

// The module of the npm package is built with SIMD; no other program needs what follows.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod engine;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod output;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod utf16;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod utf16_text;

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub use engine::Boundary;
