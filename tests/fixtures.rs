//! The fixtures for the tests of users. Needs `--all-features`, which `npm test` sets.
#![cfg(all(not(target_arch = "wasm32"), feature = "fixtures"))]

use chatbrick_events::{EventType, Options, fixtures};

#[test]
fn every_fixture_is_the_sample_of_its_type_and_has_no_issues() {
    for event_type in EventType::ALL {
        let sample =
            std::fs::read_to_string(format!("tests/samples/{event_type}.json")).expect("every type has a sample");
        assert_eq!(fixtures::json(event_type), sample);
        let parsed = Options::new().strict(true).types([event_type]).safe_parse_event(fixtures::json(event_type));
        assert_eq!(parsed.event, Some(fixtures::event(event_type)));
        assert_eq!(parsed.report.issues, []);
    }
}
