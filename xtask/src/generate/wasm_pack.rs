//! Writes `src/js/types.d.ts`: the types that the exports for wasm-pack have in their `.d.ts`.

use super::typescript;

const ISSUES: &str = include_str!("../../../npm/src/types.ts");

/// The exported types that have no meaning without the npm package.
const LEFT_OUT: [&str; 1] = ["SafeParseResult"];

/// The types of the npm package, without imports, constants and examples.
pub(crate) fn types() -> String {
    let mut out = typescript::MARK.to_owned();
    out.push_str(
        "\n/** JSON text: a string, or its UTF-8 bytes. */\n\
         export type Input = string | ArrayBuffer | ArrayBufferView;\n",
    );
    for source in [ISSUES, &typescript::codes(), &typescript::event()] {
        let declarations = source.split("\n/**").skip(1).flat_map(|declaration| {
            let text = format!("/**{declaration}");
            text.split_once("\ninterface ")
                .map_or(vec![text.clone()], |(first, second)| vec![first.to_owned(), format!("interface {second}")])
        });
        for declaration in declarations.filter(|text| is_wanted(text)) {
            out.push('\n');
            out.push_str(without_example(declaration.trim_end()).trim_end());
            out.push('\n');
        }
    }
    out
}

fn is_wanted(declaration: &str) -> bool {
    let is_type = declaration.contains("\nexport type ") || declaration.contains("interface ");
    is_type && !LEFT_OUT.iter().any(|name| declaration.contains(&format!("\nexport type {name} ")))
}

/// An example imports from the npm package, which is not there.
fn without_example(declaration: &str) -> String {
    let Some((before, rest)) = declaration.split_once(" *\n * @example\n") else { return declaration.to_owned() };
    let after = rest.split_once(" */\n").map_or("", |(_, after)| after);
    format!("{before} */\n{after}").replace("{@link validate}", "`validate`")
}
