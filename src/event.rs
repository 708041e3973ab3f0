//! Events: the code that the generated types share.

pub(crate) mod order;
pub(crate) mod values;
pub(crate) mod wire;

use core::fmt;
use core::str::FromStr;
use std::borrow::Cow;

use crate::EventType;

/// The `type` of [`ConnectedEvent`](crate::ConnectedEvent).
pub const EVENT_TYPE: &str = EventType::Connected.as_str();

/// Copies a borrowed text, so that it outlives the input.
pub(crate) fn own(text: Cow<'_, str>) -> Cow<'static, str> {
    Cow::Owned(text.into_owned())
}

/// The error of `EventType::from_str`: the string is not among [`EVENT_TYPES`](crate::EVENT_TYPES).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnknownEventType;

impl fmt::Display for UnknownEventType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a documented event type")
    }
}

impl core::error::Error for UnknownEventType {}

impl FromStr for EventType {
    type Err = UnknownEventType;

    fn from_str(text: &str) -> Result<Self, UnknownEventType> {
        EventType::ALL.into_iter().find(|event_type| event_type.as_str() == text).ok_or(UnknownEventType)
    }
}

impl fmt::Display for EventType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
