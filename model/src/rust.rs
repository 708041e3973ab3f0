//! The generated Rust sources of the crate.

mod build;
mod debug;
mod events;
mod objects;
mod samples;
mod serde;
mod table;

use std::io::Write;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::declaration::{Field, Kind, Model};
use crate::names::snake;
use crate::objects::object_names;

/// The first line of a generated source.
pub const MARK: &str = "// Generated from model/src/events.rs by `npm run generate`. Do not edit.\n\n";

/// Returns the path of each generated source in the repository, and its content.
///
/// # Errors
///
/// Returns an error if rustfmt is missing or cannot parse a source.
pub fn files(model: &Model) -> Result<Vec<(&'static str, String)>> {
    [
        ("src/generated/table.rs", table::table(model)),
        ("src/generated/objects.rs", objects::objects(model)),
        ("src/generated/events.rs", events::events(model)),
        ("src/generated/build.rs", build::build(model)),
        ("src/generated/serde.rs", serde::serde(model)),
        ("src/generated/debug.rs", debug::debug(model)),
        ("src/generated/samples.rs", samples::samples(model)),
    ]
    .into_iter()
    .map(|(path, source)| Ok((path, format(&format!("{MARK}{source}")).with_context(|| path)?)))
    .collect()
}

fn format(source: &str) -> Result<String> {
    let mut rustfmt = Command::new("rustfmt")
        .args(["--edition", "2024", "--config", "max_width=120,use_small_heuristics=Max"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("rustfmt is missing; run `rustup component add rustfmt`")?;
    rustfmt.stdin.take().context("rustfmt has no standard input")?.write_all(source.as_bytes())?;
    let output = rustfmt.wait_with_output()?;
    ensure!(output.status.success(), "rustfmt cannot parse the generated source:\n{source}");
    Ok(String::from_utf8(output.stdout)?)
}

/// Returns a doc comment. Converts the keys in the text to snake case, and null to `None`.
fn doc(model: &Model, text: &str) -> String {
    let mut out = with_word(text, "null", "`None`");
    let fields = model.objects.iter().flat_map(|object| object.fields);
    let keys = fields.chain(model.events.iter().flat_map(|event| event.fields)).map(|field| field.key);
    let times = model.times();
    let times = times.iter().flat_map(|times| times.fields).map(|time| time.key);
    for key in keys.chain(times) {
        out = out.replace(&format!("`{key}`"), &format!("`{}`", snake(key)));
    }
    out.lines().map(|line| format!("/// {line}\n")).collect()
}

/// Returns the type of an object, with its lifetime if it has one.
fn type_with(model: &Model, object: &str, lifetime: &str) -> String {
    if model.has_text(object) { format!("{object}<{lifetime}>") } else { object.to_owned() }
}

/// Replaces a word, except in other words and in backticks.
fn with_word(text: &str, word: &str, by: &str) -> String {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '`';
    let mut out = String::new();
    for (index, part) in text.split(word).enumerate() {
        if index > 0 {
            let is_word = !out.ends_with(is_part) && !part.starts_with(is_part);
            out.push_str(if is_word { by } else { word });
        }
        out.push_str(part);
    }
    out
}

/// Returns a source: its documentation, the imports that its code uses, and its code. `imports` are modules with names, those
/// of other crates first.
fn source(doc: &str, imports: &[(&str, Vec<String>)], body: &str) -> String {
    let mut out = format!("//! {doc}\n\n");
    let mut is_of_crate = false;
    for (module, names) in imports {
        let mut used: Vec<&str> = names.iter().map(String::as_str).filter(|name| uses(body, name)).collect();
        used.sort_unstable();
        if used.is_empty() {
            continue;
        }
        if module.starts_with("crate") && !is_of_crate {
            is_of_crate = true;
            out.push('\n');
        }
        out.push_str(&format!("use {module}::{{{}}};\n", used.join(", ")));
    }
    out + "\n" + body
}

/// Whether code uses a name outside of comments, and not as a variant of `Event` or `EventType`.
fn uses(body: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    body.lines().filter(|line| !line.trim_start().starts_with("//")).any(|line| {
        line.match_indices(name).any(|(start, _)| {
            let (before, after) = (&line[..start], &line[start + name.len()..]);
            let is_variant = before.ends_with("Event::") || before.ends_with("EventType::");
            !before.ends_with(is_part) && !after.starts_with(is_part) && !is_variant
        })
    })
}

/// Returns owned names.
fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}

/// Returns the names of all types that the crate exports for events.
fn type_names(model: &Model) -> Vec<String> {
    let mut names = object_names(model);
    names.extend(model.unions().iter().map(|union| union.name.to_owned()));
    names.extend(["Event".to_owned(), "EventType".to_owned()]);
    names.extend(model.events.iter().flat_map(|event| [event.event_name(), event.data_name()]));
    names
}

/// Returns the Rust type of a field.
fn field_type(model: &Model, field: &Field) -> String {
    let value = match field.kind {
        Kind::Millis => "i64".to_owned(),
        Kind::Object(name) => type_with(model, name, "'a"),
        Kind::List(name) => format!("Vec<{}>", type_with(model, name, "'a")),
        _ => "Cow<'a, str>".to_owned(),
    };
    if field.may_be_null() { format!("Option<{value}>") } else { value }
}
