//! Compares the functions of every event type with the oracle, for all types and for some of them.

use chatbrick_events::{EventType, Options};

use super::{hash, walker};
use crate::oracle::TYPES;
use crate::subject::{Api, validate_with};

pub fn run(input: &[u8]) {
    let validate = |options: &Options| validate_with(Api::Family, input, options);
    walker::compare(input, &TYPES, &Options::new(), validate);
    let types = chosen(hash(input));
    let events = types.iter().map(|name| name.parse::<EventType>().expect("a documented type"));
    walker::compare(input, &types, &Options::new().types(events), validate);
}

/// Returns one type in half of the cases, otherwise any number of types.
fn chosen(seed: u64) -> Vec<&'static str> {
    let bits = (seed >> 8) as u8;
    let one = usize::from(bits % 8);
    if seed.is_multiple_of(2) || bits == 0 {
        return vec![TYPES[one]];
    }
    (0..TYPES.len()).filter(|index| bits >> index & 1 == 1).map(|index| TYPES[index]).collect()
}
