//! The boundary of the npm package, which only numbers and memory cross. Not part of the public API.
//!
//! `npm/wasm` exports the methods of `Boundary` from the wasm module of the package; its TypeScript sources read the
//! output by the constants of [`layout`]. The steps of a call: `Boundary::reserve`, copy the input to the address that it
//! returns, `Boundary::validate`, read the output. One crossing per field or issue would cost more than the whole validation.

pub mod layout;

// Only the module of the npm package, which is built with SIMD, needs these modules.
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
