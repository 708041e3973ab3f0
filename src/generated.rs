//! Code that `npm run generate` writes from the declaration in `model/src/events.rs`.

pub(crate) mod build;
mod debug;
pub(crate) mod events;
pub(crate) mod objects;
#[cfg(feature = "fixtures")]
pub(crate) mod samples;
mod serde;
pub(crate) mod table;
