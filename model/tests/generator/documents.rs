//! The generated tables of the documents.

use chatbrick_events_model::documents::{DOCUMENTS, Document, part, renew, replace};
use chatbrick_events_model::events::MODEL;

use crate::toy;

#[test]
fn replaces_the_lines_of_a_part() {
    let text = "before\n<!-- generated: a -->\nold\n<!-- end -->\n<!-- generated: b -->\nkept\n<!-- end -->\nafter\n";
    let expected =
        "before\n<!-- generated: a -->\none\n\ntwo\n<!-- end -->\n<!-- generated: b -->\nkept\n<!-- end -->\nafter\n";
    let replaced = replace(text, "", "a", "one\n\ntwo\n").expect("the marks are there");
    assert_eq!(replaced, expected);
    assert_eq!(replace(&replaced, "", "a", "one\n\ntwo\n").expect("the marks are still there"), expected);
}

#[test]
fn starts_every_line_with_the_margin() {
    let text = "//! <!-- generated: a -->\n//! <!-- end -->\n";
    let expected = "//! <!-- generated: a -->\n//! one\n//!\n//! two\n//! <!-- end -->\n";
    assert_eq!(replace(text, "//! ", "a", "one\n\ntwo\n").expect("the marks are there"), expected);
}

#[test]
fn error_names_the_missing_line() {
    for (text, margin, why) in [
        ("text\n", "", "the line `<!-- generated: a -->` is missing"),
        ("<!-- generated: a -->\n<!-- end -->\n", "//! ", "the line `//! <!-- generated: a -->` is missing"),
        ("<!-- generated: a -->\n", "", "the line `<!-- end -->` is missing after `<!-- generated: a -->`"),
        (
            "<!-- generated: a -->\n<!-- generated: b -->\n<!-- end -->\n",
            "",
            "the line `<!-- end -->` is missing between `<!-- generated: a -->` and the next part",
        ),
        (
            "<!-- generated: a -->\n<!-- end -->\n<!-- generated: a -->\n<!-- end -->\n",
            "",
            "the line `<!-- generated: a -->` occurs twice",
        ),
    ] {
        assert_eq!(replace(text, margin, "a", "").expect_err(text).to_string(), why);
    }
}

#[test]
fn error_names_the_document() {
    let document = Document { path: "docs/events.md", margin: "", parts: &["null"] };
    let error = renew(&MODEL, &document, "nothing").expect_err("it has no generated part");
    assert_eq!(format!("{error:#}"), "docs/events.md: the line `<!-- generated: null -->` is missing");
    let error = part(&MODEL, "nulls").expect_err("it is not a part");
    assert_eq!(error.to_string(), "nulls is not a generated part; the parts are null, events and fields");
    for document in DOCUMENTS {
        assert!(document.parts.iter().all(|name| part(&MODEL, name).is_ok()), "{}", document.path);
    }
}

#[test]
fn null_table_has_the_fields_of_all_events_by_class() {
    let table = part(&MODEL, "null").expect("it is a part");
    let rows: Vec<Vec<&str>> =
        table.lines().skip(2).map(|line| line.trim_matches('|').split('|').map(str::trim).collect()).collect();
    assert_eq!(rows.len(), 3);
    assert_eq!(
        rows[0],
        [
            "nullable, as documented",
            "data `connectedStore`, `connectedStaff`; account `storeId`",
            "allowed",
            "reads as `null`, warning `absent_field`"
        ]
    );
    assert_eq!(
        rows[1][1..3],
        [
            "contact `avatar`; line user `profilePictureUrl`; store `logo`, `externalId`; account `employeeId`, `avatar`",
            "reads as `null`, warning `undocumented_null`",
        ]
    );
    assert_eq!(
        rows[2],
        ["required", "all others, and the entries of lists", "error `null_not_allowed`", "error `missing_field`"]
    );
}

#[test]
fn null_table_names_the_events_of_a_field_with_several_classes() {
    let table = part(&toy::model(), "null").expect("it is a part");
    let nullable = table.lines().nth(2).expect("three rows");
    assert!(nullable.contains("`store` (of `toy.everything`)"), "{nullable}");
}

#[test]
fn event_table_has_a_row_for_each_type() {
    let table = part(&MODEL, "events").expect("it is a part");
    assert_eq!(table.lines().count(), 2 + MODEL.events.len());
    assert_eq!(
        table.lines().nth(5),
        Some("| `store.created` | A store was created. | `store`, `timestamps`, `timestampsMs` | `createdAt` |")
    );
    // A bar in a text is escaped, so that it does not end the cell.
    assert!(part(&toy::model(), "events").expect("it is a part").contains("fields \\| directly"));
}

#[test]
fn field_tables_have_a_section_for_each_type() {
    let tables = part(&MODEL, "fields").expect("it is a part");
    for event in MODEL.events {
        assert!(tables.contains(&format!("### `{}`\n\n{}\n\n| field |", event.type_name, event.doc)));
    }
    for row in [
        "| `/data/lineUsers/*/profilePictureUrl` | string: a URL | warning | warning |",
        "| `/data/connectedStore` | object | allowed | warning |",
        "| `/data/timestampsMs/connectedAt` | integer: milliseconds | error | error |",
    ] {
        assert!(tables.lines().any(|line| line == row), "{row}");
    }
}
