//! The path from the root to the current value of the walker.

use crate::generated::table::{MAX_DEPTH, ROOT};
use crate::issue::raw::INDEX;
use crate::model::{Kind, Object};

/// The steps to the current object and to its current member, each with the kind of its value.
#[derive(Debug)]
pub(super) struct Path {
    steps: [(u32, Kind); MAX_DEPTH],
    depth: usize,
}

impl Default for Path {
    fn default() -> Self {
        Path { steps: [(0, Kind::Object(&ROOT, 0)); MAX_DEPTH], depth: 0 }
    }
}

impl Path {
    /// Sets the current member of the current object, by its index in the model.
    #[inline(never)]
    pub(super) fn set_member(&mut self, object: &'static Object, index: usize) {
        if let Some(field) = object.fields.get(index) {
            self.set_key(object, index, field.kind);
        }
    }

    /// The same as [`set_member`](Self::set_member), for a member whose kind is known.
    #[inline]
    pub(super) fn set_key(&mut self, object: &'static Object, index: usize, kind: Kind) {
        self.set((object.first_key + index) as u32 + 1, kind);
    }

    /// Sets the current element of the current array.
    #[inline]
    pub(super) fn set_element(&mut self, index: usize, item: &'static Object) {
        self.set(INDEX + index as u32, Kind::Object(item, 0));
    }

    #[inline]
    fn set(&mut self, step: u32, kind: Kind) {
        if let Some(last) = self.steps.get_mut(self.depth) {
            *last = (step, kind);
        }
    }

    /// Makes the current member the current object or array.
    pub(super) fn enter(&mut self) {
        self.depth += 1;
    }

    pub(super) fn leave(&mut self) {
        self.depth -= 1;
    }

    /// Returns the number of steps to the current object or array.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    /// Returns the first `depth` steps.
    pub(super) fn steps(&self, depth: usize) -> &[(u32, Kind)] {
        self.steps.get(..depth).unwrap_or_default()
    }
}
