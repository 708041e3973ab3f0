//! The generated TypeScript sources of the toy model: they compile, and both the builders and the fast path return the samples.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use chatbrick_events_model::layout::Node;
use chatbrick_events_model::{Event, Kind, Layout, date_time, samples, typescript};
use serde_json::{Value, json};

use crate::toy;

/// The sources by the names of their files.
fn sources() -> BTreeMap<String, String> {
    let files = typescript::files(&toy::model());
    files.into_iter().map(|(path, text)| (path.trim_start_matches("npm/src/generated/").to_owned(), text)).collect()
}

fn assert_has(source: &str, parts: &[&str]) {
    for part in parts {
        assert!(source.contains(part), "{part} is missing in:\n{source}");
    }
}

#[test]
fn every_source_names_its_origin_first() {
    for source in sources().values() {
        assert!(source.starts_with("// Generated from model/src/events.rs by `npm run generate`. Do not edit.\n\n"));
    }
}

#[test]
fn unions_are_separate_and_have_a_type_for_each_combination() {
    let sources = sources();
    assert_has(
        &sources["events.ts"],
        &[
            "export type EverythingData = EverythingToStore | EverythingToMatch | EverythingToStoreAndMatch;",
            "export type WayData = WayToLeft | WayToType | WayToLeftAndType;",
            "export interface PlainData {",
            "  /** Always null. */\n  match: null;",
        ],
    );
}

#[test]
fn keys_match_the_rust_table_in_order() {
    let model = toy::model();
    let rust = chatbrick_events_model::rust::files(&model).expect("rustfmt accepts every source");
    let table = &rust.iter().find(|(path, _)| path.ends_with("table.rs")).expect("there is a table").1;
    let of_rust: Vec<&str> =
        table.split("field(\"").skip(1).map(|rest| rest.split_once('"').expect("a key ends").0).collect();
    let sources = sources();
    let (lists, all) = sources["keys.ts"].split_once("export const KEYS").expect("there is a list of all keys");
    let list = |name: &str| {
        let (_, after) = lists.split_once(&format!("export const {name} = [")).expect("every list is declared");
        after.split_once(']').expect("a list ends").0.split('"').skip(1).step_by(2)
    };
    let (_, all) = all.split_once("= [").expect("the list begins");
    let (all, _) = all.split_once("].flat()").expect("the list ends");
    let names = all.split(',').map(str::trim).filter(|name| !name.is_empty());
    assert_eq!(names.flat_map(list).collect::<Vec<_>>(), of_rust);
}

/// The output that the wasm module would write for a payload: 32-bit words of slots, numbers and entries, and the ASCII area.
struct Output {
    slots: Vec<i32>,
    numbers: Vec<i32>,
    entries: Vec<i32>,
    ascii: String,
}

impl Output {
    fn of(event: &Event, payload: &Value) -> Output {
        let layout = Layout::of(&toy::model(), event);
        let mut output = Output {
            slots: vec![0; 3 * layout.slots],
            numbers: vec![0; 2 * layout.slots],
            entries: Vec::new(),
            ascii: "\"".to_owned(),
        };
        output.object(&layout.data, &payload["data"], 0, false);
        output
    }

    /// Writes the fields of an object. Subtracts `shift` from their slots.
    fn object(&mut self, node: &Node, value: &Value, shift: usize, is_entry: bool) {
        for slotted in &node.fields {
            let value = &value[slotted.field.key];
            let slot = slotted.slot - shift;
            let text = match value {
                Value::Null => continue,
                Value::String(text) => text.as_str(),
                _ => "",
            };
            let start = self.ascii.len();
            self.ascii.push_str(text);
            let span = [start as i32, 0, self.ascii.len() as i32];
            let slots = if is_entry { &mut self.entries } else { &mut self.slots };
            slots[3 * slot..3 * slot + 3].copy_from_slice(&span);
            match (slotted.field.kind, &slotted.inner) {
                (Kind::Object(_), Some(inner)) => self.object(inner, value, shift, is_entry),
                (Kind::List(_), Some(inner)) => {
                    for entry in value.as_array().expect("a list is an array") {
                        let first = self.entries.len() / 3;
                        self.entries.resize(self.entries.len() + 3 * inner.slots(), 0);
                        self.object(inner, entry, inner.base - first, true);
                    }
                }
                (Kind::Millis, _) => {
                    let number = value.as_i64().expect("milliseconds are integers");
                    self.numbers[2 * slot] = number as i32;
                    self.numbers[2 * slot + 1] = (number >> 32) as i32;
                }
                _ => {}
            }
        }
    }
}

/// Runs the compiled sources on the samples: builds each event in both ways, and removes or replaces every field.
const CHECK: &str = r#"
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { buildChatBrickEvent } from "./generated/build-event.js";
import * as layout from "./generated/layout.js";
import { placeOf } from "./generated/order.js";
import { acceptChatBrickEvent } from "./generated/parsed-event.js";
import { setBudget } from "./parsed-value.js";

const accept = (value, copies) => {
  setBudget(1 << 20);
  return acceptChatBrickEvent(value, 7, copies);
};
function* paths(value, at = []) {
  for (const key of Object.keys(value)) {
    yield [...at, key];
    if (typeof value[key] === "object" && value[key] !== null) yield* paths(value[key], [...at, key]);
  }
}
for (const { index, payload, slots, numbers, entries, ascii, about, rank, time } of JSON.parse(readFileSync(process.argv[2]))) {
  const output = layout.WORDS;
  const start = output + layout.WORDS;
  const memory = new Int32Array([...Array(start).fill(0), ...slots, ...numbers, ...entries]);
  memory[output + layout.EVENT_INDEX] = index;
  memory[output + layout.SLOTS] = 4 * start;
  memory[output + layout.NUMBERS] = 4 * (start + slots.length);
  memory[output + layout.ENTRIES] = 4 * (start + slots.length + numbers.length);
  memory[output + layout.ENTRIES + 1] = entries.length / layout.SLOT_WORDS;
  assert.deepEqual(buildChatBrickEvent(memory, output, ascii, "", ""), payload);
  assert.deepEqual(accept(payload, true), payload);
  assert.notEqual(accept(payload, true).data, payload.data);
  assert.ok(accept(payload, false));
  assert.equal(acceptChatBrickEvent(payload, 7 ^ (1 << index), true), undefined);
  assert.deepEqual(placeOf(payload), [time, about, payload.data[about], rank]);
  for (const at of paths(payload)) {
    for (const change of [(parent, key) => delete parent[key], (parent, key) => (parent[key] = true), (parent, key) => (parent[key] = {})]) {
      const copy = structuredClone(payload);
      change(at.slice(0, -1).reduce((value, key) => value[key], copy), at.at(-1));
      assert.equal(accept(copy, true), undefined, at.join("."));
    }
  }
}
"#;

#[test]
fn builders_and_fast_path_compile_and_return_the_samples() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("model/ lies in the repository");
    let compiler = root.join("node_modules/typescript/bin/tsc");
    if !compiler.exists() {
        eprintln!("skipped: run `npm ci` to install the TypeScript compiler");
        return;
    }
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("toy");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("src/generated")).expect("the folder can be created");
    for name in ["filled-array.ts", "parsed-value.ts", "generated/layout.ts", "generated/codes.ts"] {
        fs::copy(root.join("npm/src").join(name), folder.join("src").join(name)).expect("the source is there");
    }
    for (name, source) in sources() {
        fs::write(folder.join("src/generated").join(name), source).expect("the folder can be written");
    }
    let config = fs::read_to_string(root.join("npm/tsconfig.json")).expect("the configuration is there");
    let config = config.replace("\"emitDeclarationOnly\": true,", "").replace("build/types", "build");
    let config = config.replace("\"rootDirs\": [\"src\", \"build\"],", "");
    fs::write(folder.join("tsconfig.json"), config).expect("the folder can be written");
    fs::write(folder.join("package.json"), "{ \"type\": \"module\" }").expect("the folder can be written");
    run(Command::new("node").arg(compiler).arg("--project").arg(&folder));

    let cases = folder.join("cases.json");
    fs::write(&cases, Value::Array(all_cases()).to_string()).expect("the folder can be written");
    let check = folder.join("build/check.mjs");
    fs::write(&check, CHECK).expect("the folder can be written");
    run(Command::new("node").arg(check).arg(cases));
}

fn all_cases() -> Vec<Value> {
    let model = toy::model();
    let case = |(index, event): (usize, &Event)| {
        let payload = samples::payload(&model, event);
        let Output { slots, numbers, entries, ascii } = Output::of(event, &payload);
        json!({
            "index": index, "payload": payload, "slots": slots, "numbers": numbers, "entries": entries, "ascii": ascii,
            "about": event.about, "rank": event.rank as u8, "time": date_time::millis(event.times.fields[0].sample),
        })
    };
    model.events.iter().enumerate().map(case).collect()
}

fn run(command: &mut Command) {
    let output = command.output().expect("Node is installed");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{}\n{}", text(&output.stdout), text(&output.stderr));
}
