//! `events.rs`: the types of the events.

use std::fmt::Write;

use super::objects::{owned, serde_attribute};
use super::{doc, field_type, names, source};
use crate::declaration::{AtLeastOne, Event, Kind, Model};
use crate::layout::data_fields;
use crate::names::{lower_first, rust_field};
use crate::objects::object_names;

pub(super) fn events(model: &Model) -> String {
    let mut out = String::new();
    event_type(&mut out, model);
    event_enum(&mut out, model);
    for union in model.unions() {
        write_union(&mut out, model, &union);
    }
    for event in model.events {
        write_event(&mut out, model, event);
    }
    source(
        "The events and their types.",
        &[
            ("std::borrow", names(&["Cow"])),
            ("serde", names(&["Deserialize", "Serialize"])),
            ("std::vec", names(&["Vec"])),
            ("crate::event", names(&["own", "wire"])),
            ("crate", object_names(model)),
        ],
        &out,
    )
}

fn event_type(out: &mut String, model: &Model) {
    let events = model.events;
    out.push_str(
        "/// The type of an event: the value of its `type`.\n///\n/// ```\n/// use chatbrick_events::EventType;\n///\n\
         /// let event_type: EventType = \"store.updated\".parse()?;\n\
         /// assert_eq!(event_type, EventType::StoreUpdated);\n\
         /// assert_eq!(event_type.as_str(), \"store.updated\");\n\
         /// # Ok::<(), chatbrick_events::UnknownEventType>(())\n/// ```\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]\n#[non_exhaustive]\npub enum EventType {\n",
    );
    for event in events {
        write!(out, "/// `{}`\n{},\n", event.type_name, event.name).unwrap();
    }
    out.push_str("}\n\nimpl EventType {\n/// All types, in the order of the documentation.\n");
    let all: String = events.iter().map(|event| format!("EventType::{},", event.name)).collect();
    writeln!(out, "pub const ALL: [EventType; {}] = [{all}];\n", events.len()).unwrap();
    out.push_str(
        "/// Returns the value of `type`: `\"store.updated\"`.\npub const fn as_str(self) -> &'static str {\nmatch self {\n",
    );
    for event in events {
        writeln!(out, "EventType::{} => {:?},", event.name, event.type_name).unwrap();
    }
    out.push_str("}\n}\n}\n\n");
    let names: String = events.iter().map(|event| format!("{:?},", event.type_name)).collect();
    writeln!(
        out,
        "/// The type strings of all events, in the order of the documentation.\n\
         pub const EVENT_TYPES: [&str; {}] = [{names}];\n",
        events.len()
    )
    .unwrap();
}

fn event_enum(out: &mut String, model: &Model) {
    let events = model.events;
    out.push_str(
        "/// An event of any type.\n///\n\
         /// Match it with a `_` arm, since ChatBrick can add types.\n///\n/// ```\n\
         /// use chatbrick_events::{Event, parse_event};\n///\n\
         /// let body = include_str!(\"../../examples/payloads/store-and-staff.json\");\n\
         /// match parse_event(body)? {\n\
         ///     Event::Connected(event) => println!(\"{} connected\", event.data.contact.id),\n\
         ///     Event::Disconnected(event) => println!(\"{} disconnected\", event.data.contact.id),\n\
         ///     other => println!(\"{}\", other.event_type()),\n\
         /// }\n/// # Ok::<(), chatbrick_events::EventError>(())\n/// ```\n\
         #[derive(Clone, Debug, PartialEq, Eq)]\n#[non_exhaustive]\npub enum Event<'a> {\n",
    );
    for event in events {
        write!(
            out,
            "/// `{}`: {}\n{}({}<'a>),\n",
            event.type_name,
            lower_first(event.doc),
            event.name,
            event.event_name()
        )
        .unwrap();
    }
    out.push_str("}\n\nimpl Event<'_> {\n/// Returns the type of the event.\npub const fn event_type(&self) -> EventType {\nmatch self {\n");
    for event in events {
        writeln!(out, "Event::{0}(_) => EventType::{0},", event.name).unwrap();
    }
    out.push_str(
        "}\n}\n\n/// Returns the event's own time, in milliseconds since 1970-01-01T00:00:00Z.\n\
         pub const fn occurred_at_ms(&self) -> i64 {\nmatch self {\n",
    );
    for event in events {
        let own = event.times.fields.first().map_or("", |time| time.key);
        writeln!(out, "Event::{}(event) => event.data.timestamps_ms.{},", event.name, rust_field(own)).unwrap();
    }
    out.push_str("}\n}\n\n/// Copies all texts that are borrowed from the input.\npub fn into_owned(self) -> Event<'static> {\nmatch self {\n");
    for event in events {
        writeln!(out, "Event::{0}(event) => Event::{0}(event.into_owned()),", event.name).unwrap();
    }
    out.push_str(
        "}\n}\n\n/// Returns the kind and the id of the entity that the event is about, and the rank of the event among those of the same\n\
         /// instant.\n\
         pub(crate) fn about(&self) -> (&'static str, &str, u8) {\nmatch self {\n",
    );
    for event in events {
        writeln!(
            out,
            "Event::{}(event) => ({:?}, &event.data.{}.id, {}),",
            event.name,
            event.about,
            rust_field(event.about),
            event.rank as u8
        )
        .unwrap();
    }
    out.push_str("}\n}\n}\n\n");
}

/// Returns the type of the object of an arm.
pub(super) fn arm_object(model: &Model, union: &AtLeastOne, index: usize) -> &'static str {
    let fields = model.events.iter().filter(|event| event.at_least_one.is_some_and(|other| other.name == union.name));
    let field = fields.flat_map(|event| event.fields).find(|field| field.key == union.arms[index].key);
    match field.map(|field| field.kind) {
        Some(Kind::Object(name)) => name,
        _ => unreachable!("`check` makes sure that an arm is an object"),
    }
}

fn write_union(out: &mut String, model: &Model, union: &AtLeastOne) {
    let [first, second] = union.arms;
    let [first_type, second_type] = [0, 1].map(|index| arm_object(model, union, index));
    let [first_field, second_field] = [first, second].map(|arm| rust_field(arm.name));
    let name = union.name;
    let (first_name, second_name) = (first.name, second.name);
    let both = format!("{first_name}And{second_name}");
    let (first_key, second_key) = (first.key, second.key);
    let (first_phrase, second_phrase) = (first.phrase, second.phrase);
    write!(
        out,
        "{doc}#[derive(Clone, Debug, PartialEq, Eq)]
        pub enum {name}<'a> {{
            /// Connected {first_phrase} only; `{second_key}` is null.
            {first_name}({first_type}<'a>),
            /// Connected {second_phrase} only; `{first_key}` is null.
            {second_name}({second_type}<'a>),
            /// Connected {first_phrase} and {second_phrase}.
            {both} {{
                /// `{first_key}`.
                {first_field}: {first_type}<'a>,
                /// `{second_key}`.
                {second_field}: {second_type}<'a>,
            }},
        }}

        impl<'a> {name}<'a> {{
            /// Returns `None` if both fields are `None`.
            pub fn new({first_field}: Option<{first_type}<'a>>, {second_field}: Option<{second_type}<'a>>) -> Option<Self> {{
                match ({first_field}, {second_field}) {{
                    (Some({first_field}), Some({second_field})) => Some({name}::{both} {{ {first_field}, {second_field} }}),
                    (Some({first_field}), None) => Some({name}::{first_name}({first_field})),
                    (None, Some({second_field})) => Some({name}::{second_name}({second_field})),
                    (None, None) => None,
                }}
            }}

            /// Returns `{first_key}`.
            pub fn {first_field}(&self) -> Option<&{first_type}<'a>> {{
                match self {{
                    {name}::{first_name}({first_field}) | {name}::{both} {{ {first_field}, .. }} => Some({first_field}),
                    {name}::{second_name}(_) => None,
                }}
            }}

            /// Returns `{second_key}`.
            pub fn {second_field}(&self) -> Option<&{second_type}<'a>> {{
                match self {{
                    {name}::{second_name}({second_field}) | {name}::{both} {{ {second_field}, .. }} => Some({second_field}),
                    {name}::{first_name}(_) => None,
                }}
            }}

            /// Copies all texts that are borrowed from the input.
            pub fn into_owned(self) -> {name}<'static> {{
                match self {{
                    {name}::{first_name}({first_field}) => {name}::{first_name}({first_field}.into_owned()),
                    {name}::{second_name}({second_field}) => {name}::{second_name}({second_field}.into_owned()),
                    {name}::{both} {{ {first_field}, {second_field} }} => {name}::{both} {{
                        {first_field}: {first_field}.into_owned(),
                        {second_field}: {second_field}.into_owned(),
                    }},
                }}
            }}
        }}\n\n",
        doc = doc(model, union.doc)
    )
    .unwrap();
}

fn write_event(out: &mut String, model: &Model, event: &Event) {
    let (name, data) = (event.event_name(), event.data_name());
    out.push_str(&doc(model, &format!("`{}`: {}", event.type_name, lower_first(event.doc))));
    writeln!(
        out,
        "///\n/// Texts without escapes are borrowed from the input; [`into_owned`](Self::into_owned) copies them.\n\
         #[derive(Clone, PartialEq, Eq)]\n#[non_exhaustive]\n\
         pub struct {name}<'a> {{\n/// The event data.\npub data: {data}<'a>,\n}}\n"
    )
    .unwrap();
    writeln!(out, "impl<'a> {name}<'a> {{").unwrap();
    if let Some(union) = event.at_least_one {
        let accessor = rust_field(union.name);
        write!(
            out,
            "{}pub fn {accessor}(&self) -> &{}<'a> {{\n&self.data.{accessor}\n}}\n\n",
            doc(model, union.doc),
            union.name
        )
        .unwrap();
    }
    writeln!(
        out,
        "/// Copies all texts that are borrowed from the input.\npub fn into_owned(self) -> {name}<'static> {{\n\
         {name} {{ data: self.data.into_owned() }}\n}}\n}}\n"
    )
    .unwrap();
    writeln!(
        out,
        "impl<'a> From<{name}<'a>> for Event<'a> {{\nfn from(event: {name}<'a>) -> Self {{\nEvent::{}(event)\n}}\n}}\n",
        event.name
    )
    .unwrap();
    write_data(out, model, event);
}

fn write_data(out: &mut String, model: &Model, event: &Event) {
    let data = event.data_name();
    // A union is not a field of the JSON, so data with a union has its own implementation of serde.
    let derive = if event.at_least_one.is_some() { "" } else { ", Serialize, Deserialize" };
    let rename = if event.at_least_one.is_some() { "" } else { "#[serde(rename_all = \"camelCase\")]\n" };
    writeln!(
        out,
        "/// The data of [`{}`].\n#[derive(Clone, PartialEq, Eq{derive})]\n{rename}#[non_exhaustive]\npub struct {data}<'a> {{",
        event.event_name()
    )
    .unwrap();
    let mut moved = String::new();
    let mut union = event.at_least_one;
    for field in data_fields(event) {
        if event.at_least_one.is_some_and(|union| union.arms.iter().any(|arm| arm.key == field.key)) {
            let Some(union) = union.take() else { continue };
            let name = rust_field(union.name);
            let [first, second] = union.arms.map(|arm| arm.key);
            out.push_str(&doc(model, union.doc));
            writeln!(
                out,
                "///\n/// Combines the provider's `{first}` and `{second}`, at least one of which has a value.\n\
                 pub {name}: {}<'a>,",
                union.name
            )
            .unwrap();
            writeln!(moved, "{name}: self.{name}.into_owned(),").unwrap();
            continue;
        }
        let name = rust_field(field.key);
        let attribute = if derive.is_empty() { String::new() } else { serde_attribute(&field) };
        writeln!(out, "{}{attribute}pub {name}: {},", doc(model, field.doc), field_type(model, &field)).unwrap();
        writeln!(moved, "{name}: {},", owned(model, &field, &format!("self.{name}"))).unwrap();
    }
    writeln!(
        out,
        "}}\n\nimpl {data}<'_> {{\n/// Copies all texts that are borrowed from the input.\n\
         pub fn into_owned(self) -> {data}<'static> {{\n{data} {{ {moved} }}\n}}\n}}\n"
    )
    .unwrap();
}
