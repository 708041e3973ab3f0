//! Writes every file that follows from the declaration: `cargo run -p chatbrick-events-model [-- --check]`.

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use anyhow::{Context, Result, bail};
use chatbrick_events_model::check::check;
use chatbrick_events_model::events::MODEL;
use chatbrick_events_model::rust;

const USAGE: &str = "\
usage: cargo run -p chatbrick-events-model               write the generated files
       cargo run -p chatbrick-events-model -- --check    fail if one of them is stale";

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let outcome = match args[..] {
        [] => run(false),
        ["--check"] => run(true),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(is_check: bool) -> Result<()> {
    let refused = check(&MODEL);
    if !refused.is_empty() {
        bail!("model/src/events.rs cannot be generated:\n{}", refused.join("\n"));
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("model/ lies in the repository")?;
    let files = rust::files(&MODEL)?;
    let is_stale =
        |(path, content): &&(&str, String)| fs::read_to_string(root.join(path)).ok().as_ref() != Some(content);
    let stale: Vec<_> = files.iter().filter(is_stale).collect();
    for (path, content) in &stale {
        if is_check {
            eprintln!("stale: {path}");
            continue;
        }
        let path = root.join(path);
        fs::create_dir_all(path.parent().context("a file lies in a folder")?)?;
        fs::write(&path, content).with_context(|| format!("cannot write {}", path.display()))?;
        println!("wrote {}", path.display());
    }
    if is_check && !stale.is_empty() {
        bail!("{} generated files are stale: run `npm run generate` and commit them", stale.len());
    }
    println!("{} generated files are up to date", files.len());
    Ok(())
}
