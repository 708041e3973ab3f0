//! Recognises inputs in another encoding, in a wrapper, or that are not the body.

use std::borrow::Cow;
use std::format;

use super::part;
use crate::issue::{Code, Issue};

/// Keys under which queues, gateways and functions put the body.
const WRAPPERS: [&str; 11] =
    ["body", "Records", "Message", "message", "detail", "payload", "Body", "Messages", "messages", "event", "rawBody"];

/// The number of bytes that are searched for a NUL.
const FIRST_BYTES: usize = 8;
/// The number of bytes that [`start_note`] matches at most.
const START_BYTES: usize = 9;

/// Returns a note about the likely cause of all issues, if the first bytes or the keys of the input reveal it.
pub(super) fn likely_cause(issues: &[Issue], input: &[u8]) -> Option<Cow<'static, str>> {
    let has = |code, pointer: &str| issues.iter().any(|issue| issue.code == code && issue.pointer() == pointer);
    let received = |code, pointer, received| {
        issues.iter().any(|issue| {
            issue.code == code && issue.received.as_deref() == Some(received) && issue.pointer() == pointer
        })
    };
    if received(Code::UnexpectedEventType, "/type", "Buffer") && received(Code::WrongType, "/data", "array") {
        return Some("The input is a Buffer that went through JSON; pass Buffer.from(data).".into());
    }
    if has(Code::MissingField, "/type") && has(Code::MissingField, "/data") {
        if has(Code::UnknownField, "/0") {
            let note = "The input is bytes that went through JSON; pass Uint8Array.from(Object.values(input)).";
            return Some(note.into());
        }
        if let Some(wrapper) = WRAPPERS.iter().find(|key| has(Code::UnknownField, &format!("/{key}"))) {
            let base64 = has(Code::UnknownField, "/isBase64Encoded");
            let decoded = if base64 { ", decoded from base64 if isBase64Encoded is true" } else { "" };
            return Some(format!("The event seems to be wrapped; pass the content of \"{wrapper}\"{decoded}.").into());
        }
    }
    let of_input = issues.iter().find(|issue| issue.pointer().as_str() == "").map(|issue| issue.code);
    match of_input {
        Some(Code::WrongType) => form_note(input, true),
        Some(Code::InvalidJson | Code::InvalidUtf8) => form_note(input, false),
        _ => None,
    }
    .map(Into::into)
}

/// Returns the note for the form of an input that is not JSON, or `is_string`: a JSON string or another single value.
fn form_note(input: &[u8], is_string: bool) -> Option<&'static str> {
    let first = part(input, 0, input.len().min(FIRST_BYTES));
    // Searches the first two bytes for a NUL. If the input starts with non-ASCII, which may be a byte order mark or its
    // replacement, searches all of them.
    let searched = if first.first().is_some_and(|byte| *byte < 0x80) { first.get(..2).unwrap_or(first) } else { first };
    Some(match first {
        [0x1f, ..] => "The input looks compressed, as by gzip; decompress it first.",
        // zlib at each level, and zstd. Brotli has no such bytes.
        [0x78, 0x01 | 0x5e | 0x9c | 0xda, ..] | [0x28, 0xb5, 0x2f, 0xfd, ..] => {
            "The input looks compressed, as by deflate or zstd; decompress it first."
        }
        _ if searched.contains(&0) => "The input looks like UTF-16; pass it as UTF-8.",
        _ if is_base64_of_object(first) => "The input looks like base64; decode it first.",
        [b'"', b'{', ..] if is_string => {
            "The input is JSON in a JSON string, so it was encoded twice; pass the string's content."
        }
        _ => return start_note(part(input, 0, input.len().min(START_BYTES))),
    })
}

/// Returns the note for the first bytes of an input that is not the body, or is not JSON.
fn start_note(start: &[u8]) -> Option<&'static str> {
    let lower = start.to_ascii_lowercase();
    let hex = [b"\\x".as_slice(), b"0x"].iter().find_map(|prefix| lower.strip_prefix(*prefix)).unwrap_or(&lower);
    Some(match start {
        _ if start.starts_with(b"[object ") || start.starts_with(b"undefined") => {
            "The input is what String() makes of a JavaScript value; pass the value itself, or the received bytes."
        }
        _ if start.starts_with(b"<Buffer ") => "The input is a printed Buffer; pass the Buffer itself.",
        [b'<', ..] => "The input looks like HTML or XML, such as an error page; check where it comes from.",
        [b'{', b'\'', ..] | [b'b', b'\'', ..] => {
            "The input looks printed by Python; pass the received bytes, or the output of json.dumps()."
        }
        _ if lower.starts_with(b"%7b") || lower.starts_with(b"payload=") => {
            "The input looks percent-encoded, as in a form; decode it first."
        }
        _ if [b"7b22", b"7b20", b"7b0a", b"7b0d"].iter().any(|start| hex.starts_with(*start)) => {
            "The input looks like hexadecimal; decode it first."
        }
        _ => return None,
    })
}

/// Whether the text starts like the base64 of `{` and a quote or white space.
fn is_base64_of_object(text: &[u8]) -> bool {
    let text = text.strip_prefix(b"\"").unwrap_or(text);
    let start = ["eyJ", "eyA", "ewo", "ew0", "ewk"].iter().find_map(|start| text.strip_prefix(start.as_bytes()));
    start.is_some_and(|rest| rest.first().is_some_and(|byte| byte.is_ascii_alphanumeric() || b"_+/-".contains(byte)))
}
