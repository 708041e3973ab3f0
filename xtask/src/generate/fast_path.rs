//! `fast-path.ts`: the fast path for parsed values. It accepts valid payloads and leaves all others to the wasm module.

use chatbrick_events::EVENT_TYPE;
use chatbrick_events::model::{
    ACCOUNT, CONTACT, DATA, EVENT, Field, Kind, LINE_USER, Object, Presence, STORE, TIMESTAMPS, TIMESTAMPS_MS,
};
use std::fmt::Write;

use super::typescript::{MARK, is_connection};

/// Returns the text of `fast-path.ts`.
pub(crate) fn fast_path() -> String {
    let mut out = MARK.to_owned();
    out.push_str(
        "\nimport {\n  hasKeys,\n  isId,\n  isIdOrNull,\n  isLineProviderId,\n  isLineUid,\n  isList,\n  \
         isNonZeroLength,\n  isObject,\n  isSameInstant,\n  isUrl,\n  isWellFormedString,\n  type PlainObject,\n  \
         spend,\n  toStringTag,\n} from \"../parsed-value.js\";\n",
    );
    let objects = [&CONTACT, &LINE_USER, &STORE, &ACCOUNT, &DATA, &EVENT, &TIMESTAMPS, &TIMESTAMPS_MS];
    for object in objects {
        let keys: Vec<String> = object.fields.iter().map(|field| format!("\"{}\"", field.key())).collect();
        write!(out, "\nconst {} = [{}] as const;", constant(object), keys.join(", ")).unwrap();
    }
    out.push_str(
        "\n\n// Whether a value is a plain object with exactly the keys of an object of the model. One function per object keeps\n\
         // each call site monomorphic: a shared function takes a quarter longer per payload.\n",
    );
    for object in objects {
        writeln!(
            out,
            "const has{}Keys = (value: unknown): value is PlainObject =>\n  isObject(value) &&\n  value.toJSON === undefined &&\n  \
             !(toStringTag in value) &&\n  hasKeys(value, {});",
            object.name,
            constant(object),
        )
        .unwrap();
    }
    for object in [&CONTACT, &LINE_USER, &STORE, &ACCOUNT] {
        let checks: Vec<String> = object.fields.iter().map(check).collect();
        write!(
            out,
            "\nconst is{name} = (value: unknown): boolean =>\n  spend({}) &&\n  has{name}Keys(value) &&\n  {};\n",
            // Bytes of the keys with quotes and colons, the commas, the braces, and `null` for each value.
            object.fields.iter().map(|field| field.key().len() + 8).sum::<usize>() + 3,
            checks.join(" &&\n  "),
            name = object.name,
        )
        .unwrap();
    }
    out.push_str(&body());
    out
}

/// Returns the check of a field in an object without nested objects.
fn check(field: &Field) -> String {
    let value = format!("value[\"{}\"]", field.key());
    let is = match field.kind {
        Kind::Id => "isId",
        Kind::Text => "isWellFormedString",
        Kind::LineUid => "isLineUid",
        Kind::LineProviderId => "isLineProviderId",
        Kind::Url => "isUrl",
        _ => panic!("the fast path has no check for this kind of field"),
    };
    match field.presence {
        Presence::Nullable => {
            assert_eq!(is, "isId");
            format!("isIdOrNull({value})")
        }
        // A null attribute is a warning.
        _ => format!("{is}({value})"),
    }
}

fn body() -> String {
    let [contact, users, store, staff, times, millis] = DATA.fields else { panic!("data has six fields") };
    assert!(is_connection(store) && is_connection(staff));
    let [at, first] = TIMESTAMPS.fields else { panic!("there are two timestamps") };
    let key = |field: &Field| format!("[\"{}\"]", field.key());
    format!(
        "\n/**\n \
         * Whether a parsed value passes the fast path: it is valid and has no warnings. If `false`, the wasm module must\n \
         * validate the value. Getters of the payload run once each, in the order of `JSON.stringify`, and may throw;\n \
         * after `false`, `JSON.stringify` runs them again.\n \
         */\n\
         export function passesFastPath(value: unknown): boolean {{\n  \
         // Upper bound for the keys and punctuation of the outer objects.\n  \
         if (!spend(1024) || !has{event}Keys(value) || value[\"type\"] !== \"{EVENT_TYPE}\") return false;\n  \
         const data = value[\"data\"];\n  \
         if (!has{data}Keys(data) || !isContact(data{contact})) return false;\n  \
         const users = data{users};\n  \
         if (!isList(users)) return false;\n  \
         const {{ length }} = users;\n  \
         if (!isNonZeroLength(length)) return false;\n  \
         for (let index = 0; index < length; index++) if (!isLineUser(users[index])) return false;\n  \
         const store = data{store};\n  \
         if (store !== null && !isStore(store)) return false;\n  \
         const staff = data{staff};\n  \
         if (staff === null ? store === null : !isAccount(staff)) return false;\n  \
         const times = data{times};\n  \
         if (!has{timestamps}Keys(times)) return false;\n  \
         const connected = times{at};\n  \
         const first = times{first};\n  \
         const millis = data{millis};\n  \
         if (!has{timestamps_ms}Keys(millis)) return false;\n  \
         const connectedMillis = millis{at};\n  \
         const firstMillis = millis{first};\n  \
         if (!isSameInstant(connectedMillis, connected)) return false;\n  \
         if ((connectedMillis !== firstMillis || connected !== first) && !isSameInstant(firstMillis, first)) return false;\n  \
         return (connectedMillis as number) >= (firstMillis as number);\n}}\n",
        event = EVENT.name,
        data = DATA.name,
        timestamps = TIMESTAMPS.name,
        timestamps_ms = TIMESTAMPS_MS.name,
        contact = key(contact),
        users = key(users),
        store = key(store),
        staff = key(staff),
        times = key(times),
        millis = key(millis),
        at = key(at),
        first = key(first),
    )
}

/// `LINE_USER`
fn constant(object: &Object) -> String {
    let mut name = String::new();
    for (index, letter) in object.name.chars().enumerate() {
        if letter.is_uppercase() && index > 0 {
            name.push('_');
        }
        name.push(letter.to_ascii_uppercase());
    }
    name
}
