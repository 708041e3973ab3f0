//! The order of events about the same entity, in whatever order deliveries come.

use std::format;
use std::string::String;

use crate::Event;
use crate::model::MAX_MILLIS;

/// Whom an event is about, and its place in the order of the events about it.
///
/// Whoever keeps the event with the greatest key for each entity has the newest state.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct OrderKey {
    /// `contact:`, `store:` or `account:` and the id in ChatBrick.
    pub entity: String,
    /// Keys sort as strings of bytes, as the events do. ASCII if the delivery id is, as every `svix-id` is.
    pub key: String,
}

/// The digits of the largest number that a key holds, twice the range of a JavaScript `Date`.
const DIGITS: usize = 17;

impl Event<'_> {
    /// The place of the event in the order of the events about the same contact, store or account.
    ///
    /// Keys sort by the event's own time, then by rank (created, updated, connected, changed, then disconnected and
    /// deactivated), then by `delivery_id`, the value of the `svix-id` header.
    ///
    /// ```
    /// let body = include_str!("../../examples/payloads/store-and-staff.json");
    /// let event = chatbrick_events::parse_event(body)?;
    /// let order = event.order_key("msg_1");
    /// assert_eq!(order.entity, "contact:clrq5ca80000lb9c9dnxxfyid");
    /// assert_eq!(order.key, "08641717870698888-2-msg_1");
    /// # Ok::<(), chatbrick_events::EventError>(())
    /// ```
    pub fn order_key(&self, delivery_id: &str) -> OrderKey {
        let (kind, id, rank) = self.about();
        // Not negative: a minus sign would sort against the numbers.
        let time = self.occurred_at_ms() + MAX_MILLIS as i64;
        OrderKey { entity: format!("{kind}:{id}"), key: format!("{time:0DIGITS$}-{rank}-{delivery_id}") }
    }
}
