//! `objects.rs`: the types of the objects.

use std::fmt::Write;

use super::{doc, field_type, names, source, type_with};
use crate::declaration::{Field, Kind, Model};
use crate::layout::object_fields;
use crate::names::rust_field;
use crate::objects::{object_doc, object_names};

pub(super) fn objects(model: &Model) -> String {
    let mut out = String::new();
    for name in object_names(model) {
        object(&mut out, model, &name);
    }
    source(
        "The objects in the data of events.",
        &[
            ("std::borrow", names(&["Cow"])),
            ("serde", names(&["Deserialize", "Serialize"])),
            ("crate::event", names(&["own", "wire"])),
        ],
        &out,
    )
}

fn object(out: &mut String, model: &Model, name: &str) {
    let fields = object_fields(model, name);
    let (derive, lifetime) = if model.has_text(name) { ("", "<'a>") } else { ("Copy, ", "") };
    // Times are not personal data. Every other object has its own `Debug`.
    let debug = if is_of_times(model, name) { "Debug, " } else { "" };
    out.push_str(&doc(model, &object_doc(model, name)));
    writeln!(
        out,
        "#[derive(Clone, {derive}{debug}PartialEq, Eq, Serialize, Deserialize)]\n\
         #[serde(rename_all = \"camelCase\")]\n#[non_exhaustive]\npub struct {name}{lifetime} {{"
    )
    .unwrap();
    for field in &fields {
        write_field(out, model, field);
    }
    out.push_str("}\n\n");
    if model.has_text(name) {
        into_owned(out, model, name, &fields);
    }
}

/// Whether the object is `timestamps` or `timestampsMs` of an event.
pub(super) fn is_of_times(model: &Model, name: &str) -> bool {
    model.times().iter().any(|times| name == times.name || name == times.ms_name())
}

/// Writes a field with its documentation and its null rules for serde.
pub(super) fn write_field(out: &mut String, model: &Model, field: &Field) {
    out.push_str(&doc(model, field.doc));
    writeln!(out, "{}pub {}: {},", serde_attribute(field), rust_field(field.key), field_type(model, field)).unwrap();
}

pub(super) fn serde_attribute(field: &Field) -> String {
    let reader = match field.kind {
        Kind::Id => "id",
        Kind::DateTime => "date_time",
        Kind::Millis => "millis",
        Kind::Object(_) => "object",
        Kind::List(_) => "list",
        Kind::Text | Kind::LineUid | Kind::LineProviderId | Kind::Url => "text",
    };
    match field.may_be_null() {
        true => format!("#[serde(default, deserialize_with = \"wire::optional_{reader}\")]\n"),
        false => format!("#[serde(deserialize_with = \"wire::{reader}\")]\n"),
    }
}

fn into_owned(out: &mut String, model: &Model, name: &str, fields: &[Field]) {
    writeln!(
        out,
        "impl {} {{\n/// Copies all texts that are borrowed from the input.\n\
         pub fn into_owned(self) -> {} {{\n{name} {{",
        type_with(model, name, "'_"),
        type_with(model, name, "'static"),
    )
    .unwrap();
    for field in fields {
        let name = rust_field(field.key);
        writeln!(out, "{name}: {},", owned(model, field, &format!("self.{name}"))).unwrap();
    }
    out.push_str("}\n}\n}\n\n");
}

/// Returns an expression that converts the value of a field to an owned one.
pub(super) fn owned(model: &Model, field: &Field, value: &str) -> String {
    let optional = field.may_be_null();
    match field.kind {
        Kind::Millis => value.to_owned(),
        Kind::Object(name) if !model.has_text(name) => value.to_owned(),
        Kind::Object(name) if optional => format!("{value}.map({name}::into_owned)"),
        Kind::Object(_) => format!("{value}.into_owned()"),
        Kind::List(name) if !model.has_text(name) => value.to_owned(),
        Kind::List(name) => format!("{value}.into_iter().map({name}::into_owned).collect()"),
        _ if optional => format!("{value}.map(own)"),
        _ => format!("own({value})"),
    }
}
