//! JSON Schemas, for users who cannot run wasm.
//!
//! Each object is written where it is used, without `$ref`. So draft-07 differs from draft 2020-12 only in `$schema`, and
//! every schema can be converted to OpenAPI 3.0 keyword by keyword.

use serde_json::{Map, Value, json};

use crate::check::MAX_MILLIS;
use crate::declaration::{AtLeastOne, Event, Field, Kind, Model, Presence};
use crate::layout::{data_fields, object_fields};
use crate::pattern;

/// The event type of `schema.json`, which was published before the schemas of the other types.
const FIRST_TYPE: &str = "contact.connection.connected";

const COMMENT: &str = "Generated from model/src/events.rs by `npm run generate`. Do not edit.";

/// The second paragraph in the description of a payload.
const PAYLOAD_NOTE: &str = "This schema describes the parsed body of the webhook, and accepts payloads with warnings. It cannot \
                            detect duplicate keys, lost digits and lone surrogates.";

/// The two forms of an event.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// A payload that is valid, possibly with warnings.
    Payload,
    /// The event that is returned: every documented key and no other.
    Event,
}

/// Returns the path of each schema in the repository, and its content.
pub fn files(model: &Model) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for event in model.events {
        let payload = text(&payload(model, event));
        let outcome = text(&self::event(model, event));
        if event.type_name == FIRST_TYPE {
            files.push(("npm/src/generated/schema.json".to_owned(), payload.clone()));
            files.push(("tests/schema/generated/event.schema.json".to_owned(), outcome));
        } else {
            files.push((format!("tests/schema/generated/{}.event.schema.json", event.type_name), outcome));
        }
        files.push((format!("npm/src/generated/schemas/{}.json", event.type_name), payload));
    }
    files.push(("npm/src/generated/schemas/event.json".to_owned(), text(&any_payload(model, |_| true))));
    // The package already has the schema of the first type. Together the two are the schema of all types.
    let others = any_payload(model, |event| event.type_name != FIRST_TYPE);
    files.push(("npm/src/generated/other-payloads.json".to_owned(), text(&others)));
    files
}

fn text(schema: &Value) -> String {
    format!("{schema:#}\n")
}

/// Returns the schema of the payloads of one event type.
pub fn payload(model: &Model, event: &Event) -> Value {
    document(root(model, event, Form::Payload))
}

/// Returns the schema of the event of one type. The package derives it from [`payload`].
pub fn event(model: &Model, event: &Event) -> Value {
    document(root(model, event, Form::Event))
}

/// Returns the schema of the payloads of several event types.
pub fn any_payload(model: &Model, is_one: impl Fn(&Event) -> bool) -> Value {
    let events = model.events.iter().filter(|event| is_one(event));
    let events: Vec<Value> = events.map(|event| root(model, event, Form::Payload).into()).collect();
    let mut schema = Map::new();
    schema.insert("title".into(), "Payload".into());
    schema.insert("description".into(), format!("An event of any documented type.\n\n{PAYLOAD_NOTE}").into());
    schema.insert("type".into(), "object".into());
    schema.insert("anyOf".into(), events.into());
    document(schema)
}

fn document(mut schema: Map<String, Value>) -> Value {
    let mut out = Map::new();
    out.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
    out.insert("$comment".into(), COMMENT.into());
    out.append(&mut schema);
    out.into()
}

fn root(model: &Model, event: &Event, form: Form) -> Map<String, Value> {
    let (title, description) = match form {
        Form::Payload => (format!("{}Payload", event.name), format!("{}\n\n{PAYLOAD_NOTE}", event.doc)),
        Form::Event => (event.event_name(), event.doc.to_owned()),
    };
    let type_doc = format!("The type of the event; always `{}`.", event.type_name);
    let mut data = described(Some(&event.data_name()), "The event data.");
    data.append(&mut object(model, &data_fields(event), form));
    if let Some(union) = event.at_least_one {
        data.insert("anyOf".into(), arms(&union));
    }
    let mut schema = described(Some(&title), &description);
    schema.insert("type".into(), "object".into());
    schema.insert("required".into(), json!(["type", "data"]));
    schema.insert(
        "properties".into(),
        json!({ "type": { "description": type_doc, "type": "string", "const": event.type_name }, "data": data }),
    );
    if form == Form::Event {
        schema.insert("additionalProperties".into(), false.into());
    }
    schema
}

fn described(title: Option<&str>, description: &str) -> Map<String, Value> {
    let mut schema = Map::new();
    if let Some(title) = title {
        schema.insert("title".into(), title.into());
    }
    schema.insert("description".into(), description.into());
    schema
}

/// Returns alternatives of which one must hold: the first or the second field is an object.
fn arms(union: &AtLeastOne) -> Value {
    let is_object = |key: &str| json!({ "required": [key], "properties": { key: { "type": "object" } } });
    union.arms.iter().map(|arm| is_object(arm.key)).collect()
}

fn object(model: &Model, fields: &[Field], form: Form) -> Map<String, Value> {
    let is_required = |field: &&Field| form == Form::Event || field.presence == Presence::Required;
    let required: Vec<&str> = fields.iter().filter(is_required).map(|field| field.key).collect();
    let properties: Map<String, Value> =
        fields.iter().map(|field| (field.key.to_owned(), property(model, field, form).into())).collect();
    let mut schema = Map::new();
    schema.insert("type".into(), "object".into());
    // Draft-04, which OpenAPI 3.0 uses, requires at least one key.
    if !required.is_empty() {
        schema.insert("required".into(), required.into());
    }
    schema.insert("properties".into(), properties.into());
    if form == Form::Event {
        schema.insert("additionalProperties".into(), false.into());
    }
    schema
}

fn property(model: &Model, field: &Field, form: Form) -> Map<String, Value> {
    let title = match field.kind {
        Kind::Object(name) => Some(name),
        _ => None,
    };
    let mut schema = described(title, field.doc);
    let mut value = value(model, field, form);
    if field.may_be_null() {
        allow_null(&mut value);
    }
    schema.append(&mut value);
    schema
}

/// Allows `null` as another type. A schema of alternatives has no type, so its first alternative allows `null`.
fn allow_null(schema: &mut Map<String, Value>) {
    if let Some(Value::Array(alternatives)) = schema.get_mut("anyOf") {
        if let Some(Value::Object(first)) = alternatives.first_mut() {
            return allow_null(first);
        }
    }
    if let Some(kind) = schema.get_mut("type") {
        *kind = json!([kind.take(), "null"]);
    }
    // Null matches every pattern, since patterns apply only to strings. `not` with a pattern alone would refuse null.
    if let Some(Value::Object(not)) = schema.get_mut("not") {
        not.insert("type".into(), "string".into());
    }
}

/// Returns the schema of a value other than null.
fn value(model: &Model, field: &Field, form: Form) -> Map<String, Value> {
    let schema = match field.kind {
        Kind::Object(name) => return object(model, &object_fields(model, name), form),
        Kind::List(name) => {
            let mut items = described(Some(name), model.object(name).doc);
            items.append(&mut object(model, &object_fields(model, name), form));
            json!({ "type": "array", "items": items })
        }
        Kind::Id => json!({ "type": "string", "minLength": 1 }),
        // A wrong format is only a warning.
        Kind::Text | Kind::LineUid | Kind::LineProviderId | Kind::Url => json!({ "type": "string" }),
        Kind::DateTime => matching(&pattern::date_time()),
        Kind::Millis => {
            let integer = json!({ "type": "integer", "minimum": -MAX_MILLIS, "maximum": MAX_MILLIS });
            match form {
                Form::Event => integer,
                Form::Payload => {
                    json!({ "anyOf": [integer, matching(&pattern::digits(MAX_MILLIS.unsigned_abs()))] })
                }
            }
        }
    };
    match schema {
        Value::Object(schema) => schema,
        _ => unreachable!("every arm is an object"),
    }
}

fn matching(pattern: &str) -> Value {
    json!({ "type": "string", "pattern": pattern, "not": { "pattern": pattern::LINE_FEED } })
}
