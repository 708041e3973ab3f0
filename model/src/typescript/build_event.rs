//! `build-event.ts`: builds events from the output of the wasm module.
//!
//! The code that reads a text is repeated for each field, since V8 does not inline a function that often.

use std::fmt::Write;

use super::{WIDTH, all_parts, import, list, type_names, type_of};
use crate::declaration::{Event, Field, Kind, Model};
use crate::layout::{Layout, Node, SlottedField, object_fields};

/// The number of 32-bit words of a slot.
const SLOT_WORDS: usize = 3;
/// The number of 32-bit words of a number.
const NUMBER_WORDS: usize = 2;

pub(super) fn build_event(model: &Model) -> String {
    let mut code = String::new();
    code.push_str(HELPERS);
    for name in all_parts(model) {
        object(&mut code, model, &name);
    }
    for event in model.events {
        for slotted in &Layout::of(model, event).data.fields {
            if let (Kind::List(name), Some(inner)) = (slotted.field.kind, &slotted.inner) {
                entries(&mut code, name, inner.slots());
            }
        }
    }
    for event in model.events {
        write_event(&mut code, model, event);
    }
    any_event(&mut code, model);

    let mut out = String::new();
    import(&mut out, "import", &["filledArray".to_owned()], "../filled-array.js", &code);
    import(&mut out, "import type", &type_names(model), "./events.js", &code);
    let constants = ["ENTRIES", "EVENT_INDEX", "IN_SOURCE", "NUMBERS", "SLOTS"].map(str::to_owned);
    import(&mut out, "import", &constants, "./layout.js", &code);
    out + "\n" + &code
}

const HELPERS: &str = "\
/**
 * Reads a text outside of the ASCII area. Returns null if the text is absent.
 *
 * The code for texts in the ASCII area is repeated for each field, since V8 does not inline a function that often.
 */
function textSlowPath(memory: Int32Array, slot: number, utf16: string, source: string): string | null {
  const begin = memory[slot] as number;
  if (begin === 0) return null;
  const area = memory[slot + 1] === IN_SOURCE ? source : utf16;
  return area.slice(~begin, memory[slot + 2]);
}

/** Reads a signed 64-bit number, low half first. */
const millis = (memory: Int32Array, index: number): number =>
  (memory[index + 1] as number) * 0x100000000 + ((memory[index] as number) >>> 0);
";

/// The inputs of a builder: some objects have only numbers, others only text.
#[derive(Clone, Copy, Default)]
struct Needs {
    slots: bool,
    texts: bool,
    numbers: bool,
}

impl Needs {
    fn of(model: &Model, name: &str) -> Needs {
        let mut needs = Needs::default();
        for field in object_fields(model, name) {
            needs.slots |= field.may_be_null();
            match field.kind {
                Kind::Millis => needs.numbers = true,
                Kind::Object(inner) | Kind::List(inner) => {
                    let inner = Needs::of(model, inner);
                    needs.slots |= inner.slots;
                    needs.texts |= inner.texts;
                    needs.numbers |= inner.numbers;
                }
                _ => (needs.slots, needs.texts) = (true, true),
            }
        }
        needs
    }

    fn parameters(self) -> Vec<String> {
        let slots = self.slots.then_some("slots: number");
        let numbers = self.numbers.then_some("numbers: number");
        let texts = if self.texts { &["ascii: string", "utf16: string", "source: string"][..] } else { &[] };
        let all = [Some("memory: Int32Array"), slots, numbers];
        all.iter().flatten().chain(texts).map(|&parameter| parameter.to_owned()).collect()
    }

    /// Returns the arguments for an object whose first slot is `slot`, relative to the first slot of the caller.
    fn arguments(self, slot: usize) -> String {
        let slots = if self.slots { format!(", {}", at("slots", SLOT_WORDS * slot)) } else { String::new() };
        let numbers = if self.numbers { format!(", {}", at("numbers", NUMBER_WORDS * slot)) } else { String::new() };
        format!("memory{slots}{numbers}{}", if self.texts { ", ascii, utf16, source" } else { "" })
    }
}

fn at(base: &str, offset: usize) -> String {
    if offset == 0 { base.to_owned() } else { format!("{base} + {offset}") }
}

fn function(name: &str) -> String {
    format!("build{name}")
}

fn object(out: &mut String, model: &Model, name: &str) {
    let fields = object_fields(model, name);
    out.push('\n');
    let head = format!("function {}", function(name));
    list(out, &head, ["(", ")"], &Needs::of(model, name).parameters(), &format!(": {name} {{"));
    begins(out, fields.iter().copied().enumerate());
    out.push_str("  return {\n");
    // The slots of nested objects follow the fields of this object.
    let mut next = fields.len();
    for (slot, field) in fields.iter().enumerate() {
        let base = next;
        if let Kind::Object(inner) = field.kind {
            next += slots(model, inner);
        }
        property(out, model, field, [slot, base], "    ");
    }
    out.push_str("  };\n}\n");
}

/// Returns the number of slots of an object, including nested objects.
fn slots(model: &Model, name: &str) -> usize {
    let fields = object_fields(model, name);
    let inner = fields.iter().map(|field| match field.kind {
        Kind::Object(inner) => slots(model, inner),
        _ => 0,
    });
    fields.len() + inner.sum::<usize>()
}

/// Writes a constant for the start of each text.
fn begins(out: &mut String, fields: impl Iterator<Item = (usize, Field)>) {
    for (slot, field) in fields {
        if is_text(&field) {
            writeln!(out, "  const {}Begin = memory[{}] as number;", field.key, at("slots", SLOT_WORDS * slot))
                .unwrap();
        }
    }
}

fn is_text(field: &Field) -> bool {
    !matches!(field.kind, Kind::Millis | Kind::Object(_) | Kind::List(_))
}

/// Writes a member of an object literal. `base` is the slot of the first field of a nested object.
fn property(out: &mut String, model: &Model, field: &Field, [slot, base]: [usize; 2], indent: &str) {
    let key = field.key;
    let index = at("slots", SLOT_WORDS * slot);
    let or_null = |value: String| match field.may_be_null() {
        true => format!("memory[{index}] === 0 ? null : {value}"),
        false => value,
    };
    let value = match field.kind {
        Kind::Millis => or_null(format!("millis(memory, {})", at("numbers", NUMBER_WORDS * slot))),
        Kind::Object(name) => or_null(format!("{}({})", function(name), Needs::of(model, name).arguments(base))),
        Kind::List(name) => format!("{}Entries(memory, output, ascii, utf16, source)", function(name)),
        _ => {
            let end = at("slots", SLOT_WORDS * slot + 2);
            let cast = if field.may_be_null() { String::new() } else { format!(" as {}", type_of(field)) };
            let slow = format!("textSlowPath(memory, {index}, utf16, source)");
            let slow = if cast.is_empty() { slow } else { format!("({slow}{cast})") };
            format!("{key}Begin > 0 ? ascii.slice({key}Begin, memory[{end}]) : {slow}")
        }
    };
    let line = format!("{indent}{key}: {value},");
    match value.split_once(" ? ").and_then(|(check, rest)| Some((check, rest.split_once(" : ")?))) {
        Some((check, (yes, no))) if line.len() > WIDTH => {
            writeln!(out, "{indent}{key}:\n{indent}  {check}\n{indent}    ? {yes}\n{indent}    : {no},").unwrap();
        }
        _ => writeln!(out, "{line}").unwrap(),
    }
}

/// Writes the function that builds the list of an event.
fn entries(out: &mut String, name: &str, slots: usize) {
    let head = format!("function {}Entries(", function(name));
    if out.contains(&head) {
        return;
    }
    write!(
        out,
        "\n{head}memory: Int32Array, output: number, ascii: string, utf16: string, source: string): {name}[] {{\n  \
         const slots = (memory[output + ENTRIES] as number) >>> 2;\n  \
         const count = (memory[output + ENTRIES + 1] as number) / {slots};\n  \
         // Most lists have one entry.\n  \
         if (count === 1) return [{function}(memory, slots, ascii, utf16, source)];\n  \
         const entries = filledArray(count) as {name}[];\n  \
         for (let index = 0; index < count; index += 1) {{\n    \
         entries[index] = {function}(memory, slots + {stride} * index, ascii, utf16, source);\n  }}\n  \
         return entries;\n}}\n",
        stride = SLOT_WORDS * slots,
        function = function(name),
    )
    .unwrap();
}

fn write_event(out: &mut String, model: &Model, event: &Event) {
    let name = event.event_name();
    let Node { fields, .. } = Layout::of(model, event).data;
    let has_numbers = fields.iter().any(|slotted| match slotted.field.kind {
        Kind::Object(name) => Needs::of(model, name).numbers,
        kind => kind == Kind::Millis,
    });
    write!(
        out,
        "\n/** Builds a valid `{}` from the output of the module; see {{@link buildChatBrickEvent}}. */\n\
         export function {}(\n  memory: Int32Array,\n  output: number,\n  ascii: string,\n  utf16: string,\n  source: string,\n): \
         {name} {{\n  const slots = (memory[output + SLOTS] as number) >>> 2;\n",
        event.type_name,
        function(&name),
    )
    .unwrap();
    if has_numbers {
        out.push_str("  const numbers = (memory[output + NUMBERS] as number) >>> 2;\n");
    }
    begins(out, fields.iter().map(|slotted| (slotted.slot, slotted.field)));
    writeln!(out, "  return {{\n    type: \"{}\",\n    data: {{", event.type_name).unwrap();
    for SlottedField { field, slot, inner } in &fields {
        property(out, model, field, [*slot, inner.as_ref().map_or(0, |node| node.base)], "      ");
    }
    // A valid payload has at least one arm of its union.
    let cast = if event.at_least_one.is_some() { format!(" as {}", event.data_name()) } else { String::new() };
    write!(out, "    }}{cast},\n  }};\n}}\n").unwrap();
}

fn any_event(out: &mut String, model: &Model) {
    out.push_str(
        "\n/**\n \
         * Builds the event of the last validation, if the payload was valid.\n *\n \
         * @param memory - the memory of the module\n \
         * @param output - the index of the output in `memory`\n \
         * @param ascii - the ASCII area, or the input\n \
         * @param utf16 - the UTF-16 area\n \
         * @param source - the input if it was a string; otherwise empty\n \
         */\n\
         export function buildChatBrickEvent(\n  memory: Int32Array,\n  output: number,\n  ascii: string,\n  utf16: string,\n  \
         source: string,\n): ChatBrickEvent {\n  switch (memory[output + EVENT_INDEX]) {\n",
    );
    for (index, event) in model.events.iter().enumerate() {
        let is_last = index + 1 == model.events.len();
        let case = if is_last { "default".to_owned() } else { format!("case {index}") };
        writeln!(
            out,
            "    {case}:\n      return {}(memory, output, ascii, utf16, source);",
            function(&event.event_name())
        )
        .unwrap();
    }
    out.push_str("  }\n}\n");
}
