//! `verify`: the signature of a delivery.

use core::fmt;
use core::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use subtle::{Choice, ConstantTimeEq};

use super::headers::{DeliveryHeaders, Headers};
use super::signature::{Entry, entries};
use super::{Options, Secrets, SignatureError};

/// A delivery with a valid signature. Its [`Debug`](fmt::Debug) form does not show the body.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Verified<'a> {
    /// The id of the delivery from `svix-id`, the same for all attempts. Visible ASCII.
    pub id: String,
    /// The time of this attempt, in seconds since 1970-01-01T00:00:00Z.
    pub timestamp: u64,
    /// The index of the first secret that matched. After deliveries stop matching an old secret, you can remove it.
    pub secret_index: usize,
    /// The signed bytes.
    pub body: &'a [u8],
}

impl fmt::Debug for Verified<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Verified");
        shown.field("id", &self.id).field("timestamp", &self.timestamp).field("secret_index", &self.secret_index);
        shown.finish_non_exhaustive()
    }
}

/// Verifies the signature of a delivery, and that its time is at most five minutes from now.
///
/// `body` must be the bytes of the request as received. Text does not compile: decoding would change bodies that are not UTF-8,
/// and their signatures would no longer match.
///
/// ```compile_fail,E0308
/// # let secrets = chatbrick_events::webhook::Secrets::new("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
/// # let headers = [("svix-id", "msg_1")];
/// let body = String::from("{}");
/// chatbrick_events::webhook::verify(&body, &headers, &secrets);
/// ```
///
/// Not on `wasm32-unknown-unknown`, which has no clock: see [`Options::at_ms`].
///
/// # Errors
///
/// Returns a [`SignatureError`] with the reason why the delivery is not accepted. Answer with 401.
///
/// ```
/// use chatbrick_events::webhook::{self, Secrets};
///
/// let secrets = Secrets::new("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")?;
/// # let body = b"{}";
/// # let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?.as_secs();
/// # let headers = webhook::sign(body, &secrets, "msg_1", now);
/// let verified = webhook::verify(body, &headers, &secrets)?;
/// println!("{} by secret {}", verified.id, verified.secret_index);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
pub fn verify<'a, H: Headers + ?Sized>(
    body: &'a [u8],
    headers: &H,
    secrets: &Secrets,
) -> Result<Verified<'a>, SignatureError> {
    Options::new().verify(body, headers, secrets)
}

impl Options {
    /// Equivalent to the function `verify`, with the time and the tolerance of these options.
    ///
    /// # Errors
    ///
    /// Returns a [`SignatureError`] with the reason why the delivery is not accepted.
    pub fn verify<'a, H: Headers + ?Sized>(
        &self,
        body: &'a [u8],
        headers: &H,
        secrets: &Secrets,
    ) -> Result<Verified<'a>, SignatureError> {
        let headers = DeliveryHeaders::read(headers)?;
        self.check_age(headers.seconds)?;
        let secret_index = matching_secret(secrets, &headers, body).ok_or(SignatureError::WrongSignature)?;
        // The id is visible ASCII, so the conversion replaces no characters.
        let id = String::from_utf8_lossy(&headers.id).into_owned();
        Ok(Verified { id, timestamp: headers.seconds, secret_index, body })
    }

    fn check_age(&self, seconds: u64) -> Result<(), SignatureError> {
        // Never saturates: a timestamp has at most 15 digits, and a clock in milliseconds at most 19.
        let age_seconds = self.clock.seconds().saturating_sub_unsigned(seconds);
        if Duration::from_secs(age_seconds.unsigned_abs()) <= self.tolerance {
            return Ok(());
        }
        Err(match age_seconds {
            ..0 => SignatureError::TimestampTooNew { age_seconds },
            0.. => SignatureError::TimestampTooOld { age_seconds },
        })
    }
}

/// Returns the index of the first secret that matches a signature of the header. The time that this takes depends neither on
/// which signature matches nor on where the others differ.
fn matching_secret(secrets: &Secrets, headers: &DeliveryHeaders, body: &[u8]) -> Option<usize> {
    let candidates: Vec<&[u8]> = entries(&headers.signature)
        .filter_map(|entry| match entry {
            Entry::V1(signature) => Some(signature),
            Entry::Other => None,
        })
        .collect();
    let mut matching = None;
    for (index, key) in secrets.keys.iter().enumerate().rev() {
        let signature = signature(key, &headers.id, &headers.timestamp, body);
        let is_equal = candidates
            .iter()
            .fold(Choice::from(0), |is_equal, candidate| is_equal | signature.as_bytes().ct_eq(candidate));
        if is_equal.into() {
            matching = Some(index);
        }
    }
    matching
}

/// Returns the signature of a delivery in base64.
pub(super) fn signature(key: &Hmac<Sha256>, id: &[u8], timestamp: &[u8], body: &[u8]) -> String {
    let mac = key.clone().chain_update(id).chain_update(b".").chain_update(timestamp).chain_update(b".");
    BASE64_STANDARD.encode(mac.chain_update(body).finalize().into_bytes())
}
