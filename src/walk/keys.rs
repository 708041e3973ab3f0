//! Keys that the table does not have: kept until their object ends, to tell which of them stand more than once.

use core::cmp::Ordering;
use core::ops::Range;
use std::string::String;
use std::vec::Vec;

use crate::json::Text;

/// The unknown keys of the objects that are being read, the innermost object's last.
#[derive(Default)]
pub(super) struct Keys {
    keys: Vec<Key>,
    /// The unescaped content of those keys that hold escapes.
    unescaped: String,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Key {
    /// The first eight bytes of the name, so that most comparisons are of two numbers.
    prefix: u64,
    name: (u32, u32),
    in_unescaped: bool,
    span: (u32, u32),
    /// Whether the same key stands earlier in the object.
    pub(super) duplicate: bool,
}

impl Key {
    /// The key in the input, with its quotes.
    pub(super) fn span(&self) -> Range<usize> {
        self.span.0 as usize..self.span.1 as usize
    }
}

/// How many keys, and bytes of unescaped ones, keep their memory from one payload to the next.
const MOST_KEPT: usize = 256;

impl Keys {
    #[cfg(all(target_arch = "wasm32", feature = "npm"))]
    pub(super) const fn new() -> Self {
        Keys { keys: Vec::new(), unescaped: String::new() }
    }

    /// Forgets the keys. A usual number of them keeps its memory.
    pub(super) fn clear(&mut self) {
        self.keys.clear();
        self.unescaped.clear();
        if self.keys.capacity().max(self.unescaped.capacity()) > MOST_KEPT {
            *self = Keys::default();
        }
    }

    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    pub(super) fn add(&mut self, text: Text, bytes: &[u8]) {
        let raw = text.raw(bytes);
        let begin = text.begin();
        let span = (begin as u32, (begin + raw.len() + 2) as u32);
        let in_unescaped = text.escaped();
        let name = if in_unescaped {
            let start = self.unescaped.len();
            self.unescaped.push_str(&text.value(bytes));
            (start as u32, self.unescaped.len() as u32)
        } else {
            (span.0 + 1, span.1 - 1)
        };
        let mut key = Key { prefix: 0, name, in_unescaped, span, duplicate: false };
        let mut prefix = [0; 8];
        prefix.iter_mut().zip(self.name(&key, bytes)).for_each(|(to, from)| *to = *from);
        key.prefix = u64::from_be_bytes(prefix);
        self.keys.push(key);
    }

    /// The name of a key, unescaped.
    pub(super) fn name<'a>(&'a self, key: &Key, bytes: &'a [u8]) -> &'a [u8] {
        let source = if key.in_unescaped { self.unescaped.as_bytes() } else { bytes };
        source.get(key.name.0 as usize..key.name.1 as usize).unwrap_or_default()
    }

    /// Marks the duplicates among the keys from `mark` on.
    ///
    /// By sorting and not by hashing: no choice of keys makes it slow.
    pub(super) fn mark_duplicates(&mut self, mark: usize, bytes: &[u8]) {
        let count = self.keys.len() - mark;
        if count < 2 {
            return;
        }
        let at = |place: u32| self.keys.get(mark + place as usize);
        let sorted = sort(count, |a, b| match (at(a), at(b)) {
            (Some(a), Some(b)) => self.compare(a, b, bytes),
            _ => Ordering::Equal,
        });
        let mut previous: Option<Key> = None;
        for place in sorted {
            let Some(mut key) = self.keys.get(mark + place as usize).copied() else { continue };
            key.duplicate = previous.is_some_and(|previous| self.compare(&previous, &key, bytes) == Ordering::Equal);
            if let Some(kept) = self.keys.get_mut(mark + place as usize) {
                *kept = key;
            }
            previous = Some(key);
        }
    }

    /// The keys from `mark` on, in document order.
    pub(super) fn from(&self, mark: usize) -> &[Key] {
        self.keys.get(mark..).unwrap_or_default()
    }

    /// Forgets the keys from `mark` on.
    pub(super) fn truncate(&mut self, mark: usize) {
        self.keys.truncate(mark);
    }

    fn compare(&self, a: &Key, b: &Key, bytes: &[u8]) -> Ordering {
        a.prefix.cmp(&b.prefix).then_with(|| self.name(a, bytes).cmp(self.name(b, bytes)))
    }
}

/// The numbers below `count` in the order of `compare`; equal ones keep their order.
///
/// A plain merge sort. The one of the standard library would be a fifth of the wasm module.
fn sort(count: usize, compare: impl Fn(u32, u32) -> Ordering) -> Vec<u32> {
    let mut from: Vec<u32> = (0..count as u32).collect();
    let mut to: Vec<u32> = Vec::with_capacity(count);
    let mut width = 1;
    while width < count {
        to.clear();
        for pair in from.chunks(width * 2) {
            let (mut left, mut right) = pair.split_at(width.min(pair.len()));
            // What is in order already, many keys and equal ones among them, costs one comparison.
            if let (Some(&a), Some(&b)) = (left.last(), right.first()) {
                if compare(a, b) != Ordering::Greater {
                    to.extend_from_slice(pair);
                    continue;
                }
            }
            while let (Some((&a, rest_left)), Some((&b, rest_right))) = (left.split_first(), right.split_first()) {
                if compare(a, b) == Ordering::Greater {
                    to.push(b);
                    right = rest_right;
                } else {
                    to.push(a);
                    left = rest_left;
                }
            }
            to.extend_from_slice(left);
            to.extend_from_slice(right);
        }
        core::mem::swap(&mut from, &mut to);
        width *= 2;
    }
    from
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The standard library's stable sort as the judge, over few and many equal elements.
    #[test]
    fn sorts_as_the_standard_library_does() {
        let mut rng = fastrand::Rng::with_seed(20_240_608);
        for count in (0..40).chain([127, 128, 129, 1000]) {
            for values in [1, 3, 1000] {
                let names: Vec<u32> = (0..count).map(|_| rng.u32(..values)).collect();
                let mut expected: Vec<u32> = (0..count as u32).collect();
                expected.sort_by_key(|&place| names[place as usize]);
                assert_eq!(sort(count, |a, b| names[a as usize].cmp(&names[b as usize])), expected, "{names:?}");
            }
        }
    }
}
