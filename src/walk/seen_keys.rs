//! The unknown keys of each object, to detect duplicates.

use core::hash::Hasher;

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use siphasher::sip::SipHasher13;

use super::unescaped::{UnescapeBuffer, Unescaped};

/// A set of unknown keys, each together with its object. A random hash seed protects against hash flooding.
pub(super) struct SeenKeys {
    keys: HashTable<SeenKey>,
    seed: Option<HashSeed>,
}

/// Packed, since there may be a hundred thousand keys.
#[derive(Clone, Copy, Debug)]
struct SeenKey {
    /// The offset of the object.
    object: u32,
    name: [u32; 2],
}

/// The maximum number of keys whose memory is kept for the next payload.
const MAX_KEPT: usize = 256;

impl SeenKeys {
    pub(super) const fn new() -> Self {
        SeenKeys { keys: HashTable::new(), seed: None }
    }

    /// Sets the hash seed to a random number. Must not be called while there are keys.
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    pub(super) fn set_hash_seed(&mut self, random: u32) {
        let seed = HashSeed(random.into());
        if self.seed != Some(seed) {
            self.keys.clear();
            self.seed = Some(seed);
        }
    }

    /// Removes all keys. Keeps the memory of up to [`MAX_KEPT`] keys.
    pub(super) fn clear(&mut self) {
        if self.keys.len() > MAX_KEPT {
            self.keys = HashTable::new();
        }
        self.keys.clear();
    }

    /// Adds a key of the object at an offset. Returns false if the object already had that key.
    #[inline(never)]
    pub(super) fn insert(&mut self, object: usize, name: Unescaped, buffer: &UnescapeBuffer, bytes: &[u8]) -> bool {
        let seed = self.seed.get_or_insert_with(HashSeed::initial);
        let key = SeenKey { object: object as u32, name: name.packed() };
        let name_of = |key: &SeenKey| buffer.get(Unescaped::unpacked(key.name), bytes);
        let name = name_of(&key);
        let entry = self.keys.entry(
            seed.hash(key.object, name),
            |other| other.object == key.object && name_of(other) == name,
            |other| seed.hash(other.object, name_of(other)),
        );
        match entry {
            Entry::Occupied(_) => false,
            Entry::Vacant(entry) => {
                entry.insert(key);
                true
            }
        }
    }
}

/// The hash seed.
#[derive(Clone, Copy, PartialEq, Eq)]
struct HashSeed(u64);

impl HashSeed {
    /// Returns a random seed. On wasm32 without SIMD the seed is always the same, since the standard library has no source of
    /// randomness there.
    #[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
    #[cold]
    fn initial() -> Self {
        use std::hash::{BuildHasher, RandomState};
        HashSeed(RandomState::new().hash_one(0))
    }

    /// Returns a fixed seed, for use until [`SeenKeys::set_hash_seed`] sets a random one.
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    const fn initial() -> Self {
        HashSeed(0)
    }

    /// Not inlined, since hashbrown compiles several copies of its callers.
    #[inline(never)]
    fn hash(self, object: u32, name: &[u8]) -> u64 {
        let mut hasher = SipHasher13::new_with_keys(self.0, 0);
        hasher.write_u32(object);
        hasher.write(name);
        hasher.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;
    use std::string::String;
    use std::vec::Vec;

    use crate::json::Text;

    #[test]
    fn matches_the_hash_set_of_the_standard_library() {
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
        }
    }

    #[test]
    fn clear_keeps_the_memory_of_at_most_max_kept_keys() {
        let text = "0123456789".repeat(100);
        for (count, keeps) in [(MAX_KEPT, true), (MAX_KEPT + 1, false)] {
            let (mut keys, mut buffer) = (SeenKeys::new(), UnescapeBuffer::new());
            for object in 0..count {
                let key = buffer.read(Text::unescaped_ascii(object, object + 1), text.as_bytes());
                assert!(keys.insert(object, key, &buffer, text.as_bytes()));
            }
            keys.clear();
            assert_eq!((keys.keys.len(), keys.keys.capacity() > 0), (0, keeps));
        }
    }

    /// Tests names that differ in few bits, as an attacker may choose, and numbers, as in lists.
    #[test]
    fn hashes_are_spread_evenly() {
        let seed = HashSeed(1);
        for make in [|n: u32| format!("{n}"), |n| format!("key{n:08}"), |n| format!("{:b}", n).replace('1', "A")] {
            let mut counts = [0; 256];
            (0..16_384).for_each(|n| counts[seed.hash(0, make(n).as_bytes()) as usize % 256] += 1);
            // 64 each on average, with a standard deviation of 8.
            assert!(counts.iter().all(|count| (16..160).contains(count)), "{counts:?}");
        }
    }

    #[test]
    fn another_seed_separates_colliding_names() {
        let names: Vec<String> = (0..1 << 16).map(|n| format!("{n:x}")).collect();
        let (seed, other) = (HashSeed(1), HashSeed(2));
        assert!(names.iter().all(|name| seed.hash(0, name.as_bytes()) != other.hash(0, name.as_bytes())));
        // Names that collide with one seed are spread with the other: 256 names on average, in 256 buckets.
        let chosen = names.iter().filter(|name| seed.hash(0, name.as_bytes()) % 256 == 0);
        let buckets: HashSet<u64> = chosen.map(|name| other.hash(0, name.as_bytes()) % 256).collect();
        // Random hashes would use about 160 of the 256 buckets.
        assert!(buckets.len() > 128, "{}", buckets.len());
    }

    #[test]
    fn initial_seeds_differ() {
        assert_ne!(HashSeed::initial().0, HashSeed::initial().0);
    }
}
