//! The error of `parse_connected_event`.

use core::fmt;

use super::{Report, Severity};
use crate::EVENT_TYPE;

/// Why [`parse_connected_event`](crate::parse_connected_event) returns no event.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ConnectedEventError {
    /// The report, whose `valid` is false.
    pub report: Report,
}

/// The first error and how many issues there are besides. If no error is listed, the first warning: under
/// [`strict`](crate::Options::strict) it is reason enough, and else the errors are beyond the first [`MAX_ISSUES`](crate::MAX_ISSUES) issues.
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
