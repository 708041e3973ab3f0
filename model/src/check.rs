//! What the generator cannot express, refused with a message that names the row.

use crate::declaration::{Event, Field, Kind, Model, Presence};
use crate::layout::{data_fields, object_fields};

/// The walker compares a key with its quotes and its colon in 24 bytes.
pub const MAX_KEY: usize = 21;

/// The walker remembers in 32 bits which fields it has seen.
pub const MAX_FIELDS: usize = 31;

/// Every row that is refused; empty if the model can be generated.
pub fn check(model: &Model) -> Vec<String> {
    let mut refused = Vec::new();
    let mut names = Vec::new();
    for object in model.objects {
        unique(&mut names, object.name, &mut refused);
        fields(object.name, object.fields, &mut refused);
    }
    for times in model.times() {
        unique(&mut names, times.name, &mut refused);
        unique(&mut names, &times.ms_name(), &mut refused);
        if times.fields.is_empty() {
            refused.push(format!("{}: an event needs a time of its own", times.name));
        }
        fields(times.name, &times.text_fields(), &mut refused);
    }
    if !refused.is_empty() || !references(model, &mut refused) {
        // What follows walks from object to object.
        return refused;
    }
    let mut types = Vec::new();
    for event in model.events {
        unique(&mut names, &event.event_name(), &mut refused);
        unique(&mut names, &event.data_name(), &mut refused);
        unique(&mut types, event.type_name, &mut refused);
        self::event(model, event, &mut refused);
    }
    refused
}

fn unique(names: &mut Vec<String>, name: &str, refused: &mut Vec<String>) {
    if names.iter().any(|other| other == name) {
        refused.push(format!("{name} is declared twice"));
    }
    names.push(name.to_owned());
}

/// The rows of one object by themselves.
fn fields(object: &str, fields: &[Field], refused: &mut Vec<String>) {
    if fields.len() > MAX_FIELDS {
        refused.push(format!("{object} has {} fields; {MAX_FIELDS} are possible", fields.len()));
    }
    if fields.is_empty() {
        refused.push(format!("{object} has no fields"));
    }
    for (index, field) in fields.iter().enumerate() {
        let mut refuse = |why: &str| refused.push(format!("{object}.{}: {why}", field.key));
        let is_name = field.key.starts_with(|c: char| c.is_ascii_lowercase())
            && field.key.chars().all(|c| c.is_ascii_alphanumeric());
        if !is_name || matches!(field.key, "self" | "super" | "crate") {
            refuse(
                "a key begins with a lower-case letter, has letters and digits only, and is not self, super or crate",
            );
        }
        if field.key.len() > MAX_KEY {
            refuse(&format!("the key is longer than {MAX_KEY} characters"));
        }
        if fields.iter().take(index).any(|other| other.key == field.key) {
            refuse("the key is declared twice");
        }
        if field.doc.is_empty() {
            refuse("the documentation is missing");
        }
        let holds_values = matches!(field.kind, Kind::Object(_) | Kind::List(_));
        match field.kind {
            Kind::List(_) if field.presence != Presence::Required => refuse("a list is required; it may be empty"),
            Kind::Id | Kind::DateTime | Kind::LineUid | Kind::LineProviderId if field.sample.is_empty() => {
                refuse("the sample is missing");
            }
            // The samples of times are date-times: `timestampsMs` follows from them.
            Kind::Millis if field.sample.parse::<i64>().is_err() => {
                refuse("the sample is not a number of milliseconds")
            }
            _ if holds_values && !field.sample.is_empty() => refuse("an object or a list has no sample of its own"),
            _ => {}
        }
    }
}

/// Whether every object that a field names exists, and none holds itself.
fn references(model: &Model, refused: &mut Vec<String>) -> bool {
    let mut rows: Vec<(String, &[Field])> =
        model.objects.iter().map(|object| (object.name.to_owned(), object.fields)).collect();
    rows.extend(model.events.iter().map(|event| (event.data_name(), event.fields)));
    for (object, fields) in &rows {
        for field in *fields {
            if let Kind::Object(name) | Kind::List(name) = field.kind {
                if !model.objects.iter().any(|object| object.name == name) {
                    refused.push(format!("{object}.{}: there is no object {name}", field.key));
                } else if reaches(model, name, name, 0) {
                    refused.push(format!("{object}.{}: {name} holds itself", field.key));
                }
            }
        }
    }
    refused.is_empty()
}

fn reaches(model: &Model, from: &str, to: &str, depth: usize) -> bool {
    depth <= model.objects.len()
        && model.objects.iter().filter(|object| object.name == from).flat_map(|object| object.fields).any(|field| {
            match field.kind {
                Kind::Object(name) | Kind::List(name) => name == to || reaches(model, name, to, depth + 1),
                _ => false,
            }
        })
}

fn event(model: &Model, event: &Event, refused: &mut Vec<String>) {
    let name = event.data_name();
    let data = data_fields(event);
    fields(&name, &data, refused);
    let lists: Vec<&Field> = data.iter().filter(|field| matches!(field.kind, Kind::List(_))).collect();
    if let [_, second, ..] = lists[..] {
        refused.push(format!("{name}.{}: an event has one list at most", second.key));
    }
    for field in &data {
        match field.kind {
            Kind::Object(object) => within(model, &format!("{name}.{}", field.key), object, false, refused),
            Kind::List(object) => within(model, &format!("{name}.{}", field.key), object, true, refused),
            _ => {}
        }
    }
    about(model, event, &data, refused);
    if let Some(union) = event.at_least_one {
        for arm in union.arms {
            let is_nullable =
                |field: &Field| field.key == arm.key && field.may_be_null() && matches!(field.kind, Kind::Object(_));
            if !data.iter().any(is_nullable) {
                refused.push(format!("{name}: at least one of {}, which is not a nullable object of data", arm.key));
            }
        }
    }
}

/// The objects within `data`: where lists and numbers cannot be kept.
fn within(model: &Model, path: &str, object: &str, in_list: bool, refused: &mut Vec<String>) {
    for field in object_fields(model, object) {
        let path = format!("{path}.{}", field.key);
        match field.kind {
            Kind::List(_) => refused.push(format!("{path}: a list is a field of data only")),
            Kind::Millis if in_list => {
                refused.push(format!("{path}: an entry of a list cannot hold milliseconds; DateTime can"));
            }
            Kind::Object(name) => within(model, &path, name, in_list, refused),
            _ => {}
        }
    }
}

fn about(model: &Model, event: &Event, data: &[Field], refused: &mut Vec<String>) {
    let has_id = |object: &str| {
        let id = |field: &Field| field.key == "id" && field.kind == Kind::Id && !field.may_be_null();
        object_fields(model, object).iter().any(id)
    };
    let is_right = data.iter().any(|field| {
        field.key == event.about && !field.may_be_null() && matches!(field.kind, Kind::Object(object) if has_id(object))
    });
    if !is_right {
        let name = event.data_name();
        refused.push(format!("{name}: the event is about {}, which is not a required object with an id", event.about));
    }
}
