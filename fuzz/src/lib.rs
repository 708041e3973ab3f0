//! Fuzz targets, and what judges the judge.
//!
//! A target is a function of some bytes that panics when the crate is wrong about them. [`targets::ALL`] lists them.
//! The same functions are driven by libFuzzer (`npm run fuzz`), and by [`drive`] in `cargo test`.

pub mod drive;
#[path = "../../tests/common/generate.rs"]
#[allow(dead_code, reason = "shared with the tests of the crate")]
mod generate;
mod mutate;
pub mod oracle;
pub mod subject;
pub mod targets;
#[path = "../../tests/common/vectors.rs"]
mod vectors;
