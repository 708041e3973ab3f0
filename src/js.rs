//! Exports for JavaScript, for a module of your own: `wasm-pack build --target web --out-dir target/wasm-pack`.
//!
//! The npm package does not use them. It takes strings and parsed payloads as well, and is many times faster; these are
//! for those who already build a module in Rust and want the same verdicts from it.

use js_sys::{Error, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::options::Options;

fn options(strict: Option<bool>, max_bytes: Option<usize>) -> Options {
    let options = Options::new().strict(strict.unwrap_or_default());
    max_bytes.map_or(options.clone(), |max_bytes| options.max_bytes(max_bytes))
}

/// As plain objects and arrays, `null` for what is null: what `JSON.parse` would make of the JSON.
fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&Serializer::json_compatible())?)
}

/// Judges the bytes of a payload: `{ valid, issues, truncated }`, as the npm package's `validate` returns it.
#[wasm_bindgen]
pub fn validate(input: &[u8], strict: Option<bool>, max_bytes: Option<usize>) -> Result<JsValue, JsValue> {
    to_js(&options(strict, max_bytes).validate(input))
}

/// Parses the bytes of a payload and returns the event, with every documented key.
///
/// Throws an `Error` with the members `issues` and `truncated` if there is any error in the payload.
#[wasm_bindgen(js_name = parseConnectedEvent)]
pub fn parse_connected_event(input: &[u8], strict: Option<bool>, max_bytes: Option<usize>) -> Result<JsValue, JsValue> {
    let failed = match options(strict, max_bytes).parse_connected_event(input) {
        Ok(event) => return to_js(&event),
        Err(failed) => failed,
    };
    let error = Error::new(&failed.to_string());
    error.set_name("ConnectedEventError");
    Reflect::set(&error, &"issues".into(), &to_js(&failed.report.issues)?)?;
    Reflect::set(&error, &"truncated".into(), &failed.report.truncated.into())?;
    Err(error.into())
}
