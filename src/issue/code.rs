//! The registry of issue codes. Each code is declared once, here; the generated files and documents follow from it.

use core::fmt;

/// How serious an issue is.
///
/// An error means that the typed event cannot be built, or that its meaning is ambiguous. A warning means that the
/// payload departs from the documentation and the event is still usable. Errors sort before warnings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The payload is invalid.
    Error,
    /// The payload stays valid, unless [`Options::strict`](crate::Options::strict) is set.
    Warning,
}

impl Severity {
    /// Returns `"error"` or `"warning"`, as in a report.
    pub const fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal, $severity:ident, $message:literal;)+) => {
        /// The kind of an issue, as a stable name. A code is never renamed within a major version.
        ///
        /// The order of the variants is the order in which issues at one position are reported. The numeric value of a variant may
        /// change with any version: store or send [`as_str`](Code::as_str) instead.
        ///
        /// ```
        /// use chatbrick_events::{Code, Severity};
        ///
        /// assert_eq!(Code::MissingField.as_str(), "missing_field");
        /// assert_eq!(Code::MissingField.severity(), Severity::Error);
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        #[repr(u8)]
        pub enum Code {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Code {
            /// Every code, in the order of declaration.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)+];

            /// Returns the stable name, as in a report: `"missing_field"`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $name,)+ }
            }

            /// Returns the severity, which is the same for every issue of the code.
            pub const fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity,)+ }
            }

            /// Returns the message of an issue of this code, unless there is a more precise one.
            pub(crate) const fn message(self) -> &'static str {
                match self { $(Code::$variant => $message,)+ }
            }

            /// Returns the documentation of the code (Markdown).
            pub const fn description(self) -> &'static str {
                match self { $(Code::$variant => concat!($($doc, "\n"),+),)+ }
            }
        }
    };
}

codes! {
    /// A required field, or an entry of `lineUsers`, is `null`.
    NullNotAllowed = "null_not_allowed", Error,
        "Null is not allowed here; the sender must send a value.";
    /// A required field is absent.
    MissingField = "missing_field", Error,
        "This required field is missing; check that the body is complete.";
    /// A nullable field or an attribute is absent; it reads as `null`.
    AbsentField = "absent_field", Warning,
        "This documented field is absent; it reads as null.";
    /// A field that is documented as a string is `null`; it reads as `null`.
    UndocumentedNull = "undocumented_null", Warning,
        "This field is null but documented as a string; treat it as not set.";
    /// `connectedStore` and `connectedStaff` are both null or absent.
    NoConnection = "no_connection", Error,
        "connectedStore and connectedStaff are both null or absent; the sender must set at least one.";
    /// A value does not have the documented JSON type, or the root is not an object.
    WrongType = "wrong_type", Error,
        "This value has the wrong JSON type; send the expected type.";
    /// `type` is not among the accepted event types. The fields of `data` are then not checked.
    UnexpectedEventType = "unexpected_event_type", Error,
        "This is an event of another type; route it to the handler for that type.";
    /// An `id`, or `storeId`, is the empty string.
    EmptyId = "empty_id", Error,
        "This id is empty; send the id that ChatBrick assigned.";
    /// A timestamp is not an RFC 3339 date-time, or its day does not exist.
    InvalidTimestamp = "invalid_timestamp", Error,
        "This is not a valid RFC 3339 date-time; send one such as 2024-12-31T23:59:59Z.";
    /// A millisecond timestamp has a fractional part.
    NotAnInteger = "not_an_integer", Error,
        "This number of milliseconds has a fractional part; send a whole number.";
    /// A millisecond timestamp is outside ±8,640,000,000,000,000, the range of a JavaScript `Date`.
    OutOfRange = "out_of_range", Error,
        "This number is outside the range of a JavaScript Date; check that the unit is milliseconds.";
    /// A millisecond timestamp is a string of digits; the event has the number.
    NumericString = "numeric_string", Warning,
        "This number was sent as a string; the event has it as a number.";
    /// A field of `timestampsMs` is not the same instant as the field of that name in `timestamps`.
    TimestampMismatch = "timestamp_mismatch", Warning,
        "This time differs from the one in timestamps; decide which of the two to trust.";
    /// The event's own time (`connectedAt`, `changedAt`, `disconnectedAt`) is before `initConnectedAt`.
    TimestampsOutOfOrder = "timestamps_out_of_order", Warning,
        "This time is earlier than initConnectedAt; do not rely on the order of the two.";
    /// `lineUsers` is empty.
    NoLineUsers = "no_line_users", Warning,
        "lineUsers is empty; keep the event, but do not count on it to reach the contact.";
    /// A LINE user id, a LINE provider id or a URL does not have the usual format.
    UnexpectedFormat = "unexpected_format", Warning,
        "This value does not have the usual format; check it before use.";
    /// A key that the documentation does not name; the event leaves it out.
    UnknownField = "unknown_field", Warning,
        "This field is not documented, and the event leaves it out; update the package if you need it.";
    /// A text has a lone surrogate, half of a surrogate pair, which UTF-8 cannot encode.
    LoneSurrogate = "lone_surrogate", Error,
        "The text has a lone surrogate, which UTF-8 cannot encode; the sender must send whole characters.";
    /// `JSON.stringify` cannot serialise a JavaScript value. Never reported for bytes or text.
    UnreadableInput = "unreadable_input", Error,
        "The value cannot be serialised as JSON; pass the request body as bytes or text instead.";
    /// The bytes are not UTF-8.
    InvalidUtf8 = "invalid_utf8", Error,
        "The bytes are not UTF-8; pass the body exactly as it was received.";
    /// The text is not JSON as RFC 8259 defines it.
    InvalidJson = "invalid_json", Error,
        "The text is not valid JSON from here; check that the body is complete and unchanged.";
    /// An object has the same key twice; the first counts.
    DuplicateKey = "duplicate_key", Error,
        "This key occurs more than once, so its value is ambiguous; the sender must send it once.";
    /// The input is longer than the limit (`maxBytes`, in Rust `max_bytes`) or the available memory.
    TooLarge = "too_large", Error,
        "The input is longer than the limit or the available memory; raise the limit if you expect such inputs.";
    /// The text begins with a byte order mark, which is skipped.
    ByteOrderMark = "byte_order_mark", Warning,
        "The text begins with a byte order mark, which is skipped; send the text without it.";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
