//! `sign`: the headers of a delivery, for tests.

use super::Secrets;
use super::headers::SVIX;
use super::verify::signature;

/// Signs a body as Svix does, for tests of a receiver. Returns the names and values of the three headers.
///
/// `timestamp` is in seconds since 1970-01-01T00:00:00Z. With several secrets, the header has a signature for each of them, as
/// Svix sends it while a secret is replaced. If `id` is not visible ASCII, [`verify`](super::Options::verify) refuses the header.
///
/// ```
/// use chatbrick_events::webhook::{Secrets, sign};
///
/// let secrets = Secrets::new("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")?;
/// let [id, timestamp, signature] =
///     sign(br#"{"test": 2432232314}"#, &secrets, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330);
/// assert_eq!(id, ("svix-id", "msg_p5jXN8AQM9LWM0D4loKWxJek".into()));
/// assert_eq!(timestamp, ("svix-timestamp", "1614265330".into()));
/// assert_eq!(signature, ("svix-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=".into()));
/// # Ok::<(), chatbrick_events::webhook::SecretError>(())
/// ```
pub fn sign(body: &[u8], secrets: &Secrets, id: &str, timestamp: u64) -> [(&'static str, String); 3] {
    let timestamp = timestamp.to_string();
    let by = |key| format!("v1,{}", signature(key, id.as_bytes(), timestamp.as_bytes(), body));
    let signatures = secrets.keys.iter().map(by).collect::<Vec<_>>().join(" ");
    let [id_name, timestamp_name, signature_name] = SVIX;
    [(id_name, id.to_owned()), (timestamp_name, timestamp), (signature_name, signatures)]
}
