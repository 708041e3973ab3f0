//! TSDoc comments.

use std::fmt::Write;

use super::WIDTH;

/// Appends a comment. Wraps long lines of prose; does not change an example.
pub(super) fn doc(out: &mut String, indent: &str, text: &str) {
    let text = text.trim();
    let one = format!("{indent}/** {text} */");
    if !text.contains('\n') && one.chars().count() <= WIDTH {
        writeln!(out, "{one}").unwrap();
        return;
    }
    writeln!(out, "{indent}/**").unwrap();
    let (prose, example) = text.split_once("@example").map_or((text, None), |(prose, code)| (prose, Some(code)));
    for line in prose.trim_end().lines() {
        wrapped(out, &format!("{indent} *"), line);
    }
    if let Some(code) = example {
        let lines: String =
            code.lines().skip(1).map(|line| format!("{indent} * {line}").trim_end().to_owned() + "\n").collect();
        write!(out, "{indent} *\n{indent} * @example\n{lines}").unwrap();
    }
    writeln!(out, "{indent} */").unwrap();
}

fn wrapped(out: &mut String, margin: &str, text: &str) {
    let mut line = margin.to_owned();
    for word in text.split_whitespace() {
        if line.len() > margin.len() && line.chars().count() + 1 + word.chars().count() > WIDTH {
            writeln!(out, "{line}").unwrap();
            line = margin.to_owned();
        }
        write!(line, " {word}").unwrap();
    }
    writeln!(out, "{line}").unwrap();
}
