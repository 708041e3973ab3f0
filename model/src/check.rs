//! Refuses declarations that the generator cannot express. Each message names the row.

mod names;
mod sample;

use crate::declaration::{AtLeastOne, Event, Field, Kind, Model, Presence};
use crate::layout::{data_fields, object_fields};
use crate::names::snake;
use names::Names;
pub use sample::MAX_MILLIS;

/// The maximum length of a key. The walker compares a key with its quotes and colon in 24 bytes.
pub const MAX_KEY: usize = 21;

/// The maximum number of fields of an object. The walker has a 32-bit set of the fields that it has seen.
pub const MAX_FIELDS: usize = 31;

/// The maximum length of an event type. An issue shows at most that many characters.
pub const MAX_TYPE_NAME: usize = 64;

/// Returns a message for every refused row; empty if the model can be generated.
pub fn check(model: &Model) -> Vec<String> {
    let mut refused = Vec::new();
    let mut names = Names::default();
    for object in model.objects {
        names.declare(object.name, &mut refused);
        documented(object.name, object.doc, &mut refused);
        fields(object.name, object.fields, &mut refused);
    }
    times(model, &mut names, &mut refused);
    for union in model.unions() {
        names.declare(union.name, &mut refused);
        arms(&union, &mut refused);
    }
    references(model, &mut refused);
    if !refused.is_empty() {
        // The following checks walk from object to object, so all references must exist.
        return refused;
    }
    let mut types = Vec::new();
    for event in model.events {
        names.declare(&event.event_name(), &mut refused);
        names.declare(&event.data_name(), &mut refused);
        for name in event.arm_names() {
            names.declare(&name, &mut refused);
        }
        type_name(event, &mut types, &mut refused);
        documented(&event.event_name(), event.doc, &mut refused);
        data(model, event, &mut refused);
    }
    refused
}

fn documented(name: &str, doc: &str, refused: &mut Vec<String>) {
    if doc.is_empty() {
        refused.push(format!("{name}: the documentation is missing"));
    }
}

/// Checks the rows of one object without following its references.
fn fields(object: &str, fields: &[Field], refused: &mut Vec<String>) {
    if fields.len() > MAX_FIELDS {
        refused.push(format!("{object}: has {} fields; the maximum is {MAX_FIELDS}", fields.len()));
    }
    if fields.is_empty() {
        refused.push(format!("{object}: has no fields"));
    }
    for (index, field) in fields.iter().enumerate() {
        let mut refuse = |why: &str| refused.push(format!("{object}.{}: {why}", field.key));
        let is_name = field.key.starts_with(|c: char| c.is_ascii_lowercase())
            && field.key.chars().all(|c| c.is_ascii_alphanumeric());
        if !is_name || matches!(field.key, "self" | "super" | "crate") {
            refuse(
                "a key must start with a lower-case letter, have only letters and digits, and not be self, super or crate",
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
        if matches!(field.kind, Kind::List(_)) && field.presence != Presence::Required {
            refuse("a list must be required; it may be empty");
        }
        if let Some(why) = sample::refusal(field) {
            refuse(why);
        }
    }
}

fn times(model: &Model, names: &mut Names, refused: &mut Vec<String>) {
    for times in model.times() {
        names.declare(times.name, refused);
        names.declare(&times.ms_name(), refused);
        if model.events.iter().any(|event| event.times.name == times.name && event.times != times) {
            refused.push(format!("{}: two events declare it differently", times.name));
        }
        fields(times.name, &times.text_fields(), refused);
        let Some(own) = times.fields.first() else { continue };
        for time in times.fields {
            // Samples of times have one format, so their texts sort as their instants do.
            if time.sample > own.sample {
                refused
                    .push(format!("{}.{}: the sample is later than the sample of {}", times.name, time.key, own.key));
            }
        }
    }
}

fn arms(union: &AtLeastOne, refused: &mut Vec<String>) {
    documented(union.name, union.doc, refused);
    let [first, second] = union.arms;
    if first.key == second.key || first.name == second.name {
        refused.push(format!("{}.{}: the arm is declared twice", union.name, second.name));
    }
    for arm in union.arms {
        if !names::is_type(arm.name) || matches!(arm.name, "New" | "IntoOwned") {
            refused.push(format!(
                "{}.{}: the arm must have the name of a type, not New or IntoOwned",
                union.name, arm.name
            ));
        }
        if arm.phrase.is_empty() {
            refused.push(format!("{}.{}: the phrase is missing", union.name, arm.name));
        }
    }
}

/// Checks that every object that a field names exists, that no object contains itself, and that each is part of an event.
fn references(model: &Model, refused: &mut Vec<String>) {
    let mut rows: Vec<(String, &[Field])> =
        model.objects.iter().map(|object| (object.name.to_owned(), object.fields)).collect();
    rows.extend(model.events.iter().map(|event| (event.data_name(), event.fields)));
    for (object, fields) in &rows {
        for field in *fields {
            if let Kind::Object(name) | Kind::List(name) = field.kind {
                if !model.objects.iter().any(|object| object.name == name) {
                    refused.push(format!("{object}.{}: the object {name} is not declared", field.key));
                } else if reaches(model, name, name, 0) {
                    refused.push(format!("{object}.{}: {name} contains itself", field.key));
                }
            }
        }
    }
    for object in model.objects {
        let is_used = rows.iter().flat_map(|(_, fields)| *fields).any(|field| contains(field, object.name));
        if !is_used {
            refused.push(format!("{}: no event contains it", object.name));
        }
    }
}

fn contains(field: &Field, object: &str) -> bool {
    matches!(field.kind, Kind::Object(name) | Kind::List(name) if name == object)
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

fn type_name(event: &Event, types: &mut Vec<&str>, refused: &mut Vec<String>) {
    let mut refuse = |why: &str| refused.push(format!("{}: {why}", event.event_name()));
    let is_word =
        |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if !event.type_name.split('.').all(is_word) {
        refuse(&format!("the type {:?} must be lower-case words separated by dots", event.type_name));
    }
    if event.type_name.len() > MAX_TYPE_NAME {
        refuse(&format!("the type {:?} is longer than {MAX_TYPE_NAME} characters", event.type_name));
    }
    if types.contains(&event.type_name) {
        refuse(&format!("the type {:?} is declared twice", event.type_name));
    }
    types.push(event.type_name);
}

fn data(model: &Model, event: &Event, refused: &mut Vec<String>) {
    let name = event.data_name();
    let data = data_fields(event);
    fields(&name, &data, refused);
    let lists: Vec<&Field> = data.iter().filter(|field| matches!(field.kind, Kind::List(_))).collect();
    if let [_, second, ..] = lists[..] {
        refused.push(format!("{name}.{}: an event can have only one list", second.key));
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
        at_least_one(model, event, &union, refused);
    }
}

/// Checks the objects within `data`, which have no slots for lists, and in entries of a list none for numbers.
fn within(model: &Model, path: &str, object: &str, in_list: bool, refused: &mut Vec<String>) {
    for field in object_fields(model, object) {
        let path = format!("{path}.{}", field.key);
        match field.kind {
            Kind::List(_) => refused.push(format!("{path}: a list must be a field of data")),
            Kind::Millis if in_list => {
                refused.push(format!("{path}: an entry of a list cannot have milliseconds; use DateTime"));
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
    let is_valid = data.iter().any(|field| {
        field.key == event.about && !field.may_be_null() && matches!(field.kind, Kind::Object(object) if has_id(object))
    });
    if !is_valid {
        let name = event.data_name();
        refused
            .push(format!("{name}.{}: the event is about it, so it must be a required object with an id", event.about));
    }
}

fn at_least_one(model: &Model, event: &Event, union: &AtLeastOne, refused: &mut Vec<String>) {
    let name = event.data_name();
    let others = || model.events.iter().filter(|other| other.at_least_one.is_some_and(|it| it.name == union.name));
    if others().any(|other| other.at_least_one != Some(*union)) {
        refused.push(format!("{}: {name} declares it differently from another event", union.name));
        return;
    }
    for arm in union.arms {
        let field = event.fields.iter().find(|field| field.key == arm.key);
        let Some(Field { kind: Kind::Object(object), .. }) = field.filter(|field| field.may_be_null()) else {
            refused.push(format!("{name}.{}: an arm of {} must be a nullable object", arm.key, union.name));
            continue;
        };
        let is_same = |field: &Field| field.key != arm.key || field.kind == Kind::Object(object);
        if !others().flat_map(|other| other.fields).all(is_same) {
            refused.push(format!("{name}.{}: the arm of {} has another object in another event", arm.key, union.name));
        }
        if !model.has_text(object) {
            refused.push(format!("{name}.{}: the object of an arm of {} must have text", arm.key, union.name));
        }
    }
    let accessor = snake(union.name);
    let is_arm = |key: &str| union.arms.iter().any(|arm| arm.key == key);
    for field in data_fields(event).iter().filter(|field| !is_arm(field.key) && snake(field.key) == accessor) {
        refused.push(format!("{name}.{}: the union {} has the same name in Rust", field.key, union.name));
    }
}
