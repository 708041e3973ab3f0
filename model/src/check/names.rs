//! Checks that the names of types are legal and declared once.

/// Names that the generated sources already declare, import or use.
const RESERVED: &[&str] = &[
    "AnyEvent",
    "Array",
    "ChatBrickEvent",
    "Code",
    "Cow",
    "Date",
    "Deserialize",
    "Deserializer",
    "Err",
    "Error",
    "Event",
    "EventError",
    "EventOf",
    "EventType",
    "Events",
    "IntoOwned",
    "Issue",
    "MaxDepth",
    "None",
    "Number",
    "Object",
    "Objects",
    "Ok",
    "Option",
    "Options",
    "Outcome",
    "Parsed",
    "Promise",
    "Record",
    "Report",
    "Result",
    "Root",
    "Self",
    "Serialize",
    "Serializer",
    "Severity",
    "Slots",
    "Some",
    "String",
    "UnknownEventType",
    "Values",
    "Vec",
];

/// The names of the types declared so far.
#[derive(Default)]
pub(super) struct Names(Vec<String>);

impl Names {
    pub(super) fn declare(&mut self, name: &str, refused: &mut Vec<String>) {
        if !is_type(name) {
            refused
                .push(format!("{name}: a type must start with an upper-case letter and have only letters and digits"));
        }
        if RESERVED.contains(&name) {
            refused.push(format!("{name}: the generated code already uses this name"));
        }
        if self.0.iter().any(|other| other == name) {
            refused.push(format!("{name}: the name is declared twice"));
        }
        self.0.push(name.to_owned());
    }
}

/// Whether a name can name a type or a variant.
pub(super) fn is_type(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.chars().all(|c| c.is_ascii_alphanumeric())
        && name != "Self"
}
