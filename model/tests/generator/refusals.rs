//! Everything that `check` refuses: for each case a small model, and the message that names the row.

use chatbrick_events_model::check::check;
use chatbrick_events_model::declaration::{attribute, nullable, required, time};
use chatbrick_events_model::{Arm, AtLeastOne, Event, Field, Kind, Model, Object, Rank, Times};

use crate::leak;

const AT: &str = "2024-06-18T18:18:18.000Z";
const ID: Field = required("id", Kind::Id, "1", "The id.");
const TIMES: Times = Times { name: "CreatedTimes", fields: &[time("createdAt", AT, "When.")] };

/// The parts of a valid model, which a test changes into an invalid one.
struct Parts {
    objects: Vec<Object>,
    events: Vec<Event>,
}

fn refused(change: impl FnOnce(&mut Parts)) -> Vec<String> {
    let fields = leak(&[required("store", Kind::Object("Store"), "", "The store.")]);
    let mut parts = Parts {
        objects: vec![Object { name: "Store", doc: "A store.", fields: &[ID] }],
        events: vec![Event {
            name: "Created",
            type_name: "store.created",
            doc: "A store was created.",
            about: "store",
            rank: Rank::Created,
            fields,
            at_least_one: None,
            times: TIMES,
        }],
    };
    change(&mut parts);
    check(&Model { objects: leak(&parts.objects), events: leak(&parts.events) })
}

/// Returns the refusals of a model with another field in `Store`.
fn in_store(field: Field) -> Vec<String> {
    refused(|parts| parts.objects[0].fields = leak(&[ID, field]))
}

/// Returns the refusals of a model with another field in `data`.
fn in_data(field: Field) -> Vec<String> {
    refused(|parts| add(&mut parts.events[0].fields, field))
}

fn add(fields: &mut &'static [Field], field: Field) {
    *fields = leak(&[fields, &[field][..]].concat());
}

fn text(key: &'static str) -> Field {
    required(key, Kind::Text, "x", "A text.")
}

/// Adds a valid union of two objects to the event.
fn with_union(parts: &mut Parts) {
    let other = Object { name: "Staff", doc: "A staff member.", fields: &[ID] };
    parts.objects.push(other);
    let event = &mut parts.events[0];
    add(&mut event.fields, nullable("left", Kind::Object("Store"), "", "Left."));
    add(&mut event.fields, attribute("right", Kind::Object("Staff"), "", "Right."));
    event.at_least_one = Some(AtLeastOne {
        name: "Side",
        doc: "Which side.",
        arms: [
            Arm { key: "left", name: "Left", phrase: "to the left" },
            Arm { key: "right", name: "Right", phrase: "to the right" },
        ],
    });
}

fn refused_union(change: impl FnOnce(&mut AtLeastOne)) -> Vec<String> {
    refused(|parts| {
        with_union(parts);
        change(parts.events[0].at_least_one.as_mut().expect("the event has a union"));
    })
}

/// Adds a second event with the same fields.
fn second(parts: &mut Parts) -> &mut Event {
    let event = Event { name: "Updated", type_name: "store.updated", ..parts.events[0] };
    parts.events.push(event);
    &mut parts.events[1]
}

#[test]
fn accepts_the_models_that_the_tests_change() {
    let none = Vec::<String>::new();
    assert_eq!(refused(|_| {}), none);
    assert_eq!(refused(with_union), none);
    assert_eq!(refused(|parts| _ = second(parts)), none);
}

#[test]
fn refuses_invalid_keys() {
    let why =
        "a key must start with a lower-case letter, have only letters and digits, and not be self, super or crate";
    for key in ["", "Name", "my_name", "1st", "naïve", "a-b", "self", "super", "crate"] {
        assert_eq!(in_store(text(key)), [format!("Store.{key}: {why}")]);
    }
    assert_eq!(
        in_store(text("abcdefghijklmnopqrstuv")),
        ["Store.abcdefghijklmnopqrstuv: the key is longer than 21 characters"]
    );
    assert_eq!(in_store(text("id")), ["Store.id: the key is declared twice"]);
    assert_eq!(in_data(text("timestampsMs")), ["CreatedData.timestampsMs: the key is declared twice"]);
}

#[test]
fn refuses_no_fields_and_more_than_31() {
    assert_eq!(refused(|parts| parts.objects[0].fields = &[]).first().expect("it is refused"), "Store: has no fields");
    let many = |count: usize| -> Vec<Field> {
        (0..count).map(|index| text(Box::leak(format!("key{index}").into_boxed_str()))).collect()
    };
    let with = |count| refused(|parts| parts.objects[0].fields = leak(&[vec![ID], many(count)].concat()));
    assert_eq!(with(30), Vec::<String>::new());
    assert_eq!(with(31), ["Store: has 32 fields; the maximum is 31"]);
    let times = Times { name: "NoTimes", fields: &[] };
    assert_eq!(refused(|parts| parts.events[0].times = times), ["NoTimes: has no fields"]);
}

#[test]
fn refuses_missing_documentation() {
    assert_eq!(in_store(required("x", Kind::Text, "x", "")), ["Store.x: the documentation is missing"]);
    assert_eq!(refused(|parts| parts.objects[0].doc = ""), ["Store: the documentation is missing"]);
    assert_eq!(refused(|parts| parts.events[0].doc = ""), ["CreatedEvent: the documentation is missing"]);
    assert_eq!(refused_union(|union| union.doc = ""), ["Side: the documentation is missing"]);
    assert_eq!(refused_union(|union| union.arms[1].phrase = ""), ["Side.Right: the phrase is missing"]);
    let times = Times { name: "CreatedTimes", fields: leak(&[time("createdAt", AT, "")]) };
    let missing = ["CreatedTimes.createdAt: the documentation is missing"];
    assert_eq!(refused(|parts| parts.events[0].times = times), missing);
}

#[test]
fn refuses_invalid_samples() {
    let line_uid = "the sample is not U and 32 lower-case hexadecimal digits";
    let date_time = "the sample is not a date-time such as 2024-06-18T18:18:18.000Z";
    let millis = "the sample is not a number of milliseconds that a Date can hold";
    let url = "the sample is not a URL with https:// or http://";
    for (kind, sample, why) in [
        (Kind::Id, "", "the sample is missing"),
        (Kind::LineUid, "", "the sample is missing"),
        (Kind::LineProviderId, "", "the sample is missing"),
        (Kind::DateTime, "", "the sample is missing"),
        (Kind::Millis, "", "the sample is missing"),
        (Kind::LineUid, "U0", line_uid),
        (Kind::LineUid, "U0123456789ABCDEF0123456789abcdef", line_uid),
        (Kind::LineUid, "00123456789abcdef0123456789abcdef", line_uid),
        (Kind::LineProviderId, "-1", "the sample is not digits"),
        (Kind::DateTime, "2024-06-18", date_time),
        (Kind::DateTime, "2023-02-29T00:00:00.000Z", date_time),
        (Kind::Millis, "now", millis),
        (Kind::Millis, "0.5", millis),
        (Kind::Millis, "8640000000000001", millis),
        (Kind::Url, "//example.com", url),
        (Kind::Url, "https:///", url),
        (Kind::Object("Store"), "{}", "an object or a list has no sample of its own"),
    ] {
        let refused = in_data(required("x", kind, sample, "A field."));
        assert_eq!(refused, [format!("CreatedData.x: {why}")]);
    }
    for (kind, sample) in [(Kind::Text, ""), (Kind::Url, ""), (Kind::Millis, "-8640000000000000")] {
        assert_eq!(in_data(required("x", kind, sample, "A field.")), Vec::<String>::new());
    }
}

#[test]
fn refuses_invalid_times() {
    let with = |fields: &[_]| {
        let times = Times { name: "CreatedTimes", fields: leak(fields) };
        refused(|parts| parts.events[0].times = times)
    };
    assert_eq!(
        with(&[time("createdAt", "now", "When.")]),
        ["CreatedTimes.createdAt: the sample is not a date-time such as 2024-06-18T18:18:18.000Z"]
    );
    assert_eq!(
        with(&[time("createdAt", AT, "When."), time("firstAt", "2024-06-18T18:18:18.001Z", "First.")]),
        ["CreatedTimes.firstAt: the sample is later than the sample of createdAt"]
    );
    assert_eq!(
        with(&[time("at", AT, "When."), time("at", AT, "When.")]),
        ["CreatedTimes.at: the key is declared twice"]
    );
    let other = Times { name: "CreatedTimes", fields: leak(&[time("updatedAt", AT, "When.")]) };
    assert_eq!(refused(|parts| second(parts).times = other), ["CreatedTimes: two events declare it differently"]);
}

#[test]
fn refuses_invalid_names_of_types() {
    let letters = "a type must start with an upper-case letter and have only letters and digits";
    for name in ["", "store", "My_Store", "1Store"] {
        let times = Times { name: Box::leak(name.into()), ..TIMES };
        let refused = refused(|parts| parts.events[0].times = times);
        assert_eq!(refused.first(), Some(&format!("{name}: {letters}")));
    }
    for name in ["Event", "EventType", "Cow", "Values", "Error", "Root", "Object", "String"] {
        let times = Times { name, ..TIMES };
        let taken = [format!("{name}: the generated code already uses this name")];
        assert_eq!(refused(|parts| parts.events[0].times = times), taken);
    }
    assert_eq!(refused(|parts| parts.events[0].name = "Any"), ["AnyEvent: the generated code already uses this name"]);
    assert_eq!(
        refused(|parts| parts.events[0].times = Times { name: "Store", ..TIMES }),
        ["Store: the name is declared twice"]
    );
    assert_eq!(refused_union(|union| union.name = "Staff"), ["Staff: the name is declared twice"]);
    assert_eq!(
        refused(|parts| second(parts).name = "Created"),
        ["CreatedEvent: the name is declared twice", "CreatedData: the name is declared twice"]
    );
}

#[test]
fn refuses_invalid_event_types() {
    for name in ["", "Store.created", "store..created", "store created", "store/created", ".."] {
        let why = format!("CreatedEvent: the type {name:?} must be lower-case words separated by dots");
        assert_eq!(refused(|parts| parts.events[0].type_name = name), [why]);
    }
    let long: &'static str = Box::leak("a".repeat(65).into_boxed_str());
    let why = format!("CreatedEvent: the type {long:?} is longer than 64 characters");
    assert_eq!(refused(|parts| parts.events[0].type_name = long), [why]);
    assert_eq!(
        refused(|parts| second(parts).type_name = "store.created"),
        ["UpdatedEvent: the type \"store.created\" is declared twice"]
    );
}

#[test]
fn refuses_invalid_references() {
    assert_eq!(
        in_store(required("x", Kind::Object("Shop"), "", "A shop.")),
        ["Store.x: the object Shop is not declared"]
    );
    assert_eq!(
        in_data(required("x", Kind::List("Shop"), "", "Shops.")),
        ["CreatedData.x: the object Shop is not declared"]
    );
    assert_eq!(
        in_data(required("x", Kind::Object("CreatedTimes"), "", "Times.")),
        ["CreatedData.x: the object CreatedTimes is not declared"]
    );
    assert_eq!(
        in_store(nullable("x", Kind::Object("Store"), "", "A store.")),
        ["Store.x: Store contains itself", "CreatedData.store: Store contains itself"]
    );
    let unused = Object { name: "Shop", doc: "A shop.", fields: &[ID] };
    assert_eq!(refused(|parts| parts.objects.push(unused)), ["Shop: no event contains it"]);
}

#[test]
fn refuses_objects_that_contain_each_other() {
    let refused = refused(|parts| {
        parts.objects[0].fields = leak(&[ID, nullable("x", Kind::Object("Shop"), "", "A shop.")]);
        let fields = leak(&[nullable("y", Kind::Object("Store"), "", "A store.")]);
        parts.objects.push(Object { name: "Shop", doc: "A shop.", fields });
    });
    assert_eq!(
        refused,
        ["Store.x: Shop contains itself", "Shop.y: Store contains itself", "CreatedData.store: Store contains itself"]
    );
}

#[test]
fn refuses_invalid_lists() {
    let list = |key| required(key, Kind::List("Store"), "", "Stores.");
    for field in [nullable("x", Kind::List("Store"), "", "Stores."), attribute("x", Kind::List("Store"), "", "Stores.")]
    {
        assert_eq!(in_data(field), ["CreatedData.x: a list must be required; it may be empty"]);
    }
    let two = refused(|parts| {
        add(&mut parts.events[0].fields, list("first"));
        add(&mut parts.events[0].fields, list("second"));
    });
    assert_eq!(two, ["CreatedData.second: an event can have only one list"]);
    let shop = Object { name: "Shop", doc: "A shop.", fields: &[ID] };
    let within = refused(|parts| {
        parts.objects[0].fields = leak(&[ID, required("shops", Kind::List("Shop"), "", "Shops.")]);
        parts.objects.push(shop);
    });
    assert_eq!(within, ["CreatedData.store.shops: a list must be a field of data"]);
}

#[test]
fn refuses_milliseconds_in_an_entry_of_a_list() {
    let refused = refused(|parts| {
        let fields = leak(&[required("atMs", Kind::Millis, "0", "When.")]);
        parts.objects.push(Object { name: "Visit", doc: "A visit.", fields });
        let fields = leak(&[ID, nullable("visit", Kind::Object("Visit"), "", "A visit.")]);
        parts.objects.push(Object { name: "Guest", doc: "A guest.", fields });
        add(&mut parts.events[0].fields, required("guests", Kind::List("Guest"), "", "Guests."));
    });
    let why = "an entry of a list cannot have milliseconds; use DateTime";
    assert_eq!(refused, [format!("CreatedData.guests.visit.atMs: {why}")]);
}

#[test]
fn refuses_an_invalid_entity_of_an_event() {
    let why =
        |key: &str| [format!("CreatedData.{key}: the event is about it, so it must be a required object with an id")];
    assert_eq!(refused(|parts| parts.events[0].about = "shop"), why("shop"));
    assert_eq!(refused(|parts| parts.events[0].about = "timestamps"), why("timestamps"));
    let nullable_store = leak(&[nullable("store", Kind::Object("Store"), "", "The store.")]);
    assert_eq!(refused(|parts| parts.events[0].fields = nullable_store), why("store"));
    let nullable_id = leak(&[nullable("id", Kind::Id, "1", "The id.")]);
    assert_eq!(refused(|parts| parts.objects[0].fields = nullable_id), why("store"));
}

#[test]
fn refuses_invalid_unions() {
    assert_eq!(refused_union(|union| union.arms[1].name = "Left"), ["Side.Left: the arm is declared twice"]);
    assert_eq!(
        refused_union(|union| union.arms[1].name = "IntoOwned"),
        ["Side.IntoOwned: the arm must have the name of a type, not New or IntoOwned"]
    );
    assert_eq!(
        refused_union(|union| union.arms[0].name = "left"),
        ["Side.left: the arm must have the name of a type, not New or IntoOwned"]
    );
    for key in ["store", "middle", "timestamps"] {
        let why = format!("CreatedData.{key}: an arm of Side must be a nullable object");
        assert_eq!(refused_union(|union| union.arms[1].key = key), [why]);
    }
    assert_eq!(
        refused_union(|union| union.name = "Timestamps"),
        ["CreatedData.timestamps: the union Timestamps has the same name in Rust"]
    );
    let numbers = refused(|parts| {
        with_union(parts);
        parts.objects[1].fields = leak(&[required("atMs", Kind::Millis, "0", "When.")]);
    });
    assert_eq!(numbers, ["CreatedData.right: the object of an arm of Side must have text"]);
}

#[test]
fn refuses_unions_that_differ_between_events() {
    let declared = refused(|parts| {
        with_union(parts);
        second(parts).at_least_one.as_mut().expect("a copy of the first").doc = "Another.";
    });
    let why = |data| format!("Side: {data} declares it differently from another event");
    assert_eq!(declared, [why("CreatedData"), why("UpdatedData")]);
    let objects = refused(|parts| {
        with_union(parts);
        second(parts).fields = leak(&[
            required("store", Kind::Object("Store"), "", "The store."),
            nullable("left", Kind::Object("Store"), "", "Left."),
            nullable("right", Kind::Object("Store"), "", "Right."),
        ]);
    });
    let why = |data| format!("{data}.right: the arm of Side has another object in another event");
    assert_eq!(objects, [why("CreatedData"), why("UpdatedData")]);
}
