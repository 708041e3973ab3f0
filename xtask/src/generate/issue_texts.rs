//! `issue-records.ts`: layout of an issue record and the tables that its numbers index.

use chatbrick_events::boundary::layout::{self, record};
use chatbrick_events::model::{SLOTS, field_at};
use chatbrick_events::{Code, Expectation, Message, Severity};
use std::fmt::Write;

use super::typescript::{MARK, word, word_constant};

pub(crate) fn issue_records() -> String {
    let mut out = MARK.to_owned();
    out.push_str("\nimport type { IssueCode } from \"../types.js\";\n\n");
    // `readPath` of read-issues.ts has a case for each length of a path.
    assert_eq!(record::MAX_DEPTH, 4);
    word_constant(&mut out, "export const ", "RECORDS", word(layout::ALL, "RECORDS"));
    word_constant(&mut out, "export const ", "SAID_AT", word(layout::ALL, "SAID"));
    for name in ["WORDS", "PATH", "END", "INDEX", "UNKNOWN", "OFFSET", "SAID", "NUMBERS", "SAID_RECEIVED"] {
        word_constant(&mut out, "export const ", name, word(record::ALL, name));
    }
    let codes = Code::ALL.iter().map(|code| code.as_str());
    list(&mut out, "The codes.", "CODES: readonly IssueCode[]", codes);
    let warnings = Code::ALL.iter().filter(|code| code.severity() == Severity::Warning);
    let bits = warnings.fold(0, |bits, &code| bits | 1_u32 << code as u8);
    writeln!(out, "\n/** A bit for each code whose issues are warnings. */\nexport const WARNINGS = 0x{bits:x};")
        .unwrap();
    list(&mut out, "The messages.", "MESSAGES: readonly string[]", Message::all());
    list(
        &mut out,
        "What is expected or received.",
        "PHRASES: readonly string[]",
        Expectation::ALL.iter().map(|expectation| expectation.as_str()),
    );
    let keys = (0..SLOTS).map(|slot| field_at(slot).expect("every slot is that of a field").key());
    list(&mut out, "The keys of the table.", "KEYS: readonly string[]", keys);
    out
}

fn list(out: &mut String, text: &str, name: &str, items: impl Iterator<Item = &'static str>) {
    write!(out, "\n/** {text} */\nexport const {name} = [\n").unwrap();
    for item in items {
        writeln!(out, "  {item:?},").unwrap();
    }
    out.push_str("];\n");
}
