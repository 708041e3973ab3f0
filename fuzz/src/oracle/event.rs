//! The expected event of a payload without errors.

use serde_json::{Map, Value};

use super::number::exact;
use super::rules::keys;
use super::tree::Node;

/// The event, with every documented key and no other; null where there is no value.
pub fn event(root: &Node) -> Value {
    let data = root.get("data").expect("a valid payload has data");
    let part = |key: &str, model: &str| data.get(key).map_or(Value::Null, |node| texts(node, model));
    let users = match data.get("lineUsers") {
        Some(Node::Array(users)) => users.iter().map(|user| texts(user, "lineUser")).collect(),
        _ => Value::Null,
    };
    let millis = keys("timestampsMs").map(|key| match data.get("timestampsMs").and_then(|times| times.get(key)) {
        Some(Node::Number(text) | Node::String(text)) => (key.to_owned(), Value::from(exact(text).value)),
        _ => (key.to_owned(), Value::Null),
    });
    let members = [
        ("contact", part("contact", "contact")),
        ("lineUsers", users),
        ("connectedStore", part("connectedStore", "store")),
        ("connectedStaff", part("connectedStaff", "staff")),
        ("timestamps", part("timestamps", "timestamps")),
        ("timestampsMs", Value::Object(Map::from_iter(millis))),
    ];
    let data: Map<_, _> = members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    Value::Object(Map::from_iter([
        ("type".to_owned(), "contact.connection.connected".into()),
        ("data".to_owned(), data.into()),
    ]))
}

/// The members of the model, each a text or null.
fn texts(object: &Node, model: &str) -> Value {
    let text = |key: &str| match object.get(key) {
        Some(Node::String(text)) => Value::from(text.as_str()),
        _ => Value::Null,
    };
    match object {
        Node::Object(_) => keys(model).map(|key| (key.to_owned(), text(key))).collect::<Map<_, _>>().into(),
        _ => Value::Null,
    }
}
