//! Names of types: legal, and each declared once.

/// Names that the generated sources declare, import or expect to mean what they always mean.
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

/// The names of types so far.
#[derive(Default)]
pub(super) struct Names(Vec<String>);

impl Names {
    pub(super) fn declare(&mut self, name: &str, refused: &mut Vec<String>) {
        if !is_type(name) {
            refused.push(format!("{name}: a type begins with an upper-case letter and has letters and digits only"));
        }
        if RESERVED.contains(&name) {
            refused.push(format!("{name}: the name is taken by the generated code"));
        }
        if self.0.iter().any(|other| other == name) {
            refused.push(format!("{name}: the name is declared twice"));
        }
        self.0.push(name.to_owned());
    }
}

/// Whether a name can be that of a type or of a variant.
pub(super) fn is_type(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.chars().all(|c| c.is_ascii_alphanumeric())
        && name != "Self"
}
