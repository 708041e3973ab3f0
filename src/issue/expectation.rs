//! Every text that `expected` and `received` can have, apart from event types.

use crate::json;

macro_rules! expectations {
    ($($variant:ident = $text:expr;)+) => {
        /// A JSON type, a format or a part of the JSON grammar, as named in `expected` and `received`.
        ///
        /// Only its number crosses the wasm boundary, so that the module does not contain the texts.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Expectation {
            $(#[doc = concat!("`", $text, "`")] $variant,)+
        }

        impl Expectation {
            /// Every variant, in the order of declaration.
            pub const ALL: &'static [Expectation] = &[$(Expectation::$variant,)+];

            /// Returns the text in an issue.
            pub const fn as_str(self) -> &'static str {
                match self { $(Expectation::$variant => $text,)+ }
            }
        }
    };
}

expectations! {
    Null = "null";
    Boolean = "boolean";
    Number = "number";
    String = "string";
    Array = "array";
    Object = "object";
    Undefined = "undefined";
    EventType = "an accepted event type";
    DateTime = "RFC 3339 date-time";
    Integer = "integer";
    LineUid = "U and 32 lower-case hexadecimal digits";
    LineProviderId = "digits";
    Url = "https:// or http:// and a host";
    Value = "a value";
    Key = "a key";
    KeyOrEnd = "a key or '}'";
    Colon = "':'";
    CommaOrBrace = "',' or '}'";
    CommaOrBracket = "',' or ']'";
    EscapedControl = "an escaped control character";
    EndOfString = "the end of the string";
    Utf8 = "UTF-8";
    Escape = "a JSON escape sequence";
    HexDigit = "a hexadecimal digit";
    Digit = "a digit";
    True = "true";
    False = "false";
    EndOfInput = "the end of the input";
}

impl From<json::Type> for Expectation {
    fn from(value: json::Type) -> Self {
        match value {
            json::Type::Null => Expectation::Null,
            json::Type::Boolean => Expectation::Boolean,
            json::Type::Number => Expectation::Number,
            json::Type::String => Expectation::String,
            json::Type::Array => Expectation::Array,
            json::Type::Object => Expectation::Object,
        }
    }
}

impl From<json::Expected> for Expectation {
    fn from(syntax: json::Expected) -> Self {
        match syntax {
            json::Expected::Value => Expectation::Value,
            json::Expected::Key => Expectation::Key,
            json::Expected::KeyOrEnd => Expectation::KeyOrEnd,
            json::Expected::Colon => Expectation::Colon,
            json::Expected::CommaOrBrace => Expectation::CommaOrBrace,
            json::Expected::CommaOrBracket => Expectation::CommaOrBracket,
            json::Expected::EscapedControl => Expectation::EscapedControl,
            json::Expected::EndOfString => Expectation::EndOfString,
            json::Expected::Utf8 => Expectation::Utf8,
            json::Expected::Escape => Expectation::Escape,
            json::Expected::HexDigit => Expectation::HexDigit,
            json::Expected::Digit => Expectation::Digit,
            json::Expected::True => Expectation::True,
            json::Expected::False => Expectation::False,
            json::Expected::Null => Expectation::Null,
            json::Expected::EndOfInput => Expectation::EndOfInput,
        }
    }
}
