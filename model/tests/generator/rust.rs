//! The generated Rust sources of the toy model.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chatbrick_events_model::check::check;
use chatbrick_events_model::layout::Node;
use chatbrick_events_model::{Kind, rust};

use crate::toy;

/// The sources by the names of their files, after rustfmt.
fn sources() -> &'static BTreeMap<&'static str, String> {
    static SOURCES: LazyLock<BTreeMap<&str, String>> = LazyLock::new(|| {
        let model = toy::model();
        assert_eq!(check(&model), Vec::<String>::new());
        let files = rust::files(&model).expect("rustfmt accepts every source");
        files.into_iter().map(|(path, text)| (path.trim_start_matches("src/generated/"), text)).collect()
    });
    &SOURCES
}

fn assert_has(source: &str, parts: &[&str]) {
    for part in parts {
        assert!(source.contains(part), "{part} is missing in:\n{source}");
    }
}

/// Returns the text after `start`, up to the next closing brace in the first column.
fn block<'a>(source: &'a str, start: &str) -> &'a str {
    let (_, after) = source.split_once(start).unwrap_or_else(|| panic!("{start} is missing in:\n{source}"));
    after.split_once("\n}").expect("it has an end").0
}

#[test]
fn every_source_names_its_origin_first() {
    let sources = sources();
    assert_eq!(sources.len(), 7);
    for source in sources.values() {
        assert!(
            source.starts_with("// Generated from model/src/events.rs by `npm run generate`. Do not edit.\n\n//! ")
        );
    }
}

#[test]
fn text_directly_in_data_is_imported_built_and_copied() {
    let sources = sources();
    let events = &sources["events.rs"];
    assert_has(events, &["use std::borrow::Cow;", "use crate::event::{own, wire};"]);
    assert_has(block(events, "pub struct PlainData<'a> {"), &["pub note: Cow<'a, str>,", "pub count: Option<i64>,"]);
    assert_has(block(events, "impl PlainData<'_> {"), &["note: own(self.note),", "count: self.count,"]);
    assert_has(
        block(&sources["build.rs"], "fn plain_data<'a>(values: Values<'a, '_>) -> Option<PlainData<'a>> {"),
        &["note: values.text(2),", "count: values.optional_millis(3),"],
    );
    // Data with a union is read through another struct, which also has the text.
    assert_has(&sources["serde.rs"], &["use std::borrow::Cow;"]);
    assert_has(
        block(&sources["serde.rs"], "struct EverythingDataWire<'a> {"),
        &["text_nullable: Option<Cow<'a, str>>,"],
    );
}

#[test]
fn nullable_text_and_number_of_a_store_are_options() {
    let sources = sources();
    assert_has(
        block(&sources["objects.rs"], "pub struct Store<'a> {"),
        &[
            "/// The name, which is nullable; `None` if unknown.",
            "#[serde(default, deserialize_with = \"wire::optional_text\")]\n    pub name: Option<Cow<'a, str>>,",
            "#[serde(default, deserialize_with = \"wire::optional_millis\")]\n    pub opened_ms: Option<i64>,",
        ],
    );
    assert_has(block(&sources["objects.rs"], "impl Store<'_> {"), &["name: self.name.map(own),"]);
    assert_has(
        block(&sources["build.rs"], "fn store<'a>(values: Values<'a, '_>, base: usize) -> Store<'a> {"),
        &["name: values.optional_text(base),", "opened_ms: values.optional_millis(base + 1),"],
    );
    assert_has(
        block(&sources["table.rs"], "static STORE: Object = Object {"),
        &["field(\"name\", Kind::Text, Presence::Nullable)", "field(\"openedMs\", Kind::Millis, Presence::Nullable)"],
    );
}

#[test]
fn date_time_of_a_contact_is_text() {
    let sources = sources();
    assert_has(
        block(&sources["objects.rs"], "pub struct Contact<'a> {"),
        &["#[serde(deserialize_with = \"wire::date_time\")]\n    pub born_at: Cow<'a, str>,"],
    );
    assert_has(
        block(&sources["table.rs"], "static CONTACT: Object = Object {"),
        &["field(\"bornAt\", Kind::DateTime, Presence::Required)"],
    );
    assert_has(&sources["build.rs"], &["born_at: values.text(base + 1),"]);
}

#[test]
fn third_time_has_the_slot_after_the_second() {
    let sources = sources();
    assert_has(
        &sources["build.rs"],
        &[
            "ThreeTimesMs { own_at: values.millis(base), second_at: values.millis(base + 1), third_at: values.millis(base + 2) }",
        ],
    );
    let (_, layout) = toy::event(&toy::model(), "Everything");
    let base = |key: &str| layout.field(key).inner.as_ref().expect("times are objects").base;
    assert_eq!(base("timestampsMs"), base("timestamps") + 3);
    assert_eq!(layout.slots, base("timestampsMs") + 3);
    let times = format!("date_time_slot: {}, millis_slot: {} }}", base("timestamps"), base("timestampsMs"));
    assert_has(&sources["table.rs"], &["times: Times { millis_field: 27,", "millis: &THREE_TIMES_MS,", &times]);
}

#[test]
fn nested_objects_have_slots_after_the_fields() {
    let sources = sources();
    let build = &sources["build.rs"];
    assert_has(build, &["inner: inner(values, base + 4),", "counter: counter(values, base + 4),"]);
    // After `counter` with its two slots.
    assert_has(build, &["inner: values.object(base + 3, |values| inner(values, base + 6)),"]);
    assert_has(
        block(&sources["table.rs"], "static STORE: Object = Object {"),
        &["Kind::Object(&COUNTER, 4), Presence::Required", "Kind::Object(&INNER, 6), Presence::Nullable"],
    );
    assert_has(
        block(build, "fn entry<'a>(values: Values<'a, '_>, base: usize) -> Entry<'a> {"),
        &[
            "tag: tag(values, base + 21),",
            "nullable_tag: values.object(base + 19, |values| tag(values, base + 27)),",
            "other_tag: values.object(base + 20, |values| tag(values, base + 33)),",
        ],
    );
    assert_has(build, &["entries: values.list::<39, _>(|values| entry(values, 0)),"]);
}

#[test]
fn objects_without_text_do_not_borrow() {
    let sources = sources();
    assert_has(
        &sources["objects.rs"],
        &["#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]", "pub struct Counter {"],
    );
    assert_has(&sources["objects.rs"], &["counter: self.counter,"]);
    assert_has(&sources["build.rs"], &["fn counter(values: Values<'_, '_>, base: usize) -> Counter {"]);
}

#[test]
fn unions_are_separate() {
    let sources = sources();
    let events = &sources["events.rs"];
    assert_has(events, &["pub enum Place<'a> {", "pub enum Type<'a> {", "StoreAndMatch {", "LeftAndType {"]);
    assert_has(block(events, "pub struct EverythingData<'a> {"), &["pub place: Place<'a>,"]);
    assert_has(block(events, "pub struct WayData<'a> {"), &["pub r#type: Type<'a>,"]);
    assert!(!block(events, "pub struct PlainData<'a> {").contains("Place"));
    let (_, layout) = toy::event(&toy::model(), "Way");
    let slots = ["left", "right"].map(|key| layout.field(key).slot);
    assert_has(&sources["table.rs"], &[&format!("at_least_one: Some({slots:?})")]);
    assert_has(&sources["serde.rs"], &["left and right are both null", "store and match are both null"]);
}

#[test]
fn keywords_are_raw_identifiers_in_code_but_not_in_text() {
    let sources = sources();
    assert_has(
        &sources["build.rs"],
        &["fn r#match<'a>(", "|values| r#match(values, ", "r#type: values.optional_text("],
    );
    assert_has(&sources["samples.rs"], &["fn r#match() -> Match", "r#type: Some(\"t\".into()) }"]);
    assert_has(&sources["debug.rs"], &[".field(\"type\", &self.r#type)"]);
    assert!(!sources["debug.rs"].contains("\"r#"));
}

#[test]
fn documentation_keeps_acronyms_and_longer_words_with_null() {
    let sources = sources();
    assert_has(
        &sources["events.rs"],
        &["/// `toy.everything`: LINE users and", "/// `toy.way`: a second union.", "/// A field, perhaps `None`."],
    );
    assert!(!sources.values().any(|source| source.contains("`None`able")));
}

#[test]
fn imports_only_the_names_that_the_code_uses() {
    let sources = sources();
    // `Tag` is only part of other objects.
    let head = |name: &str| sources[name].split_once("\n///").expect("it has documentation").0.to_owned();
    let imports = |name: &str, word: &str| head(name).split(|c: char| !c.is_alphanumeric()).any(|other| other == word);
    assert!(!imports("events.rs", "Tag") && imports("events.rs", "Entry"));
    assert!(imports("build.rs", "Tag") && imports("build.rs", "Values"));
    assert!(!imports("objects.rs", "Vec") && !imports("objects.rs", "Store"));
}

#[test]
fn slots_of_the_toy_are_distinct() {
    let model = toy::model();
    for name in ["Everything", "Way", "Plain"] {
        let (_, layout) = toy::event(&model, name);
        let mut slots = Vec::new();
        collect(&layout.data, &mut slots);
        slots.sort_unstable();
        assert_eq!(slots, (2..layout.slots).collect::<Vec<_>>(), "{name}");
    }
    // The steps: data, entries, 0, tag, idRequired.
    assert_eq!(toy::event(&model, "Plain").1.depth, 5);
    assert!(matches!(toy::event(&model, "Plain").1.list().map(|list| list.field.kind), Some(Kind::List("Entry"))));
    assert!(toy::event(&model, "Way").1.list().is_none());
}

/// Collects the slots of an object and of all nested objects.
pub(crate) fn collect(node: &Node, slots: &mut Vec<usize>) {
    for slotted in &node.fields {
        slots.push(slotted.slot);
        if let Some(inner) = &slotted.inner {
            assert_eq!(inner.fields.first().map(|first| first.slot), Some(inner.base));
            collect(inner, slots);
        }
    }
}
