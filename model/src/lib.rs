//! The declaration of every event that ChatBrick sends, and the generator of all files that follow from it: Rust types and
//! tables, TypeScript types and builders, JSON Schemas, tables in documents.
//!
//! [`events`] is the declaration. [`check`] refuses declarations that the generator cannot express, and [`Layout`] assigns a
//! slot to every field of an event. Each other module writes one kind of file.

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
pub use layout::{Layout, Node, SlottedField};
