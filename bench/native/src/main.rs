//! Measures the time to parse an event in Rust, compared with serde_json, sonic-rs and simd-json. Asserts no limits.
//! `native-bench [--json] FOLDER` reads the payloads that `scripts/bench-native.mjs` writes.

mod contestants;
mod model;
mod payloads;
mod report;

use std::path::Path;
use std::process::ExitCode;

use contestants::{BASE, Contestant};
use payloads::Kind;
use report::Figures;

const ROUNDS: usize = 101;
const WARM_UP: usize = 10;
/// The minimum number of bytes that a contestant reads in a round, which takes about a quarter of a millisecond.
const BYTES: usize = 200_000;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (json, folder) = match &args[..] {
        [folder] => (false, folder),
        [flag, folder] if flag == "--json" => (true, folder),
        _ => {
            eprintln!("usage: native-bench [--json] FOLDER");
            return ExitCode::from(2);
        }
    };
    match bench(Path::new(folder)) {
        Ok(figures) if json => println!("{}", report::as_json(&figures, ROUNDS)),
        Ok(figures) => print!("{}", report::as_table(&figures, ROUNDS)),
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn bench(folder: &Path) -> Result<Vec<Figures>, String> {
    let mut contestants = contestants::all();
    let kinds = payloads::read(folder)?;
    let taking_part =
        kinds.iter().map(|kind| payloads::taking_part(kind, &contestants)).collect::<Result<Vec<_>, _>>()?;

    let mut samples: Vec<Vec<Vec<f64>>> = vec![vec![Vec::new(); contestants.len()]; kinds.len()];
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for round in 0..WARM_UP + ROUNDS {
        for (index, kind) in kinds.iter().enumerate() {
            // Shuffles the order, so that a contestant does not always run after the same other one.
            let mut order = taking_part[index].clone();
            random.shuffle(&mut order);
            for contestant in order {
                let time = measure(&mut contestants[contestant], kind);
                if round >= WARM_UP {
                    samples[index][contestant].push(time);
                }
            }
        }
    }
    Ok(kinds.iter().zip(&samples).map(|(kind, samples)| figures(kind, &contestants, samples)).collect())
}

/// Returns the nanoseconds for one payload.
fn measure(contestant: &mut Contestant, kind: &Kind) -> f64 {
    let total: usize = kind.payloads.iter().map(Vec::len).sum();
    let times = BYTES.div_ceil(total);
    let nanoseconds: u128 = (0..times).map(|_| contestant.time(&kind.payloads).as_nanos()).sum();
    nanoseconds as f64 / (times * kind.payloads.len()) as f64
}

fn figures(kind: &Kind, contestants: &[Contestant], samples: &[Vec<f64>]) -> Figures {
    let of_base = contestants.iter().position(|contestant| contestant.name == BASE).expect("the base is a contestant");
    let rows = contestants
        .iter()
        .zip(samples)
        .map(|(contestant, own)| (contestant.name, (!own.is_empty()).then(|| report::times(own, &samples[of_base]))));
    let total: usize = kind.payloads.iter().map(Vec::len).sum();
    Figures { kind: kind.name.clone(), bytes: total / kind.payloads.len(), rows: rows.collect() }
}

/// A xorshift generator, which is random enough to shuffle the order.
struct Random(u64);

impl Random {
    fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            items.swap(last, (self.0 % (last as u64 + 1)) as usize);
        }
    }
}
