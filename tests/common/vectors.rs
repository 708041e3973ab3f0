//! The vectors of `tests/vectors`. They are embedded, since some targets have no file system.
#![allow(dead_code, reason = "each runner reads only the members that it checks")]

use base64::Engine;
use chatbrick_events::Options;
use serde::Deserialize;
use serde_json::Value;

const FILES: [(&str, &str); 15] = [
    ("crossfield", include_str!("../vectors/crossfield.json")),
    ("events", include_str!("../vectors/events.json")),
    ("formats", include_str!("../vectors/formats.json")),
    ("input", include_str!("../vectors/input.json")),
    ("keys", include_str!("../vectors/keys.json")),
    ("limits", include_str!("../vectors/limits.json")),
    ("nulls", include_str!("../vectors/nulls.json")),
    ("numbers", include_str!("../vectors/numbers.json")),
    ("overflow", include_str!("../vectors/overflow.json")),
    ("positions", include_str!("../vectors/positions.json")),
    ("presence", include_str!("../vectors/presence.json")),
    ("routing", include_str!("../vectors/routing.json")),
    ("text", include_str!("../vectors/text.json")),
    ("timestamps", include_str!("../vectors/timestamps.json")),
    ("types", include_str!("../vectors/types.json")),
];

#[derive(Deserialize)]
struct File {
    vectors: Vec<Vector>,
}

#[derive(Deserialize)]
pub(crate) struct Vector {
    pub(crate) id: String,
    #[serde(default)]
    pub(crate) api: Api,
    pub(crate) input: Input,
    #[serde(default)]
    pub(crate) options: VectorOptions,
    pub(crate) valid: bool,
    pub(crate) outcome: String,
    /// The type of another event.
    #[serde(rename = "type")]
    pub(crate) other_event: Option<String>,
    #[serde(default)]
    pub(crate) truncated: bool,
    pub(crate) issues: Vec<VectorIssue>,
    pub(crate) event: Value,
    #[serde(default)]
    pub(crate) value_form: Option<ValueForm>,
}

/// The functions that a vector tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Default)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Api {
    /// The functions of `contact.connection.connected`.
    #[default]
    Connected,
    /// The functions of every event type.
    Event,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Input {
    Text(String),
    Base64(String),
    Value(Value),
    Utf16(Vec<u16>),
    Repeat(Vec<(String, usize)>),
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct VectorOptions {
    #[serde(default)]
    pub(crate) strict: bool,
    pub(crate) max_bytes: Option<usize>,
    pub(crate) types: Option<Vec<String>>,
}

impl VectorOptions {
    /// Returns the options of the crate.
    pub(crate) fn options(&self) -> Options {
        let mut options = Options::new().strict(self.strict);
        if let Some(max_bytes) = self.max_bytes {
            options = options.max_bytes(max_bytes);
        }
        let Some(types) = &self.types else { return options };
        options.types(types.iter().map(|name| name.parse().expect("a documented type")))
    }
}

#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub(crate) struct VectorIssue {
    pub(crate) code: String,
    pub(crate) severity: String,
    pub(crate) pointer: String,
    pub(crate) bytes: Option<(usize, usize)>,
    pub(crate) utf16: Option<(usize, usize)>,
    pub(crate) line: Option<usize>,
    pub(crate) column: Option<usize>,
    pub(crate) received: Option<String>,
    pub(crate) expected: Option<String>,
}

/// The results that differ if the payload is passed as a parsed value; `false` if that is impossible.
#[derive(Deserialize)]
#[serde(untagged)]
pub(crate) enum ValueForm {
    None(bool),
    Different(Expected),
}

#[derive(Deserialize)]
pub(crate) struct Expected {
    pub(crate) valid: bool,
    #[serde(default)]
    pub(crate) truncated: bool,
    pub(crate) issues: Vec<VectorIssue>,
}

impl Vector {
    /// Returns the input as UTF-8; `None` for a string with lone surrogates.
    pub(crate) fn bytes(&self) -> Option<Vec<u8>> {
        match &self.input {
            Input::Text(text) => Some(text.clone().into()),
            Input::Repeat(parts) => {
                Some(parts.iter().map(|(text, count)| text.repeat(*count)).collect::<String>().into())
            }
            Input::Value(value) => Some(value.to_string().into()),
            Input::Base64(text) => {
                Some(base64::engine::general_purpose::STANDARD.decode(text).expect("the vectors have valid base64"))
            }
            Input::Utf16(_) => None,
        }
    }
}

impl Vector {
    /// Returns the input as a JavaScript string; `None` for bytes that are not text.
    pub(crate) fn utf16(&self) -> Option<Vec<u16>> {
        match &self.input {
            Input::Base64(_) => None,
            Input::Utf16(units) => Some(units.clone()),
            _ => self.bytes().map(|bytes| String::from_utf8_lossy(&bytes).encode_utf16().collect()),
        }
    }
}

pub(crate) fn all() -> Vec<Vector> {
    let parse = |(name, text): (&str, &str)| -> Vec<Vector> {
        let mut deserializer = serde_json::Deserializer::from_str(text);
        deserializer.disable_recursion_limit();
        File::deserialize(&mut deserializer).unwrap_or_else(|error| panic!("{name}.json: {error}")).vectors
    };
    FILES.into_iter().flat_map(parse).collect()
}

/// Returns the names of the files, to compare with the folder.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn file_names() -> Vec<&'static str> {
    FILES.iter().map(|(name, _)| *name).collect()
}
