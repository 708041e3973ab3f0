//! The tables of the documents: the null rules, from the model, and the issue codes, from their registry.

use chatbrick_events::model::{
    ACCOUNT, CONTACT, DATA, EVENT, Kind, LINE_USER, Object, Presence, STORE, TIMESTAMPS, TIMESTAMPS_MS,
};
use chatbrick_events::{Code, Severity};
use std::fmt::Write;

/// Renews the null rules of a Markdown document.
pub(crate) fn with_null_rules(document: &str) -> String {
    replace(document, "", "null", &null_table())
}

/// Renews the issue codes of a Markdown document.
pub(crate) fn with_codes(document: &str) -> String {
    replace(document, "", "codes", &code_table())
}

/// Renews the null rules in the documentation of `src/lib.rs`.
pub(crate) fn crate_docs(source: &str) -> String {
    replace(source, "//! ", "null", &null_table())
}

/// Replaces the lines between the marks of a part; `margin` begins each line.
fn replace(text: &str, margin: &str, part: &str, content: &str) -> String {
    let (open, close) = (format!("{margin}<!-- generated: {part} -->\n"), format!("{margin}<!-- end -->"));
    let (before, rest) = text.split_once(&open).unwrap_or_else(|| panic!("there is no part {part}"));
    let (_, after) = rest.split_once(&close).unwrap_or_else(|| panic!("the part {part} has no end"));
    let content: String = content.lines().map(|line| format!("{margin}{line}\n")).collect();
    format!("{before}{open}{content}{close}{after}")
}

fn null_table() -> String {
    let mut out = "| class | fields | `null` | absent |\n|---|---|---|---|\n".to_owned();
    let rows = [
        (Presence::Required, "required", Some(Code::NullNotAllowed), Code::MissingField),
        (Presence::Nullable, "nullable, as documented", None, Code::AbsentField),
        (
            Presence::Attribute,
            "attribute: set by somebody else, or not at all",
            Some(Code::UndocumentedNull),
            Code::AbsentField,
        ),
    ];
    let verdict = |code: Code| match code.severity() {
        Severity::Error => format!("error `{code}`"),
        Severity::Warning => format!("reads as `null`, warning `{code}`"),
    };
    for (presence, name, null, absent) in rows {
        let null = null.map_or("fine".to_owned(), verdict);
        writeln!(out, "| {name} | {} | {null} | {} |", fields(presence), verdict(absent)).unwrap();
    }
    out
}

/// The fields of a class, by object.
fn fields(presence: Presence) -> String {
    let named: [(&str, &Object); 8] = [
        ("event", &EVENT),
        ("data", &DATA),
        ("contact", &CONTACT),
        ("line user", &LINE_USER),
        ("store", &STORE),
        ("account", &ACCOUNT),
        ("timestamps", &TIMESTAMPS),
        ("timestampsMs", &TIMESTAMPS_MS),
    ];
    let of = |(name, object): (&str, &Object)| {
        let keys: Vec<_> = object
            .fields
            .iter()
            .filter(|field| field.presence == presence)
            .map(|field| {
                format!("`{}`{}", field.key(), if let Kind::List(_) = field.kind { " and its entries" } else { "" })
            })
            .collect();
        (!keys.is_empty()).then(|| format!("{name} {}", keys.join(", ")))
    };
    named.into_iter().filter_map(of).collect::<Vec<_>>().join("; ")
}

fn code_table() -> String {
    let mut out = "| code | severity | when |\n|---|---|---|\n".to_owned();
    for code in Code::ALL {
        let description = code.description().lines().map(str::trim).collect::<Vec<_>>().join(" ");
        writeln!(out, "| `{code}` | {} | {} |", code.severity(), description).unwrap();
    }
    out
}
