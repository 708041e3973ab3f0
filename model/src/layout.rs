//! Slots: the walker writes the span of every field of a payload to an array, and builders read it by the same index.
//!
//! The events share the slots, since one payload is one event. Slots 0 and 1 are `type` and `data`; then come the fields of
//! `data`, then object by object the fields of nested objects.

use crate::declaration::{Event, Field, Kind, Model, Presence};

/// The slot of the first field of `data`.
pub const DATA: usize = 2;

/// An object with its slots in an event.
#[derive(Clone, Debug)]
pub struct Node {
    /// The name of its type.
    pub object: String,
    /// The slot of its first field. The entries of a list use the same slots in turn.
    pub base: usize,
    /// Its fields, in consecutive slots.
    pub fields: Vec<SlottedField>,
}

/// A field with its slot in an event.
#[derive(Clone, Debug)]
pub struct SlottedField {
    /// The row of the declaration.
    pub field: Field,
    /// The slot of its value.
    pub slot: usize,
    /// The nested object, or an entry of the list.
    pub inner: Option<Node>,
}

/// The slots of one event.
#[derive(Clone, Debug)]
pub struct Layout {
    /// The object `data`.
    pub data: Node,
    /// The number of slots of the event, including those of one entry of its list.
    pub slots: usize,
    /// The depth of the longest path: 1 for a field of the root.
    pub depth: usize,
}

impl Layout {
    /// Assigns slots to the fields of an event that [`check`](crate::check::check) accepts.
    pub fn of(model: &Model, event: &Event) -> Layout {
        let fields = data_fields(event);
        let mut next = DATA;
        let mut depth = 0;
        let data = node(model, &event.data_name(), &fields, &mut next, 2, &mut depth);
        Layout { data, slots: next, depth }
    }

    /// Returns the list of the event, if it has one.
    pub fn list(&self) -> Option<&SlottedField> {
        self.data.fields.iter().find(|slotted| matches!(slotted.field.kind, Kind::List(_)))
    }

    /// Returns the field of `data` with a key.
    ///
    /// # Panics
    ///
    /// Panics if the key is not declared, which [`check`](crate::check::check) refuses.
    pub fn field(&self, key: &str) -> &SlottedField {
        self.data
            .fields
            .iter()
            .find(|slotted| slotted.field.key == key)
            .expect("`check` makes sure that the key exists")
    }
}

/// Returns all fields of `data`: those of the declaration, then `timestamps` and `timestampsMs`.
pub fn data_fields(event: &Event) -> Vec<Field> {
    let time = |key, name: String, doc| Field {
        key,
        kind: Kind::Object(Box::leak(name.into_boxed_str())),
        presence: Presence::Required,
        sample: "",
        doc,
    };
    let mut fields = event.fields.to_vec();
    fields.push(time("timestamps", event.times.name.to_owned(), "The times of the event, as RFC 3339 date-times."));
    fields.push(time(
        "timestampsMs",
        event.times.ms_name(),
        "The times of the event, in milliseconds since 1970-01-01T00:00:00Z.",
    ));
    fields
}

/// Returns the fields of an object by the name of its type, including `timestamps` and `timestampsMs`.
pub fn object_fields(model: &Model, name: &str) -> Vec<Field> {
    for times in model.times() {
        if name == times.name {
            return times.text_fields();
        }
        if name == times.ms_name() {
            return times.ms_fields();
        }
    }
    model.object(name).fields.to_vec()
}

fn node(model: &Model, object: &str, fields: &[Field], next: &mut usize, depth: usize, deepest: &mut usize) -> Node {
    *deepest = (*deepest).max(depth);
    let base = *next;
    *next += fields.len();
    let slotted = fields.iter().enumerate().map(|(index, field)| {
        let inner = match field.kind {
            Kind::Object(name) => Some(node(model, name, &object_fields(model, name), next, depth + 1, deepest)),
            Kind::List(name) => Some(node(model, name, &object_fields(model, name), next, depth + 2, deepest)),
            _ => None,
        };
        SlottedField { field: *field, slot: base + index, inner }
    });
    Node { object: object.to_owned(), base, fields: slotted.collect() }
}

impl Node {
    /// Returns the number of slots of the object, including nested objects.
    pub fn slots(&self) -> usize {
        let inner = self.fields.iter().filter_map(|slotted| slotted.inner.as_ref());
        self.fields.len() + inner.map(Node::slots).sum::<usize>()
    }
}
