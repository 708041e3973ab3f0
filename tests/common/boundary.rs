//! The vectors inside WebAssembly: through the Rust API, and over the boundary that the npm package crosses.

use crate::vectors::{self, Input, ValueForm, Vector, VectorIssue};
use chatbrick_events::layout::{EVENT, STRICT, TEXT, VALUE};
use chatbrick_events::{Options, layout, wasm};
use serde_json::Value;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

#[wasm_bindgen_test]
fn every_vector_through_the_rust_api() {
    let judged = each(|vector, bytes| {
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
        let event = parsed.event.map_or(Value::Null, |event| serde_json::to_value(event).expect("an event is written"));
        same("event", &event, &vector.event)
    });
    assert!(judged >= 1000);
}

#[wasm_bindgen_test]
fn every_vector_over_the_boundary_as_bytes() {
    each(|vector, bytes| check(vector, bytes, 0, |issue| issue.bytes));
}

#[wasm_bindgen_test]
fn every_vector_over_the_boundary_as_text() {
    each(|vector, bytes| match vector.input {
        Input::Base64(_) => Ok(()),
        _ => check(vector, bytes, TEXT, |issue| issue.utf16),
    });
}

#[wasm_bindgen_test]
fn every_parsed_vector_over_the_boundary() {
    let judged = each(|vector, bytes| {
        let Input::Value(_) = vector.input else { return Ok(()) };
        let (valid, truncated, issues) = judge(vector, bytes, VALUE);
        let (expected_valid, expected_truncated, expected_issues) = match &vector.value_form {
            Some(ValueForm::Different(form)) => (form.valid, form.truncated, &form.issues),
            _ => (vector.valid, vector.truncated, &vector.issues),
        };
        same("valid", &valid, &expected_valid)?;
        same("truncated", &truncated, &expected_truncated)?;
        same("issues", &issues, &expected(expected_issues, |_| None))
    });
    assert!(judged >= 1000);
}

/// Runs `judge` on every vector that is bytes, and fails with all the differences at once.
fn each(judge: impl Fn(&Vector, &[u8]) -> Result<(), String>) -> usize {
    let mut judged = 0;
    let mut differences = Vec::new();
    for vector in vectors::all() {
        let Some(bytes) = vector.bytes() else { continue };
        judged += 1;
        if let Err(difference) = judge(&vector, &bytes) {
            differences.push(format!("{}: {difference}", vector.id));
        }
    }
    console_log!("{judged} vectors");
    assert!(differences.is_empty(), "{} vectors differ\n{}", differences.len(), differences.join("\n"));
    judged
}

type Span = Option<(usize, usize)>;

fn check(vector: &Vector, bytes: &[u8], form: u32, span: impl Fn(&VectorIssue) -> Span) -> Result<(), String> {
    // Too large an input stays outside; the wrapper says so in the unit of the input.
    if vector.issues.iter().any(|issue| issue.code == "too_large") && form == TEXT {
        return Ok(());
    }
    let (valid, truncated, issues) = judge(vector, bytes, form);
    same("valid", &valid, &vector.valid)?;
    same("truncated", &truncated, &vector.truncated)?;
    same("issues", &issues, &expected(&vector.issues, span))
}

/// Goes the way of the npm package: room, copy, verdict, issues.
fn judge(vector: &Vector, bytes: &[u8], form: u32) -> (bool, bool, Vec<(String, String, Span)>) {
    let strict = if vector.options.strict { STRICT } else { 0 };
    let room = wasm::reserve(bytes.len());
    let memory: js_sys::WebAssembly::Memory = wasm_bindgen::memory().into();
    let view = js_sys::Uint8Array::new(&memory.buffer());
    view.subarray(room as u32, room as u32 + bytes.len() as u32).copy_from(bytes);
    let output = wasm::judge(bytes.len(), vector.options.max_bytes.unwrap_or(1 << 20), strict | EVENT | form);
    let verdict = js_sys::Uint32Array::new(&memory.buffer()).get_index(output as u32 / 4);
    let issues: Vec<Value> = wasm::take_issues()
        .iter()
        .map(|issue| serde_wasm_bindgen::from_value(issue).expect("an issue is a plain object"))
        .collect();
    assert_eq!(verdict & layout::ISSUES != 0, !issues.is_empty());
    let number = |value: &Value| value.as_f64().map(|number| number as usize);
    let issues = issues
        .iter()
        .map(|issue| {
            let span = number(&issue["offset"]).zip(number(&issue["length"]));
            (issue["code"].as_str().unwrap_or_default().into(), issue["pointer"].as_str().unwrap_or("?").into(), span)
        })
        .collect();
    (verdict & layout::VALID != 0, verdict & layout::TRUNCATED != 0, issues)
}

fn expected(issues: &[VectorIssue], span: impl Fn(&VectorIssue) -> Span) -> Vec<(String, String, Span)> {
    issues.iter().map(|issue| (issue.code.clone(), issue.pointer.clone(), span(issue))).collect()
}

fn same<T: PartialEq + core::fmt::Debug>(what: &str, seen: &T, expected: &T) -> Result<(), String> {
    if seen == expected { Ok(()) } else { Err(format!("{what}\n  seen     {seen:?}\n  expected {expected:?}")) }
}
