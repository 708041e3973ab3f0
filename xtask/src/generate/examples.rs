//! An example for the TSDoc comment of each generated export. `tests/node/examples.test.mjs` runs them.

/// Returns the `@example` of an export. Every export of a generated file must have one.
pub(super) fn example(name: &str) -> String {
    let code = match name {
        "EVENT_TYPE" => {
            "import { EVENT_TYPE } from \"chatbrick-events\";\n\nconsole.log(EVENT_TYPE); // \"contact.connection.connected\""
                .to_owned()
        }
        "DEFAULT_MAX_BYTES" => {
            "import { DEFAULT_MAX_BYTES } from \"chatbrick-events\";\n\nconsole.log(DEFAULT_MAX_BYTES); // 1048576"
                .to_owned()
        }
        "MAX_ISSUES" => "import { MAX_ISSUES, validate } from \"chatbrick-events\";\n\n\
             const keys = Array.from({ length: 200 }, (_, index) => [`key${index}`, null]);\n\
             console.log(validate(Object.fromEntries(keys)).issues.length === MAX_ISSUES); // true"
            .to_owned(),
        "ErrorCode" => code(name, "duplicate_key"),
        "WarningCode" => code(name, "unknown_field"),
        _ => panic!("{name} has no example; add one to xtask/src/generate/examples.rs"),
    };
    format!("\n@example\n```ts\n{code}\n```")
}

/// Returns an example for a set of codes.
fn code(name: &str, code: &str) -> String {
    format!(
        "import {{ type {name}, validate }} from \"chatbrick-events\";\n\n\
         const wanted: {name} = \"{code}\";\n\
         console.log(validate(\"{{}}\").issues.some((issue) => issue.code === wanted)); // false"
    )
}
