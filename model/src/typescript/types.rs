//! `events.ts`: the types of events and of their objects.

use std::fmt::Write;

use super::doc::doc;
use super::examples;
use super::{is_arm, list, type_of};
use crate::declaration::{AtLeastOne, Event, Field, Model};
use crate::layout::{data_fields, object_fields};
use crate::names::lower_first;
use crate::objects::{object_doc, object_names};

pub(super) fn types(model: &Model) -> String {
    let mut out = String::new();
    union(&mut out, model);
    for event in model.events {
        write_event(&mut out, event);
    }
    for name in object_names(model) {
        documented(&mut out, &object_doc(model, &name), &examples::object(model, &name));
        writeln!(out, "export interface {name} {{").unwrap();
        properties(&mut out, object_fields(model, &name).iter());
        out.push_str("}\n");
    }
    out
}

/// Appends a comment with an example.
fn documented(out: &mut String, text: &str, example: &str) {
    if !out.is_empty() {
        out.push('\n');
    }
    doc(out, "", &format!("{}\n@example\n```ts\n{example}\n```", text.trim()));
}

fn union(out: &mut String, model: &Model) {
    documented(
        out,
        "The type strings of all events, in the order of the documentation.",
        &examples::event_types(model),
    );
    let types: Vec<String> = model.events.iter().map(|event| format!("\"{}\"", event.type_name)).collect();
    list(out, "export const EVENT_TYPES = ", ["[", "]"], &types, " as const;");
    documented(out, "The type of an event.", &examples::event_type(model));
    out.push_str("export type EventType = ChatBrickEvent[\"type\"];\n");
    documented(out, "An event of any documented type, discriminated by `type`.", &examples::any_event(model));
    let names: String = model.events.iter().map(|event| format!("\n  | {}", event.event_name())).collect();
    writeln!(out, "export type ChatBrickEvent ={names};").unwrap();
    documented(
        out,
        "The event of a type: `EventOf<\"store.updated\">` is `StoreUpdatedEvent`.",
        &examples::event_of(model),
    );
    out.push_str("export type EventOf<T extends EventType> = Extract<ChatBrickEvent, { type: T }>;\n");
}

fn write_event(out: &mut String, event: &Event) {
    let text = format!("`{}`: {}", event.type_name, lower_first(event.doc));
    documented(out, &text, &examples::event(event));
    write!(
        out,
        "export interface {} {{\n  /** The type of the event; always `{type_name}`. */\n  type: \"{type_name}\";\n  \
         /** The event data. */\n  data: {};\n}}\n",
        event.event_name(),
        event.data_name(),
        type_name = event.type_name
    )
    .unwrap();
    let fields = data_fields(event);
    match event.at_least_one {
        Some(union) => data_with_union(out, event, &union, &fields),
        None => {
            documented(out, &format!("The data of `{}`.", event.type_name), &examples::data(event));
            writeln!(out, "export interface {} {{", event.data_name()).unwrap();
            properties(out, fields.iter());
            out.push_str("}\n");
        }
    }
}

/// Writes `data` as a union with a type for each combination of the two arms.
fn data_with_union(out: &mut String, event: &Event, union: &AtLeastOne, fields: &[Field]) {
    let base = format!("{}Base", event.data_name());
    writeln!(out, "\n/** The fields of all data of `{}`. */\ninterface {base} {{", event.type_name).unwrap();
    properties(out, fields.iter().filter(|field| !is_arm(event, field.key)));
    out.push_str("}\n");
    let arms: Vec<&Field> = union.arms.iter().filter_map(|arm| fields.iter().find(|f| f.key == arm.key)).collect();
    let names = event.arm_names();
    let [first, second] = union.arms;
    let data = event.data_name();
    let texts = [
        format!("`{data}` {} only: `{}` is null.", first.phrase, second.key),
        format!("`{data}` {} only: `{}` is null.", second.phrase, first.key),
        format!("`{data}` {} and {}: neither is null.", first.phrase, second.phrase),
    ];
    for (index, (name, text)) in names.iter().zip(texts).enumerate() {
        documented(out, &text, &examples::arm(event, union, name, index));
        writeln!(out, "export interface {name} extends {base} {{").unwrap();
        for (position, field) in arms.iter().enumerate() {
            let is_null = index + position == 1;
            let kind = type_of(field);
            // The text after the semicolon says when the field is null. Here the type shows that.
            let text = field.doc.split_once(';').map_or(field.doc.to_owned(), |(text, _)| format!("{text}."));
            doc(out, "  ", if is_null { "Always null." } else { &text });
            writeln!(out, "  {}: {};", field.key, if is_null { "null" } else { kind.trim_end_matches(" | null") })
                .unwrap();
        }
        out.push_str("}\n");
    }
    documented(
        out,
        &format!(
            "The data of `{}`. At least one of `{}` and `{}` is set; TypeScript narrows the other if one is null.",
            event.type_name, first.key, second.key
        ),
        &examples::data(event),
    );
    writeln!(out, "export type {data} = {};", names.join(" | ")).unwrap();
}

fn properties<'a>(out: &mut String, fields: impl Iterator<Item = &'a Field>) {
    for field in fields {
        doc(out, "  ", field.doc);
        writeln!(out, "  {}: {};", field.key, type_of(field)).unwrap();
    }
}
