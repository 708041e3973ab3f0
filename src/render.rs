//! Renders a report for a human, in the style of rustc: the line, carets under the span, and a label.
//!
//! `npm/src/format.ts` is a port to TypeScript, function by function; the vectors in `tests/rendering` test both. The cost of
//! an issue is bounded, however long its line is.

use core::fmt::{self, Write as _};
use std::string::String;
use std::vec::Vec;

use unicode_width::UnicodeWidthChar;

use crate::issue::{Code, Issue, MAX_ISSUES, Report, Severity};
use crate::printable::is_unprintable;

mod likely_cause;

use likely_cause::likely_cause;

/// The maximum number of columns of a quoted line, ellipses not counted.
const WINDOW: usize = 100;
/// The maximum number of columns of a span in a line that is cut.
const SPAN: usize = 60;
/// The maximum number of characters read on each side. Without it, characters without width could make a line endless.
const REACH: usize = 4 * WINDOW;
/// This many bytes hold at least `REACH` characters, even if the first and the last are incomplete.
const BOUND: usize = 4 * REACH + 3;
/// Marks omitted text.
const ELLIPSIS: char = '…';

impl Report {
    /// Renders the report for a human: each issue with its line and carets under its span, then the verdict.
    ///
    /// `input` is the input that was validated. With any other input the output is meaningless, but nothing panics. A long line
    /// is cut around the span, tabs become four spaces, and characters that would control a terminal are replaced.
    ///
    /// **The output quotes the payload**, personal data included. It is for a developer's terminal. For logs, use
    /// the report's own [`Display`](fmt::Display), which never quotes a value.
    ///
    /// The verdict follows from the listed issues: `valid unless strict` means that all of them are warnings.
    ///
    /// ```
    /// let input = r#"{"type":"contact.connection.connected","data":null}"#;
    /// let report = chatbrick_events::validate(input);
    /// assert_eq!(
    ///     report.render(input).to_string(),
    ///     r#"error[null_not_allowed]: Null is not allowed here; the sender must send a value.
    ///   --> /data (line 1, column 47)
    ///    |
    ///  1 | {"type":"contact.connection.connected","data":null}
    ///    |                                               ^^^^ expected object, received null
    ///
    /// invalid: 1 error"#,
    /// );
    /// ```
    pub fn render<'r>(&'r self, input: &'r (impl AsRef<[u8]> + ?Sized)) -> Rendered<'r> {
        Rendered { issues: &self.issues, input: input.as_ref(), summary: true }
    }
}

impl Issue {
    /// Renders the issue alone, as [`Report::render`] does, without a verdict. **The output quotes the payload.**
    pub fn render<'r>(&'r self, input: &'r (impl AsRef<[u8]> + ?Sized)) -> Rendered<'r> {
        Rendered { issues: core::slice::from_ref(self), input: input.as_ref(), summary: false }
    }
}

/// The result of [`Report::render`] and [`Issue::render`]; display it with `{}`. It ends without a line break.
///
/// **It quotes the payload**, so do not log it. `Debug` does not quote it.
#[derive(Clone, Copy)]
pub struct Rendered<'r> {
    issues: &'r [Issue],
    input: &'r [u8],
    summary: bool,
}

impl Rendered<'_> {
    /// Returns the number of columns of a character, or `None` if the character is replaced.
    #[doc(hidden)]
    pub fn columns(c: char) -> Option<usize> {
        if is_unprintable(c) { None } else { c.width() }
    }
}

impl fmt::Debug for Rendered<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rendered").field("issues", &self.issues).finish_non_exhaustive()
    }
}

impl fmt::Display for Rendered<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let last_line = self.issues.iter().map(|issue| issue.line).max().unwrap_or(1);
        let gutter = last_line.checked_ilog10().unwrap_or(0) as usize + 1;
        for (index, issue) in self.issues.iter().enumerate() {
            if index > 0 {
                f.write_str("\n\n")?;
            }
            write_issue(f, issue, self.input, gutter)?;
        }
        if !self.summary {
            return Ok(());
        }
        if !self.issues.is_empty() {
            f.write_str("\n\n")?;
        }
        if let Some(note) = likely_cause(self.issues, self.input) {
            write!(f, "note: {note}\n\n")?;
        }
        write_summary(f, self.issues)
    }
}

fn write_issue(f: &mut fmt::Formatter<'_>, issue: &Issue, input: &[u8], gutter: usize) -> fmt::Result {
    write!(f, "{}[{}]: {}\n {:gutter$}--> ", issue.severity(), issue.code, issue.message, "")?;
    match issue.pointer().as_str() {
        "" => f.write_str("(root)")?,
        pointer => f.write_str(&escaped(pointer))?,
    }
    write!(f, " (line {}, column {})", issue.line, issue.column)?;
    let label = label(issue);
    let Some(snippet) = snippet(input, issue.offset, issue.length) else {
        return if label.is_empty() { Ok(()) } else { write!(f, "\n {:gutter$} = {label}", "") };
    };
    write!(f, "\n {:gutter$} |\n {:>gutter$} |", "", issue.line)?;
    if !snippet.text.is_empty() {
        write!(f, " {}", snippet.text)?;
    }
    write!(f, "\n {:gutter$} | {:indent$}{:^>carets$}", "", "", "", indent = snippet.indent, carets = snippet.carets)?;
    if snippet.continues {
        f.write_char(ELLIPSIS)?;
    }
    if label.is_empty() { Ok(()) } else { write!(f, " {label}") }
}

/// Returns the label after the carets. The type of another event is a value rather than the name of a JSON type, so it is
/// quoted.
fn label(issue: &Issue) -> String {
    let quote = if issue.code == Code::UnexpectedEventType { "\"" } else { "" };
    let mut label = String::new();
    for (name, text) in [("expected", issue.expected.as_deref()), ("received", issue.received.as_deref())] {
        if let Some(text) = text {
            let separator = if label.is_empty() { "" } else { ", " };
            label.extend([separator, name, " ", quote, &escaped(text), quote]);
        }
    }
    label
}

/// Writes the verdict that follows from the listed issues.
fn write_summary(f: &mut fmt::Formatter<'_>, issues: &[Issue]) -> fmt::Result {
    let errors = issues.iter().filter(|issue| issue.severity() == Severity::Error).count();
    let warnings = issues.len() - errors;
    let full = issues.len() >= MAX_ISSUES;
    if full {
        writeln!(f, "{ELLIPSIS} a report lists at most {MAX_ISSUES} issues; there may be more")?;
    }
    let plural = |count| if count == 1 { "" } else { "s" };
    match (errors, warnings) {
        (0, 0) => f.write_str("valid: no issues"),
        (0, _) if full => write!(f, "no error among these {warnings} warnings"),
        (0, _) => write!(f, "valid unless strict: {warnings} warning{}", plural(warnings)),
        (_, 0) => write!(f, "invalid: {errors} error{}", plural(errors)),
        _ => write!(f, "invalid: {errors} error{}, {warnings} warning{}", plural(errors), plural(warnings)),
    }
}

/// One line of the input, cut to the window, and the position of the carets.
struct Snippet {
    text: String,
    indent: usize,
    carets: usize,
    /// Whether the span continues after the carets.
    continues: bool,
}

/// Quotes the line of a span; `None` if the span does not start within the input.
fn snippet(input: &[u8], offset: usize, length: usize) -> Option<Snippet> {
    if offset > input.len() {
        return None;
    }
    let end = input.len().min(offset.saturating_add(length));
    let floor = offset.saturating_sub(BOUND);
    let start = part(input, floor, offset).iter().rposition(|&byte| byte == b'\n').map_or(floor, |at| floor + at + 1);
    let ceiling = input.len().min(end.min(offset + BOUND) + BOUND);
    let line_break = part(input, offset, ceiling).iter().position(|&byte| byte == b'\n').map(|at| offset + at);
    let stop = match line_break {
        Some(at) if at > start && input.get(at - 1) == Some(&b'\r') => at - 1,
        Some(at) => at,
        None => ceiling,
    };
    let (from, to) = (offset.min(stop), end.min(stop));

    let mut before = Part::new(input, start, from);
    let mut span = Part::new(input, from, to.min(from + BOUND));
    let mut after = Part::new(input, to, stop.min(to + BOUND));
    before.keep_last(WINDOW);
    span.keep_first(WINDOW);
    after.keep_first(WINDOW);
    if before.cut || span.cut || after.cut || before.columns() + span.columns() + after.columns() > WINDOW {
        span.keep_first(SPAN);
        if span.cut {
            after = Part::new(b"", 0, 0);
        }
        let room = WINDOW - span.columns();
        before.keep_last(room - after.columns().min(room / 2));
        after.keep_first(room - before.columns());
    }

    let mut text = String::new();
    if before.cut {
        text.push(ELLIPSIS);
    }
    before.push_to(&mut text);
    span.push_to(&mut text);
    after.push_to(&mut text);
    if span.cut || after.cut {
        text.push(ELLIPSIS);
    }
    let continues = span.cut || line_break.is_some_and(|at| at + 1 < end);
    Some(Snippet { text, indent: usize::from(before.cut) + before.columns(), carets: span.columns().max(1), continues })
}

/// Returns the bytes of a range, which must be within the input.
fn part(input: &[u8], start: usize, end: usize) -> &[u8] {
    input.get(start..end).unwrap_or_default()
}

/// A part of a line: the text before the span, the span, or the text after it.
struct Part {
    cells: Vec<Cell>,
    /// Whether cells were left out.
    cut: bool,
}

impl Part {
    fn new(input: &[u8], start: usize, end: usize) -> Part {
        let mut cells = Vec::new();
        let mut previous = ' ';
        for c in String::from_utf8_lossy(part(input, start, end)).chars() {
            cells.push(cell(c, previous));
            previous = c;
        }
        Part { cells, cut: false }
    }

    fn columns(&self) -> usize {
        self.cells.iter().map(|cell| cell.columns).sum()
    }

    fn keep_first(&mut self, columns: usize) {
        let kept = fitting(self.cells.iter(), columns);
        self.cut |= kept < self.cells.len();
        self.cells.truncate(kept);
    }

    /// Keeps the last cells that fit. Combining marks whose base is cut off are cut as well.
    fn keep_last(&mut self, columns: usize) {
        let cut = self.cells.len() - fitting(self.cells.iter().rev(), columns);
        if cut > 0 {
            let marks = self.cells.iter().skip(cut).take_while(|cell| cell.columns == 0).count();
            self.cells.drain(..cut + marks);
            self.cut = true;
        }
    }

    fn push_to(&self, text: &mut String) {
        for cell in &self.cells {
            match cell.shown {
                NOTHING => {}
                '\t' => text.push_str("    "),
                c => text.push(c),
            }
        }
    }
}

/// Returns how many of the cells fit into the columns.
fn fitting<'c>(cells: impl Iterator<Item = &'c Cell>, columns: usize) -> usize {
    let mut left = columns;
    cells
        .take(REACH)
        .take_while(|cell| {
            cell.columns <= left && {
                left -= cell.columns;
                true
            }
        })
        .count()
}

/// A character as shown, and its number of columns.
struct Cell {
    shown: char,
    columns: usize,
}

/// Marks a character that is not shown. NUL itself is shown as a control picture.
const NOTHING: char = '\0';

fn cell(c: char, previous: char) -> Cell {
    let (shown, columns) = match c {
        '\t' => ('\t', 4),
        '\0'..='\x1f' => (char::from_u32(0x2400 + c as u32).unwrap_or(char::REPLACEMENT_CHARACTER), 1),
        '\x7f' => ('\u{2421}', 1),
        _ if is_modifier(c) && !previous.is_ascii() => (NOTHING, 0),
        _ => Rendered::columns(c).map_or((char::REPLACEMENT_CHARACTER, 1), |columns| (c, columns)),
    };
    Cell { shown, columns }
}

/// Whether a character is a joiner, variation selector or skin tone. These change the appearance and so the width of their
/// neighbours, but only in some terminals. After an ASCII character they have no effect, so they are shown as a mistake.
fn is_modifier(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

/// Cuts a key to the window and escapes unprintable characters.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    let mut left = WINDOW;
    for (index, c) in text.chars().enumerate() {
        let columns = Rendered::columns(c).unwrap_or_else(|| c.escape_unicode().len());
        if columns > left || index == REACH {
            out.push(ELLIPSIS);
            break;
        }
        left -= columns;
        if is_unprintable(c) {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests;
