#![no_main]

chatbrick_events_fuzz::fuzz_payloads!(chatbrick_events_fuzz::targets::events::run);
