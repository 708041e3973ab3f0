//! A sample payload of each event type. Every field has a value, and the payload has no issues. The tests read the samples, and
//! `chatbrick-events/testing` publishes them.

use serde_json::{Map, Value, json};

use crate::date_time;
use crate::declaration::{Event, Field, Kind, Model};
use crate::layout::{data_fields, object_fields};

/// Returns the path of each sample in the repository and its content, and one file with all samples by type.
pub fn files(model: &Model) -> Vec<(String, String)> {
    let file =
        |event: &Event| (format!("tests/samples/{}.json", event.type_name), format!("{:#}\n", payload(model, event)));
    let all: Map<String, Value> =
        model.events.iter().map(|event| (event.type_name.to_owned(), payload(model, event))).collect();
    let examples = ("npm/src/generated/examples.json".to_owned(), format!("{:#}\n", Value::from(all)));
    model.events.iter().map(file).chain([examples]).collect()
}

/// Returns the sample payload of an event type that [`check`](crate::check::check) accepts.
pub fn payload(model: &Model, event: &Event) -> Value {
    json!({ "type": event.type_name, "data": object(model, &data_fields(event)) })
}

fn object(model: &Model, fields: &[Field]) -> Map<String, Value> {
    fields.iter().map(|field| (field.key.to_owned(), value(model, field))).collect()
}

fn value(model: &Model, field: &Field) -> Value {
    match field.kind {
        Kind::Object(name) => object(model, &object_fields(model, name)).into(),
        Kind::List(name) => json!([object(model, &object_fields(model, name))]),
        // The samples of times are date-times; those of other fields are digits.
        Kind::Millis => date_time::millis(field.sample).or_else(|| field.sample.parse().ok()).into(),
        _ => field.sample.into(),
    }
}
