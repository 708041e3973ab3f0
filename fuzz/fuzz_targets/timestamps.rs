#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| chatbrick_events_fuzz::targets::timestamps::run(input));
