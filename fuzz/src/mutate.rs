//! Structural mutations of a payload, each at a random node, and a writer for the many notations of JSON.

use std::sync::LazyLock;

use fastrand::Rng;

use crate::oracle::{LONE_SURROGATE, Node, TYPES, known_keys};

/// Keys that the model does not have.
const ODD_KEYS: [&str; 6] = ["", "__proto__", "constructor", "toJSON", "a/b~c", "\u{F8FF}"];

/// The keys that the model has, of every type.
static KEYS: LazyLock<Vec<&str>> = LazyLock::new(known_keys);

const TEXTS: [&str; 34] = [
    "",
    "x",
    "0",
    "-1",
    "-0",
    "007",
    "1717870698888",
    "8640000000000000",
    "8640000000000001",
    "99999999999999999999999",
    "1.5",
    "contact.connection.connected",
    "contact.created",
    "contact.connection.connected ",
    "U4d26836f2aadb5ad84cc8b5b729fc9a1",
    "U4D26836F2AADB5AD84CC8B5B729FC9A1",
    "https://x",
    "https://",
    "http://x",
    "http:///",
    "HTTPS://x",
    "javascript:alert(1)",
    "https:// x",
    "https://康",
    "2024-06-08T18:18:18.888Z",
    "2024-06-08T18:18:18.8889+00:00",
    "2024-06-09t02:18:18.888+08:00",
    "2023-02-29T00:00:00Z",
    "2016-12-31T23:59:60Z",
    "2024-06-08",
    "\u{F8FF}",
    "x\u{F8FF}😀",
    "😀🧑康é\n\t\"\\/\u{7F}\u{0}",
    "a type that is longer than the sixty-four characters of it that an issue may carry 康康康",
];

const NUMBERS: [&str; 22] = [
    "0",
    "-0",
    "-0.0",
    "1",
    "-1",
    "0.5",
    "-1.5",
    "1717870698888",
    "1717870698888.0",
    "1.717870698888e12",
    "17178706988880E-1",
    "1717870698888.5",
    "8640000000000000",
    "8640000000000000.0",
    "8640000000000000.1",
    "8640000000000001",
    "-8640000000000001",
    "1e400",
    "-1E+400",
    "1e-400",
    "0e999999999999999999999",
    "123456789012345678901234567890",
];

/// Changes one node.
pub fn mutate(rng: &mut Rng, root: &mut Node) {
    let mut at = rng.usize(..size(root));
    visit(root, &mut at, &mut |node| change(rng, node));
}

fn children(node: &mut Node) -> Vec<&mut Node> {
    match node {
        Node::Array(items) => items.iter_mut().collect(),
        Node::Object(members) => members.iter_mut().map(|(_, node)| node).collect(),
        _ => Vec::new(),
    }
}

fn size(node: &mut Node) -> usize {
    1 + children(node).into_iter().map(size).sum::<usize>()
}

/// Applies an action to the node that is `at` nodes after this one, in document order.
fn visit(node: &mut Node, at: &mut usize, action: &mut impl FnMut(&mut Node)) -> bool {
    if *at == 0 {
        action(node);
        return true;
    }
    *at -= 1;
    children(node).into_iter().any(|child| visit(child, at, action))
}

fn change(rng: &mut Rng, node: &mut Node) {
    match node {
        Node::Object(members) if !members.is_empty() && rng.u8(..10) != 0 => {
            let at = rng.usize(..members.len());
            let other = rng.usize(..members.len());
            match rng.u8(..7) {
                0 => drop(members.remove(at)),
                1 => members.insert(at, (members[other].0.clone(), any(rng, 2))),
                2 => members.push(members[at].clone()),
                3 => members[at].0 = key(rng),
                4 => members.insert(at, (key(rng), any(rng, 2))),
                5 => members[at].0.push(rng.choice(['2', 's', ' ', LONE_SURROGATE]).expect("the list is not empty")),
                _ => members.swap(at, other),
            }
        }
        Node::Array(items) if rng.u8(..10) != 0 => {
            let at = rng.usize(..=items.len());
            match (rng.u8(..4), items.get(at).cloned()) {
                (0, Some(_)) => drop(items.remove(at)),
                (1, Some(item)) => items.insert(at, item),
                (2, _) => items.clear(),
                _ => items.insert(at, any(rng, 2)),
            }
        }
        Node::Number(text) if rng.bool() => *node = renumbered(rng, text),
        Node::String(_) if rng.u8(..8) == 0 => *node = Node::String(pick(rng, &TYPES)),
        Node::String(_) if rng.bool() => *node = Node::String(pick(rng, &TEXTS)),
        _ => *node = any(rng, 2),
    }
}

/// Returns the same number in another notation, or a nearby number.
fn renumbered(rng: &mut Rng, text: &str) -> Node {
    let millis: i64 = text.parse().unwrap_or_default();
    match rng.u8(..6) {
        0 => Node::String(text.to_owned()),
        1 => Node::Number(format!("{millis}.0")),
        2 => Node::Number(format!("{millis}0e-1")),
        3 => Node::Number(millis.saturating_add(1).to_string()),
        4 => Node::Number(millis.saturating_sub(86_400_000).to_string()),
        _ => Node::Number(pick(rng, &NUMBERS)),
    }
}

fn pick(rng: &mut Rng, choices: &[&str]) -> String {
    (*rng.choice(choices).expect("the list is not empty")).to_owned()
}

fn key(rng: &mut Rng) -> String {
    match rng.u8(..4) {
        0 => pick(rng, &ODD_KEYS),
        1 => pick(rng, &KEYS),
        _ => pick(rng, &TEXTS),
    }
}

fn any(rng: &mut Rng, depth: usize) -> Node {
    match rng.u8(..if depth == 0 { 5 } else { 7 }) {
        0 | 1 => Node::Null,
        2 => Node::Bool(rng.bool()),
        3 => Node::Number(pick(rng, &NUMBERS)),
        4 => Node::String(pick(rng, &TEXTS)),
        5 => Node::Array((0..rng.usize(..3)).map(|_| any(rng, depth - 1)).collect()),
        _ => Node::Object((0..rng.usize(..3)).map(|_| (key(rng), any(rng, depth - 1))).collect()),
    }
}

/// Writes a tree as text, with random white space, escapes and order of members.
pub fn write(rng: &mut Rng, node: &Node) -> String {
    let mut writer =
        Writer { spaces: rng.bool(), escapes: rng.u8(..4) == 0, shuffles: rng.u8(..3) == 0, rng, out: String::new() };
    writer.node(node);
    writer.out
}

struct Writer<'r> {
    rng: &'r mut Rng,
    spaces: bool,
    escapes: bool,
    shuffles: bool,
    out: String,
}

impl Writer<'_> {
    fn space(&mut self) {
        if self.spaces {
            let spaces = ["", " ", "\n", "\r\n", "\t", "         "];
            self.out.push_str(self.rng.choice(spaces).expect("the list is not empty"));
        }
    }

    fn node(&mut self, node: &Node) {
        self.space();
        match node {
            Node::Null => self.out.push_str("null"),
            Node::Bool(value) => self.out.push_str(&value.to_string()),
            Node::Number(text) => self.out.push_str(text),
            Node::String(text) => self.string(text),
            Node::Array(items) => self.list('[', items, ']', |writer, item| writer.node(item)),
            Node::Object(members) => {
                let mut members: Vec<_> = members.iter().collect();
                if self.shuffles {
                    self.rng.shuffle(&mut members);
                }
                self.list('{', &members, '}', |writer, (key, node)| {
                    writer.space();
                    writer.string(key);
                    writer.space();
                    writer.out.push(':');
                    writer.node(node);
                });
            }
        }
        self.space();
    }

    fn list<T>(&mut self, open: char, items: &[T], close: char, write: impl Fn(&mut Self, &T)) {
        self.out.push(open);
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.out.push(',');
            }
            write(self, item);
        }
        self.space();
        self.out.push(close);
    }

    fn string(&mut self, text: &str) {
        self.out.push('"');
        for c in text.chars() {
            match c {
                LONE_SURROGATE => self
                    .out
                    .push_str(self.rng.choice([r"\ud83d", r"\uDE00", r"\uD800"]).expect("the list is not empty")),
                '/' if self.escapes => self.out.push_str(r"\/"),
                _ if self.escapes && self.rng.u8(..3) == 0 || c < ' ' || matches!(c, '"' | '\\') => {
                    for unit in c.encode_utf16(&mut [0; 2]) {
                        self.out.push_str(&format!("\\u{unit:04x}"));
                    }
                }
                _ => self.out.push(c),
            }
        }
        self.out.push('"');
    }
}
