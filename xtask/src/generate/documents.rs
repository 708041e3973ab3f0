//! The table of issue codes in the documents, from their registry.

use chatbrick_events::Code;
use std::fmt::Write;

/// Renews the issue codes of a Markdown document.
pub(crate) fn with_codes(document: &str) -> String {
    replace(document, "codes", &code_table())
}

/// Replaces the lines between the marks of a part.
fn replace(text: &str, part: &str, content: &str) -> String {
    let (open, close) = (format!("<!-- generated: {part} -->\n"), "<!-- end -->");
    let (before, rest) = text.split_once(&open).unwrap_or_else(|| panic!("there is no part {part}"));
    let (_, after) = rest.split_once(close).unwrap_or_else(|| panic!("the part {part} has no end"));
    format!("{before}{open}{content}{close}{after}")
}

fn code_table() -> String {
    let mut out = "| code | severity | when |\n|---|---|---|\n".to_owned();
    for code in Code::ALL {
        let description = code.description().lines().map(str::trim).collect::<Vec<_>>().join(" ");
        writeln!(out, "| `{code}` | {} | {} |", code.severity(), description).unwrap();
    }
    out
}
