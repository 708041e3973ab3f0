//! What the `expected` and the `received` of an issue may say: each phrase is written once, here.

macro_rules! phrases {
    ($($variant:ident = $text:expr;)+) => {
        /// A JSON type, a format, or what the grammar of JSON asks for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Phrase {
            $(#[doc = concat!("`", $text, "`")] $variant,)+
        }

        impl Phrase {
            /// Every phrase, in the order in which they are declared.
            pub const ALL: &'static [Phrase] = &[$(Phrase::$variant,)+];

            /// The phrase, as it stands in an issue.
            pub const fn as_str(self) -> &'static str {
                match self { $(Phrase::$variant => $text,)+ }
            }
        }
    };
}

phrases! {
    Null = "null";
    Boolean = "boolean";
    Number = "number";
    String = "string";
    Array = "array";
    Object = "object";
    Undefined = "undefined";
    EventType = "contact.connection.connected";
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
    NoControl = "no raw control character in a string";
    EndOfString = "the end of the string";
    Utf8 = "UTF-8";
    Escape = "an escape of JSON";
    HexDigit = "a hexadecimal digit";
    Digit = "a digit";
    True = "true";
    False = "false";
    EndOfInput = "the end of the input";
}
