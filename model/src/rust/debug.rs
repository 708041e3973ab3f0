//! `debug.rs`: `Debug` that shows only ids, since names and LINE user ids are personal data.

use std::fmt::Write;

use super::objects::is_of_times;
use super::{names, source, type_names, type_with};
use crate::declaration::{Field, Kind, Model};
use crate::layout::{data_fields, object_fields};
use crate::names::{rust_field, snake};
use crate::objects::object_names;

pub(super) fn debug(model: &Model) -> String {
    let mut out = String::new();
    for name in object_names(model).iter().filter(|name| !is_of_times(model, name)) {
        let shown: String = object_fields(model, name).iter().filter_map(|field| shown(model, field)).collect();
        implement(&mut out, &type_with(model, name, "'_"), name, &shown);
    }
    for event in model.events {
        let mut shown = String::new();
        let mut union = event.at_least_one;
        for field in data_fields(event) {
            if event.at_least_one.is_some_and(|union| union.arms.iter().any(|arm| arm.key == field.key)) {
                if let Some(union) = union.take() {
                    let name = snake(union.name);
                    write!(shown, ".field(\"{name}\", &self.{})", rust_field(union.name)).unwrap();
                }
            } else if let Some(part) = self::shown(model, &field) {
                shown.push_str(&part);
            }
        }
        implement(&mut out, &format!("{}<'_>", event.data_name()), &event.data_name(), &shown);
        let name = event.event_name();
        writeln!(
            out,
            "impl fmt::Debug for {name}<'_> {{\nfn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {{\n\
             f.debug_struct(\"{name}\").field(\"type\", &EventType::{}.as_str()).field(\"data\", &self.data).finish()\n}}\n}}\n",
            event.name
        )
        .unwrap();
    }
    source(
        "`Debug` of events and of their objects. It shows only ids, since names and LINE user ids are personal data.",
        &[("core", names(&["fmt"])), ("crate", type_names(model))],
        &out,
    )
}

fn implement(out: &mut String, of: &str, name: &str, shown: &str) {
    writeln!(
        out,
        "impl fmt::Debug for {of} {{\nfn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {{\n\
         f.debug_struct(\"{name}\"){shown}.finish_non_exhaustive()\n}}\n}}\n"
    )
    .unwrap();
}

fn shown(model: &Model, field: &Field) -> Option<String> {
    let is_shown = match field.kind {
        Kind::Id => true,
        Kind::Object(name) | Kind::List(name) => !is_of_times(model, name),
        _ => false,
    };
    let name = rust_field(field.key);
    is_shown.then(|| format!(".field(\"{}\", &self.{name})", name.trim_start_matches("r#")))
}
