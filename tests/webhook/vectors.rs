//! Runs the vectors of `tests/vectors/signature`, as the npm package does.

use std::time::Duration;

use base64::Engine;
use chatbrick_events::webhook::{Options, Secrets, SignatureError};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
struct File {
    vectors: Vec<Vector>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Vector {
    name: String,
    body: Body,
    headers: Vec<(String, String)>,
    secrets: OneOrMore,
    now: i64,
    tolerance_seconds: Option<Tolerance>,
    expected: Value,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Body {
    Text(String),
    Base64 { base64: String },
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Tolerance {
    Seconds(f64),
    /// `"Infinity"`.
    Text(String),
}

impl Vector {
    fn body(&self) -> Vec<u8> {
        match &self.body {
            Body::Text(text) => text.clone().into(),
            Body::Base64 { base64 } => base64::prelude::BASE64_STANDARD.decode(base64).expect("base64"),
        }
    }

    fn options(&self) -> Options {
        let options = Options::at_ms(self.now);
        match &self.tolerance_seconds {
            None => options,
            Some(Tolerance::Seconds(seconds)) => options.tolerance(Duration::from_secs_f64(*seconds)),
            Some(Tolerance::Text(text)) => {
                assert_eq!(text, "Infinity");
                options.tolerance(Duration::MAX)
            }
        }
    }

    /// Returns the result of the crate, in the format of `expected`.
    fn result(&self) -> Value {
        let secrets = match &self.secrets {
            OneOrMore::One(text) => Secrets::new(text),
            OneOrMore::More(list) => Secrets::from_list(list),
        };
        let Ok(secrets) = secrets else { return json!({ "mistake": "secret" }) };
        match self.options().verify(&self.body(), &self.headers, &secrets) {
            Ok(verified) => {
                json!({ "id": verified.id, "timestamp": verified.timestamp, "secretIndex": verified.secret_index })
            }
            Err(error) => refused(&error),
        }
    }
}

fn refused(error: &SignatureError) -> Value {
    let reason = error.as_str();
    match error {
        SignatureError::MissingHeader { headers } | SignatureError::MalformedHeader { headers } => {
            json!({ "reason": reason, "headers": headers })
        }
        SignatureError::TimestampTooOld { age_seconds } | SignatureError::TimestampTooNew { age_seconds } => {
            json!({ "reason": reason, "ageSeconds": age_seconds })
        }
        _ => json!({ "reason": reason }),
    }
}

fn all() -> Vec<Vector> {
    let text = include_str!("../vectors/signature/verify.json");
    serde_json::from_str::<File>(text).expect("the file has the format of vectors").vectors
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn signature_vectors_pass() {
    let vectors = all();
    let differences: Vec<String> = vectors
        .iter()
        .filter(|vector| vector.result() != vector.expected)
        .map(|vector| format!("{}: {} instead of {}", vector.name, vector.result(), vector.expected))
        .collect();
    assert!(differences.is_empty(), "{differences:#?}");
    assert!(vectors.len() >= 100, "only {} vectors", vectors.len());
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn vectors_cover_every_result() {
    let vectors = all();
    let has = |key: &str, value: &str| vectors.iter().any(|vector| vector.expected[key] == value);
    for reason in ["missing_header", "malformed_header", "timestamp_too_old", "timestamp_too_new", "wrong_signature"] {
        assert!(has("reason", reason), "{reason}");
    }
    assert!(has("mistake", "secret"));
    assert!(vectors.iter().any(|vector| vector.expected["secretIndex"] == 2));
}

#[cfg(not(target_arch = "wasm32"))]
#[test]
fn folder_has_no_other_vectors() {
    let files: Vec<_> = std::fs::read_dir("tests/vectors/signature")
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name())
        .collect();
    assert_eq!(files, ["verify.json"]);
}
