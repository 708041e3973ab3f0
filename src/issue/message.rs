//! The messages of issues. They are constants, here or in the registry of codes, so that no message can quote the payload.

use super::{Code, Expectation};
use crate::json::Type;
use crate::model::Kind;

macro_rules! messages {
    ($($variant:ident = $text:literal;)+) => {
        /// The messages that are more precise than the message of their code.
        #[derive(Clone, Copy)]
        enum Precise {
            $($variant,)+
        }

        const PRECISE: &[&str] = &[$($text,)+];
    };
}

messages! {
    NumberForString = "This is a number, which can lose digits; send it as a string.";
    LineUid = "This does not look like a LINE user id; check it before you call LINE with it.";
    LineProviderId = "This does not look like a LINE provider id; check it before you rely on it.";
    Url = "This is not an http or https URL; do not use it as a link or an image source.";
    KeySurrogate = "A key has a lone surrogate, which UTF-8 cannot encode; the sender must send whole characters.";
    LeapSecond = "This is a leap second, which milliseconds cannot represent; send the next second.";
}

/// The message of an issue, as a number, so that the wasm module does not contain the texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message(u8);

impl Message {
    /// Returns the message of a code.
    pub(crate) const fn of(code: Code) -> Message {
        Message(code as u8)
    }

    /// The message of a leap second.
    pub(crate) const LEAP_SECOND: Message = Message::precise(Precise::LeapSecond);

    const fn precise(precise: Precise) -> Message {
        Message(Code::ALL.len() as u8 + precise as u8)
    }

    /// Returns every message, in the order of the numbers.
    pub fn all() -> impl Iterator<Item = &'static str> {
        Code::ALL.iter().map(|code| code.message()).chain(PRECISE.iter().copied())
    }

    /// Returns the text.
    pub(crate) fn text(self) -> &'static str {
        Message::all().nth(usize::from(self.0)).unwrap_or_default()
    }
}

/// Returns the most precise message for an issue with a value of this kind.
#[cold]
pub(crate) fn message_for(code: Code, kind: Kind, received: Option<Type>) -> Message {
    Message::precise(match (code, kind) {
        (Code::WrongType, Kind::Id | Kind::LineUid | Kind::LineProviderId | Kind::Text)
            if received == Some(Type::Number) =>
        {
            Precise::NumberForString
        }
        (Code::UnexpectedFormat, Kind::LineUid) => Precise::LineUid,
        (Code::UnexpectedFormat, Kind::LineProviderId) => Precise::LineProviderId,
        (Code::UnexpectedFormat, Kind::Url) => Precise::Url,
        (Code::LoneSurrogate, Kind::Object(..) | Kind::Data) => Precise::KeySurrogate,
        _ => return Message::of(code),
    })
}

/// Returns the `expected` of an issue with a value of this kind; `None` where it would not help.
#[cold]
pub(crate) fn expectation_for(code: Code, kind: Kind) -> Option<Expectation> {
    match code {
        Code::NullNotAllowed
        | Code::MissingField
        | Code::AbsentField
        | Code::UndocumentedNull
        | Code::WrongType
        | Code::NumericString => Some(json_type(kind).into()),
        Code::UnexpectedEventType => Some(Expectation::EventType),
        Code::InvalidTimestamp => Some(Expectation::DateTime),
        Code::NotAnInteger => Some(Expectation::Integer),
        Code::UnexpectedFormat => match kind {
            Kind::LineUid => Some(Expectation::LineUid),
            Kind::LineProviderId => Some(Expectation::LineProviderId),
            Kind::Url => Some(Expectation::Url),
            _ => None,
        },
        _ => None,
    }
}

/// Returns the documented JSON type of a kind.
fn json_type(kind: Kind) -> Type {
    match kind {
        Kind::Millis => Type::Number,
        Kind::Data | Kind::Object(..) => Type::Object,
        Kind::List(..) => Type::Array,
        Kind::EventType | Kind::Id | Kind::Text | Kind::LineUid | Kind::LineProviderId | Kind::Url | Kind::DateTime => {
            Type::String
        }
    }
}
