//! The vectors in WebAssembly: through the Rust API and through the exports for JavaScript. tests/vectors/run.mjs tests the
//! boundary of the npm package.

use crate::vectors::{self, Vector, VectorIssue};
use chatbrick_events::{Options, js};
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

#[wasm_bindgen_test]
fn vectors_pass_through_the_rust_api() {
    let count = each(|vector, bytes| {
        let mut options = Options::new().strict(vector.options.strict);
        if let Some(max_bytes) = vector.options.max_bytes {
            options = options.max_bytes(max_bytes);
        }
        let parsed = options.safe_parse_connected_event(bytes);
        same("valid", &parsed.report.valid, &vector.valid)?;
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
    });
    assert!(count >= 1000);
}

#[wasm_bindgen_test]
fn vectors_pass_through_the_exports() {
    each(|vector, bytes| {
        let strict = &vector.options.strict.into();
        let max_bytes = &vector.options.max_bytes.map(|most| most as f64).into();
        let bytes = &js_sys::Uint8Array::from(bytes).into();
        let report = js::validate(bytes, strict, max_bytes).map(to_json).map_err(|_| "validate threw")?;
        same("valid", &report["valid"], &vector.valid.into())?;
        same("truncated", &report["truncated"], &vector.truncated.into())?;
        same("issues", &issues(&report["issues"]), &expected(&vector.issues, |issue| issue.bytes))?;
        match js::parse_connected_event(bytes, strict, max_bytes) {
            Ok(event) => same("event", &to_json(event), &vector.event),
            Err(error) => {
                let member = |name: &str| js_sys::Reflect::get(&error, &name.into()).map(to_json);
                same("no event", &Value::Null, &vector.event)?;
                same("issues", &member("issues"), &Ok(report["issues"].clone()))?;
                same("truncated", &member("truncated"), &Ok(report["truncated"].clone()))
            }
        }
    });
}

#[wasm_bindgen_test]
fn invalid_payload_throws_a_named_error() {
    let bytes = js_sys::Uint8Array::from(&b"[]"[..]).into();
    let error: js_sys::Error = js::parse_connected_event(&bytes, &JsValue::UNDEFINED, &JsValue::UNDEFINED)
        .expect_err("the payload is invalid")
        .into();
    assert_eq!(String::from(error.name()), "ConnectedEventError");
    assert!(
        String::from(error.message()).starts_with("invalid contact.connection.connected payload: error[wrong_type]")
    );
}

#[wasm_bindgen_test]
fn wrong_argument_throws_a_type_error() {
    let bytes: JsValue = js_sys::Uint8Array::from(&b"{}"[..]).into();
    let none = JsValue::UNDEFINED;
    let options: JsValue = js_sys::Object::new().into();
    for (input, strict, max_bytes) in [
        (&"{}".into(), &none, &none),
        (&JsValue::NULL, &none, &none),
        (&bytes, &options, &none),
        (&bytes, &JsValue::NULL, &none),
        (&bytes, &1.into(), &none),
        (&bytes, &none, &options),
        (&bytes, &none, &"1".into()),
        (&bytes, &none, &(-1.0).into()),
        (&bytes, &none, &0.5.into()),
        (&bytes, &none, &f64::NAN.into()),
        (&bytes, &none, &f64::INFINITY.into()),
    ] {
        let error = js::validate(input, strict, max_bytes).expect_err("the argument is wrong");
        assert!(error.is_instance_of::<js_sys::TypeError>(), "{strict:?} {max_bytes:?}");
    }
    let report = js::validate(&bytes, &none, &4_294_967_296.0.into()).map(to_json).expect("the limit is accepted");
    assert_eq!(report["issues"][0]["code"], "missing_field");
}

/// Converts through JavaScript's own JSON, so that the comparison sees what JavaScript sees.
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

/// Runs `check` on every vector that is bytes, and fails with all differences at once.
fn each(check: impl Fn(&Vector, &[u8]) -> Result<(), String>) -> usize {
    let mut count = 0;
    let mut differences = Vec::new();
    for vector in vectors::all() {
        let Some(bytes) = vector.bytes() else { continue };
        count += 1;
        if let Err(difference) = check(&vector, &bytes) {
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

fn same<T: PartialEq + core::fmt::Debug>(what: &str, seen: &T, expected: &T) -> Result<(), String> {
    if seen == expected { Ok(()) } else { Err(format!("{what}\n  seen     {seen:?}\n  expected {expected:?}")) }
}
