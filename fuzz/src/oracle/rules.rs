//! The issues of a payload: code and pointer, in any order.

use std::collections::HashMap;

use super::date::millis_of;
use super::number::{exact, is_numeric};
use super::tree::{LONE_SURROGATE, Node};

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Type,
    Id,
    Text,
    Uid,
    Digits,
    Url,
    Time,
    Millis,
    Object(&'static str),
    Users,
}

use Kind::{Digits, Id, Millis, Object, Text, Time, Type, Uid, Url, Users};

/// `!` required, `?` nullable, `-` attribute.
type Row = (&'static str, Kind, char);

fn model(name: &str) -> &'static [Row] {
    match name {
        "event" => &[("type", Type, '!'), ("data", Object("data"), '!')],
        "data" => &[
            ("contact", Object("contact"), '!'),
            ("lineUsers", Users, '!'),
            ("connectedStore", Object("store"), '?'),
            ("connectedStaff", Object("staff"), '?'),
            ("timestamps", Object("timestamps"), '!'),
            ("timestampsMs", Object("timestampsMs"), '!'),
        ],
        "contact" => &[("id", Id, '!'), ("name", Text, '!'), ("avatar", Url, '-')],
        "lineUser" => &[
            ("id", Id, '!'),
            ("name", Text, '!'),
            ("lineUid", Uid, '!'),
            ("lineProviderId", Digits, '!'),
            ("profilePictureUrl", Url, '-'),
        ],
        "store" => &[("id", Id, '!'), ("name", Text, '!'), ("logo", Url, '-'), ("externalId", Text, '-')],
        "staff" => &[
            ("id", Id, '!'),
            ("storeId", Id, '?'),
            ("name", Text, '!'),
            ("displayName", Text, '!'),
            ("employeeId", Text, '-'),
            ("avatar", Url, '-'),
        ],
        "timestamps" => &[("connectedAt", Time, '!'), ("initConnectedAt", Time, '!')],
        "timestampsMs" => &[("connectedAt", Millis, '!'), ("initConnectedAt", Millis, '!')],
        _ => unreachable!("there is no model {name}"),
    }
}

/// The keys of an object of the model.
pub(super) fn keys(name: &str) -> impl Iterator<Item = &'static str> {
    model(name).iter().map(|&(key, ..)| key)
}

/// The issues of a payload that is JSON.
pub fn issues(root: &Node) -> Vec<(&'static str, String)> {
    let mut found = Found(Vec::new());
    match root {
        Node::Object(_) => found.object(root, "event", "", false),
        _ => found.add("wrong_type", ""),
    }
    found.0
}

struct Found(Vec<(&'static str, String)>);

impl Found {
    fn add(&mut self, code: &'static str, pointer: &str) {
        self.0.push((code, pointer.to_owned()));
    }

    fn object(&mut self, object: &Node, name: &'static str, pointer: &str, other_event: bool) {
        let Node::Object(members) = object else { unreachable!("the caller has checked") };
        let mut seen: HashMap<&str, &Node> = HashMap::new();
        let mut has_lone_surrogate = false;
        for (key, node) in members {
            let at = format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"));
            if key.contains(LONE_SURROGATE) {
                has_lone_surrogate = true;
            } else if seen.contains_key(key.as_str()) {
                self.add("duplicate_key", &at);
            } else {
                if !model(name).iter().any(|(known, _, _)| known == key) {
                    self.add("unknown_field", &at);
                }
                seen.insert(key, node);
            }
        }
        if has_lone_surrogate {
            self.add("lone_surrogate", pointer);
        }
        let other_event =
            other_event || name == "event" && matches!(seen.get("type"), Some(Node::String(text)) if !is_ours(text));
        for &(key, kind, presence) in model(name) {
            let at = format!("{pointer}/{key}");
            match (seen.get(key), presence) {
                (None, '!') => self.add("missing_field", &at),
                (None, _) => self.add("absent_field", &at),
                (Some(Node::Null), '!') => self.add("null_not_allowed", &at),
                (Some(Node::Null), '-') => self.add("undocumented_null", &at),
                (Some(Node::Null), _) => {}
                (Some(node), _) => self.value(node, kind, &at, other_event),
            }
        }
        if name == "data" {
            self.cross_field(object, pointer);
        }
    }

    fn value(&mut self, node: &Node, kind: Kind, at: &str, other_event: bool) {
        match (kind, node) {
            (Object(_), Node::Object(_)) if other_event => {}
            (Object(name), Node::Object(_)) => self.object(node, name, at, false),
            (Users, Node::Array(users)) => self.users(users, at),
            (Millis, Node::Number(text)) => self.millis(text, at),
            (Millis, Node::String(text)) if is_numeric(text) => {
                self.add("numeric_string", at);
                self.millis(text, at);
            }
            (Millis | Object(_) | Users, _) => {
                self.add("wrong_type", at);
                if matches!((kind, node), (Millis, Node::String(text)) if text.contains(LONE_SURROGATE)) {
                    self.add("lone_surrogate", at);
                }
            }
            (_, Node::String(text)) => self.text(text, kind, at),
            _ => self.add("wrong_type", at),
        }
    }

    fn users(&mut self, users: &[Node], pointer: &str) {
        if users.is_empty() {
            self.add("no_line_users", pointer);
        }
        for (index, user) in users.iter().enumerate() {
            let at = format!("{pointer}/{index}");
            match user {
                Node::Object(_) => self.object(user, "lineUser", &at, false),
                Node::Null => self.add("null_not_allowed", &at),
                _ => self.add("wrong_type", &at),
            }
        }
    }

    fn millis(&mut self, text: &str, at: &str) {
        let exact = exact(text);
        if exact.fraction {
            self.add("not_an_integer", at);
        }
        if exact.out_of_range {
            self.add("out_of_range", at);
        }
    }

    fn text(&mut self, text: &str, kind: Kind, at: &str) {
        if text.contains(LONE_SURROGATE) {
            self.add("lone_surrogate", at);
        }
        let wrong = match kind {
            Type => (!is_ours(text)).then_some("unexpected_event_type"),
            Id => text.is_empty().then_some("empty_id"),
            Time => millis_of(text).is_none().then_some("invalid_timestamp"),
            Uid => (!is_uid(text)).then_some("unexpected_format"),
            Digits => (text.is_empty() || text.contains(|c: char| !c.is_ascii_digit())).then_some("unexpected_format"),
            Url => (!is_url(text)).then_some("unexpected_format"),
            _ => None,
        };
        if let Some(code) = wrong {
            self.add(code, at);
        }
    }

    /// The cross-field rules of `data`.
    fn cross_field(&mut self, data: &Node, pointer: &str) {
        let absent = |key: &str| matches!(data.get(key), None | Some(Node::Null));
        if absent("connectedStore") && absent("connectedStaff") {
            self.add("no_connection", pointer);
        }
        let keys = ["connectedAt", "initConnectedAt"];
        let millis = keys.map(|key| match data.get("timestampsMs").and_then(|times| times.get(key)) {
            Some(Node::Number(text)) => exact(text).value,
            Some(Node::String(text)) if is_numeric(text) => exact(text).value,
            _ => None,
        });
        for (key, millis) in keys.into_iter().zip(millis) {
            let instant = match data.get("timestamps").and_then(|times| times.get(key)) {
                Some(Node::String(text)) => millis_of(text),
                _ => None,
            };
            if matches!((millis, instant), (Some(a), Some(b)) if a != b) {
                self.add("timestamp_mismatch", &format!("{pointer}/timestampsMs/{key}"));
            }
        }
        if matches!(millis, [Some(at), Some(first)] if at < first) {
            self.add("timestamps_out_of_order", &format!("{pointer}/timestampsMs/connectedAt"));
        }
    }
}

fn is_ours(text: &str) -> bool {
    text == "contact.connection.connected"
}

fn is_uid(text: &str) -> bool {
    let digits = text.strip_prefix('U').unwrap_or_default();
    digits.len() == 32 && digits.chars().all(|c| matches!(c, '0'..='9' | 'a'..='f'))
}

fn is_url(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let begins = |host: &str| host.starts_with(|c: char| !(c.is_ascii_control() || "/?# ".contains(c)));
    text.is_empty() || host.is_some_and(begins)
}
