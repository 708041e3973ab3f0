//! The list of the fields of each event, for the page and for tests.

use serde_json::json;

use crate::declaration::{Event, Field, Kind, Model, Presence};
use crate::layout::{data_fields, object_fields};

/// A field of an event, by its path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The JSON Pointer of the field, with `*` for the entries of a list: `"/data/lineUsers/*/name"`.
    pub pointer: String,
    /// The last step of the pointer.
    pub key: &'static str,
    /// The type that has the field: `"LineUser"`.
    pub object: String,
    /// The type and format of the value: `"text"`.
    pub kind: &'static str,
    /// The meaning of `null` and absence.
    pub presence: Presence,
    /// The documentation of the field (Markdown).
    pub doc: String,
}

/// Returns all fields of an event, each object before its fields.
pub fn rows(model: &Model, event: &Event) -> Vec<Row> {
    let root = |key: &'static str, kind: &'static str, doc: String| Row {
        pointer: format!("/{key}"),
        key,
        object: event.event_name(),
        kind,
        presence: Presence::Required,
        doc,
    };
    let mut rows = vec![
        root("type", "eventType", format!("The type of the event; always `{}`.", event.type_name)),
        root("data", "object", "The event data.".to_owned()),
    ];
    add(&mut rows, model, "/data", &event.data_name(), &data_fields(event));
    rows
}

fn add(rows: &mut Vec<Row>, model: &Model, path: &str, object: &str, fields: &[Field]) {
    for field in fields {
        let pointer = format!("{path}/{}", field.key);
        rows.push(Row {
            pointer: pointer.clone(),
            key: field.key,
            object: object.to_owned(),
            kind: kind_name(field.kind),
            presence: field.presence,
            doc: field.doc.to_owned(),
        });
        match field.kind {
            Kind::Object(name) => add(rows, model, &pointer, name, &object_fields(model, name)),
            Kind::List(name) => add(rows, model, &format!("{pointer}/*"), name, &object_fields(model, name)),
            _ => {}
        }
    }
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Id => "id",
        Kind::Text => "text",
        Kind::LineUid => "lineUid",
        Kind::LineProviderId => "lineProviderId",
        Kind::Url => "url",
        Kind::DateTime => "dateTime",
        Kind::Millis => "millis",
        Kind::Object(_) => "object",
        Kind::List(_) => "list",
    }
}

fn presence_name(presence: Presence) -> &'static str {
    match presence {
        Presence::Required => "required",
        Presence::Nullable => "nullable",
        Presence::Attribute => "attribute",
    }
}

/// Returns the path of the list in the repository, and its content: a line of JSON for each field.
pub fn files(model: &Model) -> Vec<(String, String)> {
    let events: Vec<String> = model
        .events
        .iter()
        .map(|event| {
            let rows: Vec<String> = rows(model, event).iter().map(|row| format!("    {}", line(row))).collect();
            format!("  {}: [\n{}\n  ]", json!(event.type_name), rows.join(",\n"))
        })
        .collect();
    vec![("www/src/generated/fields.json".to_owned(), format!("{{\n{}\n}}\n", events.join(",\n")))]
}

fn line(row: &Row) -> String {
    json!({
        "pointer": row.pointer,
        "key": row.key,
        "object": row.object,
        "kind": row.kind,
        "presence": presence_name(row.presence),
        "doc": row.doc,
    })
    .to_string()
}
