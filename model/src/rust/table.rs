//! `table.rs`: the tables that direct the walker.

use std::fmt::Write;

use crate::declaration::{Event, Field, Kind, Model, Presence};
use crate::layout::{Layout, Node, data_fields, object_fields};
use crate::names::constant;
use crate::objects::object_names;

pub(super) fn table(model: &Model) -> String {
    let layouts: Vec<Layout> = model.events.iter().map(|event| Layout::of(model, event)).collect();
    let most = |of: fn(&Layout) -> usize| layouts.iter().map(of).max().unwrap_or_default();
    let mut out = String::from(
        "//! The tables that direct the walker.\n\nuse crate::model::{Event, Kind, Object, Presence, Times, field};\n\n",
    );
    writeln!(
        out,
        "/// The maximum number of slots of an event.\npub(crate) const SLOTS: usize = {};\n",
        most(|l| l.slots)
    )
    .unwrap();
    writeln!(
        out,
        "/// The maximum number of steps of a path.\npub(crate) const MAX_DEPTH: usize = {};\n",
        most(|l| l.depth)
    )
    .unwrap();

    let mut key = 0;
    let root = [("type", "Kind::EventType"), ("data", "Kind::Data")];
    let rows: String = root.iter().map(|(key, kind)| format!("field({key:?}, {kind}, Presence::Required),")).collect();
    write_object(&mut out, "The root of every payload.", "ROOT", &rows, 0b11, &mut key, [2, 2]);
    let mut statics = vec!["ROOT".to_owned()];

    for name in object_names(model) {
        let node = relative(model, &name);
        object(&mut out, &name, &node, &mut key);
        statics.push(constant(&name));
    }
    for (event, layout) in model.events.iter().zip(&layouts) {
        object(&mut out, &event.data_name(), &layout.data, &mut key);
        statics.push(constant(&event.data_name()));
    }
    let list: String = statics.iter().map(|name| format!("&{name},")).collect();
    writeln!(
        out,
        "/// Every object, in the order of the numbers of their keys.\n\
         pub(crate) static OBJECTS: [&Object; {}] = [{list}];\n",
        statics.len()
    )
    .unwrap();

    let events: String = model.events.iter().zip(&layouts).map(|(event, layout)| self::event(event, layout)).collect();
    writeln!(
        out,
        "/// The events, in the order of the documentation.\n\
         pub(crate) static EVENTS: [Event; {}] = [{events}];",
        model.events.len()
    )
    .unwrap();
    out
}

/// Returns an object with slots from 0.
fn relative(model: &Model, name: &str) -> Node {
    fn node(model: &Model, name: &str, next: &mut usize) -> Node {
        let fields = object_fields(model, name);
        let base = *next;
        *next += fields.len();
        let slotted = fields.iter().enumerate().map(|(index, field)| crate::layout::SlottedField {
            field: *field,
            slot: base + index,
            inner: match field.kind {
                Kind::Object(inner) | Kind::List(inner) => Some(node(model, inner, next)),
                _ => None,
            },
        });
        Node { object: name.to_owned(), base, fields: slotted.collect() }
    }
    node(model, name, &mut 0)
}

fn object(out: &mut String, name: &str, node: &Node, key: &mut usize) {
    let mut rows = String::new();
    let mut required = 0_u32;
    for (index, slotted) in node.fields.iter().enumerate() {
        if slotted.field.presence == Presence::Required {
            required |= 1 << index;
        }
        let kind = match (slotted.field.kind, &slotted.inner) {
            (Kind::Object(object), Some(inner)) => {
                format!("Kind::Object(&{}, {})", constant(object), inner.base - node.base)
            }
            (Kind::List(object), Some(inner)) => {
                format!("Kind::List(&{}, {})", constant(object), inner.base - node.base)
            }
            (kind, _) => format!("Kind::{kind:?}"),
        };
        write!(rows, "field({:?}, {kind}, Presence::{:?}),", slotted.field.key, slotted.field.presence).unwrap();
    }
    let doc = format!("`{name}`.");
    write_object(out, &doc, &constant(name), &rows, required, key, [node.fields.len(), node.slots()]);
}

fn write_object(
    out: &mut String,
    doc: &str,
    name: &str,
    rows: &str,
    required: u32,
    key: &mut usize,
    [count, slots]: [usize; 2],
) {
    writeln!(
        out,
        "/// {doc}\npub(crate) static {name}: Object = \
         Object {{ fields: &[{rows}], first_key: {key}, required: {required:#b}, slots: {slots} }};\n"
    )
    .unwrap();
    *key += count;
}

fn event(event: &Event, layout: &Layout) -> String {
    let at_least_one = event.at_least_one.map_or("None".to_owned(), |union| {
        let slots = union.arms.map(|arm| layout.field(arm.key).slot);
        format!("Some({slots:?})")
    });
    let fields: Vec<Field> = data_fields(event);
    let millis = fields.iter().position(|field| field.key == "timestampsMs").expect("every event has times");
    let base = |key: &str| layout.field(key).inner.as_ref().map_or(0, |node| node.base);
    format!(
        "Event {{ type_name: {:?}, data: &{}, at_least_one: {at_least_one}, times: Times {{ millis_field: {millis}, \
         millis: &{}, date_time_slot: {}, millis_slot: {} }} }},",
        event.type_name,
        constant(&event.data_name()),
        constant(&event.times.ms_name()),
        base("timestamps"),
        base("timestampsMs"),
    )
}
