//! Random deliveries, and changes that make them invalid.

use base64::Engine;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE};
use chatbrick_events::{EventType, fixtures};
use fastrand::Rng;
use http::{HeaderMap, HeaderValue};
use standardwebhooks::Webhook;

#[derive(Clone, Debug)]
pub struct Delivery {
    pub key: Vec<u8>,
    pub secret: String,
    pub id: String,
    pub timestamp: String,
    pub body: Vec<u8>,
    pub signature: String,
    /// The header that is left out.
    without: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    None,
    OtherSignaturesAround,
    OtherBody,
    OtherId,
    OtherTime,
    OtherSecret,
    CharacterOfSignature,
    SignatureCut,
    SignatureInOtherAlphabet,
    VersionOfSignature,
    NoHeader,
    MalformedTimestamp,
    NonAsciiId,
    Old,
    New,
    UnusableSecret,
}

pub const CHANGES: [Change; 16] = [
    Change::None,
    Change::OtherSignaturesAround,
    Change::OtherBody,
    Change::OtherId,
    Change::OtherTime,
    Change::OtherSecret,
    Change::CharacterOfSignature,
    Change::SignatureCut,
    Change::SignatureInOtherAlphabet,
    Change::VersionOfSignature,
    Change::NoHeader,
    Change::MalformedTimestamp,
    Change::NonAsciiId,
    Change::Old,
    Change::New,
    Change::UnusableSecret,
];

impl Change {
    /// Returns the expected verdict, unless it depends on the delivery.
    pub fn expected(self) -> Option<&'static str> {
        match self {
            Change::None | Change::OtherSignaturesAround => Some("accepted"),
            Change::SignatureInOtherAlphabet => None,
            Change::NoHeader => Some("missing_header"),
            Change::MalformedTimestamp | Change::NonAsciiId => Some("malformed_header"),
            Change::Old => Some("timestamp_too_old"),
            Change::New => Some("timestamp_too_new"),
            Change::UnusableSecret => Some("secret"),
            _ => Some("wrong_signature"),
        }
    }
}

impl Delivery {
    /// Returns a delivery that the oracle has signed.
    pub fn random(rng: &mut Rng, now: u64) -> Delivery {
        let key = random_key(rng);
        let mut delivery = Delivery {
            secret: secret(rng, &key),
            key,
            id: format!("msg_{}", text(rng, 30, visible)),
            // Ten seconds within the tolerance, since the clock advances during the test.
            timestamp: (now - 290 + rng.u64(0..580)).to_string(),
            body: body(rng),
            signature: String::new(),
            without: None,
        };
        delivery.sign();
        delivery
    }

    pub fn sign(&mut self) {
        let webhook = Webhook::from_bytes(self.key.clone()).expect("a key");
        let seconds = self.timestamp.parse().expect("seconds");
        self.signature = webhook.sign(&self.id, seconds, &self.body).expect("a body in UTF-8");
    }

    pub fn change(&mut self, rng: &mut Rng, change: Change) {
        match change {
            Change::None => {}
            Change::OtherSignaturesAround => {
                let mut all: Vec<String> = (0..rng.usize(0..5)).map(|_| other_signature(rng)).collect();
                all.insert(rng.usize(0..=all.len()), self.signature.clone());
                self.signature = all.join(" ");
            }
            Change::OtherBody => {
                let mut text = String::from_utf8(self.body.clone()).expect("UTF-8");
                match text.pop() {
                    Some('}') | None => text.push(' '),
                    Some(_) => text.push('}'),
                }
                self.body = text.into();
            }
            Change::OtherId => self.id.push(visible(rng)),
            Change::OtherTime => {
                let seconds: u64 = self.timestamp.parse().expect("seconds");
                self.timestamp = (seconds + 1 - 2 * rng.u64(0..2)).to_string();
            }
            Change::OtherSecret => {
                self.key[0] ^= 1 << rng.u8(0..8);
                self.secret = secret(rng, &self.key);
            }
            Change::CharacterOfSignature => {
                let at = rng.usize(3..46);
                let is_a = &self.signature[at..=at] == "A";
                self.signature.replace_range(at..=at, if is_a { "B" } else { "A" });
            }
            Change::SignatureCut => self.signature.truncate(rng.usize(1..47)),
            Change::SignatureInOtherAlphabet => self.signature = self.signature.replace('+', "-").replace('/', "_"),
            Change::VersionOfSignature => {
                let version = ["v2", "v1a", "V1", "v", ""][rng.usize(..5)];
                self.signature.replace_range(..2, version);
            }
            Change::NoHeader => self.without = Some(rng.usize(0..3)),
            Change::MalformedTimestamp => {
                let other = ["now", "1e9", "1 2", "0x10", "１", "12.0", "99999999999999999999"];
                self.timestamp = other[rng.usize(..other.len())].to_owned();
            }
            Change::NonAsciiId => self.id.push('é'),
            Change::Old => self.at(rng, -1),
            Change::New => self.at(rng, 1),
            Change::UnusableSecret => {
                self.secret = match rng.u8(0..3) {
                    0 => format!("\"{}\"", self.secret),
                    1 => format!("whsec_{}-_", BASE64_URL_SAFE.encode(&self.key)),
                    _ => format!("{}A===", self.secret.trim_end_matches('=')),
                }
            }
        }
    }

    /// Sets the time outside of the tolerance, and signs again.
    fn at(&mut self, rng: &mut Rng, direction: i64) {
        let seconds: i64 = self.timestamp.parse().expect("seconds");
        self.timestamp = (seconds + direction * rng.i64(900..100_000_000)).to_string();
        self.sign();
    }

    pub fn headers(&self) -> HeaderMap {
        let mut headers = HeaderMap::new();
        let values = [&self.id, &self.timestamp, &self.signature];
        for (index, name) in ["webhook-id", "webhook-timestamp", "webhook-signature"].into_iter().enumerate() {
            if self.without != Some(index) {
                headers.insert(name, HeaderValue::from_bytes(values[index].as_bytes()).expect("a header value"));
            }
        }
        headers
    }
}

/// Returns a key, which can be longer than a block of SHA-256 (64 bytes).
fn random_key(rng: &mut Rng) -> Vec<u8> {
    let length = rng.usize(1..=100);
    (0..length).map(|_| rng.u8(..)).collect()
}

fn secret(rng: &mut Rng, key: &[u8]) -> String {
    let prefix = if rng.bool() { "whsec_" } else { "" };
    prefix.to_owned() + &BASE64_STANDARD.encode(key)
}

fn other_signature(rng: &mut Rng) -> String {
    let version = ["v1", "v1", "v1a", "v2"][rng.usize(..4)];
    format!("{version},{}", BASE64_STANDARD.encode((0..32).map(|_| rng.u8(..)).collect::<Vec<u8>>()))
}

/// Returns a body in UTF-8, since the oracle refuses other bytes: an event, or characters of every length.
fn body(rng: &mut Rng) -> Vec<u8> {
    match rng.u8(0..3) {
        0 => fixtures::json(EventType::ALL[rng.usize(..EventType::ALL.len())]).into(),
        1 => text(rng, 300, |rng| rng.char('\0'..=char::MAX)).into(),
        _ => text(rng, 200, visible).into(),
    }
}

fn text(rng: &mut Rng, longest: usize, mut character: impl FnMut(&mut Rng) -> char) -> String {
    let length = rng.usize(0..=longest);
    (0..length).map(|_| character(rng)).collect()
}

/// Returns a character of visible ASCII.
fn visible(rng: &mut Rng) -> char {
    rng.char('!'..='~')
}
