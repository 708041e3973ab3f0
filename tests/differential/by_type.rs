//! Expected results that depend on the type of an event, computed from the value that serde_json reads.

use chatbrick_events::{
    AccountCreatedEvent, AccountDeactivatedEvent, ChangedEvent, ConnectedEvent, DisconnectedEvent, Event, EventType,
    StoreCreatedEvent, StoreDeactivatedEvent, StoreUpdatedEvent,
};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::generate::TYPES;

/// Reads an event with serde, as the struct of its type.
pub(crate) fn read(event_type: EventType, text: &[u8]) -> Option<Event<'static>> {
    fn read<T: DeserializeOwned>(text: &[u8], event: fn(T) -> Event<'static>) -> Option<Event<'static>> {
        serde_json::from_slice(text).ok().map(event)
    }
    match event_type {
        EventType::Connected => read::<ConnectedEvent>(text, Event::Connected),
        EventType::Changed => read::<ChangedEvent>(text, Event::Changed),
        EventType::Disconnected => read::<DisconnectedEvent>(text, Event::Disconnected),
        EventType::StoreCreated => read::<StoreCreatedEvent>(text, Event::StoreCreated),
        EventType::StoreUpdated => read::<StoreUpdatedEvent>(text, Event::StoreUpdated),
        EventType::StoreDeactivated => read::<StoreDeactivatedEvent>(text, Event::StoreDeactivated),
        EventType::AccountCreated => read::<AccountCreatedEvent>(text, Event::AccountCreated),
        EventType::AccountDeactivated => read::<AccountDeactivatedEvent>(text, Event::AccountDeactivated),
        other => panic!("{other} is not tested"),
    }
}

/// Returns the event's own time, from its JSON.
pub(crate) fn own_time(event: &Event) -> i64 {
    let times = times_of(event.event_type().as_str());
    let value = serde_json::to_value(event).expect("events serialize");
    value["data"]["timestampsMs"][times[0]].as_i64().expect("a number")
}

fn times_of(event_type: &str) -> &'static [&'static str] {
    TYPES.iter().find(|(name, ..)| *name == event_type).expect("a documented type").2
}

/// Returns the expected event for the value that serde_json reads.
pub(crate) fn expected_event(mut event: Value) -> Value {
    const STORE: &[&str] = &["id", "name", "logo", "externalId"];
    const ACCOUNT: &[&str] = &["id", "storeId", "name", "displayName", "employeeId", "avatar"];
    const KEYS: [(&str, &[&str]); 5] = [
        ("contact", &["id", "name", "avatar"]),
        ("connectedStore", STORE),
        ("connectedStaff", ACCOUNT),
        ("store", STORE),
        ("account", ACCOUNT),
    ];
    let name = event["type"].as_str().expect("a type");
    let (_, members, times) = TYPES.iter().find(|(other, ..)| *other == name).expect("a documented type");
    keep(&mut event, &["type", "data"]);
    let data = &mut event["data"];
    keep(data, &[members, &["timestamps", "timestampsMs"][..]].concat());
    for (key, keys) in KEYS {
        if let Some(member) = data.get_mut(key) {
            keep(member, keys);
        }
    }
    for user in data.get_mut("lineUsers").and_then(Value::as_array_mut).into_iter().flatten() {
        keep(user, &["id", "name", "lineUid", "lineProviderId", "profilePictureUrl"]);
    }
    keep(&mut data["timestamps"], times);
    keep(&mut data["timestampsMs"], times);
    for (_, millis) in data["timestampsMs"].as_object_mut().expect("numbers") {
        let number = match &*millis {
            Value::String(digits) => digits.parse().expect("digits"),
            other => other.as_i64().unwrap_or_else(|| other.as_f64().expect("a number") as i64),
        };
        *millis = number.into();
    }
    event
}

/// Reduces an object to these keys. A missing key becomes null.
fn keep(value: &mut Value, keys: &[&str]) {
    if let Value::Object(members) = value {
        let kept = keys.iter().map(|&key| (key.to_owned(), members.remove(key).unwrap_or_default()));
        *value = kept.collect::<serde_json::Map<_, _>>().into();
    }
}
