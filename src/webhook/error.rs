//! The reasons to refuse a delivery.

use core::fmt;

/// The reason why the signature of a delivery is not accepted.
///
/// It never contains the payload, a secret or a signature, so it is safe to log. Its [`Display`](fmt::Display) form is one line.
///
/// ```
/// use chatbrick_events::webhook::{self, Secrets, SignatureError};
///
/// let secrets = Secrets::new("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")?;
/// let headers: [(&str, &str); 1] = [("svix-id", "msg_1")];
/// let error = webhook::verify(b"{}", &headers, &secrets).unwrap_err();
/// assert_eq!(error.as_str(), "missing_header");
/// assert_eq!(error, SignatureError::MissingHeader { headers: vec!["svix-timestamp", "svix-signature"] });
/// # Ok::<(), webhook::SecretError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SignatureError {
    /// At least one header is absent or empty. Often a proxy removed it, or the request is not from ChatBrick.
    MissingHeader {
        /// The names of the missing headers, in the order id, timestamp, signature.
        headers: Vec<&'static str>,
    },
    /// At least one header is malformed.
    MalformedHeader {
        /// The names of the malformed headers, in the order id, timestamp, signature.
        headers: Vec<&'static str>,
    },
    /// The delivery is older than the tolerance: it was sent again, or the clock of this computer is fast.
    TimestampTooOld {
        /// The age of the delivery.
        age_seconds: i64,
    },
    /// The delivery is further in the future than the tolerance: the clock of this computer is slow.
    TimestampTooNew {
        /// The age of the delivery, which is negative.
        age_seconds: i64,
    },
    /// No signature matches one of the secrets: the secret belongs to another endpoint, or the body does not have the bytes
    /// that were sent.
    WrongSignature,
}

impl SignatureError {
    /// Returns the reason as a code: `"missing_header"`, `"malformed_header"`, `"timestamp_too_old"`, `"timestamp_too_new"` or
    /// `"wrong_signature"`. Codes are never renamed within a major version.
    pub const fn as_str(&self) -> &'static str {
        match self {
            SignatureError::MissingHeader { .. } => "missing_header",
            SignatureError::MalformedHeader { .. } => "malformed_header",
            SignatureError::TimestampTooOld { .. } => "timestamp_too_old",
            SignatureError::TimestampTooNew { .. } => "timestamp_too_new",
            SignatureError::WrongSignature => "wrong_signature",
        }
    }
}

impl fmt::Display for SignatureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SignatureError::MissingHeader { headers } => {
                write!(f, "missing header: {}; pass the headers of the delivery", headers.join(", "))
            }
            SignatureError::MalformedHeader { headers } => {
                write!(f, "malformed header: {}; pass the headers as they came", headers.join(", "))
            }
            SignatureError::TimestampTooOld { age_seconds } => write!(
                f,
                "the delivery is {age_seconds} s old, which is too old; it was sent again, or the clock here is fast"
            ),
            SignatureError::TimestampTooNew { age_seconds } => {
                write!(f, "the delivery is {} s in the future; set the clock here", age_seconds.unsigned_abs())
            }
            SignatureError::WrongSignature => f.write_str(
                "no signature matches; use the secret of this endpoint and the bytes of the body as they came",
            ),
        }
    }
}

impl core::error::Error for SignatureError {}

/// The reason why [`receive`](super::Options::receive) refuses a request.
///
/// ```
/// use chatbrick_events::webhook::{self, Received, Refusal, Secrets};
///
/// let secrets = Secrets::new("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")?;
/// let headers: [(&str, &str); 0] = [];
/// let received = webhook::receive(Some("GET"), b"", &headers, &secrets);
/// assert_eq!(received, Received::Refused(Refusal::MethodNotAllowed));
/// assert_eq!(received.status(), 405);
/// # Ok::<(), webhook::SecretError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Refusal {
    /// The method is not POST.
    MethodNotAllowed,
    /// The body is longer than [`max_bytes`](super::Options::max_bytes).
    TooLarge,
    /// The signature is not accepted.
    Signature(SignatureError),
}

impl Refusal {
    /// Returns the reason as a code: `"method_not_allowed"`, `"too_large"`, or the code of the [`SignatureError`]. Codes are
    /// never renamed within a major version.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Refusal::MethodNotAllowed => "method_not_allowed",
            Refusal::TooLarge => "too_large",
            Refusal::Signature(error) => error.as_str(),
        }
    }

    /// Returns the HTTP status to answer with: 405, 413 or 401.
    pub const fn status(&self) -> u16 {
        match self {
            Refusal::MethodNotAllowed => 405,
            Refusal::TooLarge => 413,
            Refusal::Signature(_) => 401,
        }
    }

    /// Returns [`status`](Self::status) as the type of the crate `http`. Needs the feature `http`.
    #[cfg(feature = "http")]
    pub const fn status_code(&self) -> http::StatusCode {
        match self {
            Refusal::MethodNotAllowed => http::StatusCode::METHOD_NOT_ALLOWED,
            Refusal::TooLarge => http::StatusCode::PAYLOAD_TOO_LARGE,
            Refusal::Signature(_) => http::StatusCode::UNAUTHORIZED,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::MethodNotAllowed => f.write_str("the method is not POST"),
            Refusal::TooLarge => f.write_str("the body is longer than `max_bytes`"),
            Refusal::Signature(error) => error.fmt(f),
        }
    }
}

impl core::error::Error for Refusal {}

impl From<SignatureError> for Refusal {
    fn from(error: SignatureError) -> Self {
        Refusal::Signature(error)
    }
}
