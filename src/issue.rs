//! What is reported: one issue, and the report that holds them.

use core::fmt;
use std::borrow::Cow;
use std::string::{String, ToString};
use std::vec::Vec;

use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

use crate::EVENT_TYPE;
use crate::code::{Code, Severity};
use crate::sentence::MAX_POINTER;

/// The most issues that a [`Report`] holds.
pub const MAX_ISSUES: usize = 100;

/// One step from the root of the payload to a value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum PathSegment {
    /// The key of an object's member, unescaped. The keys of documented fields are borrowed and cost no allocation.
    Key(Cow<'static, str>),
    /// The index of an array's element, from 0.
    Index(usize),
}

impl Serialize for PathSegment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            PathSegment::Key(key) => serializer.serialize_str(key),
            PathSegment::Index(index) => index.serialize(serializer),
        }
    }
}

/// One thing that is wrong with a payload, and where.
///
/// It is safe to log: apart from key names and, for [`Code::UnexpectedEventType`], the event's type, it holds nothing
/// that stood in the payload. Its [`Display`](fmt::Display) form is one line in which control characters are escaped.
///
/// ```
/// let report = chatbrick_events::validate(r#"{"type":"contact.connection.connected","data":null}"#);
/// let issue = &report.issues[0];
/// assert_eq!(issue.code.as_str(), "null_not_allowed");
/// assert_eq!(issue.pointer(), "/data");
/// assert_eq!((issue.offset, issue.length), (46, 4));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Issue {
    /// What is wrong.
    pub code: Code,
    /// The keys and indexes that lead from the root to the value.
    pub path: Vec<PathSegment>,
    /// One English sentence: what is wrong and what to do. It never quotes the payload.
    pub message: &'static str,
    /// What was expected, where that helps: a JSON type, a format, the event's type, or for [`Code::InvalidJson`] what could
    /// have stood there (`"a key"`). Never a value of the payload.
    pub expected: Option<&'static str>,
    /// What was found, where that helps: a JSON type, or for [`Code::InvalidJson`] `"the end of the input"`. For
    /// [`Code::UnexpectedEventType`] the first 64 characters of the type itself, so that a caller can route the event.
    pub received: Option<Cow<'static, str>>,
    /// Where the span begins, in bytes from the start of the input.
    pub offset: usize,
    /// How long the span is, in bytes.
    pub length: usize,
    /// The line of `offset`, from 1; lines end with LF.
    pub line: usize,
    /// The column of `offset`, from 1, in Unicode scalar values.
    pub column: usize,
}

impl Issue {
    /// Whether the issue is an error or a warning.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// The path as an RFC 6901 JSON Pointer: `"/data/lineUsers/0/lineUid"`; the root is `""`.
    pub fn pointer(&self) -> String {
        let mut pointer = String::new();
        for segment in &self.path {
            pointer.push('/');
            match segment {
                PathSegment::Key(key) => {
                    for c in key.chars() {
                        match c {
                            '~' => pointer.push_str("~0"),
                            '/' => pointer.push_str("~1"),
                            _ => pointer.push(c),
                        }
                    }
                }
                PathSegment::Index(index) => pointer.push_str(&index.to_string()),
            }
        }
        pointer
    }
}

/// The same members, under the same names, as an issue of the npm package.
impl Serialize for Issue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut issue = serializer.serialize_map(None)?;
        issue.serialize_entry("code", self.code.as_str())?;
        issue.serialize_entry("severity", self.severity().as_str())?;
        issue.serialize_entry("path", &self.path)?;
        issue.serialize_entry("pointer", &self.pointer())?;
        issue.serialize_entry("message", self.message)?;
        if let Some(expected) = self.expected {
            issue.serialize_entry("expected", expected)?;
        }
        if let Some(received) = &self.received {
            issue.serialize_entry("received", received.as_ref())?;
        }
        issue.serialize_entry("offset", &self.offset)?;
        issue.serialize_entry("length", &self.length)?;
        issue.serialize_entry("line", &self.line)?;
        issue.serialize_entry("column", &self.column)?;
        issue.end()
    }
}

/// `error[null_not_allowed] /data at 1:47: This field must not be null; …`
impl fmt::Display for Issue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}] ", self.severity(), self.code)?;
        match self.pointer().as_str() {
            "" => f.write_str("the payload")?,
            pointer => write_escaped(f, pointer)?,
        }
        write!(f, " at {}:{}: {}", self.line, self.column, self.message)?;
        if let (Code::UnexpectedEventType, Some(received)) = (self.code, &self.received) {
            f.write_str(" (type: ")?;
            write_escaped(f, received)?;
            f.write_str(")")?;
        }
        Ok(())
    }
}

/// A key may hold anything and be of any length; in a log line it must not begin a new line or steer a terminal.
fn write_escaped(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    let end = text.char_indices().nth(MAX_POINTER).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or_default().chars().try_for_each(|c| {
        if crate::render::is_unprintable(c) { write!(f, "{}", c.escape_unicode()) } else { write!(f, "{c}") }
    })?;
    if end < text.len() { f.write_str("…") } else { Ok(()) }
}

/// The verdict on one payload, with everything that is wrong with it.
///
/// ```
/// let report = chatbrick_events::validate(b"{}");
/// assert!(!report.valid);
/// assert_eq!(report.issues.len(), 2); // `type` and `data` are missing
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "a report says what is wrong with a payload, and nothing else does"]
#[non_exhaustive]
pub struct Report {
    /// Whether the typed event can be built and, under `strict`, there is no warning. Judged over all issues, those beyond
    /// the hundredth included.
    pub valid: bool,
    /// The issues in document order, at most [`MAX_ISSUES`]. A valid payload may have warnings.
    pub issues: Vec<Issue>,
    /// Whether there were more than [`MAX_ISSUES`] issues.
    pub truncated: bool,
}

/// `{ "valid": …, "issues": […], "truncated": … }`, as the npm package's `validate` returns it.
impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut report = serializer.serialize_struct("Report", 3)?;
        report.serialize_field("valid", &self.valid)?;
        report.serialize_field("issues", &self.issues)?;
        report.serialize_field("truncated", &self.truncated)?;
        report.end()
    }
}

/// One line for the verdict and one for each issue, without a trailing line break.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.valid { "valid" } else { "not valid" })?;
        for issue in &self.issues {
            write!(f, "\n{issue}")?;
        }
        if self.truncated {
            write!(f, "\nmore than {MAX_ISSUES} issues; the rest is not listed")?;
        }
        Ok(())
    }
}

/// Why [`parse_connected_event`](crate::parse_connected_event) returns no event.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ConnectedEventError {
    /// The report, whose `valid` is false.
    pub report: Report,
}

/// The first error and how many issues there are besides. If no error is listed, the first warning: under
/// [`strict`](crate::Options::strict) it is reason enough, and else the errors are beyond the first [`MAX_ISSUES`] issues.
impl fmt::Display for ConnectedEventError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let issues = &self.report.issues;
        let decisive = issues.iter().find(|issue| issue.severity() == Severity::Error).or(issues.first());
        write!(f, "invalid {EVENT_TYPE} payload")?;
        if let Some(issue) = decisive {
            write!(f, ": {issue}")?;
        }
        let more = issues.len().saturating_sub(1);
        match (decisive, self.report.truncated) {
            (Some(issue), true) if issue.severity() == Severity::Warning => {
                write!(f, " (and over {more} more, errors perhaps among them)")
            }
            (_, true) => write!(f, " (and over {more} more)"),
            _ if more > 0 => write!(f, " (and {more} more)"),
            _ => Ok(()),
        }
    }
}

impl core::error::Error for ConnectedEventError {}
