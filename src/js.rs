//! Exports for JavaScript, for a module of your own: `wasm-pack build --target web --out-dir target/wasm-pack`.
//!
//! The npm package does not use them. It takes strings and parsed payloads as well, and is many times faster; these are
//! for those who already build a module in Rust and want the same verdicts from it.

use std::vec::Vec;

use js_sys::{Error, Reflect, TypeError, Uint8Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::options::Options;

/// What a mistake of the programmer gets.
fn mistake(message: &str) -> JsValue {
    TypeError::new(message).into()
}

/// As values: an `Option<bool>` would be true for any object, such as the options of the npm package.
fn options(strict: &JsValue, max_bytes: &JsValue) -> Result<Options, JsValue> {
    let mut options = Options::new();
    if !strict.is_undefined() {
        options = options.strict(strict.as_bool().ok_or_else(|| mistake("strict must be a boolean"))?);
    }
    if !max_bytes.is_undefined() {
        let whole = max_bytes.as_f64().filter(|max_bytes| *max_bytes >= 0.0 && max_bytes.fract() == 0.0);
        let whole = whole.ok_or_else(|| mistake("maxBytes must be a whole number of bytes, 0 or more"))?;
        // One beyond what fits is as good as the most that does.
        options = options.max_bytes(whole as usize);
    }
    Ok(options)
}

fn bytes(input: &JsValue) -> Result<Vec<u8>, JsValue> {
    let array = input.dyn_ref::<Uint8Array>().ok_or_else(|| mistake("the payload must be a Uint8Array"))?;
    Ok(array.to_vec())
}

/// As plain objects and arrays, `null` for what is null: what `JSON.parse` would make of the JSON.
fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&Serializer::json_compatible())?)
}

/// Judges the bytes of a payload: `{ valid, issues, truncated }`, as the npm package's `validate` returns it.
///
/// Options are given one by one, `validate(bytes, strict, maxBytes)`, and may be left out. Throws a `TypeError` if the payload
/// is no `Uint8Array`, `strict` no boolean, or `maxBytes` no whole number of bytes.
#[wasm_bindgen]
pub fn validate(
    #[wasm_bindgen(unchecked_param_type = "Uint8Array")] input: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "boolean")] strict: &JsValue,
    #[wasm_bindgen(js_name = maxBytes, unchecked_optional_param_type = "number")] max_bytes: &JsValue,
) -> Result<JsValue, JsValue> {
    to_js(&options(strict, max_bytes)?.validate(&bytes(input)?))
}

/// Parses the bytes of a payload and returns the event, with every documented key.
///
/// Throws an `Error` named `ConnectedEventError`, with the members `issues` and `truncated`, if there is any error in the
/// payload; and a `TypeError` as `validate` does.
#[wasm_bindgen(js_name = parseConnectedEvent)]
pub fn parse_connected_event(
    #[wasm_bindgen(unchecked_param_type = "Uint8Array")] input: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "boolean")] strict: &JsValue,
    #[wasm_bindgen(js_name = maxBytes, unchecked_optional_param_type = "number")] max_bytes: &JsValue,
) -> Result<JsValue, JsValue> {
    let failed = match options(strict, max_bytes)?.parse_connected_event(&bytes(input)?) {
        Ok(event) => return to_js(&event),
        Err(failed) => failed,
    };
    let error = Error::new(&failed.to_string());
    error.set_name("ConnectedEventError");
    Reflect::set(&error, &"issues".into(), &to_js(&failed.report.issues)?)?;
    Reflect::set(&error, &"truncated".into(), &failed.report.truncated.into())?;
    Err(error.into())
}
