//! The secrets of an endpoint.

use core::fmt;
use core::str::FromStr;

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use hmac::{Hmac, KeyInit};
use sha2::Sha256;

/// The secrets that sign the deliveries of an endpoint: one, or several while a secret is replaced.
///
/// Read them once, at the start of the program. The [`Debug`](fmt::Debug) form shows only the number of secrets.
///
/// ```
/// use chatbrick_events::webhook::{SecretError, Secrets};
///
/// let secrets: Secrets = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD".parse()?;
/// assert_eq!(format!("{secrets:?}"), "Secrets(2)");
/// assert_eq!(Secrets::new("").unwrap_err(), SecretError::Empty);
/// # Ok::<(), SecretError>(())
/// ```
#[derive(Clone)]
pub struct Secrets {
    /// One HMAC for each secret, with the key already absorbed. Never empty.
    pub(super) keys: Vec<Hmac<Sha256>>,
}

impl Secrets {
    /// Reads one secret, or several separated by white space. The prefix `whsec_` is optional.
    ///
    /// # Errors
    ///
    /// Returns a [`SecretError`] if the text is empty or a secret cannot be used. The configuration is then wrong: end the
    /// program.
    ///
    /// ```
    /// use chatbrick_events::webhook::{SecretError, Secrets};
    ///
    /// let error = Secrets::new("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=").unwrap_err();
    /// assert_eq!(error, SecretError::IsSignature);
    /// ```
    pub fn new(text: &str) -> Result<Self, SecretError> {
        Secrets::from_list([text])
    }

    /// Reads a list of texts, each as [`new`](Self::new) does.
    ///
    /// # Errors
    ///
    /// Returns a [`SecretError`] if the list or a text is empty, or a secret cannot be used.
    ///
    /// ```
    /// use chatbrick_events::webhook::{SecretError, Secrets};
    ///
    /// let secrets = Secrets::from_list(["whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"])?;
    /// assert_eq!(format!("{secrets:?}"), "Secrets(2)");
    /// // An empty text is an error, since skipping it would shift the indexes of the other secrets.
    /// assert_eq!(Secrets::from_list(["", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"]).unwrap_err(), SecretError::Empty);
    /// # Ok::<(), SecretError>(())
    /// ```
    pub fn from_list<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> Result<Self, SecretError> {
        let mut keys = Vec::new();
        for text in texts {
            let before = keys.len();
            for secret in text.as_ref().split(is_white_space).filter(|secret| !secret.is_empty()) {
                keys.push(key(secret)?);
            }
            if keys.len() == before {
                return Err(SecretError::Empty);
            }
        }
        if keys.is_empty() { Err(SecretError::Empty) } else { Ok(Secrets { keys }) }
    }
}

impl FromStr for Secrets {
    type Err = SecretError;

    fn from_str(text: &str) -> Result<Self, SecretError> {
        Secrets::new(text)
    }
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Secrets({})", self.keys.len())
    }
}

/// Whether a character is white space in JavaScript, where that includes the byte order mark: files with secrets can begin with
/// one.
fn is_white_space(character: char) -> bool {
    character == '\u{feff}' || character.is_whitespace() && character != '\u{85}'
}

/// Ignores bits after the last byte, as base64 decoders in browsers do.
const CONFIG: GeneralPurposeConfig = GeneralPurposeConfig::new().with_decode_allow_trailing_bits(true);
const PADDED: GeneralPurpose =
    GeneralPurpose::new(&STANDARD, CONFIG.with_decode_padding_mode(DecodePaddingMode::RequireCanonical));
const UNPADDED: GeneralPurpose =
    GeneralPurpose::new(&STANDARD, CONFIG.with_decode_padding_mode(DecodePaddingMode::RequireNone));

fn key(secret: &str) -> Result<Hmac<Sha256>, SecretError> {
    if let Some(after) = secret.strip_prefix("v1,") {
        return Err(if after.starts_with("whsec_") { SecretError::HasVersion } else { SecretError::IsSignature });
    }
    let text = secret.strip_prefix("whsec_").unwrap_or(secret);
    if text.is_empty() {
        return Err(SecretError::Empty);
    }
    let engine = if text.ends_with('=') { PADDED } else { UNPADDED };
    let key = engine.decode(text).map_err(|_| SecretError::NotBase64)?;
    // Never fails: HMAC accepts keys of every length.
    Hmac::new_from_slice(&key).map_err(|_| SecretError::NotBase64)
}

/// The reason why a text cannot be used as a secret. It never contains the text.
///
/// ```
/// use chatbrick_events::webhook::Secrets;
///
/// let error = Secrets::new("\"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\"").unwrap_err();
/// assert!(error.to_string().contains("remove quotes"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SecretError {
    /// The text is empty, or nothing follows `whsec_`.
    Empty,
    /// A secret begins with `v1,whsec_`.
    HasVersion,
    /// A secret begins with `v1,`, as the signature of a delivery does.
    IsSignature,
    /// A secret is not base64: it has quotes around it, is cut off, or uses the URL-safe alphabet.
    NotBase64,
}

impl fmt::Display for SecretError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            SecretError::Empty => "the webhook secret is empty; copy it from the ChatBrick dashboard",
            SecretError::HasVersion => "the webhook secret begins with `v1,`; remove that and keep `whsec_`",
            SecretError::IsSignature => {
                "this is the signature of a delivery, not a secret; copy the secret from the ChatBrick dashboard"
            }
            SecretError::NotBase64 => {
                "the webhook secret is not base64; remove quotes, and copy it whole from the ChatBrick dashboard"
            }
        })
    }
}

impl core::error::Error for SecretError {}
