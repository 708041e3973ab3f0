//! Slots: the walker keeps the span of every field of a payload in an array, and builders read it by the same numbers.
//!
//! The events share the slots, since one payload is one event. Slots 0 and 1 are `type` and `data`; the fields of `data`
//! follow, and then, object by object, the fields of the objects within.

use crate::declaration::{Event, Field, Kind, Model, Presence};

/// The slot of the first field of `data`.
pub const DATA: usize = 2;

/// An object at its position in an event.
#[derive(Clone, Debug)]
pub struct Node {
    /// The name of its type.
    pub object: String,
    /// The slot of its first field. The entries of a list take the same slots one after another.
    pub base: usize,
    /// Its fields, in slots that follow one another.
    pub fields: Vec<Place>,
}

/// A field at its position in an event.
#[derive(Clone, Debug)]
pub struct Place {
    /// The row of the declaration.
    pub field: Field,
    /// The slot of its value.
    pub slot: usize,
    /// The object that the field holds, or an entry of its list.
    pub inner: Option<Node>,
}

/// The slots of one event.
#[derive(Clone, Debug)]
pub struct Layout {
    /// `data`.
    pub data: Node,
    /// How many slots the event takes, the entries of its list included.
    pub slots: usize,
    /// The depth of the longest path: 1 for a field of the root.
    pub depth: usize,
}

impl Layout {
    /// Lays out an event that [`check`](crate::check::check) accepts.
    pub fn of(model: &Model, event: &Event) -> Layout {
        let fields = data_fields(event);
        let mut next = DATA;
        let mut depth = 0;
        let data = node(model, &event.data_name(), &fields, &mut next, 2, &mut depth);
        Layout { data, slots: next, depth }
    }

    /// The list of the event, if it has one.
    pub fn list(&self) -> Option<&Place> {
        self.data.fields.iter().find(|place| matches!(place.field.kind, Kind::List(_)))
    }

    /// The field of `data` with that key.
    ///
    /// # Panics
    ///
    /// Panics if there is none, which [`check`](crate::check::check) refuses.
    pub fn place(&self, key: &str) -> &Place {
        self.data.fields.iter().find(|place| place.field.key == key).expect("check has seen that the key exists")
    }
}

/// All fields of `data`: those of the declaration, then `timestamps` and `timestampsMs`.
pub fn data_fields(event: &Event) -> Vec<Field> {
    let time = |key, name: String, doc| Field {
        key,
        kind: Kind::Object(Box::leak(name.into_boxed_str())),
        presence: Presence::Required,
        sample: "",
        doc,
    };
    let mut fields = event.fields.to_vec();
    fields.push(time("timestamps", event.times.name.to_owned(), "When it happened, as RFC 3339 date-times."));
    fields.push(time(
        "timestampsMs",
        event.times.ms_name(),
        "When it happened, in milliseconds since 1970-01-01T00:00:00Z.",
    ));
    fields
}

/// The fields of an object by the name of its type: one of the model, or one of times.
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
    let places = fields.iter().enumerate().map(|(index, field)| {
        let inner = match field.kind {
            Kind::Object(name) => Some(node(model, name, &object_fields(model, name), next, depth + 1, deepest)),
            Kind::List(name) => Some(node(model, name, &object_fields(model, name), next, depth + 2, deepest)),
            _ => None,
        };
        Place { field: *field, slot: base + index, inner }
    });
    Node { object: object.to_owned(), base, fields: places.collect() }
}

impl Node {
    /// How many slots the object takes, the objects within included.
    pub fn slots(&self) -> usize {
        let inner = self.fields.iter().filter_map(|place| place.inner.as_ref());
        self.fields.len() + inner.map(Node::slots).sum::<usize>()
    }
}
