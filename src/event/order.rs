//! Sort keys for events about the same entity, whose deliveries can arrive in any order.

use std::format;
use std::string::String;

use crate::Event;
use crate::model::MAX_MILLIS;

/// The entity that an event is about, and the sort key of the event among all events about that entity.
///
/// To have the newest state, keep the event with the greatest key of each entity.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct OrderKey {
    /// `contact:`, `store:` or `account:` and the id in ChatBrick.
    pub entity: String,
    /// The sort key. Compare keys as strings of bytes. A key is ASCII if the delivery id is, as every `svix-id` is.
    pub key: String,
}

/// The number of digits of the largest time in a key, which is twice the range of a JavaScript `Date`.
const DIGITS: usize = 17;

impl Event<'_> {
    /// Returns the sort key of the event among the events about the same contact, store or account.
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
        // Shifted so that it is never negative: keys with a minus sign would not sort by value.
        let time = self.occurred_at_ms() + MAX_MILLIS as i64;
        OrderKey { entity: format!("{kind}:{id}"), key: format!("{time:0DIGITS$}-{rank}-{delivery_id}") }
    }
}
