//! The error of `parse_event` and `parse_connected_event`.

use core::fmt;

use super::{Issue, Report};
use crate::EventType;

/// The error of [`parse_event`](crate::parse_event) and [`parse_connected_event`](crate::parse_connected_event).
///
/// Its [`Display`](fmt::Display) form is one line that is safe to log: the first error and the number of the other issues.
/// If no error is listed, the line has the first warning. Then either the options are [`strict`](crate::Options::strict), or
/// the errors are after the first [`MAX_ISSUES`](crate::MAX_ISSUES) issues.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct EventError {
    /// The report, whose `valid` is false.
    pub report: Report,
    /// The accepted event type, if there was only one.
    pub(crate) wanted: Option<EventType>,
}

/// The error of [`parse_connected_event`](crate::parse_connected_event).
pub type ConnectedEventError = EventError;

impl EventError {
    /// Makes the error of `parse_connected_event`.
    #[cfg(all(target_arch = "wasm32", any(feature = "js", chatbrick_exports)))]
    pub(crate) fn connected(report: Report) -> Self {
        EventError { report, wanted: Some(EventType::Connected) }
    }

    /// Returns the issues of the report.
    pub fn issues(&self) -> &[Issue] {
        &self.report.issues
    }

    /// Returns whether there were more issues than the report lists.
    pub fn truncated(&self) -> bool {
        self.report.truncated
    }

    /// Returns the type of another event, at most 64 characters; `None` if the payload is invalid.
    pub fn event_type(&self) -> Option<&str> {
        self.report.other_event()
    }
}

impl fmt::Display for EventError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.wanted {
            Some(event_type) => write!(f, "invalid {event_type} payload{}", self.report.first()),
            None => write!(f, "invalid event payload{}", self.report.first()),
        }
    }
}

impl core::error::Error for EventError {}
