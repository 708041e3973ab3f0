//! An example for each export of `events.ts`. Tests compile and run the examples with a payload of the first event type.

use crate::declaration::{AtLeastOne, Event, Field, Kind, Model};
use crate::layout::{Layout, Node, object_fields};

const PARSED: &str = "const event = parseEvent(await request.arrayBuffer());";

pub(super) fn event_types(model: &Model) -> String {
    let first = model.events.first().map_or("", |event| event.type_name);
    format!("import {{ EVENT_TYPES }} from \"chatbrick-events\";\n\nconsole.log(EVENT_TYPES[0]); // \"{first}\"")
}

pub(super) fn event_type(model: &Model) -> String {
    format!(
        "{}\n\nconst wanted: EventType = \"{}\";\n{PARSED}\nconsole.log(event.type === wanted); // false",
        import("EventType"),
        last_type(model)
    )
}

pub(super) fn any_event(model: &Model) -> String {
    let Some(first) = model.events.first() else { return String::new() };
    format!(
        "{}\n\nconst describe = (event: ChatBrickEvent) => {{\n  switch (event.type) {{\n    case \"{}\":\n      \
         return event.data.{}.id;\n    default:\n      return event.type;\n  }}\n}};\n\
         console.log(describe(parseEvent(await request.arrayBuffer())));",
        import("ChatBrickEvent"),
        first.type_name,
        first.about
    )
}

pub(super) fn event_of(model: &Model) -> String {
    let Some(last) = model.events.last() else { return String::new() };
    let describe = format!("({{ data }}: EventOf<\"{}\">) => data.{}.id", last.type_name, last.about);
    guarded("EventOf", &describe, last, "event")
}

pub(super) fn event(event: &Event) -> String {
    let name = event.event_name();
    let describe = format!("({{ type, data }}: {name}) => `${{type}}: ${{data.{}.id}}`", event.about);
    guarded(&name, &describe, event, "event")
}

pub(super) fn data(event: &Event) -> String {
    let name = event.data_name();
    let describe = match event.at_least_one {
        None => format!("(data: {name}) => data.{}.id", event.about),
        Some(union) => {
            let [first, second] = union.arms;
            format!("(data: {name}) => Object.keys(data.{0} === null ? data.{1} : data.{0})", first.key, second.key)
        }
    };
    guarded(&name, &describe, event, "event.data")
}

/// Returns the example of the data with one combination of the arms.
pub(super) fn arm(event: &Event, union: &AtLeastOne, name: &str, index: usize) -> String {
    let [first, second] = union.arms.map(|arm| arm.key);
    let (is, shown) = match index {
        0 => (format!("event.data.{second} === null"), first),
        1 => (format!("event.data.{first} === null"), second),
        _ => (format!("event.data.{first} !== null && event.data.{second} !== null"), second),
    };
    format!(
        "{}\n\nconst describe = (data: {name}) => Object.keys(data.{shown});\n{PARSED}\n\
         console.log(event.type === \"{}\" && {is} ? describe(event.data) : event.type);",
        import(name),
        event.type_name
    )
}

/// Returns the example of an object in an event.
pub(super) fn object(model: &Model, name: &str) -> String {
    let found = model.events.iter().find_map(|event| Some((event, path(&Layout::of(model, event).data, name)?)));
    let (event, (path, is_optional)) = found.expect("`check` makes sure that an event contains it");
    let fields = object_fields(model, name);
    let field = fields.iter().find(|field| field.kind == Kind::Text).or(fields.first()).expect("an object has fields");
    let kind = if is_optional { format!("{name} | null | undefined") } else { name.to_owned() };
    guarded(name, &format!("(value: {kind}) => {}", shown(field, is_optional)), event, &format!("event.data{path}"))
}

fn shown(field: &Field, is_optional: bool) -> String {
    let value = format!("value{}.{}", if is_optional { "?" } else { "" }, field.key);
    match field.kind {
        Kind::Millis if !is_optional && !field.may_be_null() => format!("new Date({value}).toISOString()"),
        _ => format!("{value}{}", if is_optional || field.may_be_null() { " ?? \"none\"" } else { "" }),
    }
}

/// Returns the expression after `event.data` for the first object of a type, and whether it can be null or undefined.
fn path(node: &Node, name: &str) -> Option<(String, bool)> {
    node.fields.iter().find_map(|slotted| {
        let inner = slotted.inner.as_ref()?;
        let is_list = matches!(slotted.field.kind, Kind::List(_));
        let is_optional = is_list || slotted.field.may_be_null();
        let own = format!(".{}{}", slotted.field.key, if is_list { "[0]" } else { "" });
        if inner.object == name {
            return Some((own, is_optional));
        }
        let (rest, is_rest_optional) = path(inner, name)?;
        let dot = if is_optional { "?" } else { "" };
        Some((format!("{own}{dot}{rest}"), is_optional || is_rest_optional))
    })
}

/// Returns a function of a part of an event, and a call of it for payloads of that type.
fn guarded(name: &str, describe: &str, event: &Event, of: &str) -> String {
    format!(
        "{}\n\nconst describe = {describe};\n{PARSED}\n\
         console.log(event.type === \"{}\" ? describe({of}) : event.type);",
        import(name),
        event.type_name
    )
}

fn import(name: &str) -> String {
    let mut names = [format!("type {name}"), "parseEvent".to_owned()];
    names.sort_by_key(|name| name.trim_start_matches("type ").to_ascii_lowercase());
    format!("import {{ {} }} from \"chatbrick-events\";", names.join(", "))
}

fn last_type(model: &Model) -> &'static str {
    model.events.last().map_or("", |event| event.type_name)
}
