//! The generated tables of the documents, between the lines `<!-- generated: NAME -->` and `<!-- end -->`.

use std::fmt::Write;

use anyhow::{Context, Result, bail};

use crate::declaration::{Event, Field, Model, Presence};
use crate::fields::{Row, rows};
use crate::layout::data_fields;
use crate::names::words;

/// A document with generated parts.
#[derive(Clone, Copy, Debug)]
pub struct Document {
    /// The path in the repository.
    pub path: &'static str,
    /// The start of every line: `"//! "` in the documentation of a Rust module.
    pub margin: &'static str,
    /// The names of its generated parts; see [`part`].
    pub parts: &'static [&'static str],
}

/// The documents with generated parts.
pub const DOCUMENTS: &[Document] = &[
    Document { path: "src/lib.rs", margin: "//! ", parts: &["null"] },
    Document { path: "docs/events.md", margin: "", parts: &["events", "null", "fields"] },
    Document { path: "npm/README.md", margin: "", parts: &["null"] },
];

/// Returns a document with its generated parts replaced.
///
/// # Errors
///
/// Returns an error if a line that marks a part is missing.
pub fn renew(model: &Model, document: &Document, text: &str) -> Result<String> {
    let mut text = text.to_owned();
    for name in document.parts {
        text = replace(&text, document.margin, name, &part(model, name)?).with_context(|| document.path)?;
    }
    Ok(text)
}

/// Returns the Markdown of a part: `null`, `events` or `fields`.
///
/// # Errors
///
/// Returns an error if `name` is not a part.
pub fn part(model: &Model, name: &str) -> Result<String> {
    match name {
        "null" => Ok(null_table(model)),
        "events" => Ok(event_table(model)),
        "fields" => Ok(field_tables(model)),
        _ => bail!("{name} is not a generated part; the parts are null, events and fields"),
    }
}

/// Replaces the lines of a part. `margin` is the start of every line.
///
/// # Errors
///
/// Returns an error if a line that marks the part is missing, or the first one occurs twice.
pub fn replace(text: &str, margin: &str, name: &str, content: &str) -> Result<String> {
    let (open, close) = (format!("{margin}<!-- generated: {name} -->\n"), format!("{margin}<!-- end -->"));
    let Some((before, after)) = text.split_once(&open) else {
        bail!("the line `{}` is missing", open.trim_end());
    };
    if after.contains(&open) {
        bail!("the line `{}` occurs twice", open.trim_end());
    }
    let Some((inside, after)) = after.split_once(&close) else {
        bail!("the line `{close}` is missing after `{}`", open.trim_end());
    };
    if inside.contains("<!-- generated: ") {
        bail!("the line `{close}` is missing between `{}` and the next part", open.trim_end());
    }
    let lines: String = content.lines().map(|line| format!("{}\n", format!("{margin}{line}").trim_end())).collect();
    Ok(format!("{before}{open}{lines}{close}{after}"))
}

/// The fields of all events, by the meaning of `null` and absence.
fn null_table(model: &Model) -> String {
    let mut out = "| class | fields | `null` | absent |\n|---|---|---|---|\n".to_owned();
    for (presence, class, fields) in [
        (Presence::Nullable, "nullable, as documented", fields_of(model, Presence::Nullable)),
        (
            Presence::Attribute,
            "attribute: documented as a string, but may have no value",
            fields_of(model, Presence::Attribute),
        ),
        (Presence::Required, "required", "all others, and the entries of lists".to_owned()),
    ] {
        let (null, absent) = verdicts(presence);
        writeln!(out, "| {class} | {fields} | {null} | {absent} |").unwrap();
    }
    out
}

/// Returns the results of `null` and of absence.
fn verdicts(presence: Presence) -> (&'static str, &'static str) {
    let absent = "reads as `null`, warning `absent_field`";
    match presence {
        Presence::Required => ("error `null_not_allowed`", "error `missing_field`"),
        Presence::Nullable => ("allowed", absent),
        Presence::Attribute => ("reads as `null`, warning `undocumented_null`", absent),
    }
}

/// The fields of a class, object by object.
fn fields_of(model: &Model, presence: Presence) -> String {
    let mut groups = vec![("data".to_owned(), data_keys(model, presence))];
    groups.extend(model.objects.iter().map(|object| {
        let fields = object.fields.iter().filter(|field| field.presence == presence);
        (words(object.name), fields.map(|field| format!("`{}`", field.key)).collect())
    }));
    groups.retain(|(_, keys)| !keys.is_empty());
    groups.iter().map(|(name, keys)| format!("{name} {}", keys.join(", "))).collect::<Vec<_>>().join("; ")
}

/// The fields of `data`, each once. If a field has different classes in different events, its events are named.
fn data_keys(model: &Model, presence: Presence) -> Vec<String> {
    let fields: Vec<(&Event, Field)> =
        model.events.iter().flat_map(|event| data_fields(event).into_iter().map(move |field| (event, field))).collect();
    let mut keys: Vec<String> = Vec::new();
    for (_, field) in fields.iter().filter(|(_, field)| field.presence == presence) {
        let mut name = format!("`{}`", field.key);
        if fields.iter().any(|(_, other)| other.key == field.key && other.presence != presence) {
            let events = fields.iter().filter(|(_, other)| other.key == field.key && other.presence == presence);
            let types: Vec<String> = events.map(|(event, _)| format!("`{}`", event.type_name)).collect();
            write!(name, " (of {})", types.join(", ")).unwrap();
        }
        if !keys.contains(&name) {
            keys.push(name);
        }
    }
    keys
}

/// A row for each event type.
fn event_table(model: &Model) -> String {
    let mut out = "| type | when | fields of `data` | fields of `timestamps` and `timestampsMs` |\n|---|---|---|---|\n"
        .to_owned();
    for event in model.events {
        let list = |keys: Vec<&str>| keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
        writeln!(
            out,
            "| `{}` | {} | {} | {} |",
            event.type_name,
            cell(event.doc),
            list(data_fields(event).iter().map(|field| field.key).collect()),
            list(event.times.fields.iter().map(|time| time.key).collect()),
        )
        .unwrap();
    }
    out
}

/// A section for each event type: its fields with their types.
fn field_tables(model: &Model) -> String {
    let section = |event: &Event| {
        let rows: String = rows(model, event).iter().map(field_row).collect();
        format!(
            "### `{}`\n\n{}\n\n| field | type | `null` | absent |\n|---|---|---|---|\n{rows}",
            event.type_name, event.doc
        )
    };
    model.events.iter().map(section).collect::<Vec<_>>().join("\n")
}

fn field_row(row: &Row) -> String {
    let kind = match row.kind {
        "id" => "string, not empty",
        "text" | "eventType" => "string",
        "lineUid" => "string: `U` and 32 lower-case hexadecimal digits",
        "lineProviderId" => "string of digits",
        "url" => "string: a URL",
        "dateTime" => "string: an RFC 3339 date-time",
        "millis" => "integer: milliseconds",
        "list" => "array of objects",
        other => other,
    };
    let (null, absent) = match row.presence {
        Presence::Required => ("error", "error"),
        Presence::Nullable => ("allowed", "warning"),
        Presence::Attribute => ("warning", "warning"),
    };
    format!("| `{}` | {kind} | {null} | {absent} |\n", row.pointer)
}

/// Returns a text on one line, with escapes for a cell of a table.
fn cell(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}
