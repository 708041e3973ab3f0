//! The table of issue codes in the documents, generated from their registry.

use chatbrick_events::Code;
use std::fmt::Write;

/// Returns a Markdown document with the current table of issue codes.
pub(crate) fn with_codes(document: &str) -> String {
    replace(document, "codes", &code_table())
}

/// Replaces the lines between `<!-- generated: NAME -->` and `<!-- end -->`.
fn replace(text: &str, name: &str, content: &str) -> String {
    let (open, close) = (format!("<!-- generated: {name} -->\n"), "<!-- end -->");
    let (before, rest) = text.split_once(&open).unwrap_or_else(|| panic!("`{}` is missing", open.trim_end()));
    let (_, after) =
        rest.split_once(close).unwrap_or_else(|| panic!("`{close}` is missing after `{}`", open.trim_end()));
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
