//! `src/js/types.d.ts`: the types of the exports for wasm-pack.

use super::typescript;

const ISSUES: &str = include_str!("../../../npm/src/types.ts");
const EVENTS: &str = include_str!("../../../npm/src/generated/events.ts");

/// The types in the signatures of the exports. The types that they use are written, too.
const ROOTS: [&str; 6] = ["Input", "Options", "Report", "IssueCode", "Severity", "ConnectedEvent"];

const INPUT: &str = "/** JSON text: a string, or its UTF-8 bytes. */\n\
                     export type Input = string | ArrayBuffer | ArrayBufferView;";

/// Returns the text of `types.d.ts`: the types of the npm package, without imports, constants and examples.
pub(crate) fn types() -> String {
    let codes = typescript::codes();
    let mut declarations = vec![INPUT];
    for source in [ISSUES, &codes, EVENTS] {
        let starts: Vec<usize> = source.match_indices("\n/**").map(|(start, _)| start + 1).collect();
        let ends = starts.iter().skip(1).copied().chain([source.len()]);
        declarations.extend(starts.iter().zip(ends).map(|(&start, end)| source[start..end].trim_end()));
    }
    let wanted = reachable(&declarations);
    let mut out = typescript::MARK.to_owned();
    for declaration in declarations.iter().filter(|declaration| wanted.contains(&name(declaration))) {
        out.push('\n');
        out.push_str(without_example(declaration).trim_end());
        out.push('\n');
    }
    out
}

/// Returns the names of the roots and of all types that they use.
fn reachable<'a>(declarations: &[&'a str]) -> Vec<&'a str> {
    let mut wanted: Vec<&str> = Vec::new();
    let mut next: Vec<&str> = ROOTS.to_vec();
    while let Some(root) = next.pop() {
        let Some(declaration) = declarations.iter().find(|declaration| name(declaration) == root) else { continue };
        if !root.is_empty() && !wanted.contains(&root) {
            wanted.push(root);
            next.extend(names(code(declaration)));
        }
    }
    wanted
}

/// Returns the declaration without its comment.
fn code(declaration: &str) -> &str {
    declaration.split_once("*/\n").map_or(declaration, |(_, code)| code)
}

/// Returns the name of the declared type; empty for a constant.
fn name(declaration: &str) -> &str {
    let code = code(declaration).trim_start_matches("export ");
    let after = code.strip_prefix("type ").or_else(|| code.strip_prefix("interface ")).unwrap_or_default();
    after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

/// Returns the identifiers in the code, which include the names of types. Skips comments.
fn names(code: &str) -> impl Iterator<Item = &str> {
    let lines = code.lines().filter(|line| !line.trim_start().starts_with(['/', '*']));
    lines.flat_map(|line| line.split(|c: char| !c.is_alphanumeric()))
}

/// Removes the example, which imports from the npm package: users of wasm-pack do not have it.
fn without_example(declaration: &str) -> String {
    let Some((before, rest)) = declaration.split_once(" *\n * @example\n") else { return declaration.to_owned() };
    let after = rest.split_once(" */\n").map_or("", |(_, after)| after);
    format!("{before} */\n{after}").replace("{@link validate}", "`validate`")
}
