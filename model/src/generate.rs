//! The list of all generated files, and the check for stale ones in the repository.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::check::check;
use crate::declaration::Model;
use crate::documents::{self, DOCUMENTS};
use crate::{fields, json_schema, rust, samples, typescript};

/// Folders that have only files of event types. Files of a renamed type must be removed there.
const FOLDERS: &[&str] = &["npm/src/generated/schemas", "tests/samples", "tests/schema/generated"];

/// Returns every generated file: its path in the repository, and its content. Reads the documents, since parts of them are
/// written by hand.
///
/// # Errors
///
/// Returns an error if the model is refused, rustfmt fails, or a document or a line that marks its parts is missing.
pub fn files(root: &Path, model: &Model) -> Result<Vec<(String, String)>> {
    let refused = check(model);
    if !refused.is_empty() {
        bail!("model/src/events.rs cannot be generated:\n{}", refused.join("\n"));
    }
    let mut files: Vec<(String, String)> =
        rust::files(model)?.into_iter().map(|(path, content)| (path.to_owned(), content)).collect();
    files.extend(typescript::files(model));
    files.extend(json_schema::files(model));
    files.extend(samples::files(model));
    files.extend(fields::files(model));
    for document in DOCUMENTS {
        let path = root.join(document.path);
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        files.push((document.path.to_owned(), documents::renew(model, document, &text)?));
    }
    Ok(files)
}

/// Returns the files that are missing in the repository or differ there.
pub fn stale<'a>(root: &Path, files: &'a [(String, String)]) -> Vec<&'a (String, String)> {
    let is_stale = |path: &str, content: &str| fs::read_to_string(root.join(path)).ok().as_deref() != Some(content);
    files.iter().filter(|(path, content)| is_stale(path, content)).collect()
}

/// Returns the paths of files of event types that are no longer declared.
///
/// # Errors
///
/// Returns an error if a folder cannot be read.
pub fn leftover(root: &Path, files: &[(String, String)]) -> Result<Vec<String>> {
    let mut leftover = Vec::new();
    for folder in FOLDERS {
        let path = root.join(folder);
        if !path.exists() {
            continue;
        }
        for entry in fs::read_dir(&path).with_context(|| format!("cannot read {folder}"))? {
            let path = format!("{folder}/{}", entry?.file_name().to_string_lossy());
            if !files.iter().any(|(other, _)| *other == path) {
                leftover.push(path);
            }
        }
    }
    leftover.sort();
    Ok(leftover)
}
