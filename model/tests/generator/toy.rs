//! A toy model that uses all features of the declaration: every kind with every presence at every level.

use chatbrick_events_model::declaration::{attribute, nullable, required, time};
use chatbrick_events_model::{Arm, AtLeastOne, Event, Field, Kind, Layout, Model, Object, Presence, Rank, Times};

use crate::leak;

const UID: &str = "U0123456789abcdef0123456789abcdef";
const URL: &str = "https://example.com/picture.png";
const AT: &str = "2024-06-18T18:18:18.000Z";

/// Each kind of text: the stem of its keys, and a sample.
const TEXTS: [(&str, Kind, &str); 6] = [
    ("id", Kind::Id, "1"),
    ("text", Kind::Text, "a | b"),
    ("lineUid", Kind::LineUid, UID),
    ("provider", Kind::LineProviderId, "1660894172"),
    ("url", Kind::Url, URL),
    ("at", Kind::DateTime, AT),
];

const MILLIS: (&str, Kind, &str) = ("ms", Kind::Millis, "-1");

/// Returns a field for each kind with each presence: `textRequired`, `textNullable`, `textOther`.
fn every(kinds: &[(&str, Kind, &'static str)]) -> Vec<Field> {
    let presences =
        [(Presence::Required, "Required"), (Presence::Nullable, "Nullable"), (Presence::Attribute, "Other")];
    let field = |&(stem, kind, sample): &(&str, Kind, &'static str)| {
        presences.map(|(presence, name)| {
            let key: &'static str = Box::leak(format!("{stem}{name}").into_boxed_str());
            Field { key, kind, presence, sample, doc: "A field, perhaps null." }
        })
    };
    kinds.iter().flat_map(field).collect()
}

/// Returns the toy model.
pub(crate) fn model() -> Model {
    let kinds = [&TEXTS[..], &[MILLIS]].concat();
    let of = |name| Kind::Object(name);
    let objects = [
        Object {
            name: "Contact",
            doc: "A contact.",
            fields: leak(&[
                required("id", Kind::Id, "c", "The id."),
                required("bornAt", Kind::DateTime, AT, "When the contact was born."),
                required("inner", of("Inner"), "", "An object within an object."),
                nullable("type", Kind::Text, "t", "A keyword of Rust."),
            ]),
        },
        Object { name: "Inner", doc: "An object within another.", fields: leak(&every(&kinds)) },
        Object {
            name: "Store",
            doc: "A store.",
            fields: leak(&[
                nullable("name", Kind::Text, "s", "The name, which is nullable; null if unknown."),
                nullable("openedMs", Kind::Millis, "1717870698888", "A number out of times."),
                required("counter", of("Counter"), "", "An object without text."),
                nullable("inner", of("Inner"), "", "A nullable object within an object."),
            ]),
        },
        Object {
            name: "Counter",
            doc: "Numbers.",
            fields: leak(&[
                required("first", Kind::Millis, "1", "A number."),
                attribute("second", Kind::Millis, "2", "Another."),
            ]),
        },
        Object {
            name: "Entry",
            doc: "An entry of a list.",
            fields: leak(
                &[
                    every(&TEXTS),
                    vec![
                        required("tag", of("Tag"), "", "An object within an entry."),
                        nullable("nullableTag", of("Tag"), "", "One that may be null."),
                        attribute("otherTag", of("Tag"), "", "One that may not be set."),
                    ],
                ]
                .concat(),
            ),
        },
        Object { name: "Tag", doc: "A tag.", fields: leak(&every(&TEXTS[..2])) },
        Object { name: "Match", doc: "A keyword of Rust.", fields: leak(&every(&TEXTS[1..2])) },
    ];
    Model { objects: leak(&objects), events: leak(&events(&kinds)) }
}

fn events(kinds: &[(&str, Kind, &'static str)]) -> [Event; 3] {
    let about = required("contact", Kind::Object("Contact"), "", "The contact.");
    let list = required("entries", Kind::List("Entry"), "", "A list.");
    let place = AtLeastOne {
        name: "Place",
        doc: "Where.",
        arms: [
            Arm { key: "store", name: "Store", phrase: "to a store" },
            Arm { key: "match", name: "Match", phrase: "to a match" },
        ],
    };
    let way = AtLeastOne {
        name: "Type",
        doc: "Which way.",
        arms: [
            Arm { key: "left", name: "Left", phrase: "to the left" },
            Arm { key: "right", name: "Type", phrase: "to the right" },
        ],
    };
    [
        Event {
            name: "Everything",
            type_name: "toy.everything",
            doc: "LINE users and all kinds of fields | directly in `data`.",
            about: "contact",
            rank: Rank::Created,
            fields: leak(
                &[
                    every(kinds),
                    vec![about],
                    vec![
                        list,
                        nullable("store", Kind::Object("Store"), "", "A store."),
                        nullable("match", Kind::Object("Match"), "", "A match."),
                        attribute("innerOther", Kind::Object("Inner"), "", "An object that may not be set."),
                    ],
                ]
                .concat(),
            ),
            at_least_one: Some(place),
            times: Times {
                name: "ThreeTimes",
                fields: leak(&[
                    time("ownAt", "2024-06-18T18:18:18.000Z", "The event's own time."),
                    time("secondAt", "2024-06-08T18:18:18.888Z", "The second."),
                    time("thirdAt", "1969-12-31T23:59:59.999Z", "The third."),
                ]),
            },
        },
        Event {
            name: "Way",
            type_name: "toy.way",
            doc: "A second union.",
            about: "contact",
            rank: Rank::Updated,
            fields: leak(&[
                attribute("left", Kind::Object("Inner"), "", "Left."),
                about,
                nullable("right", Kind::Object("Store"), "", "Right."),
            ]),
            at_least_one: Some(way),
            times: Times { name: "WayTimes", fields: leak(&[time("ownAt", AT, "The event's own time.")]) },
        },
        Event {
            name: "Plain",
            type_name: "toy.plain",
            doc: "No union, and text and a number directly in `data`.",
            about: "contact",
            rank: Rank::Ended,
            fields: leak(&[
                required("note", Kind::Text, "n", "Text."),
                nullable("count", Kind::Millis, "3", "A number."),
                about,
                required("store", Kind::Object("Store"), "", "A store, which is required here."),
                list,
            ]),
            at_least_one: None,
            times: Times { name: "WayTimes", fields: leak(&[time("ownAt", AT, "The event's own time.")]) },
        },
    ]
}

/// Returns an event by its name, and its layout.
pub(crate) fn event(model: &Model, name: &str) -> (Event, Layout) {
    let event = model.events.iter().find(|event| event.name == name).expect("the toy has the event");
    (*event, Layout::of(model, event))
}
