//! The expected event of a payload without errors.

use serde_json::{Map, Value};

use super::model::{EventModel, Kind};
use super::number::exact;
use super::rules::event_model;
use super::tree::Node;

/// Returns the event, with exactly the documented keys; a field without a value is null.
pub fn event(root: &Node, types: &[&str]) -> Value {
    let event = event_model(root, types).expect("a valid payload has a type");
    let data = root.get("data").expect("a valid payload has data");
    let member = |(key, kind, _)| {
        let node: Option<&Node> = data.get(key);
        let value = match (kind, node) {
            (Kind::Users, Some(Node::Array(users))) => {
                users.iter().map(|user| object(event, user, "lineUser")).collect()
            }
            (Kind::Object(name), Some(node)) => object(event, node, name),
            _ => Value::Null,
        };
        (key.to_owned(), value)
    };
    let data: Map<_, _> = event.rows("data").into_iter().map(member).collect();
    Value::Object(Map::from_iter([("type".to_owned(), event.name.into()), ("data".to_owned(), data.into())]))
}

/// Returns the fields of an object, each a text, a number of milliseconds or null.
fn object(event: &EventModel, object: &Node, name: &str) -> Value {
    let member = |(key, kind, _)| {
        let node: Option<&Node> = object.get(key);
        let value = match (kind, node) {
            (Kind::Millis, Some(Node::Number(text) | Node::String(text))) => Value::from(exact(text).value),
            (_, Some(Node::String(text))) => Value::from(text.as_str()),
            _ => Value::Null,
        };
        (key.to_owned(), value)
    };
    match object {
        Node::Object(_) => event.rows(name).into_iter().map(member).collect::<Map<_, _>>().into(),
        _ => Value::Null,
    }
}
