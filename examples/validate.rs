//! Validates a file: `cargo run --example validate -- payload.json`.
use std::{env, fs, process::ExitCode};

use chatbrick_events::validate;

fn main() -> ExitCode {
    let Some(path) = env::args_os().nth(1) else {
        eprintln!("usage: validate FILE");
        return ExitCode::from(2);
    };
    match fs::read(&path) {
        Ok(input) => {
            let report = validate(&input);
            println!("{}", if report.valid { "valid" } else { "invalid" });
            for issue in &report.issues {
                println!("{issue}");
            }
            if report.valid { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            eprintln!("{}: {error}", path.to_string_lossy());
            ExitCode::from(2)
        }
    }
}
