//! Runs each target on its seeds and thousands of mutations: without a bug, and with a planted bug that it must find.
//!
//! `ROUNDS=1000000 SEED=7 cargo test --test smoke` runs more or other mutations.

use std::sync::Once;

use chatbrick_events_fuzz::drive::drive;
use chatbrick_events_fuzz::subject::{Bug, planted};
use chatbrick_events_fuzz::targets;

fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).map_or(default, |n| n.parse().expect("a whole number"))
}

/// Silences the panics of targets, which these tests catch and report together with the input.
fn quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let others = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            let caught = info.location().is_some_and(|at| !at.file().contains("smoke"));
            if !caught {
                others(info);
            }
        }));
    });
}

fn target(name: &str) -> targets::Target {
    targets::ALL.into_iter().find(|target| target.name == name).expect("a target of that name")
}

fn holds(name: &str, rounds: u64) {
    quiet();
    let (seed, rounds) = (number("SEED", 20_240_608), number("ROUNDS", rounds));
    println!("{name}: seed {seed}, {rounds} rounds");
    match drive(&target(name), seed, rounds as usize) {
        Ok(inputs) => assert!(inputs > rounds as usize, "no seeds"),
        Err(failure) => panic!("{}\ninput: {}", failure.message, failure.input.escape_ascii()),
    }
}

fn finds(name: &str, rounds: u64) {
    quiet();
    let bug = Bug::of(name).expect("a bug of that name");
    let by_seed =
        planted(bug, || drive(&target(name), 0, 0)).err().map(|failure| failure.input.escape_ascii().to_string());
    assert_eq!(by_seed, None, "the vectors already find the bug; plant one that is harder to find");
    let end = planted(bug, || drive(&target(name), number("SEED", 20_240_608), rounds as usize));
    let Err(failure) = end else { panic!("{name} has not found the planted bug in {rounds} rounds") };
    // The input must pass without the planted bug; a failure here is a real bug.
    (target(name).run)(&failure.input);
}

macro_rules! targets {
    ($($name:ident: $rounds:literal, $finds:ident;)+) => {
        $(
            #[test]
            fn $name() {
                holds(stringify!($name), $rounds);
            }

            #[test]
            fn $finds() {
                finds(stringify!($name), $rounds);
            }
        )+

        #[test]
        fn every_target_is_listed() {
            assert_eq!(targets::ALL.map(|target| target.name), [$(stringify!($name)),+]);
        }
    };
}

targets! {
    scanner: 30_000, scanner_finds_a_planted_bug;
    walker: 30_000, walker_finds_a_planted_bug;
    events: 30_000, events_finds_a_planted_bug;
    timestamps: 50_000, timestamps_finds_a_planted_bug;
    positions: 20_000, positions_finds_a_planted_bug;
    privacy: 20_000, privacy_finds_a_planted_bug;
}
