//! An independent, naive implementation of the rules: the issues and the event of a text. It shares only the names of the codes
//! with the crate. serde_json reads JSON, and jiff reads dates.

mod date;
mod event;
mod model;
mod number;
mod rules;
mod tree;

pub use date::millis_of;
pub use event::event;
pub use model::{TYPES, known_keys};
pub use rules::issues;
pub use tree::{LONE_SURROGATE, Node, mark_lone_surrogates, read};
