//! The rules once more, naively and on their own: what the issues and the event of a text must be. It shares nothing with
//! the crate but the names of the codes; JSON is read by serde_json, dates by jiff.

mod date;
mod event;
mod number;
mod rules;
mod tree;

pub use date::millis_of;
pub use event::event;
pub use rules::issues;
pub use tree::{HALF, Node, mark_halves, read};
