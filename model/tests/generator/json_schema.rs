//! The JSON Schemas of the toy and of the declaration.

use chatbrick_events_model::events::MODEL;
use chatbrick_events_model::json_schema::{any_payload, event, files, payload};
use serde_json::{Value, json};

use crate::toy;

/// The schemas of the payload and of the event of a toy event, at a path of properties.
fn both(name: &str, path: &[&str]) -> (Value, Value) {
    let model = toy::model();
    let (toy, _) = toy::event(&model, name);
    let at = |schema: Value| {
        let mut pointer = String::new();
        for step in path {
            pointer += &if *step == "*" { "/items".to_owned() } else { format!("/properties/{step}") };
        }
        schema.pointer(&pointer).unwrap_or_else(|| panic!("{pointer} is missing")).clone()
    };
    (at(payload(&model, &toy)), at(event(&model, &toy)))
}

#[test]
fn text_directly_in_data_is_a_string() {
    let text = json!({ "description": "Text.", "type": "string" });
    assert_eq!(both("Plain", &["data", "note"]), (text.clone(), text));
}

#[test]
fn nullable_text_of_a_store_may_be_null() {
    let (payload, event) = both("Plain", &["data", "store", "name"]);
    assert_eq!(payload["type"], json!(["string", "null"]));
    assert_eq!(payload, event);
    let (payload, event) = both("Plain", &["data", "store"]);
    assert_eq!(payload["required"], json!(["counter"]));
    assert_eq!(event["required"], json!(["name", "openedMs", "counter", "inner"]));
}

#[test]
fn nullable_number_has_null_in_the_first_alternative() {
    let integer = json!({ "type": ["integer", "null"], "minimum": -8_640_000_000_000_000_i64, "maximum": 8_640_000_000_000_000_i64 });
    for path in [&["data", "store", "openedMs"][..], &["data", "msOther"]] {
        let (payload, event) = both("Everything", path);
        assert_eq!(payload["anyOf"][0], integer);
        assert_eq!(payload["anyOf"][1]["type"], "string");
        assert!(payload.get("type").is_none());
        for (key, value) in integer.as_object().expect("an object") {
            assert_eq!(&event[key], value);
        }
    }
}

#[test]
fn date_time_has_a_pattern_that_allows_null() {
    let (required, _) = both("Plain", &["data", "contact", "bornAt"]);
    assert_eq!(required["type"], "string");
    assert_eq!(required["not"], json!({ "pattern": "\\n" }));
    let (nullable, event) = both("Everything", &["data", "atNullable"]);
    assert_eq!(nullable["type"], json!(["string", "null"]));
    // Null matches every pattern, so `not` with a pattern alone would refuse null.
    assert_eq!(nullable["not"], json!({ "pattern": "\\n", "type": "string" }));
    assert_eq!(nullable, event);
}

#[test]
fn nested_objects_are_written_without_references() {
    let (tag, _) = both("Plain", &["data", "entries", "*", "otherTag"]);
    assert_eq!(tag["title"], "Tag");
    assert_eq!(tag["type"], json!(["object", "null"]));
    assert_eq!(tag["required"], json!(["idRequired", "textRequired"]));
    let (_, inner) = both("Plain", &["data", "contact", "inner"]);
    assert_eq!(inner["additionalProperties"], false);
    assert_eq!(inner["required"].as_array().map(Vec::len), Some(21));
}

#[test]
fn third_time_is_required() {
    for key in ["timestamps", "timestampsMs"] {
        let (payload, event) = both("Everything", &["data", key]);
        assert_eq!(payload["required"], json!(["ownAt", "secondAt", "thirdAt"]));
        assert_eq!(event["required"], payload["required"]);
    }
}

#[test]
fn each_union_is_an_any_of_its_arms() {
    let arm = |key: &str| json!({ "required": [key], "properties": { key: { "type": "object" } } });
    for (name, arms) in [("Everything", ["store", "match"]), ("Way", ["left", "right"])] {
        let (payload, event) = both(name, &["data"]);
        assert_eq!(payload["anyOf"], json!(arms.map(arm)));
        assert_eq!(event["anyOf"], payload["anyOf"]);
    }
    assert!(both("Plain", &["data"]).0.get("anyOf").is_none());
}

#[test]
fn schema_of_all_events_contains_the_schema_of_each() {
    let all = any_payload(&MODEL, |_| true);
    let each: Vec<Value> = MODEL
        .events
        .iter()
        .map(|event| {
            let mut schema = payload(&MODEL, event);
            let members = schema.as_object_mut().expect("a schema is an object");
            assert!(members.shift_remove("$schema").is_some() && members.shift_remove("$comment").is_some());
            schema
        })
        .collect();
    assert_eq!(all["anyOf"], Value::Array(each));
    assert_eq!(all["type"], "object");
}

#[test]
fn schema_of_the_event_can_be_derived_from_the_schema_of_the_payload() {
    for of in MODEL.events {
        let (payload, event) = (payload(&MODEL, of), event(&MODEL, of));
        let text = |schema: &Value, key: &str| schema[key].as_str().expect("a text").to_owned();
        assert_eq!(text(&payload, "title").replace("Payload", "Event"), text(&event, "title"));
        assert_eq!(text(&payload, "description").split("\n\n").next(), Some(text(&event, "description").as_str()));
    }
}

#[test]
fn schemas_name_their_origin_and_have_no_references() {
    let files = files(&MODEL);
    assert_eq!(files.len(), 8 + 8 + 3);
    for (path, text) in files {
        let schema: Value = serde_json::from_str(&text).expect("it is JSON");
        assert_eq!(
            schema["$comment"], "Generated from model/src/events.rs by `npm run generate`. Do not edit.",
            "{path}"
        );
        assert!(!text.contains("$ref") && !text.contains("$defs") && !text.contains("oneOf"), "{path}");
    }
}
