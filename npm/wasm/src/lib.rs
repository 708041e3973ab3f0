//! The wasm module of the npm package: one [`Boundary`], and its methods as exports.
//!
//! The TypeScript sources in `npm/src` call them, and read the output by the constants of
//! [`layout`](chatbrick_events::boundary::layout).

#![cfg(target_arch = "wasm32")]

use core::cell::RefCell;

use chatbrick_events::boundary::Boundary;
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(not(target_feature = "simd128"))]
compile_error!("the module of the npm package needs SIMD: build it with `npm run build`");

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

thread_local! {
    static BOUNDARY: RefCell<Boundary> = const { RefCell::new(Boundary::new()) };
}

/// Calls a function with the boundary.
///
/// Never fails, since calls are never nested. `with_borrow_mut` would do the same, but adds the formatting of its panics to the
/// module.
fn with<T>(call: impl FnOnce(&mut Boundary) -> T) -> T {
    let called = BOUNDARY.try_with(|boundary| boundary.try_borrow_mut().map(|mut boundary| call(&mut boundary)));
    called.ok().and_then(Result::ok).unwrap_or_else(|| std::process::abort())
}

/// See [`Boundary::reserve`].
#[wasm_bindgen]
pub fn reserve(length: usize) -> *mut u8 {
    with(|boundary| boundary.reserve(length))
}

/// See [`Boundary::reserve_utf16`].
#[wasm_bindgen]
pub fn reserve_utf16(count: usize) -> *mut u8 {
    with(|boundary| boundary.reserve_utf16(count))
}

/// See [`Boundary::validate`].
#[wasm_bindgen]
pub fn validate(length: usize, max_bytes: usize, asked: u32, types: u32) -> *const u32 {
    with(|boundary| boundary.validate(length, max_bytes, asked, types))
}

/// See [`Boundary::validate_utf16`].
#[wasm_bindgen]
pub fn validate_utf16(count: usize, max_bytes: usize, asked: u32, types: u32) -> *const u32 {
    with(|boundary| boundary.validate_utf16(count, max_bytes, asked, types))
}

/// See [`Boundary::too_large`].
#[wasm_bindgen]
pub fn too_large(length: usize) -> *const u32 {
    with(|boundary| boundary.too_large(length))
}

/// See [`Boundary::lone_surrogate`].
#[wasm_bindgen]
pub fn lone_surrogate(length: usize, at: usize) -> *const u32 {
    with(|boundary| boundary.lone_surrogate(length, at))
}

/// See [`Boundary::no_text`].
#[wasm_bindgen]
pub fn no_text(undefined: bool) -> *const u32 {
    with(|boundary| boundary.no_text(undefined))
}
