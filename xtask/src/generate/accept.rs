//! `accept.ts`: the check of parsed payloads that accepts what is plainly right, and leaves the rest to the module.

use chatbrick_events::EVENT_TYPE;
use chatbrick_events::model::{
    ACCOUNT, CONTACT, DATA, EVENT, Field, Kind, LINE_USER, Object, Presence, STORE, TIMESTAMPS, TIMESTAMPS_MS,
};
use std::fmt::Write;

use super::typescript::{MARK, is_connection};

/// The text of `accept.ts`.
pub(crate) fn accept() -> String {
    let mut out = MARK.to_owned();
    out.push_str(
        "\nimport {\n  hasKeys,\n  isCount,\n  isId,\n  isIdOrNull,\n  isInstant,\n  isLineProviderId,\n  isLineUid,\n  \
         isList,\n  isObject,\n  isText,\n  isUrl,\n  type Plain,\n  spend,\n  toStringTag,\n} from \"../plain.js\";\n",
    );
    let objects = [&CONTACT, &LINE_USER, &STORE, &ACCOUNT, &DATA, &EVENT, &TIMESTAMPS, &TIMESTAMPS_MS];
    for object in objects {
        let keys: Vec<String> = object.fields.iter().map(|field| format!("\"{}\"", field.key())).collect();
        write!(out, "\nconst {} = [{}] as const;", constant(object), keys.join(", ")).unwrap();
    }
    out.push_str(
        "\n\n// Whether a value is a plain object with the keys of an object of the model. A function for each, though they are\n\
         // alike: an engine that sees objects of one make alone at a place knows beforehand what they do not have. With one\n\
         // function for all, a payload takes a quarter longer.\n",
    );
    for object in objects {
        writeln!(
            out,
            "const isPlain{} = (value: unknown): value is Plain =>\n  isObject(value) &&\n  value.toJSON === undefined &&\n  \
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
            "\nconst is{name} = (value: unknown): boolean =>\n  spend({}) &&\n  isPlain{name}(value) &&\n  {};\n",
            // Keys with quotes and colons, commas, braces, and a null for each value.
            object.fields.iter().map(|field| field.key().len() + 8).sum::<usize>() + 3,
            checks.join(" &&\n  "),
            name = object.name,
        )
        .unwrap();
    }
    out.push_str(&body());
    out
}

/// Whether a value is plainly right for a field of an object that holds no other objects.
fn check(field: &Field) -> String {
    let value = format!("value[\"{}\"]", field.key());
    let is = match field.kind {
        Kind::Id => "isId",
        Kind::Text => "isText",
        Kind::LineUid => "isLineUid",
        Kind::LineProviderId => "isLineProviderId",
        Kind::Url => "isUrl",
        _ => panic!("no such field in these objects"),
    };
    match field.presence {
        Presence::Nullable => {
            assert_eq!(is, "isId");
            format!("isIdOrNull({value})")
        }
        // A null of an attribute is a warning.
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
         * Whether a parsed payload is plainly valid, without an error or a warning. `false` says nothing: the module has to\n \
         * judge it. Getters of the payload may run, and throw; each is asked once, in the order of `JSON.stringify`,\n \
         * which asks them again if the answer is `false`.\n \
         */\n\
         export function isPlainlyValid(value: unknown): boolean {{\n  \
         // The names of the members of the outer objects, and what they are written with.\n  \
         if (!spend(1024) || !isPlain{event}(value) || value[\"type\"] !== \"{EVENT_TYPE}\") return false;\n  \
         const data = value[\"data\"];\n  \
         if (!isPlain{data}(data) || !isContact(data{contact})) return false;\n  \
         const users = data{users};\n  \
         if (!isList(users)) return false;\n  \
         const {{ length }} = users;\n  \
         if (!isCount(length)) return false;\n  \
         for (let index = 0; index < length; index++) if (!isLineUser(users[index])) return false;\n  \
         const store = data{store};\n  \
         if (store !== null && !isStore(store)) return false;\n  \
         const staff = data{staff};\n  \
         if (staff === null ? store === null : !isAccount(staff)) return false;\n  \
         const times = data{times};\n  \
         if (!isPlain{timestamps}(times)) return false;\n  \
         const connected = times{at};\n  \
         const first = times{first};\n  \
         const millis = data{millis};\n  \
         if (!isPlain{timestamps_ms}(millis)) return false;\n  \
         const connectedMillis = millis{at};\n  \
         const firstMillis = millis{first};\n  \
         if (!isInstant(connectedMillis, connected)) return false;\n  \
         if ((connectedMillis !== firstMillis || connected !== first) && !isInstant(firstMillis, first)) return false;\n  \
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
