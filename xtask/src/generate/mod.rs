//! The generated files that do not follow from the declaration of the events; see `model/` for those that do. The files are
//! committed. `cargo xtask generate --check` fails if one of them is stale.

mod documents;
mod examples;
mod issue_texts;
mod typescript;
mod wasm_pack;
mod widths;

use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

/// Returns every generated file: its path in the workspace and its expected content.
pub(crate) fn files() -> Vec<(&'static str, String)> {
    vec![
        ("docs/issue-codes.md", documents::with_codes(include_str!("../../../docs/issue-codes.md"))),
        ("npm/README.md", documents::with_codes(include_str!("../../../npm/README.md"))),
        ("src/js/types.d.ts", wasm_pack::types()),
        ("npm/src/generated/codes.ts", typescript::codes()),
        ("npm/src/generated/issue-texts.ts", issue_texts::issue_texts()),
        ("npm/src/generated/layout.ts", typescript::layout()),
        ("npm/src/generated/widths.ts", widths::widths()),
    ]
}

/// Writes the stale files.
pub(crate) fn write(root: &Path) -> Result<()> {
    for (name, content) in stale(root) {
        let path = root.join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
        }
        fs::write(&path, content).with_context(|| format!("cannot write {name}"))?;
        println!("wrote {name}");
    }
    println!("{} generated files are up to date", files().len());
    Ok(())
}

/// Fails if a file is stale, and prints the names of all stale files.
pub(crate) fn check(root: &Path) -> Result<()> {
    let stale = stale(root);
    for (name, _) in &stale {
        eprintln!("stale: {name}");
    }
    match stale.len() {
        0 => {
            println!("{} generated files are up to date", files().len());
            Ok(())
        }
        count => bail!("{count} generated files are stale: run `npm run generate` and commit them"),
    }
}

fn stale(root: &Path) -> Vec<(&'static str, String)> {
    let fresh = |name: &str, content: &str| fs::read_to_string(root.join(name)).is_ok_and(|text| text == content);
    files().into_iter().filter(|(name, content)| !fresh(name, content)).collect()
}
