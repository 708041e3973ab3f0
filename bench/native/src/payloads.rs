//! Reads the payloads. Each kind has a folder with its name in `name.txt` and a file for each payload.

use std::fs;
use std::path::Path;

use crate::contestants::{BASE, Contestant};

pub struct Kind {
    pub name: String,
    pub payloads: Vec<Vec<u8>>,
}

pub fn read(folder: &Path) -> Result<Vec<Kind>, String> {
    let kinds = entries(folder)?.iter().map(|path| kind(path)).collect::<Result<Vec<_>, _>>()?;
    if kinds.is_empty() { Err(format!("{} has no payloads", folder.display())) } else { Ok(kinds) }
}

fn kind(folder: &Path) -> Result<Kind, String> {
    let name = fs::read_to_string(folder.join("name.txt")).map_err(|error| cannot_read(folder, &error))?;
    let payloads = entries(folder)?
        .iter()
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .map(|path| fs::read(path).map_err(|error| cannot_read(path, &error)))
        .collect::<Result<Vec<_>, _>>()?;
    if payloads.is_empty() { Err(format!("{} has no payloads", folder.display())) } else { Ok(Kind { name, payloads }) }
}

fn entries(folder: &Path) -> Result<Vec<std::path::PathBuf>, String> {
    let entries = fs::read_dir(folder).and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect());
    let mut paths: Vec<_> = entries.map_err(|error| cannot_read(folder, &error))?;
    paths.sort();
    Ok(paths)
}

fn cannot_read(path: &Path, error: &std::io::Error) -> String {
    format!("cannot read {}: {error}", path.display())
}

/// Returns the indexes of the contestants that take part for a kind. All must return the same event; a contestant with `&str`,
/// which cannot hold texts with escapes, may be unable to read the payload.
pub fn taking_part(kind: &Kind, contestants: &[Contestant]) -> Result<Vec<usize>, String> {
    let base = contestants.iter().find(|contestant| contestant.name == BASE).expect("the base is a contestant");
    let outcomes: Vec<_> = kind.payloads.iter().map(|payload| (base.outcome)(payload)).collect();
    let mut taking_part = Vec::new();
    for (index, Contestant { name, outcome, .. }) in contestants.iter().enumerate() {
        let differing = kind
            .payloads
            .iter()
            .zip(&outcomes)
            .find(|(payload, expected)| expected.is_none() || outcome(payload) != **expected);
        match differing {
            None => taking_part.push(index),
            Some((payload, _)) if name.ends_with("&str") && outcome(payload).is_none() => {}
            Some(_) => return Err(format!("{name} does not read a payload of \"{}\" as {BASE} does", kind.name)),
        }
    }
    Ok(taking_part)
}
