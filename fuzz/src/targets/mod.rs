//! The targets: functions of any bytes that panic if the crate gives a wrong result for them.

pub mod events;
pub mod positions;
pub mod privacy;
pub mod scanner;
pub mod timestamps;
pub mod walker;

use chatbrick_events::{Issue, PathSegment};

use crate::oracle::{Node, mark_lone_surrogates, read};

/// A target and its name, which is also the name of its libFuzzer program.
pub struct Target {
    pub name: &'static str,
    pub run: fn(&[u8]),
    pub takes: Takes,
}

/// The kind of a target's inputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Payloads.
    Payloads,
    /// Payloads, and sequences of JSON tokens.
    Json,
    /// Date-times, and bytes from which the target makes date-times.
    Dates,
}

pub const ALL: [Target; 6] = [
    Target { name: "scanner", run: scanner::run, takes: Takes::Json },
    Target { name: "walker", run: walker::run, takes: Takes::Payloads },
    Target { name: "events", run: events::run, takes: Takes::Payloads },
    Target { name: "timestamps", run: timestamps::run, takes: Takes::Dates },
    Target { name: "positions", run: positions::run, takes: Takes::Payloads },
    Target { name: "privacy", run: privacy::run, takes: Takes::Payloads },
];

const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// An input that is JSON: its tree, and its text with marked lone surrogates, which has the same offsets as the input.
struct Json {
    text: String,
    tree: Node,
    has_byte_order_mark: bool,
}

fn json(input: &[u8]) -> Option<Json> {
    let text = mark_lone_surrogates(core::str::from_utf8(input).ok()?);
    let has_byte_order_mark = text.starts_with(BYTE_ORDER_MARK);
    let tree = read(text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&text))?;
    Some(Json { text, tree, has_byte_order_mark })
}

/// Returns the value at an issue's path; `None` for a missing field.
fn at<'t>(tree: &'t Node, path: &[PathSegment]) -> Option<&'t Node> {
    path.iter().try_fold(tree, |node, step| match (step, node) {
        (PathSegment::Key(key), _) => node.get(key),
        (PathSegment::Index(index), Node::Array(items)) => items.get(*index),
        _ => None,
    })
}

/// Returns a number that depends on every byte of an input.
fn hash(input: &[u8]) -> u64 {
    let hash = input.iter().fold(0, |hash: u64, &byte| hash.wrapping_mul(31).wrapping_add(u64::from(byte)));
    hash ^ hash >> 29
}

fn shown(input: &[u8]) -> String {
    format!("{}\n{}", String::from_utf8_lossy(input), input.escape_ascii())
}

fn described(issues: &[Issue]) -> Vec<(&'static str, String)> {
    issues.iter().map(|issue| (issue.code.as_str(), issue.pointer())).collect()
}
