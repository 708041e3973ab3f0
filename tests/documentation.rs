//! The types of the event have the documentation of the model, with `None` for null and Rust's names for the fields.
#![cfg(not(target_arch = "wasm32"))]

use chatbrick_events::model::{ACCOUNT, CONTACT, LINE_USER, STORE, TIMESTAMPS, TIMESTAMPS_MS};

const OBJECTS: &str = include_str!("../src/event/objects.rs");

/// The doc comment before a line, which may have attributes as well.
fn before(source: &str, line: &str) -> String {
    let (above, _) = source.split_once(line).unwrap_or_else(|| panic!("there is no {line}"));
    let lines = above.lines().rev().map(str::trim).skip_while(|line| line.is_empty() || line.starts_with("#["));
    let mut doc: Vec<&str> = lines.map_while(|line| line.strip_prefix("///")).map(str::trim).collect();
    doc.reverse();
    doc.join(" ")
}

fn snake(key: &str) -> String {
    key.chars()
        .flat_map(|c| c.is_ascii_uppercase().then_some('_').into_iter().chain([c.to_ascii_lowercase()]))
        .collect()
}

#[test]
fn objects_of_the_event_have_the_documentation_of_the_model() {
    for object in [&CONTACT, &STORE, &ACCOUNT, &LINE_USER, &TIMESTAMPS, &TIMESTAMPS_MS] {
        let names: Vec<&str> = object.fields.iter().map(|field| field.key()).collect();
        let in_rust = |doc: &str| {
            let doc = doc.split_whitespace().collect::<Vec<_>>().join(" ").replace("null if", "`None` if");
            names.iter().fold(doc, |doc, name| doc.replace(&format!("`{name}`"), &format!("`{}`", snake(name))))
        };
        let head = format!("pub struct {}", object.name);
        assert_eq!(before(OBJECTS, &head), in_rust(object.doc));
        let (_, body) = OBJECTS.split_once(&head).unwrap();
        for field in object.fields {
            assert_eq!(before(body, &format!("pub {}:", snake(field.key()))), in_rust(field.doc), "{}", object.name);
        }
    }
}
