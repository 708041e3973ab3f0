//! The rules: finds the issues of a payload, as code and pointer in any order.

use std::collections::HashMap;

use super::date::millis_of;
use super::model::{EventModel, Kind, Row, rows};
use super::number::{exact, is_numeric};
use super::tree::{LONE_SURROGATE, Node};

use Kind::{Digits, Id, Millis, Object, Time, Type, Uid, Url, Users};

/// Returns the issues of a payload that is JSON, for these accepted types.
pub fn issues(root: &Node, types: &[&str]) -> Vec<(&'static str, String)> {
    let mut found = Found { issues: Vec::new(), types, event: event_model(root, types) };
    match root {
        Node::Object(_) => found.object(root, "event", ""),
        _ => found.add("wrong_type", ""),
    }
    found.issues
}

/// Returns the type by which `data` is checked: the type that the payload names, or the only accepted type.
pub(super) fn event_model(root: &Node, types: &[&str]) -> Option<&'static EventModel> {
    let name = match root.get("type") {
        Some(Node::String(name)) => types.contains(&name.as_str()).then_some(name.as_str()),
        _ => types.first().copied().filter(|first| types.iter().all(|name| name == first)),
    };
    EventModel::named(name?)
}

struct Found<'t> {
    issues: Vec<(&'static str, String)>,
    types: &'t [&'t str],
    /// The type of `data`. If it is unknown, `data` can be any object.
    event: Option<&'static EventModel>,
}

impl Found<'_> {
    fn add(&mut self, code: &'static str, pointer: &str) {
        self.issues.push((code, pointer.to_owned()));
    }

    fn rows(&self, name: &str) -> Vec<Row> {
        self.event.map_or_else(|| rows(name).to_vec(), |event| event.rows(name))
    }

    fn object(&mut self, object: &Node, name: &'static str, pointer: &str) {
        let model = self.rows(name);
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
                if !model.iter().any(|(known, _, _)| known == key) {
                    self.add("unknown_field", &at);
                }
                seen.insert(key, node);
            }
        }
        if has_lone_surrogate {
            self.add("lone_surrogate", pointer);
        }
        for (key, kind, presence) in model {
            let at = format!("{pointer}/{key}");
            match (seen.get(key), presence) {
                (None, '!') => self.add("missing_field", &at),
                (None, _) => self.add("absent_field", &at),
                (Some(Node::Null), '!') => self.add("null_not_allowed", &at),
                (Some(Node::Null), '-') => self.add("undocumented_null", &at),
                (Some(Node::Null), _) => {}
                (Some(node), _) => self.value(node, kind, &at),
            }
        }
        if let ("data", Some(event)) = (name, self.event) {
            self.cross_field(event, object, pointer);
        }
    }

    fn value(&mut self, node: &Node, kind: Kind, at: &str) {
        match (kind, node) {
            (Object("data"), Node::Object(_)) if self.event.is_none() => {}
            (Object(name), Node::Object(_)) => self.object(node, name, at),
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
                Node::Object(_) => self.object(user, "lineUser", &at),
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
            Type => (!self.types.contains(&text)).then_some("unexpected_event_type"),
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

    /// Checks the cross-field rules of `data`.
    fn cross_field(&mut self, event: &EventModel, data: &Node, pointer: &str) {
        let absent = |key: &str| matches!(data.get(key), None | Some(Node::Null));
        if event.needs_connection() && absent("connectedStore") && absent("connectedStaff") {
            self.add("no_connection", pointer);
        }
        let number = |key: &str| match data.get("timestampsMs").and_then(|times| times.get(key)) {
            Some(Node::Number(text)) => exact(text).value,
            Some(Node::String(text)) if is_numeric(text) => exact(text).value,
            _ => None,
        };
        let millis: Vec<_> = event.times.iter().map(|key| number(key)).collect();
        for (key, &millis) in event.times.iter().zip(&millis) {
            let instant = match data.get("timestamps").and_then(|times| times.get(key)) {
                Some(Node::String(text)) => millis_of(text),
                _ => None,
            };
            if matches!((millis, instant), (Some(a), Some(b)) if a != b) {
                self.add("timestamp_mismatch", &format!("{pointer}/timestampsMs/{key}"));
            }
        }
        // The rule does not apply to types with one time.
        if matches!(millis[..], [Some(at), Some(first)] if at < first) {
            self.add("timestamps_out_of_order", &format!("{pointer}/timestampsMs/{}", event.times[0]));
        }
    }
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
