//! Exports for JavaScript in a wasm module that you build yourself with `wasm-pack build`.
//!
//! [`validate`] and [`parse_connected_event`] take bytes or a string, as the functions of the npm package do. The npm package
//! also takes parsed values and is many times faster; these exports are for projects that already build a module in Rust.

use std::format;
use std::string::{String, ToString};
use std::vec::Vec;

use js_sys::{ArrayBuffer, Error, JsString, Object, Reflect, TypeError, Uint8Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::Event;
use crate::api::build;
use crate::issue::{EventError, Report};
use crate::options::{Options, Types};
use crate::position::Unit;
use crate::validate::{OutputOptions, lone_surrogate, validate_into};
use crate::walk::{Found, Order};

/// The types of the `.d.ts` that wasm-bindgen writes.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("js/types.d.ts");

/// Validates a payload and returns `{ valid, issues, truncated }`, as `validate` of the npm package does.
///
/// `input` is a string or bytes; offsets count UTF-16 code units or bytes accordingly. `options` are `{ strict, maxBytes }`.
///
/// # Errors
///
/// Throws a `TypeError` if the input is neither a string nor bytes, or if an option is unknown or has the wrong type.
#[wasm_bindgen(unchecked_return_type = "Report")]
pub fn validate(
    #[wasm_bindgen(unchecked_param_type = "Input")] input: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    let options = read_options(options)?;
    let (_, report) = Payload::read(input)?.parse(&options, false);
    to_js(&report)
}

/// Parses a payload and returns the event, with every documented key.
///
/// `input` is a string or bytes, `options` are `{ strict, maxBytes }`.
///
/// # Errors
///
/// Throws an `Error` named `ConnectedEventError` if the payload is invalid or another event. Its members are `issues`,
/// `truncated` and, for another event, `type`. Throws a `TypeError` as [`validate`] does.
#[wasm_bindgen(js_name = parseConnectedEvent, unchecked_return_type = "ConnectedEvent")]
pub fn parse_connected_event(
    #[wasm_bindgen(unchecked_param_type = "Input")] input: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    let options = read_options(options)?;
    let payload = Payload::read(input)?;
    let report = match payload.parse(&options, true) {
        (Some(event), _) => return to_js(&event),
        (None, report) => report,
    };
    let issues = to_js(&report.issues)?;
    let truncated = report.truncated.into();
    let other_event = JsValue::from(report.other_event());
    let error = Error::new(&EventError::connected(report).to_string());
    error.set_name("ConnectedEventError");
    Reflect::set(&error, &"issues".into(), &issues)?;
    Reflect::set(&error, &"truncated".into(), &truncated)?;
    Reflect::set(&error, &"type".into(), &other_event)?;
    Err(error.into())
}

/// The input as UTF-8.
struct Payload {
    utf8: Vec<u8>,
    /// The unit of the input, in which offsets are reported.
    unit: Unit,
    /// The offset of the first lone surrogate in UTF-16 code units; `utf8` has U+FFFD there.
    lone_surrogate: Option<usize>,
}

impl Payload {
    fn read(input: &JsValue) -> Result<Self, JsValue> {
        if let Some(text) = input.dyn_ref::<JsString>() {
            let utf8 = String::from(text);
            // The conversion writes U+FFFD for a lone surrogate. The string is searched only if there is a U+FFFD.
            let lone_surrogate = if utf8.contains('\u{FFFD}') { find_lone_surrogate(text) } else { None };
            return Ok(Payload { utf8: utf8.into_bytes(), unit: Unit::Utf16, lone_surrogate });
        }
        let bytes = if ArrayBuffer::is_view(input) {
            let get = |name: &str| Reflect::get(input, &name.into());
            let number = |name: &str| Ok::<_, JsValue>(get(name)?.as_f64().unwrap_or_default() as u32);
            Uint8Array::new_with_byte_offset_and_length(&get("buffer")?, number("byteOffset")?, number("byteLength")?)
        } else if input.is_instance_of::<ArrayBuffer>() {
            Uint8Array::new(input)
        } else {
            return Err(mistake(
                "the input must be a string or bytes (a Uint8Array, another view or an ArrayBuffer); \
                 for parsed values use the npm package chatbrick-events",
            ));
        };
        Ok(Payload { utf8: bytes.to_vec(), unit: Unit::Bytes, lone_surrogate: None })
    }

    fn parse(&self, options: &Options, event: bool) -> (Option<Event<'_>>, Report) {
        let mut found = Found::new();
        let wanted = OutputOptions { values: event, order: Order::Document, unit: self.unit, types: Types::CONNECTED };
        let valid = match self.lone_surrogate {
            Some(at) if self.utf8.len() <= options.max_bytes => lone_surrogate(&self.utf8, at, &mut found),
            _ => validate_into(&self.utf8, options, wanted, &mut found),
        };
        let event = if valid && event { build(&self.utf8, &found) } else { None };
        (event, found.report(valid))
    }
}

/// Returns the offset of the first lone surrogate, in UTF-16 code units.
fn find_lone_surrogate(text: &JsString) -> Option<usize> {
    let mut at = 0;
    for unit in char::decode_utf16(text.iter()) {
        match unit {
            Ok(c) => at += c.len_utf16(),
            Err(_) => return Some(at),
        }
    }
    None
}

/// Reads the options from the own members of an object. An unknown option is an error, since a misspelled one would have no
/// effect.
fn read_options(options: &JsValue) -> Result<Options, JsValue> {
    let mut read = Options::new();
    if options.is_undefined() {
        return Ok(read);
    }
    let is_object = options.is_object() && !options.is_function() && !js_sys::Array::is_array(options);
    if !is_object {
        return Err(mistake("the options must be an object"));
    }
    for name in Reflect::own_keys(options.unchecked_ref::<Object>())?.iter() {
        let value = Reflect::get(options, &name)?;
        match name.as_string().as_deref() {
            Some("strict" | "maxBytes") if value.is_undefined() => {}
            Some("strict") => {
                read = read.strict(value.as_bool().ok_or_else(|| mistake("\"strict\" must be a boolean"))?);
            }
            Some("maxBytes") => {
                let whole = value.as_f64().filter(|max_bytes| *max_bytes >= 0.0 && max_bytes.fract() == 0.0);
                let whole = whole.ok_or_else(|| mistake("\"maxBytes\" must be a whole number of bytes, 0 or more"))?;
                // The cast saturates, which is harmless: no input is longer than `usize::MAX`.
                read = read.max_bytes(whole as usize);
            }
            name => {
                let name = name.unwrap_or("a symbol");
                return Err(mistake(&format!("unknown option \"{name}\"; the options are \"strict\", \"maxBytes\"")));
            }
        }
    }
    Ok(read)
}

/// Returns the `TypeError` for wrong arguments.
fn mistake(message: &str) -> JsValue {
    TypeError::new(&format!("chatbrick-events: {message}")).into()
}

/// Converts to the objects and arrays that `JSON.parse` would return, with `null` for `None`.
fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&Serializer::json_compatible())?)
}
