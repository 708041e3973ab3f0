//! The declaration of every event that ChatBrick sends, and the generator of all that follows from it: Rust types and
//! tables, TypeScript types and builders, JSON Schemas, tables of the documentation.
//!
//! [`events`] is the declaration. [`check`] refuses what the generator cannot express; [`Layout`] gives every field of an
//! event its slot; each other module writes one kind of file.

pub mod check;
pub mod date_time;
pub mod declaration;
pub mod documents;
#[rustfmt::skip] // One field, one line.
pub mod events;
pub mod fields;
pub mod generate;
pub mod json_schema;
pub mod layout;
pub mod names;
pub mod objects;
mod pattern;
pub mod rust;
pub mod samples;
pub mod typescript;

pub use declaration::{Arm, AtLeastOne, Event, Field, Kind, Model, Object, Presence, Rank, Time, Times};
pub use layout::{Layout, Node, Place};
