//! Runs a target without libFuzzer, on the seeds and on mutations of them by a seeded generator.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use fastrand::Rng;
use serde_json::Value;

use crate::generate;
use crate::mutate::{mutate, write};
use crate::oracle::{mark_lone_surrogates, read};
use crate::targets::{Takes, Target};
use crate::vectors;

/// libFuzzer's dictionary.
const DICTIONARY: &str = include_str!("../dictionary.txt");

/// Returns the seeds of a target: past failures (in `regressions/`), and the vectors.
pub fn seeds(target: &Target) -> Vec<Vec<u8>> {
    let mut seeds = Vec::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("regressions").join(target.name);
    if let Ok(files) = std::fs::read_dir(folder) {
        let mut files: Vec<_> = files.map(|file| file.expect("the regressions can be read").path()).collect();
        files.sort();
        seeds.extend(files.into_iter().map(|file| std::fs::read(file).expect("the regressions can be read")));
    }
    for vector in vectors::all() {
        let Some(bytes) = vector.bytes() else { continue };
        if bytes.len() > MAX_SEED_LENGTH {
            continue;
        }
        if target.takes != Takes::Dates {
            seeds.push(bytes);
        } else if let Ok(value) = serde_json::from_slice::<Value>(&bytes) {
            let times = value.pointer("/data/timestamps").and_then(Value::as_object);
            seeds.extend(
                times.into_iter().flat_map(|times| times.values()).filter_map(|time| Some(time.as_str()?.into())),
            );
        }
    }
    seeds.sort();
    seeds.dedup();
    seeds
}

/// The maximum length of a seed, since longer seeds make rounds slow. Other tests cover depth and size.
const MAX_SEED_LENGTH: usize = 16 << 10;

/// A failure of a target, and its input.
pub struct Failure {
    pub input: Vec<u8>,
    pub message: String,
}

/// Runs the seeds and `rounds` mutations until the first failure, and returns the number of inputs.
pub fn drive(target: &Target, seed: u64, rounds: usize) -> Result<usize, Failure> {
    let mut count = 0;
    for input in inputs(target, seed, rounds) {
        attempt(target, &input)?;
        count += 1;
    }
    Ok(count)
}

/// Returns the seeds, and `rounds` mutations of them.
pub fn inputs(target: &Target, seed: u64, rounds: usize) -> impl Iterator<Item = Vec<u8>> {
    let seeds = seeds(target);
    let dictionary = dictionary();
    let mut rng = Rng::with_seed(seed);
    let first = seeds.clone();
    first.into_iter().chain((0..rounds).map(move |_| mutated(&mut rng, target, &seeds, &dictionary)))
}

fn attempt(target: &Target, input: &[u8]) -> Result<(), Failure> {
    catch_unwind(AssertUnwindSafe(|| (target.run)(input))).map_err(|cause| Failure {
        input: input.to_vec(),
        message: cause
            .downcast_ref::<String>()
            .cloned()
            .or_else(|| cause.downcast_ref::<&str>().map(|text| (*text).to_owned()))
            .unwrap_or_default(),
    })
}

fn mutated(rng: &mut Rng, target: &Target, seeds: &[Vec<u8>], dictionary: &[Vec<u8>]) -> Vec<u8> {
    match target.takes {
        Takes::Dates if rng.bool() => return (0..rng.usize(12..30)).map(|_| rng.u8(..)).collect(),
        Takes::Json if rng.bool() => {
            return (0..rng.usize(1..8)).flat_map(|_| rng.choice(dictionary).cloned().unwrap_or_default()).collect();
        }
        _ => {}
    }
    let mut input = if target.takes != Takes::Dates && rng.bool() {
        // Half of the payloads are of `contact.connection.connected`, which has its own functions.
        let payload = if rng.bool() { generate::payload_of(rng, 0) } else { generate::payload(rng) };
        payload.to_string().into_bytes()
    } else {
        rng.choice(seeds).cloned().unwrap_or_default()
    };
    if rng.u8(..8) != 0 {
        input = restructured(&input, rng.u64(..)).unwrap_or(input);
    }
    if rng.u8(..4) == 0 {
        generate::mutate_bytes(rng, &mut input);
    }
    if rng.u8(..4) == 0 {
        let at = rng.usize(..=input.len());
        let entry = rng.choice(dictionary).cloned().unwrap_or_default();
        let end = if rng.bool() { at } else { input.len().min(at + entry.len()) };
        input.splice(at..end, entry);
    }
    input
}

/// Returns the same JSON with structural mutations, in another notation; `None` if the input is not JSON.
pub fn restructured(input: &[u8], seed: u64) -> Option<Vec<u8>> {
    let mut rng = Rng::with_seed(seed);
    let mut tree = read(&mark_lone_surrogates(core::str::from_utf8(input).ok()?))?;
    for _ in 0..rng.usize(..5) {
        mutate(&mut rng, &mut tree);
    }
    Some(write(&mut rng, &tree).into_bytes())
}

/// Returns the entries of the dictionary: the text between the quotes of each line, with `\xNN` for a byte.
fn dictionary() -> Vec<Vec<u8>> {
    let lines = DICTIONARY.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let entries: Vec<_> = lines.map(|line| unescaped(line.trim_matches('"'))).collect();
    assert!(entries.len() > 50, "the dictionary has only {} entries", entries.len());
    entries
}

fn unescaped(entry: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = entry.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        match (byte, after) {
            (b'\\', [b'x', digits @ ..]) => {
                let (number, after) = digits.split_at(2);
                let number = core::str::from_utf8(number).expect("two digits");
                out.push(u8::from_str_radix(number, 16).expect("two digits"));
                rest = after;
            }
            (b'\\', [escaped, after @ ..]) => {
                out.push(*escaped);
                rest = after;
            }
            _ => out.push(byte),
        }
    }
    out
}
