//! The report: the verdict and the list of issues.

use core::fmt;
use std::vec::Vec;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::Issue;

/// The most issues that a [`Report`] holds.
pub const MAX_ISSUES: usize = 100;

/// The verdict on one payload, with everything that is wrong with it.
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
    /// Whether the typed event can be built and, under `strict`, there is no warning. All issues count, those beyond the
    /// hundredth included.
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
