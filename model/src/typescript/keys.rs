//! `keys.ts`: the keys that the steps of an issue's path number.

use super::list;
use crate::declaration::Model;
use crate::layout::{data_fields, object_fields};
use crate::objects::object_names;

pub(super) fn keys(model: &Model) -> String {
    let mut keys = vec!["type", "data"];
    for name in object_names(model) {
        keys.extend(object_fields(model, &name).iter().map(|field| field.key));
    }
    for event in model.events {
        keys.extend(data_fields(event).iter().map(|field| field.key));
    }
    let keys: Vec<String> = keys.iter().map(|key| format!("\"{key}\"")).collect();
    let mut out =
        "/** The keys of all objects, by number: the root, the objects in the order of the model, then `data` of each event. */\n"
            .to_owned();
    list(&mut out, "export const KEYS: readonly string[] = ", ["[", "]"], &keys, ";");
    out
}
