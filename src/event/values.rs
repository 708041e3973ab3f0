//! The values of a valid payload, by slot, for the generated builders.

use std::borrow::Cow;
use std::vec::Vec;

use crate::json::Text;
use crate::walk::Found;

/// The values of an event, or of an entry of its list.
#[derive(Clone, Copy)]
pub(crate) struct Values<'a, 'v> {
    input: &'a str,
    slots: &'v [Text],
    numbers: &'v [i64],
    entries: &'v [Text],
}

impl<'a, 'v> Values<'a, 'v> {
    /// Returns the values of a valid payload.
    pub(crate) fn new(input: &'a [u8], found: &'v Found) -> Option<Self> {
        // The walker has already checked the UTF-8. Without unsafe code it has to be checked again.
        let input = core::str::from_utf8(input).ok()?;
        Some(Values { input, slots: &found.slots, numbers: &found.numbers, entries: &found.entries })
    }

    fn present(&self, slot: usize) -> Option<Text> {
        self.slots.get(slot).copied().filter(|text| text.present())
    }

    pub(crate) fn text(&self, slot: usize) -> Cow<'a, str> {
        self.optional_text(slot).unwrap_or_default()
    }

    pub(crate) fn optional_text(&self, slot: usize) -> Option<Cow<'a, str>> {
        self.present(slot).map(|text| text.value_in(self.input))
    }

    pub(crate) fn millis(&self, slot: usize) -> i64 {
        self.optional_millis(slot).unwrap_or_default()
    }

    pub(crate) fn optional_millis(&self, slot: usize) -> Option<i64> {
        self.present(slot).and_then(|_| self.numbers.get(slot).copied())
    }

    /// Builds the nullable object at a slot.
    pub(crate) fn object<T>(self, slot: usize, build: impl FnOnce(Self) -> T) -> Option<T> {
        self.present(slot).map(|_| build(self))
    }

    /// Builds the entries of the list. Each takes `SLOTS` slots.
    pub(crate) fn list<const SLOTS: usize, T>(self, mut build: impl FnMut(Self) -> T) -> Vec<T> {
        self.entries.chunks_exact(SLOTS).map(|slots| build(Values { slots, ..self })).collect()
    }
}
