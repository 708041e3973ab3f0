//! `serde.rs`: reads and writes events as the provider's JSON, with serde.

use std::fmt::Write;

use super::objects::serde_attribute;
use super::{field_type, names, source, type_names};
use crate::declaration::{AtLeastOne, Event, Kind, Model};
use crate::layout::data_fields;
use crate::names::rust_field;

pub(super) fn serde(model: &Model) -> String {
    let mut out = String::new();
    event_enum(&mut out, model);
    for event in model.events {
        let (name, data) = (event.event_name(), event.data_name());
        writeln!(
            out,
            "impl Serialize for {name}<'_> {{\n\
             fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {{\n\
             wire::write_event(EventType::{0}, &self.data, serializer)\n}}\n}}\n\n\
             impl<'de, 'a> Deserialize<'de> for {name}<'a> {{\n\
             fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {{\n\
             let data: {data}<'a> = wire::read_event(EventType::{0}, deserializer)?;\n\
             Ok({name} {{ data }})\n}}\n}}\n",
            event.name
        )
        .unwrap();
        if let Some(union) = event.at_least_one {
            data_with_union(&mut out, model, event, &union);
        }
    }
    // Imports the trait `Error` for its `custom`, which only a union needs. `S::Error` does not need the import.
    let error = if model.unions().is_empty() { None } else { Some("Error") };
    let de = ["Deserialize", "Deserializer"].into_iter().chain(error).collect::<Vec<_>>();
    source(
        "The implementations of serde that cannot be derived on the types.",
        &[
            ("std::borrow", names(&["Cow"])),
            ("serde::de", names(&de)),
            ("serde::ser", names(&["Serialize", "Serializer"])),
            ("std::vec", names(&["Vec"])),
            ("crate::event", names(&["wire"])),
            ("crate", type_names(model)),
        ],
        &out,
    )
}

fn event_enum(out: &mut String, model: &Model) {
    out.push_str(
        "impl Serialize for Event<'_> {\n\
         fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {\nmatch self {\n",
    );
    for event in model.events {
        writeln!(out, "Event::{}(event) => event.serialize(serializer),", event.name).unwrap();
    }
    out.push_str(
        "}\n}\n}\n\n/// If `data` comes before `type`, serde buffers it until the type is known.\n\
         #[derive(serde::Deserialize)]\n#[serde(tag = \"type\", content = \"data\")]\nenum AnyEvent<'a> {\n",
    );
    for event in model.events {
        writeln!(out, "#[serde(rename = {:?})]\n{}({}<'a>),", event.type_name, event.name, event.data_name()).unwrap();
    }
    out.push_str(
        "}\n\nimpl<'de, 'a> Deserialize<'de> for Event<'a> {\n\
         fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {\n\
         Ok(match wire::object(deserializer)? {\n",
    );
    for event in model.events {
        writeln!(out, "AnyEvent::{0}(data) => Event::{0}({0}Event {{ data }}),", event.name).unwrap();
    }
    out.push_str("})\n}\n}\n\n");
}

/// Writes the implementations for data with a union, which is two fields in JSON.
fn data_with_union(out: &mut String, model: &Model, event: &Event, union: &AtLeastOne) {
    let data = event.data_name();
    let [mut refs, mut from_refs, mut wires, mut from_wires] = [const { String::new() }; 4];
    let is_arm = |key: &str| union.arms.iter().find(|arm| arm.key == key);
    let accessor = rust_field(union.name);
    for field in data_fields(event) {
        let name = rust_field(field.key);
        let of = field_type(model, &field);
        writeln!(wires, "{}{name}: {of},", serde_attribute(&field)).unwrap();
        match is_arm(field.key) {
            Some(arm) => {
                let Kind::Object(object) = field.kind else {
                    unreachable!("`check` makes sure that an arm is an object")
                };
                writeln!(refs, "{name}: Option<&'r {object}<'a>>,").unwrap();
                writeln!(from_refs, "{name}: self.{accessor}.{}(),", rust_field(arm.name)).unwrap();
            }
            None => {
                writeln!(refs, "{name}: &'r {of},").unwrap();
                writeln!(from_refs, "{name}: &self.{name},").unwrap();
                writeln!(from_wires, "{name}: data.{name},").unwrap();
            }
        }
    }
    let [first, second] = union.arms.map(|arm| arm.key);
    write!(
        out,
        "#[derive(serde::Serialize)]
        #[serde(rename_all = \"camelCase\")]
        struct {data}Ref<'r, 'a> {{ {refs} }}

        impl Serialize for {data}<'_> {{
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {{
                {data}Ref {{ {from_refs} }}.serialize(serializer)
            }}
        }}

        #[derive(serde::Deserialize)]
        #[serde(rename_all = \"camelCase\")]
        struct {data}Wire<'a> {{ {wires} }}

        impl<'de, 'a> Deserialize<'de> for {data}<'a> {{
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {{
                let data: {data}Wire<'a> = wire::object(deserializer)?;
                let {accessor} = {name}::new(data.{first_field}, data.{second_field})
                    .ok_or_else(|| D::Error::custom(\"{first} and {second} are both null\"))?;
                Ok({data} {{ {accessor}, {from_wires} }})
            }}
        }}\n\n",
        name = union.name,
        first_field = rust_field(first),
        second_field = rust_field(second),
    )
    .unwrap();
}
