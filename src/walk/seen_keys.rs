//! Keys that the table does not have: remembered, to tell which of them stand more than once in an object.

use std::vec::Vec;

use super::unescaped::{UnescapeBuffer, Unescaped};

/// The unknown keys that have been read, with the objects that they stand in: a hash table.
///
/// A secret goes into the hashes, so that nobody can choose keys that make it slow.
pub(super) struct SeenKeys {
    keys: Vec<SeenKey>,
    /// A power of two of places, of which at most five of eight are taken; a free one is 0. The lowest bits of any other, as
    /// many as it takes to count the places, are the number of a key, which begins with 1 and is less than the length. Those
    /// above are of its hash: mostly they tell that it is not the same key, without a look at it.
    table: Vec<u32>,
    secret: u64,
}

#[derive(Clone, Copy, Debug)]
struct SeenKey {
    /// Where the object begins.
    object: u32,
    /// Packed, as there may be a hundred thousand of them.
    name: [u32; 2],
}

/// From so many places on, the table grows by less at a time: the memory of a module in wasm never shrinks.
const LONG: usize = 1 << 18;

/// How many keys keep their memory from one payload to the next.
const MOST_KEPT: usize = 256;

impl SeenKeys {
    pub(super) const fn new() -> Self {
        SeenKeys { keys: Vec::new(), table: Vec::new(), secret: 0 }
    }

    /// Takes the secret from `random`, as the standard library has no secrets on this target.
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    pub(super) fn set_hash_seed(&mut self, random: u32) {
        self.secret = u64::from(random).wrapping_mul(SPREAD);
    }

    /// Forgets the keys. A usual number of them keeps its memory.
    pub(super) fn clear(&mut self) {
        if self.keys.is_empty() {
            return;
        }
        if self.keys.len() > MOST_KEPT {
            (self.keys, self.table) = (Vec::new(), Vec::new());
        }
        self.keys.clear();
        self.table.fill(0);
    }

    /// Remembers a key of an object; false if it has been there before.
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

    /// Puts the number of a key into the table, in which there is a free place; false if the key is there already.
    #[inline(never)]
    fn put(&mut self, number: u32, key: SeenKey, contents: &UnescapeBuffer, bytes: &[u8]) -> bool {
        let content = contents.get(Unescaped::unpacked(key.name), bytes);
        let hash = hash(self.secret ^ u64::from(key.object), content);
        let mask = (self.table.len() as u32).wrapping_sub(1);
        let mut at = hash;
        while let Some(place) = self.table.get_mut((at & mask) as usize) {
            if *place == 0 {
                *place = hash & !mask | number;
                break;
            }
            if (*place ^ hash) & !mask == 0
                && self.keys.get((*place & mask) as usize - 1).is_some_and(|other| {
                    other.object == key.object && contents.get(Unescaped::unpacked(other.name), bytes) == content
                })
            {
                return false;
            }
            at = at.wrapping_add(1);
        }
        true
    }

    /// Makes the table four times as long, or twice if it is long.
    #[cold]
    #[inline(never)]
    fn grow(&mut self, contents: &UnescapeBuffer, bytes: &[u8]) {
        #[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
        if self.table.is_empty() {
            use std::hash::{BuildHasher, RandomState};
            self.secret = RandomState::new().hash_one(0);
        }
        let length = match self.table.len() {
            length @ LONG.. => length * 2,
            length => (length * 4).max(16),
        };
        // The old table goes first, and the new one comes last: it may find room where the others were.
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

/// For how many keys a table of that length has room.
fn room(length: usize) -> usize {
    length / 8 * 5
}

/// An odd number without a pattern.
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

/// A hash that cannot be foretold without the seed: each word is mixed by a product of which neither factor is known.
fn hash(seed: u64, name: &[u8]) -> u32 {
    let mut state = seed ^ (name.len() as u64).wrapping_mul(SPREAD);
    let mut rest = name;
    while let Some((chunk, behind @ [_, ..])) = rest.split_first_chunk::<8>() {
        state = mix(state ^ u64::from_le_bytes(*chunk));
        rest = behind;
    }
    // The last words overlap the ones before; the length, which is mixed in, tells what they are.
    let last = match (name.last_chunk::<8>(), name.first_chunk::<4>(), name.last_chunk::<4>()) {
        (Some(chunk), ..) => u64::from_le_bytes(*chunk),
        (_, Some(first), Some(last)) => {
            u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last))
        }
        _ => rest.iter().fold(0, |word, &byte| word << 8 | u64::from(byte)),
    };
    // Once more with the seed: a short name is a single word, and one product would tell too much of it.
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

    /// The standard library's set as the judge.
    #[test]
    fn remembers_as_a_set_does() {
        let mut rng = fastrand::Rng::with_seed(20_240_608);
        for (count, values) in [(1, 1), (17, 3), (200, 50), (5000, 2000), (20_000, 1_000_000), (400_000, u32::MAX)] {
            let names: Vec<(usize, String)> = (0..count)
                .map(|_| (rng.usize(..3), format!("{}{:x}", "k".repeat(rng.usize(..20)), rng.u32(..values))))
                .collect();
            let text: String = names.iter().map(|(_, name)| name.as_str()).collect();
            let (mut keys, mut set, mut start) = (SeenKeys::new(), HashSet::new(), 0);
            let mut unescaped = UnescapeBuffer::new();
            for (object, name) in &names {
                let place = unescaped.read(Text::unescaped_ascii(start, start + name.len()), text.as_bytes());
                assert_eq!(keys.insert(*object, place, &unescaped, text.as_bytes()), set.insert((*object, name)));
                start += name.len();
            }
            assert_eq!(keys.keys.len(), set.len());
            assert!(room(keys.table.len()) >= set.len());
        }
    }

    /// UnescapeBuffer that differ in few bits, as those of an attacker may, and lists of numbers, as those of others are.
    #[test]
    fn hashes_are_spread() {
        for make in [|n: u32| format!("{n}"), |n| format!("key{n:08}"), |n| format!("{:b}", n).replace('1', "A")] {
            let mut counts = [0; 256];
            (0..16_384).for_each(|n| counts[hash(SPREAD, make(n).as_bytes()) as usize % 256] += 1);
            // 64 each by chance, with a deviation of 8.
            assert!(counts.iter().all(|count| (16..160).contains(count)), "{counts:?}");
        }
    }

    /// Otherwise the secret would be none.
    #[test]
    fn what_collides_under_one_seed_does_not_under_another() {
        let names: Vec<String> = (0..1 << 16).map(|n| format!("{n:x}")).collect();
        let chosen = names.iter().filter(|name| hash(SPREAD, name.as_bytes()) % 256 == 0);
        let others: HashSet<u32> = chosen.map(|name| hash(SPREAD + 2, name.as_bytes()) % 256).collect();
        // By chance some 256 names take 160 of the 256 places.
        assert!(others.len() > 128, "{}", others.len());
    }
}
