//! The unknown keys of each object, to detect duplicates.

use std::vec::Vec;

use super::unescaped::{UnescapeBuffer, Unescaped};

/// A set of unknown keys, each together with its object: a hash table.
///
/// The hashes have a random seed, against hash flooding.
pub(super) struct SeenKeys {
    keys: Vec<SeenKey>,
    /// The buckets: a power of two, at most five eighths of them in use. 0 is a free bucket. In any other, the low bits, as
    /// many as the index of a bucket has, are the number of a key, from 1. The high bits are those of its hash, so that most
    /// other keys are ruled out without a comparison.
    table: Vec<u32>,
    seed: u64,
}

#[derive(Clone, Copy, Debug)]
struct SeenKey {
    /// The offset of the object.
    object: u32,
    /// Packed, as there may be a hundred thousand of them.
    name: [u32; 2],
}

/// From this many buckets on, the table grows by less at a time: memory of wasm never shrinks.
const LONG: usize = 1 << 18;

/// How many keys keep their memory from one payload to the next.
const MAX_KEPT: usize = 256;

impl SeenKeys {
    pub(super) const fn new() -> Self {
        SeenKeys { keys: Vec::new(), table: Vec::new(), seed: 0 }
    }

    /// Sets the hash seed from a random number.
    #[cfg(all(target_arch = "wasm32", feature = "npm"))]
    pub(super) fn set_hash_seed(&mut self, random: u32) {
        self.seed = u64::from(random).wrapping_mul(SPREAD);
    }

    /// Removes all keys. A usual number of them keeps its memory.
    pub(super) fn clear(&mut self) {
        if self.keys.is_empty() {
            return;
        }
        if self.keys.len() > MAX_KEPT {
            (self.keys, self.table) = (Vec::new(), Vec::new());
        }
        self.keys.clear();
        self.table.fill(0);
    }

    /// Adds a key of the object at an offset. Returns false if the object had it before.
    pub(super) fn insert(&mut self, object: usize, name: Unescaped, contents: &UnescapeBuffer, bytes: &[u8]) -> bool {
        if self.keys.len() >= room(self.table.len()) {
            self.grow(contents, bytes);
        }
        let key = SeenKey { object: object as u32, name: name.packed() };
        let is_new = self.put(self.keys.len() as u32 + 1, key, contents, bytes);
        if is_new {
            self.keys.push(key);
        }
        is_new
    }

    /// Puts the number of a key into the table, which has a free bucket. Returns false if the key is in the table.
    #[inline(never)]
    fn put(&mut self, number: u32, key: SeenKey, contents: &UnescapeBuffer, bytes: &[u8]) -> bool {
        let content = contents.get(Unescaped::unpacked(key.name), bytes);
        let hash = hash(self.seed ^ u64::from(key.object), content);
        let mask = (self.table.len() as u32).wrapping_sub(1);
        let mut at = hash;
        while let Some(bucket) = self.table.get_mut((at & mask) as usize) {
            if *bucket == 0 {
                *bucket = hash & !mask | number;
                break;
            }
            if (*bucket ^ hash) & !mask == 0
                && self.keys.get((*bucket & mask) as usize - 1).is_some_and(|other| {
                    other.object == key.object && contents.get(Unescaped::unpacked(other.name), bytes) == content
                })
            {
                return false;
            }
            at = at.wrapping_add(1);
        }
        true
    }

    /// Makes the table four times as long, or twice if it is [`LONG`].
    #[cold]
    #[inline(never)]
    fn grow(&mut self, contents: &UnescapeBuffer, bytes: &[u8]) {
        #[cfg(not(all(target_arch = "wasm32", feature = "npm")))]
        if self.table.is_empty() {
            use std::hash::{BuildHasher, RandomState};
            self.seed = RandomState::new().hash_one(0);
        }
        let length = match self.table.len() {
            length @ LONG.. => length * 2,
            length => (length * 4).max(16),
        };
        // The old table goes first and the new one comes last: it may take the place of the others.
        self.table = Vec::new();
        self.keys.reserve_exact(room(length) - self.keys.len());
        self.table.resize(length, 0);
        for index in 0..self.keys.len() {
            if let Some(&key) = self.keys.get(index) {
                self.put(index as u32 + 1, key, contents, bytes);
            }
        }
    }
}

/// How many keys a table of this length holds.
fn room(length: usize) -> usize {
    length / 8 * 5
}

/// An odd number without a pattern.
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

/// A hash that is unpredictable without the seed: each word is mixed by a product of two unknown factors.
fn hash(seed: u64, name: &[u8]) -> u32 {
    let mut state = seed ^ (name.len() as u64).wrapping_mul(SPREAD);
    let mut rest = name;
    while let Some((chunk, after @ [_, ..])) = rest.split_first_chunk::<8>() {
        state = mix(state ^ u64::from_le_bytes(*chunk));
        rest = after;
    }
    // The last words overlap the ones before. The length, which is mixed in, makes them unambiguous.
    let last = match (name.last_chunk::<8>(), name.first_chunk::<4>(), name.last_chunk::<4>()) {
        (Some(chunk), ..) => u64::from_le_bytes(*chunk),
        (_, Some(first), Some(last)) => {
            u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last))
        }
        _ => rest.iter().fold(0, |word, &byte| word << 8 | u64::from(byte)),
    };
    // Once more with the seed: for a name of a single word, one product would be too weak.
    state = mix(mix(state ^ last) ^ seed);
    (state ^ state >> 32) as u32
}

#[inline(always)]
fn mix(state: u64) -> u64 {
    (state & 0xFFFF_FFFF).wrapping_mul(state >> 32) ^ state.rotate_left(29)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;
    use std::string::String;

    use crate::json::Text;

    /// Compared with the standard library's set.
    #[test]
    fn remembers_as_a_set_does() {
        let mut rng = fastrand::Rng::with_seed(20_240_608);
        for (count, values) in [(1, 1), (17, 3), (200, 50), (5000, 2000), (20_000, 1_000_000), (400_000, u32::MAX)] {
            let names: Vec<(usize, String)> = (0..count)
                .map(|_| (rng.usize(..3), format!("{}{:x}", "k".repeat(rng.usize(..20)), rng.u32(..values))))
                .collect();
            let text: String = names.iter().map(|(_, name)| name.as_str()).collect();
            let (mut keys, mut set, mut start) = (SeenKeys::new(), HashSet::new(), 0);
            let mut buffer = UnescapeBuffer::new();
            for (object, name) in &names {
                let key = buffer.read(Text::unescaped_ascii(start, start + name.len()), text.as_bytes());
                assert_eq!(keys.insert(*object, key, &buffer, text.as_bytes()), set.insert((*object, name)));
                start += name.len();
            }
            assert_eq!(keys.keys.len(), set.len());
            assert!(room(keys.table.len()) >= set.len());
        }
    }

    /// Names that differ in few bits, as an attacker's may, and numbers, as those of lists.
    #[test]
    fn hashes_are_spread() {
        for make in [|n: u32| format!("{n}"), |n| format!("key{n:08}"), |n| format!("{:b}", n).replace('1', "A")] {
            let mut counts = [0; 256];
            (0..16_384).for_each(|n| counts[hash(SPREAD, make(n).as_bytes()) as usize % 256] += 1);
            // 64 each on average, with a standard deviation of 8.
            assert!(counts.iter().all(|count| (16..160).contains(count)), "{counts:?}");
        }
    }

    #[test]
    fn names_that_collide_under_one_seed_are_spread_under_another() {
        let names: Vec<String> = (0..1 << 16).map(|n| format!("{n:x}")).collect();
        let chosen = names.iter().filter(|name| hash(SPREAD, name.as_bytes()) % 256 == 0);
        let others: HashSet<u32> = chosen.map(|name| hash(SPREAD + 2, name.as_bytes()) % 256).collect();
        // By chance, the 256 names take 160 of the 256 buckets.
        assert!(others.len() > 128, "{}", others.len());
    }
}
