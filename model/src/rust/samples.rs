//! `samples.rs`: the sample of each event type, as JSON and as an event. The event is a literal, which cannot fail, unlike
//! parsing the JSON.

use std::fmt::Write;

use super::{source, type_names, type_with};
use crate::date_time;
use crate::declaration::{Event, Field, Kind, Model};
use crate::layout::{data_fields, object_fields};
use crate::names::rust_field;
use crate::objects::object_names;
use crate::samples::payload;

pub(super) fn samples(model: &Model) -> String {
    let mut out = String::from(
        "/// Returns a sample payload of an event type, as JSON text.\n\
         ///\n\
         /// Every field has a value. The payload is valid under [`strict`](crate::Options::strict).\n\
         ///\n\
         /// ```\n\
         /// use chatbrick_events::{EventType, Options, fixtures};\n\
         ///\n\
         /// let body = fixtures::json(EventType::StoreCreated);\n\
         /// assert!(Options::new().strict(true).parse_event(body).is_ok());\n\
         /// ```\n\
         pub const fn json(event_type: EventType) -> &'static str {\nmatch event_type {\n",
    );
    for event in model.events {
        let text = format!("{:#}\n", payload(model, event));
        let hashes = "#".repeat(1 + text.matches("\"#").count());
        writeln!(out, "EventType::{} => r{hashes}\"{text}\"{hashes},", event.name).unwrap();
    }
    out.push_str(
        "}\n}\n\n/// Returns the event of [`json`]. Change the fields that your test needs.\n\
         ///\n\
         /// ```\n\
         /// use chatbrick_events::{Event, EventType, fixtures};\n\
         ///\n\
         /// let mut event = fixtures::event(EventType::StoreCreated);\n\
         /// if let Event::StoreCreated(event) = &mut event {\n\
         ///     event.data.store.logo = None;\n\
         /// }\n\
         /// ```\n\
         pub fn event(event_type: EventType) -> Event<'static> {\nmatch event_type {\n",
    );
    for event in model.events {
        let (name, event_name, data_name) = (event.name, event.event_name(), event.data_name());
        let fields = data(event);
        writeln!(out, "EventType::{name} => Event::{name}({event_name} {{ data: {data_name} {{ {fields} }} }}),")
            .unwrap();
    }
    out.push_str("}\n}\n\n");
    for name in object_names(model) {
        let fields: String = object_fields(model, &name).iter().map(member).collect();
        let of = type_with(model, &name, "'static");
        writeln!(out, "fn {}() -> {of} {{\n{name} {{ {fields} }}\n}}\n", rust_field(&name)).unwrap();
    }
    source(
        "A sample of each event type. All fields have values, and the samples are valid without warnings.",
        &[("crate", type_names(model))],
        &out,
    )
}

/// Returns the members of the struct literal of an event's data.
fn data(event: &Event) -> String {
    let mut out = String::new();
    let mut union = event.at_least_one;
    for field in data_fields(event) {
        if !event.at_least_one.is_some_and(|union| union.arms.iter().any(|arm| arm.key == field.key)) {
            out.push_str(&member(&field));
        } else if let Some(union) = union.take() {
            let [first, second] = union.arms.map(|arm| {
                let field = data_fields(event).into_iter().find(|field| field.key == arm.key);
                format!("{}: {}", rust_field(arm.name), field.map(|field| bare(&field)).unwrap_or_default())
            });
            let both = format!("{}And{}", union.arms[0].name, union.arms[1].name);
            writeln!(out, "{}: {}::{both} {{ {first}, {second} }},", rust_field(union.name), union.name).unwrap();
        }
    }
    out
}

/// Returns a member of a struct literal.
fn member(field: &Field) -> String {
    let value = bare(field);
    let name = rust_field(field.key);
    if field.may_be_null() { format!("{name}: Some({value}),\n") } else { format!("{name}: {value},\n") }
}

/// Returns the value of a field, without `Some`.
fn bare(field: &Field) -> String {
    match field.kind {
        Kind::Object(name) => format!("{}()", rust_field(name)),
        Kind::List(name) => format!("vec![{}()]", rust_field(name)),
        // The samples of times are date-times; those of other fields are digits.
        Kind::Millis => date_time::millis(field.sample).map_or(field.sample.to_owned(), |millis| millis.to_string()),
        _ => format!("{:?}.into()", field.sample),
    }
}
