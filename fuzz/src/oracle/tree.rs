//! JSON as a tree that keeps the order of members, duplicate keys and the digits of numbers, which maps do not.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    Null,
    Bool(bool),
    /// A number, as written in the text.
    Number(String),
    String(String),
    Array(Vec<Node>),
    Object(Vec<(String, Node)>),
}

/// A private-use character that represents a lone surrogate, which no Rust string can hold.
pub const LONE_SURROGATE: char = '\u{F8FF}';

/// serde_json's key for a number of arbitrary precision.
const NUMBER: &str = "$serde_json::private::Number";

/// The maximum number of brackets in a text, since reading, comparing and dropping a tree are recursive.
const MAX_BRACKETS: usize = 400;

/// Reads JSON. Returns `None` if the text is not JSON, or if this simple reader cannot represent it.
pub fn read(text: &str) -> Option<Node> {
    let brackets = text.bytes().filter(|byte| matches!(byte, b'[' | b'{')).count();
    let special =
        text.contains(LONE_SURROGATE) || text.to_ascii_lowercase().contains("\\uf8ff") || text.contains("$serde");
    if brackets > MAX_BRACKETS || special {
        return None;
    }
    serde_json::from_str(text).ok()
}

/// Replaces the escape of each lone surrogate by the escape of [`LONE_SURROGATE`]. All offsets stay the same.
pub fn mark_lone_surrogates(text: &str) -> String {
    let units = |at: usize| {
        let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
        digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok())?
    };
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < text.len() {
        let step = match (units(at), units(at + 6)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => 12,
            (Some(0xD800..=0xDFFF), _) => {
                out.push_str("\\uf8ff");
                at += 6;
                continue;
            }
            _ if text[at..].starts_with('\\') => 1 + text[at + 1..].chars().next().map_or(0, char::len_utf8),
            _ => text[at..].chars().next().map_or(1, char::len_utf8),
        };
        out.push_str(&text[at..at + step]);
        at += step;
    }
    out
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(Node::String(value.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Node, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Node::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut members = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            if key == NUMBER {
                return map.next_value().map(Node::Number);
            }
            members.push((key, map.next_value()?));
        }
        Ok(Node::Object(members))
    }
}

impl Node {
    /// Returns the first member with a key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        match self {
            Node::Object(members) => members.iter().find(|(name, _)| name == key).map(|(_, node)| node),
            _ => None,
        }
    }
}
