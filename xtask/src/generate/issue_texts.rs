//! `issue-texts.ts`: the codes and texts by the numbers that cross the wasm boundary.

use chatbrick_events::{Code, Expectation, Message, Severity};
use std::fmt::Write;

use super::typescript::MARK;

pub(crate) fn issue_texts() -> String {
    let mut out = MARK.to_owned();
    out.push_str("\nimport type { IssueCode } from \"../types.js\";\n");
    let codes = Code::ALL.iter().map(|code| code.as_str());
    list(&mut out, "The codes.", "CODES: readonly IssueCode[]", codes);
    let warnings = Code::ALL.iter().filter(|code| code.severity() == Severity::Warning);
    let bits = warnings.fold(0, |bits, &code| bits | 1_u32 << code as u8);
    writeln!(out, "\n/** A bit for each code whose issues are warnings. */\nexport const WARNINGS = 0x{bits:x};")
        .unwrap();
    list(&mut out, "The messages.", "MESSAGES: readonly string[]", Message::all());
    list(
        &mut out,
        "The texts of `expected` and `received`. Numbers after the last text are event types.",
        "EXPECTATIONS: readonly string[]",
        Expectation::ALL.iter().map(|expectation| expectation.as_str()),
    );
    out
}

fn list(out: &mut String, text: &str, name: &str, items: impl Iterator<Item = &'static str>) {
    write!(out, "\n/** {text} */\nexport const {name} = [\n").unwrap();
    for item in items {
        writeln!(out, "  {item:?},").unwrap();
    }
    out.push_str("];\n");
}
