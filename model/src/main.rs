//! Writes every file that is generated from the declaration: `cargo run -p chatbrick-events-model [-- --check]`.

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use anyhow::{Context, Result, bail};
use chatbrick_events_model::events::MODEL;
use chatbrick_events_model::generate::{files, leftover, stale};

const USAGE: &str = "\
usage: cargo run -p chatbrick-events-model               write the generated files
       cargo run -p chatbrick-events-model -- --check    fail if a generated file is stale";

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let outcome = match args[..] {
        [] => write(),
        ["--check"] => check(),
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

fn root() -> Result<&'static Path> {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("model/ is not in the repository")
}

fn write() -> Result<()> {
    let root = root()?;
    let files = files(root, &MODEL)?;
    for (name, content) in stale(root, &files) {
        let path = root.join(name);
        let folder = path.parent().context("a generated file must be in a folder")?;
        fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
        fs::write(&path, content).with_context(|| format!("cannot write {name}"))?;
        println!("wrote {name}");
    }
    for name in leftover(root, &files)? {
        fs::remove_file(root.join(&name)).with_context(|| format!("cannot remove {name}"))?;
        println!("removed {name}");
    }
    println!("{} generated files are up to date", files.len());
    Ok(())
}

fn check() -> Result<()> {
    let root = root()?;
    let files = files(root, &MODEL)?;
    let stale = stale(root, &files);
    let leftover = leftover(root, &files)?;
    for (name, _) in &stale {
        eprintln!("stale: {name}");
    }
    for name in &leftover {
        eprintln!("no longer generated: {name}");
    }
    match stale.len() + leftover.len() {
        0 => println!("{} generated files are up to date", files.len()),
        count => bail!("{count} generated files are stale: run `npm run generate` and commit them"),
    }
    Ok(())
}
