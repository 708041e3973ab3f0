//! The declaration itself, and the files generated from it.

use std::path::Path;

use chatbrick_events_model::check::check;
use chatbrick_events_model::events::MODEL;
use chatbrick_events_model::generate::{files, leftover, stale};
use chatbrick_events_model::layout::{DATA, data_fields, object_fields};
use chatbrick_events_model::{Layout, Node};

use crate::rust::collect;

#[test]
fn declaration_is_accepted() {
    assert_eq!(check(&MODEL), Vec::<String>::new());
}

#[test]
fn slots_of_each_event_are_distinct_and_without_gaps() {
    for event in MODEL.events {
        let layout = Layout::of(&MODEL, event);
        let mut slots = Vec::new();
        collect(&layout.data, &mut slots);
        slots.sort_unstable();
        assert_eq!(slots, (DATA..layout.slots).collect::<Vec<_>>(), "{}", event.type_name);
        assert_eq!(layout.data.slots(), layout.slots - DATA);
    }
}

#[test]
fn keys_of_each_layout_are_in_the_order_of_the_declaration() {
    fn assert_order(node: &Node) {
        let fields = object_fields(&MODEL, &node.object);
        let keys: Vec<&str> = fields.iter().map(|field| field.key).collect();
        assert_eq!(node.fields.iter().map(|slotted| slotted.field.key).collect::<Vec<_>>(), keys);
        node.fields.iter().filter_map(|slotted| slotted.inner.as_ref()).for_each(assert_order);
    }
    for event in MODEL.events {
        let layout = Layout::of(&MODEL, event);
        let keys: Vec<&str> = data_fields(event).iter().map(|field| field.key).collect();
        assert_eq!(layout.data.fields.iter().map(|slotted| slotted.field.key).collect::<Vec<_>>(), keys);
        assert_eq!(keys[keys.len() - 2..], ["timestamps", "timestampsMs"]);
        layout.data.fields.iter().filter_map(|slotted| slotted.inner.as_ref()).for_each(assert_order);
    }
}

#[test]
fn times_and_milliseconds_have_the_same_keys() {
    for times in MODEL.times() {
        let keys =
            |fields: Vec<chatbrick_events_model::Field>| fields.iter().map(|field| field.key).collect::<Vec<_>>();
        assert_eq!(keys(times.text_fields()), keys(times.ms_fields()));
    }
}

#[test]
fn committed_files_are_up_to_date() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("model/ is in the repository");
    let files = files(root, &MODEL).expect("the model can be generated");
    let stale: Vec<&str> = stale(root, &files).into_iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(stale, Vec::<&str>::new(), "run `npm run generate`");
    assert_eq!(
        leftover(root, &files).expect("the folders can be read"),
        Vec::<String>::new(),
        "run `npm run generate`"
    );
}

#[test]
fn missing_changed_and_leftover_files_are_found() {
    let root = std::env::temp_dir().join(format!("chatbrick-events-model-{}", std::process::id()));
    let folder = root.join("tests/samples");
    std::fs::create_dir_all(&folder).expect("it can be created");
    for (name, text) in [("fresh.json", "fresh"), ("changed.json", "old"), ("leftover.json", "")] {
        std::fs::write(folder.join(name), text).expect("it can be written");
    }
    let file = |name: &str, text: &str| (format!("tests/samples/{name}"), text.to_owned());
    let files = [file("fresh.json", "fresh"), file("changed.json", "new"), file("missing.json", "")];
    assert_eq!(stale(&root, &files), [&files[1], &files[2]]);
    assert_eq!(leftover(&root, &files).expect("the folders can be read"), ["tests/samples/leftover.json"]);
    std::fs::remove_dir_all(&root).expect("it can be removed");
}

#[test]
fn every_path_is_generated_once() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("model/ is in the repository");
    let files = files(root, &MODEL).expect("the model can be generated");
    let mut paths: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    paths.sort_unstable();
    let count = paths.len();
    paths.dedup();
    assert_eq!(paths.len(), count);
}
