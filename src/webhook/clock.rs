//! The source of the current time, for the age of a delivery.

/// The source of the current time. On `wasm32-unknown-unknown`, where `SystemTime::now` panics, `System` does not exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clock {
    #[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
    System,
    /// Milliseconds since 1970-01-01T00:00:00Z.
    AtMs(i64),
}

impl Clock {
    /// Returns the current time in whole seconds since 1970-01-01T00:00:00Z, rounded down.
    pub(super) fn seconds(self) -> i64 {
        match self {
            #[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
            Clock::System => system_seconds(),
            Clock::AtMs(millis) => millis.div_euclid(1000),
        }
    }
}

#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
fn system_seconds() -> i64 {
    let whole = |duration: core::time::Duration| i64::try_from(duration.as_secs()).unwrap_or(i64::MAX);
    match std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH) {
        Ok(since) => whole(since),
        // A clock before 1970 is wrong. The negative time makes every delivery too new.
        Err(before) => -whole(before.duration()),
    }
}
