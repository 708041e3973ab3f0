//! JSON over bytes (RFC 8259): tokens with their spans, and nothing about events.

mod escape;
mod key;
mod number;
mod plain;
mod scan;
mod skip;
mod text;

pub(crate) use key::{Key, behind_key, key_then_value};
pub(crate) use number::{Integer, MOST_PLAIN, behind_digits, integer_from_digits, integer_from_number, plain_number};
pub(crate) use plain::{behind_space, plain_length, plain_length_inlined, plain_length_of_any};
pub(crate) use scan::{Fault, Scanner, Stop};
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub(crate) use text::ELSEWHERE;
pub(crate) use text::{IN_SOURCE, Text};

use crate::phrase::Phrase;

/// The JSON type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Type {
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,
}

impl Type {
    /// The name that an issue's `received` carries.
    pub(crate) const fn phrase(self) -> Phrase {
        match self {
            Type::Null => Phrase::Null,
            Type::Boolean => Phrase::Boolean,
            Type::Number => Phrase::Number,
            Type::String => Phrase::String,
            Type::Array => Phrase::Array,
            Type::Object => Phrase::Object,
        }
    }
}
