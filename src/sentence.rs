//! What an issue says besides its place: one sentence, and what was expected. All the sentences are here or with the
//! codes; none of them can quote the payload.

use crate::EVENT_TYPE;
use crate::code::Code;
use crate::json::Type;
use crate::schema::Kind;

/// The message and the `expected` of an issue with a value of this kind.
#[cold]
pub(crate) fn sentence(code: Code, kind: Kind, received: Option<Type>) -> (&'static str, Option<&'static str>) {
    let message = match (code, kind) {
        (Code::WrongType, Kind::Id | Kind::LineUid | Kind::LineProviderId | Kind::Text)
            if received == Some(Type::Number) =>
        {
            "This must be a string, because a number can lose digits; send it in quotes."
        }
        (Code::UnexpectedFormat, Kind::LineUid) => {
            "This does not look like a LINE user id; check it before you call LINE with it."
        }
        (Code::UnexpectedFormat, Kind::LineProviderId) => {
            "This does not look like a LINE provider id; check it before you rely on it."
        }
        (Code::UnexpectedFormat, Kind::Url) => {
            "This is no http or https URL; do not use it as a link or a picture's address."
        }
        (Code::LoneSurrogate, Kind::Object(_)) => {
            "A key holds half a surrogate pair, which no UTF-8 can carry; the sender has to send whole characters."
        }
        _ => code.message(),
    };
    (message, expected(code, kind))
}

fn expected(code: Code, kind: Kind) -> Option<&'static str> {
    match code {
        Code::NullNotAllowed
        | Code::MissingField
        | Code::AbsentField
        | Code::UndocumentedNull
        | Code::WrongType
        | Code::NumericString => Some(json_type(kind).as_str()),
        Code::UnexpectedEventType => Some(EVENT_TYPE),
        Code::InvalidTimestamp => Some("RFC 3339 date-time"),
        Code::NotAnInteger => Some("integer"),
        Code::UnexpectedFormat => match kind {
            Kind::LineUid => Some("U and 32 lower-case hexadecimal digits"),
            Kind::LineProviderId => Some("digits"),
            Kind::Url => Some("https:// or http:// and a host"),
            _ => None,
        },
        _ => None,
    }
}

/// The JSON type that a kind is documented with.
fn json_type(kind: Kind) -> Type {
    match kind {
        Kind::Millis => Type::Number,
        Kind::Object(_) => Type::Object,
        Kind::List(_) => Type::Array,
        Kind::EventType | Kind::Id | Kind::Text | Kind::LineUid | Kind::LineProviderId | Kind::Url | Kind::DateTime => {
            Type::String
        }
    }
}
