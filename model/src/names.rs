//! Converts names between the conventions of JSON, Rust and TypeScript.

use crate::declaration::{Event, Field, Kind, Presence, Time, Times};

const RUST_KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Converts `connectedStore` to `connected_store`.
pub fn snake(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

/// Converts `connectedStore` to the name of a Rust field.
pub fn rust_field(key: &str) -> String {
    let name = snake(key);
    if RUST_KEYWORDS.contains(&name.as_str()) { format!("r#{name}") } else { name }
}

/// Converts `ConnectedData` to `CONNECTED_DATA`.
pub fn constant(name: &str) -> String {
    snake(name).to_ascii_uppercase()
}

/// Converts `LineUser` to `line user`.
pub fn words(name: &str) -> String {
    snake(name).replace('_', " ")
}

/// Converts `ConnectedStore` to `connectedStore`.
pub fn camel(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map_or(String::new(), |first| first.to_ascii_lowercase().to_string() + chars.as_str())
}

/// Converts the first letter of a sentence to lower case, for use after a colon. Leaves an acronym unchanged.
pub fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    if chars.clone().nth(1).is_some_and(char::is_uppercase) {
        return text.to_owned();
    }
    chars.next().map_or(String::new(), |first| first.to_lowercase().to_string() + chars.as_str())
}

impl Event {
    /// Returns the name of the event's type: `"ConnectedEvent"`.
    pub fn event_name(&self) -> String {
        format!("{}Event", self.name)
    }

    /// Returns the name of the type of `data`: `"ConnectedData"`.
    pub fn data_name(&self) -> String {
        format!("{}Data", self.name)
    }

    /// Returns the TypeScript names of `data` with the first arm of its union, with the second and with both:
    /// `"ConnectedToStore"`.
    pub fn arm_names(&self) -> Vec<String> {
        let Some(union) = self.at_least_one else { return Vec::new() };
        let [first, second] = union.arms.map(|arm| arm.name);
        [first.to_owned(), second.to_owned(), format!("{first}And{second}")]
            .iter()
            .map(|arms| format!("{}To{arms}", self.name))
            .collect()
    }
}

impl Times {
    /// Returns the name of the type of `timestampsMs`.
    pub fn ms_name(&self) -> String {
        format!("{}Ms", self.name)
    }

    /// Returns the fields of `timestamps`.
    pub fn text_fields(&self) -> Vec<Field> {
        self.fields.iter().map(|time| time.field(Kind::DateTime)).collect()
    }

    /// Returns the fields of `timestampsMs`.
    pub fn ms_fields(&self) -> Vec<Field> {
        self.fields.iter().map(|time| time.field(Kind::Millis)).collect()
    }
}

impl Time {
    fn field(&self, kind: Kind) -> Field {
        Field { key: self.key, kind, presence: Presence::Required, sample: self.sample, doc: self.doc }
    }
}
