//! The generated TypeScript sources of the npm package.

mod build_event;
mod doc;
mod examples;
mod keys;
mod order;
mod parsed_event;
mod types;

use std::fmt::Write;

use crate::declaration::{Event, Field, Kind, Model};
use crate::layout::object_fields;
use crate::objects::object_names;
use crate::rust::MARK;

/// The maximum length of a line.
const WIDTH: usize = 110;

/// Returns the path of each generated source in the repository, and its content.
pub fn files(model: &Model) -> Vec<(String, String)> {
    [
        ("events", types::types(model)),
        ("keys", keys::keys(model)),
        ("build-event", build_event::build_event(model)),
        ("parsed-event", parsed_event::parsed_event(model)),
        ("order", order::order(model)),
    ]
    .into_iter()
    .map(|(name, source)| (format!("npm/src/generated/{name}.ts"), format!("{MARK}{source}")))
    .collect()
}

/// Returns the TypeScript type of a field.
fn type_of(field: &Field) -> String {
    let value = match field.kind {
        Kind::Millis => "number".to_owned(),
        Kind::Object(name) => name.to_owned(),
        Kind::List(name) => format!("{name}[]"),
        _ => "string".to_owned(),
    };
    if field.may_be_null() { format!("{value} | null") } else { value }
}

/// Appends `head` and items between brackets: on one line if they fit, otherwise each item on its own line.
fn list(out: &mut String, head: &str, [open, close]: [&str; 2], items: &[String], tail: &str) {
    let space = if open == "{" { " " } else { "" };
    let line = format!("{head}{open}{space}{}{space}{close}{tail}", items.join(", "));
    if line.chars().count() <= WIDTH && !items.iter().any(|item| item.contains('\n')) {
        writeln!(out, "{line}").unwrap();
        return;
    }
    let indent: String = head.chars().take_while(|c| *c == ' ').collect();
    let lines: String = items.iter().map(|item| format!("{indent}  {item},\n")).collect();
    writeln!(out, "{head}{open}\n{lines}{indent}{close}{tail}").unwrap();
}

/// Appends an import of the names that the code uses. `names` must be sorted.
fn import(out: &mut String, keyword: &str, names: &[String], from: &str, code: &str) {
    let used: Vec<String> = names.iter().filter(|name| uses(code, name.trim_start_matches("type "))).cloned().collect();
    if !used.is_empty() {
        list(out, &format!("{keyword} "), ["{", "}"], &used, &format!(" from \"{from}\";"));
    }
}

fn uses(code: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$' | '"' | '.');
    code.match_indices(name).any(|(start, _)| {
        let (before, after) = (&code[..start], &code[start + name.len()..]);
        !before.ends_with(is_part) && !after.starts_with(|c| is_part(c) && c != '.')
    })
}

/// Returns the names of all types of `events.ts`, sorted.
fn type_names(model: &Model) -> Vec<String> {
    let mut names = object_names(model);
    names.extend(model.events.iter().flat_map(|event| [event.event_name(), event.data_name()]));
    names.push("ChatBrickEvent".to_owned());
    names.sort_unstable();
    names
}

/// Appends the types of all objects in `fields`, including nested ones, each before the types that contain it.
fn parts(model: &Model, fields: &[Field], out: &mut Vec<String>) {
    for field in fields {
        if let Kind::Object(name) | Kind::List(name) = field.kind {
            parts(model, &object_fields(model, name), out);
            if !out.iter().any(|other| other == name) {
                out.push(name.to_owned());
            }
        }
    }
}

/// Returns all object types in events, each before the types that contain it.
fn all_parts(model: &Model) -> Vec<String> {
    let mut out = Vec::new();
    for event in model.events {
        parts(model, &crate::layout::data_fields(event), &mut out);
    }
    out
}

/// Whether a key is an arm of the event's union.
fn is_arm(event: &Event, key: &str) -> bool {
    event.at_least_one.is_some_and(|union| union.arms.iter().any(|arm| arm.key == key))
}

/// Returns the name of a variable for a field: its key, unless that is reserved.
fn variable(key: &str) -> String {
    const RESERVED: &[&str] = &[
        "arguments",
        "await",
        "break",
        "case",
        "catch",
        "class",
        "const",
        "continue",
        "debugger",
        "default",
        "delete",
        "do",
        "else",
        "enum",
        "eval",
        "export",
        "extends",
        "false",
        "finally",
        "for",
        "function",
        "if",
        "implements",
        "import",
        "in",
        "instanceof",
        "interface",
        "let",
        "new",
        "null",
        "package",
        "private",
        "protected",
        "public",
        "raw",
        "return",
        "static",
        "super",
        "switch",
        "this",
        "throw",
        "true",
        "try",
        "typeof",
        "undefined",
        "value",
        "var",
        "void",
        "while",
        "with",
        "yield",
    ];
    // The functions that the generated code calls start with these verbs.
    let is_function =
        ["is", "has", "accept", "spend", "filled", "fits", "copies"].iter().any(|verb| key.starts_with(verb));
    if RESERVED.contains(&key) || is_function { format!("{key}Value") } else { key.to_owned() }
}
