//! Runs the vectors in WebAssembly, through the Rust API and through the exports for JavaScript. tests/vectors/run.mjs tests
//! the boundary of the npm package.

use crate::vectors::{self, Api, Vector, VectorIssue};
use chatbrick_events::{Outcome, Parsed, js};
use serde::Serialize;
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

#[wasm_bindgen_test]
fn vectors_pass_through_the_rust_api() {
    let seen = each(|vector, bytes| {
        let options = vector.options.options();
        match vector.api {
            Api::Connected => same_through_rust(vector, options.safe_parse_connected_event(bytes)),
            Api::Event => same_through_rust(vector, options.safe_parse_event(bytes)),
        }
    });
    assert!(seen >= 1600);
}

fn same_through_rust<E: Serialize>(vector: &Vector, parsed: Parsed<E>) -> Result<(), String> {
    same("valid", &parsed.report.valid, &vector.valid)?;
    let (outcome, other_event) = match parsed.outcome() {
        Outcome::Event(_) => ("event", None),
        Outcome::OtherEvent(event_type) => ("other_event", Some(event_type)),
        Outcome::Invalid => ("invalid", None),
    };
    same("outcome", &outcome, &vector.outcome.as_str())?;
    same("type", &other_event, &vector.other_event.as_deref())?;
    same("truncated", &parsed.report.truncated, &vector.truncated)?;
    let issues: Vec<_> = parsed
        .report
        .issues
        .iter()
        .map(|issue| (issue.code.to_string(), issue.pointer(), Some((issue.offset, issue.length))))
        .collect();
    same("issues", &issues, &expected(&vector.issues, |issue| issue.bytes))?;
    let event = parsed.event.map_or(Value::Null, |event| serde_json::to_value(event).expect("events serialize"));
    same("event", &event, &vector.event)
}

#[wasm_bindgen_test]
fn vectors_pass_through_the_exports_as_bytes() {
    each(|vector, bytes| match vector.api {
        Api::Connected => same_through_exports(vector, &js_sys::Uint8Array::from(bytes).into(), |issue| issue.bytes),
        // The exports are for one event type.
        Api::Event => Ok(()),
    });
}

#[wasm_bindgen_test]
fn vectors_pass_through_the_exports_as_a_string() {
    let vectors = vectors::all();
    let connected = vectors.iter().filter(|vector| vector.api == Api::Connected);
    let seen = fail_with_all(connected.filter_map(|vector| {
        let units = vector.utf16()?;
        // In chunks, since each code unit is an argument of a JavaScript function.
        let text = units
            .chunks(4096)
            .fold(js_sys::JsString::from(""), |text, units| text.concat(&js_sys::JsString::from_char_code(units)));
        let text = text.into();
        Some((vector, same_through_exports(vector, &text, |issue| issue.utf16)))
    }));
    assert!(seen >= 1000);
}

#[wasm_bindgen_test]
fn exports_accept_a_buffer_and_any_view() {
    let bytes = js_sys::Uint8Array::from(&b"  {\"type\":1}"[..]);
    let view = js_sys::DataView::new(&bytes.buffer(), 2, 10);
    for (input, offset) in [(bytes.buffer().into(), 10), (view.into(), 8)] {
        let report = js::validate(&input, &JsValue::UNDEFINED).map(to_json).expect("bytes are an input");
        assert_eq!(report["issues"][1]["offset"], offset, "{report}");
    }
}

fn same_through_exports(
    vector: &Vector,
    input: &JsValue,
    span: impl Fn(&VectorIssue) -> Span + Copy,
) -> Result<(), String> {
    let options = options(vector);
    let report = js::validate(input, &options).map(to_json).map_err(|_| "validate threw")?;
    same("valid", &report["valid"], &vector.valid.into())?;
    same("truncated", &report["truncated"], &vector.truncated.into())?;
    same("issues", &issues(&report["issues"]), &expected(&vector.issues, span))?;
    match js::parse_connected_event(input, &options) {
        Ok(event) => same("event", &to_json(event), &vector.event),
        Err(error) => {
            let member = |name: &str| js_sys::Reflect::get(&error, &name.into()).map(to_json);
            same("no event", &Value::Null, &vector.event)?;
            same("issues", &member("issues"), &Ok(report["issues"].clone()))?;
            same("truncated", &member("truncated"), &Ok(report["truncated"].clone()))
        }
    }
}

fn options(vector: &Vector) -> JsValue {
    let options = js_sys::Object::new();
    js_sys::Reflect::set(&options, &"strict".into(), &vector.options.strict.into()).expect("it is an object");
    if let Some(max_bytes) = vector.options.max_bytes {
        js_sys::Reflect::set(&options, &"maxBytes".into(), &(max_bytes as f64).into()).expect("it is an object");
    }
    options.into()
}

#[wasm_bindgen_test]
fn error_has_the_type_of_another_event() {
    let type_of = |text: &str| {
        let error = js::parse_connected_event(&text.into(), &JsValue::UNDEFINED).expect_err("it is not an event");
        js_sys::Reflect::get(&error, &"type".into()).expect("it is an object")
    };
    assert_eq!(type_of(r#"{"type":"store.created","data":{}}"#), "store.created");
    assert!(type_of("{}").is_undefined());
}

#[wasm_bindgen_test]
fn invalid_payload_throws_a_connected_event_error() {
    let bytes = js_sys::Uint8Array::from(&b"[]"[..]).into();
    let error: js_sys::Error =
        js::parse_connected_event(&bytes, &JsValue::UNDEFINED).expect_err("it is not an event").into();
    assert_eq!(String::from(error.name()), "ConnectedEventError");
    assert!(
        String::from(error.message()).starts_with("invalid contact.connection.connected payload: error[wrong_type]")
    );
}

#[wasm_bindgen_test]
fn wrong_arguments_throw_a_type_error() {
    let text: JsValue = "{}".into();
    let none = JsValue::UNDEFINED;
    let parse = |json: &str| js_sys::JSON::parse(json).expect("it is JSON");
    let of = |name: &str, value: JsValue| {
        let options = js_sys::Object::new();
        js_sys::Reflect::set(&options, &name.into(), &value).expect("it is an object");
        options.into()
    };
    for (input, options, names) in [
        (&parse("{}"), &none, "npm package chatbrick-events"),
        (&JsValue::NULL, &none, "npm package chatbrick-events"),
        (&none, &none, "npm package chatbrick-events"),
        (&text, &JsValue::NULL, "options"),
        (&text, &JsValue::TRUE, "options"),
        (&text, &parse("[]"), "options"),
        (&text, &parse(r#"{"strict":null}"#), "strict"),
        (&text, &parse(r#"{"strict":1}"#), "strict"),
        (&text, &parse(r#"{"maxBytes":"1"}"#), "maxBytes"),
        (&text, &parse(r#"{"maxBytes":-1}"#), "maxBytes"),
        (&text, &parse(r#"{"maxBytes":0.5}"#), "maxBytes"),
        (&text, &of("maxBytes", f64::NAN.into()), "maxBytes"),
        (&text, &of("maxBytes", f64::INFINITY.into()), "maxBytes"),
        (&text, &parse(r#"{"max_bytes":1}"#), "max_bytes"),
    ] {
        let error = js::validate(input, options).expect_err("the arguments are wrong");
        assert!(error.is_instance_of::<js_sys::TypeError>(), "{options:?}");
        let message = String::from(js_sys::Error::from(error).message());
        assert!(message.contains(names), "{message}");
    }
    for options in [parse(r#"{"maxBytes":4294967296}"#), of("strict", none.clone())] {
        let report = js::validate(&text, &options).map(to_json).expect("the options are valid");
        assert_eq!(report["issues"][0]["code"], "missing_field");
    }
}

/// Converts with `JSON.stringify`, so that the comparison sees the same value as JavaScript.
fn to_json(value: JsValue) -> Value {
    let text = js_sys::JSON::stringify(&value).map(String::from).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

fn issues(issues: &Value) -> Vec<(String, String, Span)> {
    let text = |value: &Value| value.as_str().unwrap_or("?").to_owned();
    let number = |value: &Value| value.as_u64().map(|number| number as usize);
    let issue = |issue: &Value| {
        (text(&issue["code"]), text(&issue["pointer"]), number(&issue["offset"]).zip(number(&issue["length"])))
    };
    issues.as_array().into_iter().flatten().map(issue).collect()
}

/// Runs `check` on every vector that can be passed as bytes.
fn each(check: impl Fn(&Vector, &[u8]) -> Result<(), String>) -> usize {
    let vectors = vectors::all();
    fail_with_all(vectors.iter().filter_map(|vector| Some((vector, check(vector, &vector.bytes()?)))))
}

/// Returns the number of vectors; fails with all differences at once.
fn fail_with_all<'a>(checked: impl Iterator<Item = (&'a Vector, Result<(), String>)>) -> usize {
    let mut count = 0;
    let mut differences = Vec::new();
    for (vector, result) in checked {
        count += 1;
        if let Err(difference) = result {
            differences.push(format!("{}: {difference}", vector.id));
        }
    }
    console_log!("{count} vectors");
    assert!(differences.is_empty(), "{} vectors differ\n{}", differences.len(), differences.join("\n"));
    count
}

type Span = Option<(usize, usize)>;

fn expected(issues: &[VectorIssue], span: impl Fn(&VectorIssue) -> Span) -> Vec<(String, String, Span)> {
    issues.iter().map(|issue| (issue.code.clone(), issue.pointer.clone(), span(issue))).collect()
}

fn same<T: PartialEq + core::fmt::Debug>(name: &str, actual: &T, expected: &T) -> Result<(), String> {
    if actual == expected { Ok(()) } else { Err(format!("{name}\n  actual   {actual:?}\n  expected {expected:?}")) }
}
