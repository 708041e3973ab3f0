#![no_main]

use chatbrick_events_fuzz::{drive, targets};

libfuzzer_sys::fuzz_target!(|input: &[u8]| targets::privacy::run(input));

// Half of the time the structure is changed, which bytes alone seldom hit.
libfuzzer_sys::fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    match drive::restructured(&data[..size], seed.into()) {
        Some(text) if seed % 2 == 0 && text.len() <= max_size => {
            data[..text.len()].copy_from_slice(&text);
            text.len()
        }
        _ => libfuzzer_sys::fuzzer_mutate(data, size, max_size),
    }
});
