//! The report: the verdict and the list of issues.

use core::fmt;
use std::vec::Vec;

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::{Code, Issue, Severity};

/// The maximum number of issues in a [`Report`].
pub const MAX_ISSUES: usize = 100;

/// The verdict on one payload, and its issues.
///
/// ```
/// let report = chatbrick_events::validate(b"{}");
/// assert!(!report.valid);
/// assert_eq!(report.issues.len(), 2); // `type` and `data` are missing
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "the report is the only result of a validation"]
#[non_exhaustive]
pub struct Report {
    /// Whether the typed event can be built and, under `strict`, there are no warnings. All issues count, including those
    /// after the hundredth.
    pub valid: bool,
    /// The issues in document order, at most [`MAX_ISSUES`]. A valid payload may have warnings.
    pub issues: Vec<Issue>,
    /// Whether there were more than [`MAX_ISSUES`] issues.
    pub truncated: bool,
    pub(crate) is_other_event: bool,
}

impl Report {
    /// Returns the type of another event, at most 64 characters, if [`Code::UnexpectedEventType`] is the only error. Issues
    /// that are not listed count, too.
    ///
    /// Other events are normal, since one endpoint usually receives all types.
    pub fn other_event(&self) -> Option<&str> {
        self.is_other_event.then(|| self.received_type()).flatten()
    }

    /// Returns the type of an unexpected event, even if there are other errors.
    pub(crate) fn received_type(&self) -> Option<&str> {
        self.issues.iter().find(|issue| issue.code == Code::UnexpectedEventType)?.received.as_deref()
    }

    /// Returns the report in one line that is safe to log: the verdict, the first error and the number of the other issues.
    ///
    /// ```
    /// let report = chatbrick_events::validate("[]");
    /// assert!(report.log_line().starts_with("invalid: error[wrong_type] the payload at 1:1: "));
    /// ```
    pub fn log_line(&self) -> std::string::String {
        std::format!("{self}")
    }

    /// Returns the first error, or else the first warning, and the number of the other issues.
    pub(crate) fn first(&self) -> First<'_> {
        First(self)
    }
}

/// See [`Report::first`].
pub(crate) struct First<'r>(&'r Report);

impl fmt::Display for First<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Report { issues, truncated, .. } = self.0;
        let decisive = issues.iter().find(|issue| issue.severity() == Severity::Error).or(issues.first());
        if let Some(issue) = decisive {
            write!(f, ": {issue}")?;
        }
        let more = issues.len().saturating_sub(1);
        match (decisive, truncated) {
            (Some(issue), true) if issue.severity() == Severity::Warning => {
                write!(f, " (and over {more} more, possibly including errors)")
            }
            (_, true) => write!(f, " (and over {more} more)"),
            _ if more > 0 => write!(f, " (and {more} more)"),
            _ => Ok(()),
        }
    }
}

/// Serializes `{ "valid": …, "issues": […], "truncated": … }`, as the npm package's `validate` returns it.
impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut report = serializer.serialize_struct("Report", 3)?;
        report.serialize_field("valid", &self.valid)?;
        report.serialize_field("issues", &self.issues)?;
        report.serialize_field("truncated", &self.truncated)?;
        report.end()
    }
}

/// Writes the line of [`Report::log_line`]. To write one line per issue, use the `Display` form of [`Issue`].
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", if self.valid { "valid" } else { "invalid" }, self.first())
    }
}

/// Reads the serialized form. Issues that a truncated report does not list are unknown, so it never counts as another event.
impl<'de> Deserialize<'de> for Report {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        struct Wire {
            valid: bool,
            issues: Vec<Issue>,
            truncated: bool,
        }
        let Wire { valid, issues, truncated } = Wire::deserialize(deserializer)?;
        let mut errors = issues.iter().filter(|issue| issue.severity() == Severity::Error);
        let only = errors.next().filter(|_| errors.next().is_none());
        let is_other_event = !truncated && only.is_some_and(|issue| issue.code == Code::UnexpectedEventType);
        Ok(Report { valid, issues, truncated, is_other_event })
    }
}
