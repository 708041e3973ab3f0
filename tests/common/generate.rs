//! Generates payloads for the property tests: valid ones in the many notations of JSON, and mutations of them.

use fastrand::Rng;
use serde_json::{Map, Value, json};

/// Every documented type, the fields of its `data` before the times, and the times, the event's own time first.
pub(crate) const TYPES: [(&str, &[&str], &[&str]); 8] = [
    ("contact.connection.connected", &CONNECTED, &["connectedAt", "initConnectedAt"]),
    ("contact.connection.changed", &CONNECTED, &["changedAt", "initConnectedAt"]),
    ("contact.connection.disconnected", &["contact", "lineUsers"], &["disconnectedAt", "initConnectedAt"]),
    ("store.created", &["store"], &["createdAt"]),
    ("store.updated", &["store"], &["updatedAt"]),
    ("store.deactivated", &["store"], &["deactivatedAt"]),
    ("account.created", &["account"], &["createdAt"]),
    ("account.deactivated", &["account"], &["deactivatedAt"]),
];

const CONNECTED: [&str; 4] = ["contact", "lineUsers", "connectedStore", "connectedStaff"];

/// Returns a valid payload of any type, with random texts and random nulls where null is allowed.
pub(crate) fn payload(rng: &mut Rng) -> Value {
    let index = rng.usize(..TYPES.len());
    payload_of(rng, index)
}

/// Returns a valid payload of one type, by its index in [`TYPES`].
pub(crate) fn payload_of(rng: &mut Rng, index: usize) -> Value {
    let (event_type, members, times) = TYPES[index];
    let mut data: Map<_, _> = members.iter().map(|&key| (key.to_owned(), member(rng, key))).collect();
    if members.contains(&"connectedStore") {
        match rng.u8(0..3) {
            0 => drop(data.insert("connectedStaff".into(), Value::Null)),
            1 => drop(data.insert("connectedStore".into(), Value::Null)),
            _ => {}
        }
    }
    let millis = rng.i64(-62_000_000_000_000..=253_000_000_000_000);
    let first = if rng.bool() { millis } else { millis - rng.i64(0..=100_000_000_000) };
    let pairs = || times.iter().zip([millis, first]);
    let of = |value: fn(i64) -> Value| pairs().map(|(&key, at)| (key.to_owned(), value(at))).collect::<Map<_, _>>();
    data.insert("timestamps".into(), of(|at| instant(at).into()).into());
    data.insert("timestampsMs".into(), of(|at| at.into()).into());
    json!({ "type": event_type, "data": data })
}

/// Returns a valid field of `data`.
fn member(rng: &mut Rng, key: &str) -> Value {
    match key {
        "contact" => json!({ "id": text_of(rng, 1), "name": text(rng), "avatar": url(rng) }),
        "lineUsers" => (0..rng.usize(0..4)).map(|_| line_user(rng)).collect(),
        "store" | "connectedStore" => json!({
            "id": text_of(rng, 1), "name": text(rng), "logo": url(rng), "externalId": attribute(rng),
        }),
        _ => json!({
            "id": text_of(rng, 1),
            "storeId": if rng.bool() { Value::Null } else { text_of(rng, 1).into() },
            "name": text(rng), "displayName": text(rng), "employeeId": attribute(rng), "avatar": url(rng),
        }),
    }
}

fn line_user(rng: &mut Rng) -> Value {
    json!({
        "id": text_of(rng, 1), "name": text(rng), "lineUid": line_uid(rng),
        "lineProviderId": rng.u32(..).to_string(), "profilePictureUrl": url(rng),
    })
}

fn instant(millis: i64) -> String {
    jiff::Timestamp::from_millisecond(millis).expect("within the years 0 to 9999").to_string()
}

fn line_uid(rng: &mut Rng) -> String {
    let digits: String = (0..32).map(|_| char::from_digit(rng.u32(..16), 16).expect("a digit")).collect();
    format!("U{digits}")
}

fn url(rng: &mut Rng) -> Value {
    match rng.u8(0..4) {
        0 => Value::Null,
        1 => "".into(),
        _ => format!("https://{}", rng.alphanumeric()).into(),
    }
}

fn attribute(rng: &mut Rng) -> Value {
    if rng.u8(0..4) == 0 { Value::Null } else { text(rng).into() }
}

fn text(rng: &mut Rng) -> String {
    text_of(rng, 0)
}

/// Returns text from all Unicode planes, including characters that JSON must escape.
fn text_of(rng: &mut Rng, min_length: usize) -> String {
    let length = rng.usize(min_length..20);
    let ascii = rng.bool();
    (0..length)
        .map(|_| match rng.u8(0..if ascii { 2 } else { 6 }) {
            0 | 1 => rng.char(' '..='~'),
            2 => rng.char('一'..='龥'),
            3 => rng.char('\u{1F300}'..='\u{1FAFF}'),
            4 => rng.char('\0'..='\u{2F}'),
            _ => rng.char(..),
        })
        .collect()
}

/// Returns any JSON value.
fn any(rng: &mut Rng, depth: usize) -> Value {
    match rng.u8(0..if depth == 0 { 6 } else { 8 }) {
        0 => Value::Null,
        1 => rng.bool().into(),
        2 => rng.i64(..).into(),
        3 => (rng.f64() * 1e17).into(),
        4 => rng.i32(-1000..1000).to_string().into(),
        5 => text(rng).into(),
        6 => (0..rng.usize(0..4)).map(|_| any(rng, depth - 1)).collect(),
        _ => (0..rng.usize(0..4)).map(|_| (text(rng), any(rng, depth - 1))).collect::<Map<_, _>>().into(),
    }
}

/// Writes a value as text, in a random notation.
pub(crate) fn write(rng: &mut Rng, value: &Value) -> String {
    let mut writer =
        Writer { spaces: rng.bool(), escapes: rng.u8(0..4) == 0, shuffle: rng.bool(), rng, out: String::new() };
    writer.value(value);
    writer.out
}

struct Writer<'r> {
    rng: &'r mut Rng,
    spaces: bool,
    escapes: bool,
    shuffle: bool,
    out: String,
}

impl Writer<'_> {
    fn space(&mut self) {
        if self.spaces {
            let spaces = ["", " ", "\n", "\r\n", "\t", "  "];
            self.out.push_str(self.rng.choice(spaces).expect("the list is not empty"));
        }
    }

    fn value(&mut self, value: &Value) {
        self.space();
        match value {
            Value::Object(members) => {
                let mut members: Vec<_> = members.iter().collect();
                if self.shuffle {
                    self.rng.shuffle(&mut members);
                }
                self.out.push('{');
                for (index, (key, value)) in members.into_iter().enumerate() {
                    if index > 0 {
                        self.out.push(',');
                    }
                    self.space();
                    self.string(key);
                    self.space();
                    self.out.push(':');
                    self.value(value);
                }
                self.space();
                self.out.push('}');
            }
            Value::Array(elements) => {
                self.out.push('[');
                for (index, element) in elements.iter().enumerate() {
                    if index > 0 {
                        self.out.push(',');
                    }
                    self.value(element);
                }
                self.space();
                self.out.push(']');
            }
            Value::String(text) => self.string(text),
            other => self.out.push_str(&other.to_string()),
        }
        self.space();
    }

    fn string(&mut self, text: &str) {
        if !self.escapes {
            return self.out.push_str(&Value::from(text).to_string());
        }
        self.out.push('"');
        for c in text.chars() {
            if self.rng.u8(0..3) == 0 || c < ' ' || c == '"' || c == '\\' {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    self.out.push_str(&format!("\\u{unit:04x}"));
                }
            } else {
                self.out.push(c);
            }
        }
        self.out.push('"');
    }
}

/// Changes a value or a key, or adds or removes a member.
pub(crate) fn mutate_structure(rng: &mut Rng, value: &mut Value) {
    match value {
        Value::Object(members) if !members.is_empty() && rng.u8(0..5) != 0 => {
            let key = rng.choice(members.keys().collect::<Vec<_>>()).expect("it is not empty").clone();
            match rng.u8(0..8) {
                0 => drop(members.remove(&key)),
                1 => drop(members.insert(key, any(rng, 3))),
                2 => drop(members.insert(text(rng), any(rng, 3))),
                3 => {
                    let value = members.remove(&key).expect("the key is in the map");
                    members.insert(format!("{key}2"), value);
                }
                _ => mutate_structure(rng, members.get_mut(&key).expect("the key is in the map")),
            }
        }
        Value::Array(elements) if !elements.is_empty() && rng.u8(0..4) != 0 => {
            let index = rng.usize(..elements.len());
            match rng.u8(0..4) {
                0 => drop(elements.remove(index)),
                1 => elements.push(any(rng, 3)),
                _ => mutate_structure(rng, &mut elements[index]),
            }
        }
        Value::Number(number) if rng.bool() => {
            let millis = number.as_i64().unwrap_or_default();
            *value = match rng.u8(0..5) {
                0 => millis.to_string().into(),
                1 => (millis + 1).into(),
                2 => (millis as f64 + 0.5).into(),
                3 => (millis as f64).into(),
                _ => rng.i64(..).into(),
            };
        }
        Value::String(_) if rng.u8(0..8) == 0 => *value = TYPES[rng.usize(..TYPES.len())].0.into(),
        _ => *value = any(rng, 3),
    }
}

/// Changes some bytes, as a broken proxy, a truncation or an attacker would.
pub(crate) fn mutate_bytes(rng: &mut Rng, bytes: &mut Vec<u8>) {
    for _ in 0..rng.usize(1..4) {
        let at = rng.usize(..=bytes.len());
        match rng.u8(0..7) {
            0 => bytes.truncate(at),
            1 if at < bytes.len() => drop(bytes.remove(at)),
            2 if at < bytes.len() => bytes[at] = rng.u8(..),
            3 => bytes.insert(at, rng.u8(..)),
            4 => bytes.insert(at, rng.choice(*b"{}[]\",:\\u0eE+-.19 \n\x01\xED\xA0").expect("the list is not empty")),
            5 => {
                let end = rng.usize(at..=bytes.len().min(at + 40));
                let copy = bytes[at..end].to_vec();
                let to = rng.usize(..=bytes.len());
                bytes.splice(to..to, copy);
            }
            _ => {
                let end = rng.usize(at..=bytes.len().min(at + 40));
                bytes.drain(at..end);
            }
        }
    }
}
