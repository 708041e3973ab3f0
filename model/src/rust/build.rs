//! `build.rs`: builds events from the spans of the walker.

use std::fmt::Write;

use super::{names, source, type_names, type_with};
use crate::declaration::{Event, Field, Kind, Model, Presence};
use crate::layout::{Layout, SlottedField, object_fields};
use crate::names::{rust_field, snake};
use crate::objects::object_names;

pub(super) fn build(model: &Model) -> String {
    let mut out = String::new();
    writeln!(
        out,
        "/// Builds the event of a valid payload. Returns `None` only if the payload is invalid.\n\
         pub(crate) fn event<'a>(event_type: EventType, values: Values<'a, '_>) -> Option<Event<'a>> {{\n\
         Some(match event_type {{"
    )
    .unwrap();
    for event in model.events {
        writeln!(
            out,
            "EventType::{name} => Event::{name}({}Event {{ data: {}(values)? }}),",
            event.name,
            snake(&event.data_name()),
            name = event.name
        )
        .unwrap();
    }
    out.push_str("})\n}\n\n");
    for event in model.events {
        data(&mut out, model, event);
    }
    for name in object_names(model) {
        object(&mut out, model, &name);
    }
    source(
        "Builds an event from the spans of a valid payload. `base` is the slot of an object's first field.",
        &[("crate::event::values", names(&["Values"])), ("crate", type_names(model))],
        &out,
    )
}

fn data(out: &mut String, model: &Model, event: &Event) {
    let layout = Layout::of(model, event);
    let name = event.data_name();
    writeln!(out, "fn {}<'a>(values: Values<'a, '_>) -> Option<{name}<'a>> {{\nSome({name} {{", snake(&name)).unwrap();
    let mut union = event.at_least_one;
    for slotted in &layout.data.fields {
        let arm = |key: &str| event.at_least_one.is_some_and(|union| union.arms.iter().any(|arm| arm.key == key));
        if arm(slotted.field.key) {
            let Some(union) = union.take() else { continue };
            let [first, second] =
                union.arms.map(|arm| inner_value(layout.field(arm.key), &base_of(layout.field(arm.key))));
            writeln!(out, "{}: {}::new({first}, {second})?,", rust_field(union.name), union.name).unwrap();
        } else {
            writeln!(
                out,
                "{}: {},",
                rust_field(slotted.field.key),
                value(&slotted.field, &slotted.slot.to_string(), base_of(slotted), slotted)
            )
            .unwrap();
        }
    }
    out.push_str("})\n}\n\n");
}

fn base_of(slotted: &SlottedField) -> String {
    slotted.inner.as_ref().map_or(String::new(), |inner| inner.base.to_string())
}

fn inner_value(slotted: &SlottedField, base: &str) -> String {
    let Kind::Object(name) = slotted.field.kind else { unreachable!("`check` makes sure that an arm is an object") };
    format!("values.object({}, |values| {}(values, {base}))", slotted.slot, rust_field(name))
}

fn value(field: &Field, slot: &str, base: String, slotted: &SlottedField) -> String {
    let is_required = field.presence == Presence::Required;
    match field.kind {
        Kind::Millis if is_required => format!("values.millis({slot})"),
        Kind::Millis => format!("values.optional_millis({slot})"),
        Kind::Object(name) if is_required => format!("{}(values, {base})", rust_field(name)),
        Kind::Object(name) => format!("values.object({slot}, |values| {}(values, {base}))", rust_field(name)),
        Kind::List(name) => {
            let stride = slotted.inner.as_ref().map_or(0, crate::layout::Node::slots);
            format!("values.list::<{stride}, _>(|values| {}(values, 0))", rust_field(name))
        }
        _ if is_required => format!("values.text({slot})"),
        _ => format!("values.optional_text({slot})"),
    }
}

/// Writes a function that builds an object from any slots.
fn object(out: &mut String, model: &Model, name: &str) {
    let fields = object_fields(model, name);
    let lifetime = if model.has_text(name) { ("<'a>", "Values<'a, '_>") } else { ("", "Values<'_, '_>") };
    writeln!(
        out,
        "fn {}{}(values: {}, base: usize) -> {} {{\n{name} {{",
        rust_field(name),
        lifetime.0,
        lifetime.1,
        type_with(model, name, "'a")
    )
    .unwrap();
    // The slots of nested objects follow the fields of this object.
    let mut next = fields.len();
    for (index, field) in fields.iter().enumerate() {
        let slot = if index == 0 { "base".to_owned() } else { format!("base + {index}") };
        let inner = match field.kind {
            Kind::Object(inner) => {
                let base = format!("base + {next}");
                next += slots(model, inner);
                base
            }
            _ => String::new(),
        };
        let slotted = SlottedField { field: *field, slot: index, inner: None };
        writeln!(out, "{}: {},", rust_field(field.key), value(field, &slot, inner, &slotted)).unwrap();
    }
    out.push_str("}\n}\n\n");
}

/// Returns the number of slots of an object, including nested objects.
fn slots(model: &Model, name: &str) -> usize {
    let fields = object_fields(model, name);
    let inner = fields.iter().map(|field| match field.kind {
        Kind::Object(inner) => slots(model, inner),
        _ => 0,
    });
    fields.len() + inner.sum::<usize>()
}
