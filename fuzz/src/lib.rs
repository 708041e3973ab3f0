//! Fuzz targets, and the oracle that they compare the crate with.
//!
//! A target is a function of bytes that panics if the crate gives a wrong result for them. [`targets::ALL`] lists the targets.
//! libFuzzer (`npm run fuzz`) and [`drive`] in `cargo test` run the same functions.

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

/// Defines a libFuzzer program that runs a target on payloads. Half of the mutations are structural, since mutations of bytes
/// rarely keep the JSON valid.
#[macro_export]
macro_rules! fuzz_payloads {
    ($run:path) => {
        libfuzzer_sys::fuzz_target!(|input: &[u8]| $run(input));

        libfuzzer_sys::fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
            match $crate::drive::restructured(&data[..size], seed.into()) {
                Some(text) if seed % 2 == 0 && text.len() <= max_size => {
                    data[..text.len()].copy_from_slice(&text);
                    text.len()
                }
                _ => libfuzzer_sys::fuzzer_mutate(data, size, max_size),
            }
        });
    };
}
