//! Writes the crate's results for the payloads in the file `PAYLOADS`, one JSON text per line, to a file of the same name with
//! `.rust` appended. `additions.test.mjs` compiles this in a copy of the project.

use chatbrick_events::safe_parse_event;
use serde_json::{Value, json};

#[test]
fn write_answers() {
    let file = std::env::var("PAYLOADS").expect("the test sets it");
    let payloads = std::fs::read_to_string(&file).expect("the test writes it");
    let answers = payloads.lines().map(|text| {
        let parsed = safe_parse_event(text);
        let mut issues: Vec<[String; 2]> =
            parsed.report.issues.iter().map(|issue| [issue.code.to_string(), issue.pointer()]).collect();
        issues.sort();
        let event = parsed.event.map_or(Value::Null, |event| serde_json::to_value(event).expect("an event is written"));
        if !event.is_null() {
            let read: chatbrick_events::Event = serde_json::from_str(text).expect("serde accepts a valid payload");
            assert_eq!(serde_json::to_value(&read).expect("an event is written"), event, "{text}");
        }
        json!({ "valid": parsed.report.valid, "issues": issues, "event": event }).to_string()
    });
    let answers: Vec<String> = answers.collect();
    std::fs::write(file + ".rust", answers.join("\n")).expect("the folder exists");
}
