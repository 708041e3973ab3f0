//! The generated Rust sources of the crate.

mod build;
mod debug;
mod events;
mod objects;
mod serde;
mod table;

use std::io::Write;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::declaration::{Field, Kind, Model};
use crate::layout::object_fields;
use crate::names::snake;

/// The first line of a generated source.
pub const MARK: &str = "// Generated from model/src/events.rs by `npm run generate`. Do not edit.\n\n";

/// The path of each generated source in the repository, and its content.
///
/// # Errors
///
/// If rustfmt is missing or does not understand a source.
pub fn files(model: &Model) -> Result<Vec<(&'static str, String)>> {
    [
        ("src/generated/table.rs", table::table(model)),
        ("src/generated/objects.rs", objects::objects(model)),
        ("src/generated/events.rs", events::events(model)),
        ("src/generated/build.rs", build::build(model)),
        ("src/generated/serde.rs", serde::serde(model)),
        ("src/generated/debug.rs", debug::debug(model)),
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
        .context("rustfmt is missing: `rustup component add rustfmt` brings it")?;
    rustfmt.stdin.take().context("rustfmt takes no input")?.write_all(source.as_bytes())?;
    let output = rustfmt.wait_with_output()?;
    ensure!(output.status.success(), "rustfmt does not understand:\n{source}");
    Ok(String::from_utf8(output.stdout)?)
}

/// A doc comment. The declaration has the provider's spelling; here fields are in snake case and null is `None`.
fn doc(model: &Model, text: &str) -> String {
    let mut out = text.replace(" null", " `None`");
    let keys = model.objects.iter().flat_map(|object| object.fields).map(|field| field.key);
    let times = model.times();
    let times = times.iter().flat_map(|times| times.fields).map(|time| time.key);
    for key in keys.chain(times) {
        out = out.replace(&format!("`{key}`"), &format!("`{}`", snake(key)));
    }
    out.lines().map(|line| format!("/// {line}\n")).collect()
}

/// Whether a type borrows text from the input, so that it has a lifetime.
fn borrows(model: &Model, object: &str) -> bool {
    object_fields(model, object).iter().any(|field| match field.kind {
        Kind::Millis => false,
        Kind::Object(name) | Kind::List(name) => borrows(model, name),
        _ => true,
    })
}

/// The name of an object's type with its lifetime, if it has one.
fn type_with(model: &Model, object: &str, lifetime: &str) -> String {
    if borrows(model, object) { format!("{object}<{lifetime}>") } else { object.to_owned() }
}

/// The type of a field.
fn field_type(model: &Model, field: &Field) -> String {
    let value = match field.kind {
        Kind::Millis => "i64".to_owned(),
        Kind::Object(name) => type_with(model, name, "'a"),
        Kind::List(name) => format!("Vec<{}>", type_with(model, name, "'a")),
        _ => "Cow<'a, str>".to_owned(),
    };
    if field.may_be_null() { format!("Option<{value}>") } else { value }
}

/// The names of all object types: those of the model, then those of times.
fn object_names(model: &Model) -> Vec<String> {
    let objects = model.objects.iter().map(|object| object.name.to_owned());
    objects.chain(model.times().iter().flat_map(|times| [times.name.to_owned(), times.ms_name()])).collect()
}
