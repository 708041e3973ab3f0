//! The event that must come out of a payload without errors.

use serde_json::{Map, Value};

use super::number::exact;
use super::tree::Node;

const USER: [&str; 5] = ["id", "name", "lineUid", "lineProviderId", "profilePictureUrl"];
const TIMES: [&str; 2] = ["connectedAt", "initConnectedAt"];

/// With every documented key and no other; null where there is no value.
pub fn event(root: &Node) -> Value {
    let data = root.get("data").expect("a valid payload has data");
    let part = |key: &str, keys: &[&str]| data.get(key).map_or(Value::Null, |node| texts(node, keys));
    let users = match data.get("lineUsers") {
        Some(Node::Array(users)) => users.iter().map(|user| texts(user, &USER)).collect(),
        _ => Value::Null,
    };
    let millis = TIMES.map(|key| match data.get("timestampsMs").and_then(|times| times.get(key)) {
        Some(Node::Number(text) | Node::String(text)) => (key.to_owned(), Value::from(exact(text).value)),
        _ => (key.to_owned(), Value::Null),
    });
    let members = [
        ("contact", part("contact", &["id", "name", "avatar"])),
        ("lineUsers", users),
        ("connectedStore", part("connectedStore", &["id", "name", "logo", "externalId"])),
        ("connectedStaff", part("connectedStaff", &["id", "storeId", "name", "displayName", "employeeId", "avatar"])),
        ("timestamps", part("timestamps", &TIMES)),
        ("timestampsMs", Value::Object(Map::from_iter(millis))),
    ];
    let data: Map<_, _> = members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    Value::Object(Map::from_iter([
        ("type".to_owned(), "contact.connection.connected".into()),
        ("data".to_owned(), data.into()),
    ]))
}

/// The members with these keys, each a text or null.
fn texts(object: &Node, keys: &[&str]) -> Value {
    let text = |key: &&str| match object.get(key) {
        Some(Node::String(text)) => Value::from(text.as_str()),
        _ => Value::Null,
    };
    match object {
        Node::Object(_) => keys.iter().map(|key| ((*key).to_owned(), text(key))).collect::<Map<_, _>>().into(),
        _ => Value::Null,
    }
}
