//! `parsed-event.ts`: the fast path for parsed values. It accepts payloads without issues, and copies them in the same pass if
//! the caller wants an event. The wasm module validates all others.

use std::fmt::Write;

use super::keys::namesake;
use super::{all_parts, import, is_arm, list, type_names, variable};
use crate::declaration::{Event, Field, Kind, Model, Presence, Times};
use crate::layout::{data_fields, object_fields};
use crate::names::constant;

/// The maximum length of a number of milliseconds, in bytes.
const MAX_NUMBER: usize = "-8640000000000000".len();

pub(super) fn parsed_event(model: &Model) -> String {
    let mut code = String::new();
    let parts = all_parts(model);
    let rows: Vec<(String, Vec<Field>)> = parts
        .iter()
        .map(|name| (name.clone(), object_fields(model, name)))
        .chain(model.events.iter().map(|event| (event.data_name(), data_fields(event))))
        .collect();
    code.push_str(
        "// Each function returns whether a value is a plain object with exactly the keys of an object of the model. One function\n\
         // per list of keys keeps the call sites monomorphic: with a shared function, a payload takes a quarter longer.\n",
    );
    let mut lists: Vec<String> = vec!["Event".to_owned()];
    for (name, _) in &rows {
        let name = namesake(model, name);
        if !lists.contains(&name) {
            lists.push(name);
        }
    }
    for name in &lists {
        has_keys(&mut code, name);
    }
    for times in model.times() {
        write_times(&mut code, &times);
    }
    for name in &parts {
        accept(&mut code, model, name, &object_fields(model, name), None);
    }
    for (name, fields) in &rows {
        for field in fields {
            if let Kind::List(entry) = field.kind {
                accept_list(&mut code, model, entry);
            }
        }
        if let Some(event) = model.events.iter().find(|event| event.data_name() == *name) {
            accept(&mut code, model, name, fields, Some(event));
        }
    }
    write_events(&mut code, model);

    let mut out = String::new();
    import(&mut out, "import", &["filledArray".to_owned()], "../filled-array.js", &code);
    let checks = [
        "fits",
        "hasKeys",
        "isDateTime",
        "isId",
        "isLineProviderId",
        "isLineUid",
        "isList",
        "isMillis",
        "isNonZeroLength",
        "isNumber",
        "isObject",
        "isSameInstant",
        "isString",
        "isText",
        "isUrl",
        "type PlainObject",
        "spend",
        "toStringTag",
    ]
    .map(str::to_owned);
    import(&mut out, "import", &checks, "../parsed-value.js", &code);
    import(&mut out, "import type", &type_names(model), "./events.js", &code);
    let mut lists: Vec<String> = lists.iter().map(|name| constant(name)).collect();
    lists.sort_unstable();
    import(&mut out, "import", &lists, "./keys.js", &code);
    out + "\n" + &code
}

fn has_keys(out: &mut String, name: &str) {
    write!(
        out,
        "const has{name}Keys = (value: unknown): value is PlainObject =>\n  isObject(value) &&\n  \
         value.toJSON === undefined &&\n  !(toStringTag in value) &&\n  hasKeys(value, {});\n",
        constant(name)
    )
    .unwrap();
}

/// Writes the function that compares the times of both objects.
fn write_times(out: &mut String, times: &Times) {
    let Some(own) = times.fields.first() else { return };
    let same = |key: &str| format!("isSameInstant(millis.{key}, times.{key})");
    let mut checks = vec![same(own.key)];
    for time in times.fields.iter().skip(1) {
        let (own, key) = (own.key, time.key);
        checks.push(format!("((millis.{own} === millis.{key} && times.{own} === times.{key}) || {})", same(key)));
        checks.push(format!("millis.{own} >= millis.{key}"));
    }
    write!(
        out,
        "\n/** Whether both objects have the same instants, and `{}` is not earlier than another time. */\n\
         const is{name}Valid = (times: {name}, millis: {}): boolean =>\n  {};\n",
        own.key,
        times.ms_name(),
        checks.join(" &&\n  "),
        name = times.name,
    )
    .unwrap();
}

/// Writes a function that checks an object and copies it if the caller wants an event. For `data` it also checks the
/// cross-field rules.
fn accept(out: &mut String, model: &Model, name: &str, fields: &[Field], event: Option<&Event>) {
    let is_of_times = is_of_times(model, name);
    // Times are always copied: they are read again for the comparison, and a getter must run only once.
    let parameter = if is_of_times { "" } else { ", copies: boolean" };
    write!(
        out,
        "\nfunction accept{name}(value: unknown{parameter}): {name} | undefined {{\n  \
         if (!spend({}) || !has{}Keys(value)) return undefined;\n",
        bytes(fields),
        namesake(model, name)
    )
    .unwrap();
    let mut checks = Vec::new();
    let mut members = Vec::new();
    if fields.iter().any(|field| matches!(field.kind, Kind::Object(_)) && field.presence == Presence::Nullable) {
        out.push_str("  let raw: unknown;\n");
    }
    for field in fields {
        let (key, local) = (field.key, variable(field.key));
        let value = format!("value[\"{key}\"]");
        match field.kind {
            Kind::Object(inner) | Kind::List(inner) => {
                let list = if matches!(field.kind, Kind::List(_)) { "List" } else { "" };
                let copies = if self::is_of_times(model, inner) { "" } else { ", copies" };
                // A null attribute is a warning.
                if field.presence == Presence::Nullable {
                    writeln!(
                        out,
                        "  raw = {value};\n  const {local} = raw === null ? null : accept{inner}{list}(raw{copies});"
                    )
                    .unwrap();
                } else {
                    writeln!(out, "  const {local} = accept{inner}{list}({value}{copies});").unwrap();
                }
                writeln!(out, "  if ({local} === undefined) return undefined;").unwrap();
            }
            _ => {
                writeln!(out, "  const {local} = {value};").unwrap();
                let check = format!("{}({local})", check_of(field.kind, is_of_times));
                checks.push(match field.presence {
                    Presence::Nullable => format!("({local} === null || {check})"),
                    _ => check,
                });
            }
        }
        members.push(match field.kind {
            // JSON has no -0.
            Kind::Millis if field.presence == Presence::Nullable => format!("{key}: {local} && {local} + 0"),
            Kind::Millis => format!("{key}: {local} + 0"),
            _ if key == local => local,
            _ => format!("{key}: {local}"),
        });
    }
    let mut cast = String::new();
    if let Some(event) = event {
        if let Some(union) = event.at_least_one {
            let arms = union.arms.map(|arm| format!("{} !== null", variable(arm.key)));
            checks.push(format!("({})", arms.join(" || ")));
            cast = format!(" as {name}");
        }
        checks.push(format!("is{}Valid(timestamps, timestampsMs)", event.times.name));
        debug_assert!(fields.iter().any(|field| is_arm(event, field.key)) == event.at_least_one.is_some());
    }
    if !checks.is_empty() {
        let check = checks.join(" && ");
        let check = if check.len() > 80 { format!("\n    {}\n  ", checks.join(" &&\n    ")) } else { check };
        writeln!(out, "  if (!({check})) return undefined;").unwrap();
    }
    if is_of_times {
        list(out, "  return ", ["{", "}"], &members, ";");
    } else {
        list(out, "  return copies ? ", ["{", "}"], &members, &format!("{cast} : (value as unknown as {name});"));
    }
    out.push_str("}\n");
}

fn is_of_times(model: &Model, name: &str) -> bool {
    model.times().iter().any(|times| name == times.name || name == times.ms_name())
}

fn check_of(kind: Kind, is_of_times: bool) -> &'static str {
    match kind {
        // The comparison of both objects checks the format and the range.
        Kind::DateTime if is_of_times => "isString",
        Kind::Millis if is_of_times => "isNumber",
        Kind::Id => "isId",
        Kind::Text => "isText",
        Kind::LineUid => "isLineUid",
        Kind::LineProviderId => "isLineProviderId",
        Kind::Url => "isUrl",
        Kind::DateTime => "isDateTime",
        Kind::Millis => "isMillis",
        Kind::Object(_) | Kind::List(_) => unreachable!("objects and lists are copied"),
    }
}

/// Returns the maximum length of the JSON of an object without its texts and nested objects: its braces and the comma after it,
/// keys with quotes, colons and commas, and for each value its quotes, `null`, or a number.
fn bytes(fields: &[Field]) -> usize {
    let value = |field: &Field| if field.kind == Kind::Millis { MAX_NUMBER } else { "null".len() };
    3 + fields.iter().map(|field| field.key.len() + 4 + value(field)).sum::<usize>()
}

fn accept_list(out: &mut String, model: &Model, entry: &str) {
    let head = format!("\nfunction accept{entry}List(");
    if out.contains(&head) {
        return;
    }
    write!(
        out,
        "{head}value: unknown, copies: boolean): {entry}[] | undefined {{\n  if (!isList(value)) return undefined;\n  \
         const {{ length }} = value;\n  \
         // The length of a proxy can be any value.\n  \
         if (!isNonZeroLength(length) || !fits(length * {})) return undefined;\n  \
         const entries = copies ? (filledArray(length) as {entry}[]) : undefined;\n  \
         for (let index = 0; index < length; index += 1) {{\n    \
         const entry = accept{entry}(value[index], copies);\n    if (entry === undefined) return undefined;\n    \
         if (entries !== undefined) entries[index] = entry;\n  }}\n  return entries ?? (value as {entry}[]);\n}}\n",
        bytes(&object_fields(model, entry))
    )
    .unwrap();
}

fn write_events(out: &mut String, model: &Model) {
    // The keys, the punctuation and the longest type.
    let bytes = "{\"type\":\"\",\"data\":}".len() + crate::check::MAX_TYPE_NAME;
    for event in model.events {
        write!(
            out,
            "\n/** The same as {{@link acceptChatBrickEvent}}, for `{type_name}` only. */\n\
             export function accept{name}(\n  value: unknown,\n  _types: number,\n  copies: boolean,\n): {name} | undefined {{\n  \
             if (!spend({bytes}) || !hasEventKeys(value)) return undefined;\n  \
             const type = value[\"type\"];\n  if (type !== \"{type_name}\") return undefined;\n  \
             const data = accept{}(value[\"data\"], copies);\n  return data && {{ type, data }};\n}}\n",
            event.data_name(),
            type_name = event.type_name,
            name = event.event_name(),
        )
        .unwrap();
    }
    write!(
        out,
        "\n/**\n \
         * Accepts a parsed value whose payload has no issues; returns `undefined` if the module must validate it. Each getter of the\n \
         * payload runs once, in the order of `JSON.stringify`, and may throw; after `undefined`, `JSON.stringify` runs it again.\n *\n \
         * @param types - a bit for each accepted event type\n \
         * @param copies - whether to copy the nested objects, which an event needs; the verdict alone is faster without\n \
         */\n\
         export function acceptChatBrickEvent(\n  value: unknown,\n  types: number,\n  copies: boolean,\n): \
         ChatBrickEvent | undefined {{\n  \
         if (!spend({bytes}) || !hasEventKeys(value)) return undefined;\n  const type = value[\"type\"];\n  let data: object | undefined;\n  switch (type) {{\n"
    )
    .unwrap();
    for (index, event) in model.events.iter().enumerate() {
        write!(
            out,
            "    case \"{}\":\n      if (types & {}) data = accept{}(value[\"data\"], copies);\n      break;\n",
            event.type_name,
            1_u32 << index,
            event.data_name()
        )
        .unwrap();
    }
    out.push_str("  }\n  return data && ({ type, data } as ChatBrickEvent);\n}\n");
}
