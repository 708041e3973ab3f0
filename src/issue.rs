//! Issues: their codes, messages and severities, and the [`Report`] that lists them.
//!
//! The walker writes [`RawIssue`]s of a fixed size into an [`IssueCollector`]. For Rust callers they become [`Issue`]s;
//! for JavaScript they cross the wasm boundary as numbers.

mod code;
mod collector;
mod error;
mod expectation;
mod message;
pub(crate) mod raw;
mod report;
mod wire;

pub use code::{Code, Severity};
pub use error::{ConnectedEventError, EventError};
pub use expectation::Expectation;
pub use message::Message;
pub use report::{MAX_ISSUES, Report};

pub(crate) use collector::IssueCollector;
pub(crate) use message::{expectation_for, message_for};
pub(crate) use raw::RawIssue;

use core::fmt;
use std::borrow::Cow;
use std::string::{String, ToString};
use std::vec::Vec;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::printable::is_unprintable;

/// The maximum number of characters of a pointer, or of another event's type, in a log line.
pub const MAX_POINTER: usize = 200;

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

/// One thing that is wrong with a payload, and its position.
///
/// It is safe to log: apart from key names and, for [`Code::UnexpectedEventType`], the event's type, it never quotes the
/// payload. Its [`Display`](fmt::Display) form is one line in which control characters are escaped.
///
/// ```
/// let report = chatbrick_events::validate(r#"{"type":"contact.connection.connected","data":null}"#);
/// let issue = &report.issues[0];
/// assert_eq!(issue.code.as_str(), "null_not_allowed");
/// assert_eq!(issue.pointer(), "/data");
/// assert_eq!((issue.offset, issue.length), (46, 4));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Issue {
    /// The kind of issue.
    pub code: Code,
    /// The keys and indexes that lead from the root to the value.
    pub path: Vec<PathSegment>,
    /// One English sentence: what is wrong, then what to do. It never quotes a value of the payload.
    pub message: Cow<'static, str>,
    /// The expected JSON type, format or event type, or for [`Code::InvalidJson`] the expected syntax (`"a key"`). `None` where
    /// it would not help. Never a value of the payload.
    pub expected: Option<Cow<'static, str>>,
    /// The JSON type that was found, or for [`Code::InvalidJson`] `"the end of the input"`. For [`Code::UnexpectedEventType`],
    /// the first 64 characters of the event's type, so that a caller can route the event. `None` where it would not help.
    pub received: Option<Cow<'static, str>>,
    /// The start of the span, in bytes from the start of the input.
    pub offset: usize,
    /// The length of the span, in bytes.
    pub length: usize,
    /// The line of `offset`, from 1; lines end with LF.
    pub line: usize,
    /// The column of `offset`, from 1, in Unicode scalar values.
    pub column: usize,
}

impl Issue {
    /// Returns whether the issue is an error or a warning.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// Returns the path as an RFC 6901 JSON Pointer: `"/data/lineUsers/0/lineUid"`. The root is `""`.
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

/// Serializes the same members, with the same names, as an issue of the npm package.
impl Serialize for Issue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut issue = serializer.serialize_map(None)?;
        issue.serialize_entry("code", self.code.as_str())?;
        issue.serialize_entry("severity", self.severity().as_str())?;
        issue.serialize_entry("path", &self.path)?;
        issue.serialize_entry("pointer", &self.pointer())?;
        issue.serialize_entry("message", self.message.as_ref())?;
        if let Some(expected) = &self.expected {
            issue.serialize_entry("expected", expected.as_ref())?;
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

/// Writes `error[null_not_allowed] /data at 1:47: Null is not allowed here; …`
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

/// Writes text of the payload, cut to [`MAX_POINTER`] characters. Unprintable characters are escaped: in a log line, a key
/// must neither begin a new line nor control the terminal.
fn write_escaped(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    let end = text.char_indices().nth(MAX_POINTER).map_or(text.len(), |(at, _)| at);
    text.get(..end)
        .unwrap_or_default()
        .chars()
        .try_for_each(|c| if is_unprintable(c) { write!(f, "{}", c.escape_unicode()) } else { write!(f, "{c}") })?;
    if end < text.len() { f.write_str("…") } else { Ok(()) }
}
