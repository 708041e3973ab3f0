//! `issues.ts`: what the words of an issue stand for.

use chatbrick_events::layout::{self, record};
use chatbrick_events::phrase::Phrase;
use chatbrick_events::schema::{SLOTS, field_at};
use chatbrick_events::sentence::Message;
use chatbrick_events::{Code, Severity};
use std::fmt::Write;

use super::typescript::MARK;

pub(crate) fn issues() -> String {
    let mut out = MARK.to_owned();
    out.push_str("\nimport type { IssueCode } from \"../types.js\";\n\n");
    for (name, value, text) in [
        ("RECORDS", layout::RECORDS as u32, "The word with the address of the issues; how many there are follows."),
        (
            "SAID_AT",
            layout::SAID as u32,
            "The word with the address of the texts of the issues; their length in bytes follows.",
        ),
        ("WORDS", record::WORDS as u32, "How many words an issue takes."),
        ("PATH", record::PATH as u32, "The first step of the path."),
        ("MAX_DEPTH", record::MAX_DEPTH as u32, "How many steps there are at most."),
        ("END", record::END, "The step behind the last one."),
        ("INDEX", record::INDEX, "The step to the first element of an array."),
        ("UNKNOWN", record::UNKNOWN, "The step to a key that is the text of the issue."),
        ("OFFSET", record::OFFSET as u32, "The word with the offset; length, line and column follow."),
        ("SAID", record::SAID as u32, "The words with the begin and the end of the text of the issue."),
        ("NUMBERS", record::NUMBERS as u32, "The word with the numbers of code, message, `expected` and `received`."),
        ("SAID_RECEIVED", record::SAID_RECEIVED.into(), "The number of `received` if that is the text of the issue."),
    ] {
        writeln!(out, "/** {text} */\nexport const {name} = {value};").unwrap();
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
        Phrase::ALL.iter().map(|phrase| phrase.as_str()),
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
