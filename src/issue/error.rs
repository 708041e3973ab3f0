//! The error of `parse_event` and `parse_connected_event`.

use core::fmt;

use super::{Issue, Report};
use crate::EventType;

/// Why [`parse_event`](crate::parse_event) or [`parse_connected_event`](crate::parse_connected_event) returns no event.
///
/// Its [`Display`](fmt::Display) form is one line that is safe to log: the first error and how many issues there are
/// besides. If no error is listed, it is the first warning: under [`strict`](crate::Options::strict) that is reason enough,
/// and otherwise the errors are beyond the first [`MAX_ISSUES`](crate::MAX_ISSUES) issues.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct EventError {
    /// The report, whose `valid` is false.
    pub report: Report,
    /// The type that was asked for, if it was one.
    pub(crate) wanted: Option<EventType>,
}

/// The error of [`parse_connected_event`](crate::parse_connected_event).
pub type ConnectedEventError = EventError;

impl EventError {
    /// The error for a payload of `contact.connection.connected`.
    #[cfg(all(target_arch = "wasm32", any(feature = "js", chatbrick_exports)))]
    pub(crate) fn connected(report: Report) -> Self {
        EventError { report, wanted: Some(EventType::Connected) }
    }

    /// The issues of the report.
    pub fn issues(&self) -> &[Issue] {
        &self.report.issues
    }

    /// Whether there were more issues than the report lists.
    pub fn truncated(&self) -> bool {
        self.report.truncated
    }

    /// The type of another event, at most 64 characters.
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
