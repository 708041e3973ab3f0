//! `keys.ts`: the keys of all objects, for the fast path and for the paths of issues.

use super::list;
use crate::declaration::Model;
use crate::layout::{data_fields, object_fields};
use crate::names::constant;
use crate::objects::object_names;

/// An object by its name, and its keys.
type Keys = (String, Vec<&'static str>);

/// Returns all objects in the order of the numbers of their keys.
fn objects(model: &Model) -> Vec<Keys> {
    let root = ("Event".to_owned(), vec!["type", "data"]);
    let objects = object_names(model).into_iter().map(|name| {
        let keys = object_fields(model, &name).iter().map(|field| field.key).collect();
        (name, keys)
    });
    let data = model
        .events
        .iter()
        .map(|event| (event.data_name(), data_fields(event).iter().map(|field| field.key).collect()));
    [root].into_iter().chain(objects).chain(data).collect()
}

/// Returns the name of the first object with the same keys, with which the object shares a list.
pub(super) fn namesake(model: &Model, object: &str) -> String {
    let objects = objects(model);
    let keys = objects.iter().find(|(name, _)| name == object).map(|(_, keys)| keys);
    objects.iter().find(|(_, other)| Some(other) == keys).map_or(object.to_owned(), |(name, _)| name.clone())
}

pub(super) fn keys(model: &Model) -> String {
    let mut out = "// Objects with the same keys share a list.\n\n".to_owned();
    let objects = objects(model);
    for (name, keys) in objects.iter().filter(|(name, _)| namesake(model, name) == *name) {
        let keys: Vec<String> = keys.iter().map(|key| format!("\"{key}\"")).collect();
        list(&mut out, &format!("export const {} = ", constant(name)), ["[", "]"], &keys, " as const;");
    }
    let all: Vec<String> = objects.iter().map(|(name, _)| constant(&namesake(model, name))).collect();
    out.push_str("\n/** The keys by number, for the paths of issues. */\n");
    list(&mut out, "export const KEYS: readonly string[] = ", ["[", "]"], &all, ".flat();");
    out
}
