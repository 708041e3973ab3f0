//! What an issue says besides its place: one sentence, and what was expected. The sentences are here or with the codes;
//! none of them can quote the payload.

use crate::code::Code;
use crate::json::Type;
use crate::phrase::Phrase;
use crate::schema::Kind;

macro_rules! messages {
    ($($variant:ident = $text:literal;)+) => {
        /// The sentences that say more than that of their code, by kind.
        #[derive(Clone, Copy)]
        enum Precise {
            $($variant,)+
        }

        const PRECISE: &[&str] = &[$($text,)+];
    };
}

messages! {
    NumberForString = "This must be a string, because a number can lose digits; send it in quotes.";
    LineUid = "This does not look like a LINE user id; check it before you call LINE with it.";
    LineProviderId = "This does not look like a LINE provider id; check it before you rely on it.";
    Url = "This is no http or https URL; do not use it as a link or a picture's address.";
    KeySurrogate = "A key holds half a surrogate pair, which no UTF-8 can carry; the sender has to send whole characters.";
}

/// The most characters of a pointer, or of another event's type, in a line for a log.
pub const MAX_POINTER: usize = 200;

/// The sentence of an issue: a number, so that the texts can stay out of the wasm module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message(u8);

impl Message {
    /// That of a code, where nothing more precise is known.
    pub(crate) const fn of(code: Code) -> Message {
        Message(code as u8)
    }

    const fn precise(precise: Precise) -> Message {
        Message(Code::ALL.len() as u8 + precise as u8)
    }

    /// Every sentence, by number.
    pub fn all() -> impl Iterator<Item = &'static str> {
        Code::ALL.iter().map(|code| code.message()).chain(PRECISE.iter().copied())
    }

    /// The sentence itself.
    pub(crate) fn text(self) -> &'static str {
        Message::all().nth(usize::from(self.0)).unwrap_or_default()
    }
}

/// The message of an issue with a value of this kind.
#[cold]
pub(crate) fn message(code: Code, kind: Kind, received: Option<Type>) -> Message {
    Message::precise(match (code, kind) {
        (Code::WrongType, Kind::Id | Kind::LineUid | Kind::LineProviderId | Kind::Text)
            if received == Some(Type::Number) =>
        {
            Precise::NumberForString
        }
        (Code::UnexpectedFormat, Kind::LineUid) => Precise::LineUid,
        (Code::UnexpectedFormat, Kind::LineProviderId) => Precise::LineProviderId,
        (Code::UnexpectedFormat, Kind::Url) => Precise::Url,
        (Code::LoneSurrogate, Kind::Object(_)) => Precise::KeySurrogate,
        _ => return Message::of(code),
    })
}

/// What is expected of a value of this kind, where that helps.
#[cold]
pub(crate) fn expected(code: Code, kind: Kind) -> Option<Phrase> {
    match code {
        Code::NullNotAllowed
        | Code::MissingField
        | Code::AbsentField
        | Code::UndocumentedNull
        | Code::WrongType
        | Code::NumericString => Some(json_type(kind).phrase()),
        Code::UnexpectedEventType => Some(Phrase::EventType),
        Code::InvalidTimestamp => Some(Phrase::DateTime),
        Code::NotAnInteger => Some(Phrase::Integer),
        Code::UnexpectedFormat => match kind {
            Kind::LineUid => Some(Phrase::LineUid),
            Kind::LineProviderId => Some(Phrase::LineProviderId),
            Kind::Url => Some(Phrase::Url),
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
