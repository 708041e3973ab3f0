//! The generated samples, and the list of fields.

use chatbrick_events_model::events::MODEL;
use chatbrick_events_model::fields::{self, rows};
use chatbrick_events_model::{Model, Presence, samples};
use serde_json::{Value, json};

use crate::toy;

/// Resolves a pointer of the list of fields in a sample. `*` is the first entry.
fn resolve<'a>(sample: &'a Value, pointer: &str) -> &'a Value {
    sample.pointer(&pointer.replace("/*", "/0")).unwrap_or_else(|| panic!("{pointer} is missing"))
}

/// Collects the pointers of all values within a value, objects before their fields.
fn pointers(value: &Value, path: &str, out: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                let path = format!("{path}/{key}");
                out.push(path.clone());
                pointers(value, &path, out);
            }
        }
        Value::Array(entries) => entries.iter().for_each(|entry| pointers(entry, &format!("{path}/*"), out)),
        _ => {}
    }
}

fn models() -> [Model; 2] {
    [MODEL, toy::model()]
}

#[test]
fn sample_has_every_field_in_order_and_none_is_null() {
    for model in models() {
        for event in model.events {
            let sample = samples::payload(&model, event);
            let mut found = Vec::new();
            pointers(&sample, "", &mut found);
            let rows = rows(&model, event);
            assert_eq!(found, rows.iter().map(|row| row.pointer.clone()).collect::<Vec<_>>());
            for row in rows {
                let value = resolve(&sample, &row.pointer);
                let is_of_kind = match row.kind {
                    "object" => value.is_object(),
                    "list" => value.as_array().is_some_and(|entries| entries.len() == 1),
                    "millis" => value.is_i64(),
                    _ => value.is_string(),
                };
                assert!(is_of_kind, "{}: {value}", row.pointer);
            }
        }
    }
}

#[test]
fn milliseconds_follow_from_date_times() {
    let model = toy::model();
    let sample = samples::payload(&model, &toy::event(&model, "Everything").0);
    assert_eq!(
        sample["data"]["timestampsMs"],
        json!({ "ownAt": 1_718_734_698_000_i64, "secondAt": 1_717_870_698_888_i64, "thirdAt": -1 })
    );
    assert_eq!(sample["data"]["store"]["openedMs"], 1_717_870_698_888_i64);
    assert_eq!(sample["data"]["msNullable"], -1);
}

#[test]
fn connected_sample_has_the_times_of_the_provider() {
    let connected = samples::payload(&MODEL, &MODEL.events[0]);
    assert_eq!(connected["type"], "contact.connection.connected");
    assert_eq!(
        connected["data"]["timestampsMs"],
        json!({ "connectedAt": 1_717_870_698_888_i64, "initConnectedAt": 1_717_870_698_888_i64 })
    );
    let files = samples::files(&MODEL);
    // A file for each type, and one with all of them.
    assert_eq!(files.len(), MODEL.events.len() + 1);
    assert!(files.iter().all(|(_, text)| text.ends_with("}\n")));
    assert_eq!(files[3].0, "tests/samples/store.created.json");
    let (path, all) = files.last().expect("it is the last");
    assert_eq!(path, "npm/src/generated/examples.json");
    let all: Value = serde_json::from_str(all).expect("it is JSON");
    assert_eq!(all["contact.connection.connected"], connected);
}

#[test]
fn list_has_a_line_for_each_field() {
    for model in models() {
        let [(path, text)] = &fields::files(&model)[..] else { panic!("it is one file") };
        assert_eq!(path, "www/src/generated/fields.json");
        let list: Value = serde_json::from_str(text).expect("it is JSON");
        let count: usize = model.events.iter().map(|event| rows(&model, event).len()).sum();
        assert_eq!(text.lines().count(), count + 2 * model.events.len() + 2);
        let types: Vec<&str> = model.events.iter().map(|event| event.type_name).collect();
        assert_eq!(list.as_object().expect("an object").keys().collect::<Vec<_>>(), types);
    }
}

#[test]
fn row_names_the_object_that_has_the_field() {
    let rows = rows(&MODEL, &MODEL.events[0]);
    let row =
        rows.iter().find(|row| row.pointer == "/data/lineUsers/*/profilePictureUrl").expect("the field is listed");
    assert_eq!((row.key, row.object.as_str(), row.kind), ("profilePictureUrl", "LineUser", "url"));
    assert_eq!(row.presence, Presence::Attribute);
    let keys: Vec<&str> = rows.iter().take(4).map(|row| row.pointer.as_str()).collect();
    assert_eq!(keys, ["/type", "/data", "/data/contact", "/data/contact/id"]);
}
