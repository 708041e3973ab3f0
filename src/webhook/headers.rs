//! The headers of a delivery.

use super::SignatureError;
use super::signature::entries;

/// The headers of a request, by name.
///
/// Implemented for a slice, an array or a `Vec` of pairs with names in any case, for a closure that looks up a header and, with
/// the feature `http`, for `http::HeaderMap`.
///
/// ```
/// use std::collections::HashMap;
///
/// use chatbrick_events::webhook::{self, Secrets};
///
/// let secrets = Secrets::new("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")?;
/// // The closure gets names in lower case, so the map has them in lower case, too.
/// let headers: HashMap<String, String> = HashMap::from([("svix-id".into(), "msg_1".into())]);
/// let error = webhook::verify(b"{}", &|name: &str| headers.get(name), &secrets).unwrap_err();
/// assert_eq!(error.as_str(), "missing_header");
/// # Ok::<(), webhook::SecretError>(())
/// ```
pub trait Headers {
    /// Calls `value` with each value of a header, in order. `name` is in lower case; it must match a header in any case.
    fn each(&self, name: &str, value: &mut dyn FnMut(&[u8]));
}

impl<F, V> Headers for F
where
    F: Fn(&str) -> Option<V>,
    V: AsRef<[u8]>,
{
    fn each(&self, name: &str, value: &mut dyn FnMut(&[u8])) {
        if let Some(found) = self(name) {
            value(found.as_ref());
        }
    }
}

impl<N: AsRef<str>, V: AsRef<[u8]>> Headers for [(N, V)] {
    fn each(&self, name: &str, value: &mut dyn FnMut(&[u8])) {
        for (_, found) in self.iter().filter(|(other, _)| other.as_ref().eq_ignore_ascii_case(name)) {
            value(found.as_ref());
        }
    }
}

impl<N: AsRef<str>, V: AsRef<[u8]>, const LENGTH: usize> Headers for [(N, V); LENGTH] {
    fn each(&self, name: &str, value: &mut dyn FnMut(&[u8])) {
        self.as_slice().each(name, value);
    }
}

impl<N: AsRef<str>, V: AsRef<[u8]>> Headers for Vec<(N, V)> {
    fn each(&self, name: &str, value: &mut dyn FnMut(&[u8])) {
        self.as_slice().each(name, value);
    }
}

/// Needs the feature `http`.
#[cfg(feature = "http")]
impl Headers for http::HeaderMap {
    fn each(&self, name: &str, value: &mut dyn FnMut(&[u8])) {
        for found in self.get_all(name) {
            value(found.as_bytes());
        }
    }
}

/// The names of the three headers: id, timestamp, signature.
pub(super) const SVIX: [&str; 3] = ["svix-id", "svix-timestamp", "svix-signature"];
/// The names from Standard Webhooks, which some plans of Svix use.
const WEBHOOK: [&str; 3] = ["webhook-id", "webhook-timestamp", "webhook-signature"];

/// The three headers of a delivery, which are well-formed.
pub(super) struct DeliveryHeaders {
    /// Visible ASCII.
    pub(super) id: Vec<u8>,
    /// As received: decimal digits.
    pub(super) timestamp: Vec<u8>,
    /// The number in `timestamp`.
    pub(super) seconds: u64,
    pub(super) signature: Vec<u8>,
}

impl DeliveryHeaders {
    pub(super) fn read<H: Headers + ?Sized>(headers: &H) -> Result<Self, SignatureError> {
        let svix = SVIX.map(|name| joined(headers, name));
        let (names, [id, timestamp, signature]) = if svix.iter().any(|value| !value.is_empty()) {
            (SVIX, svix)
        } else {
            let webhook = WEBHOOK.map(|name| joined(headers, name));
            if webhook.iter().any(|value| !value.is_empty()) { (WEBHOOK, webhook) } else { (SVIX, svix) }
        };
        let missing = marked(names, [id.is_empty(), timestamp.is_empty(), signature.is_empty()]);
        if !missing.is_empty() {
            return Err(SignatureError::MissingHeader { headers: missing });
        }
        let is_malformed = [!is_id(&id), seconds(&timestamp).is_none(), entries(&signature).next().is_none()];
        match seconds(&timestamp) {
            Some(seconds) if !is_malformed.contains(&true) => Ok(DeliveryHeaders { id, timestamp, seconds, signature }),
            _ => Err(SignatureError::MalformedHeader { headers: marked(names, is_malformed) }),
        }
    }
}

/// Returns all values of a header, joined with commas as in HTTP. Empty if the header is absent.
fn joined<H: Headers + ?Sized>(headers: &H, name: &str) -> Vec<u8> {
    let mut all = Vec::new();
    let mut is_first = true;
    headers.each(name, &mut |value| {
        if !is_first {
            all.extend_from_slice(b", ");
        }
        is_first = false;
        all.extend_from_slice(value);
    });
    all
}

/// Returns the names whose mark is set.
fn marked(names: [&'static str; 3], marks: [bool; 3]) -> Vec<&'static str> {
    names.into_iter().zip(marks).filter(|(_, is_marked)| *is_marked).map(|(name, _)| name).collect()
}

fn is_id(value: &[u8]) -> bool {
    value.iter().all(u8::is_ascii_graphic)
}

/// Parses a timestamp of at most 15 decimal digits, without leading zeros.
fn seconds(value: &[u8]) -> Option<u64> {
    let is_canonical = value == b"0" || value.first().is_some_and(|first| (b'1'..=b'9').contains(first));
    if !is_canonical || value.len() > 15 || !value.iter().all(u8::is_ascii_digit) {
        return None;
    }
    Some(value.iter().fold(0, |sum, digit| sum * 10 + u64::from(digit - b'0')))
}
