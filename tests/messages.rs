//! The texts of issues: `message`, `expected` and `received`.
#![cfg(not(target_arch = "wasm32"))]

use chatbrick_events::{Code, Message, validate};

const PAYLOAD: &str = include_str!("samples/contact.connection.connected.json");

/// Replaces the first `from` in the sample. Returns the code, start of the message, `expected` and `received` of each issue.
fn texts(from: &str, to: &str) -> Vec<(&'static str, String, Option<String>, Option<String>)> {
    assert!(PAYLOAD.contains(from), "{from}");
    let report = validate(&PAYLOAD.replacen(from, to, 1));
    let start = |message: &str| message.split([';', ',']).next().unwrap_or_default().to_owned();
    let issues = report.issues.into_iter();
    issues
        .map(|i| (i.code.as_str(), start(&i.message), i.expected.map(Into::into), i.received.map(Into::into)))
        .collect()
}

#[test]
fn issues_have_message_expected_and_received() {
    let got = |received: &str| Some(received.to_owned());
    for (from, to, expected) in [
        (
            r#""id": "clrq5ca80000lb9c9dnxxfyid""#,
            r#""id": 7"#,
            ("wrong_type", "This is a number", Some("string"), got("number")),
        ),
        (
            r#""name": "康宜恩""#,
            r#""name": []"#,
            ("wrong_type", "This value has the wrong JSON type", Some("string"), got("array")),
        ),
        (
            r#""name": "康宜恩""#,
            r#""name": null"#,
            ("null_not_allowed", "Null is not allowed here", Some("string"), got("null")),
        ),
        (r#""name": "康宜恩","#, "", ("missing_field", "This required field is missing", Some("string"), None)),
        (
            r#""externalId": "10000""#,
            r#""externalId": 10000"#,
            ("wrong_type", "This is a number", Some("string"), got("number")),
        ),
        (
            r#""externalId": "10000""#,
            r#""externalId": null"#,
            ("undocumented_null", "This field is null but documented as a string", Some("string"), got("null")),
        ),
        ("1660894172", "x", ("unexpected_format", "This does not look like a LINE provider id", Some("digits"), None)),
        (
            "U4d26836f2aadb5ad84cc8b5b729fc9a1",
            "u",
            (
                "unexpected_format",
                "This does not look like a LINE user id",
                Some("U and 32 lower-case hexadecimal digits"),
                None,
            ),
        ),
        (
            "https://profile",
            "javascript:",
            ("unexpected_format", "This is not an http or https URL", Some("https:// or http:// and a host"), None),
        ),
        (
            "2024-06-08T",
            "2024-06-08 ",
            ("invalid_timestamp", "This is not a valid RFC 3339 date-time", Some("RFC 3339 date-time"), None),
        ),
        (
            "2024-06-08T18:18:18",
            "1990-12-31T23:59:60",
            ("invalid_timestamp", "This is a leap second", Some("RFC 3339 date-time"), None),
        ),
        (
            "2024-06-08T18:18:18",
            "1990-12-31T12:59:60",
            ("invalid_timestamp", "This is not a valid RFC 3339 date-time", Some("RFC 3339 date-time"), None),
        ),
        (
            "1717870698888",
            r#""1717870698888""#,
            ("numeric_string", "This number was sent as a string", Some("number"), got("string")),
        ),
        (
            "1717870698888",
            "1717870698888.5",
            ("not_an_integer", "This number of milliseconds has a fractional part", Some("integer"), None),
        ),
        ("1717870698888", "true", ("wrong_type", "This value has the wrong JSON type", Some("number"), got("boolean"))),
        (
            r#""lineUsers": ["#,
            r#""lineUsers": [null, "#,
            ("null_not_allowed", "Null is not allowed here", Some("object"), got("null")),
        ),
        (
            "contact.connection.connected",
            "store.created",
            (
                "unexpected_event_type",
                "This is an event of another type",
                Some("contact.connection.connected"),
                got("store.created"),
            ),
        ),
        ("康宜恩", r"\ud83d", ("lone_surrogate", "The text has a lone surrogate", None, None)),
        (
            r#""name": "康宜恩","#,
            r#""name": "", "\ud83d": 1,"#,
            ("lone_surrogate", "A key has a lone surrogate", None, None),
        ),
    ] {
        let (code, message, wanted, received) = expected;
        let expected = (code, message.to_owned(), wanted.map(str::to_owned), received);
        assert_eq!(texts(from, to), [expected], "{from} -> {to}");
    }
}

#[test]
fn received_is_the_type_of_the_root_or_the_end_of_the_input() {
    let root = &validate("[]").issues[0];
    assert_eq!((root.expected.as_deref(), root.received.as_deref()), (Some("object"), Some("array")));
    let end = &validate(r#"{"type""#).issues[0];
    assert_eq!((end.expected.as_deref(), end.received.as_deref()), (Some("':'"), Some("the end of the input")));
    let comma = &validate(r#"{"type" 1"#).issues[0];
    assert_eq!((comma.expected.as_deref(), comma.received.as_deref()), (Some("':'"), None));
}

#[test]
fn syntax_errors_name_the_expected_syntax() {
    for (text, expected) in [
        ("", "a value"),
        ("[1,]", "a value"),
        ("[}", "a value"),
        (r#"{"a":}"#, "a value"),
        ("{1}", "a key or '}'"),
        (r#"{"a":1,}"#, "a key"),
        (r#"{"a" 1}"#, "':'"),
        (r#"{"a":1"#, "',' or '}'"),
        (r#"{"a":[1}"#, "',' or ']'"),
        (r#"{"a":{1}}"#, "a key or '}'"),
        (r#"{"a":{"b":1,}}"#, "a key"),
        (r#"{"a":{"b" 1}}"#, "':'"),
        (r#"{"a":{"b":1]}"#, "',' or '}'"),
        (r#"{"data":{"lineUsers":[{} {}]}}"#, "',' or ']'"),
        ("\"a\u{1f}\"", "an escaped control character"),
        ("\"a", "the end of the string"),
        (r#""\x""#, "a JSON escape sequence"),
        (r#""\u12g4""#, "a hexadecimal digit"),
        ("-x", "a digit"),
        ("1.x", "a digit"),
        ("1e+x", "a digit"),
        ("trux", "true"),
        ("falsx", "false"),
        ("nulx", "null"),
        ("{} 1", "the end of the input"),
    ] {
        let issue = &validate(text).issues[0];
        assert_eq!((issue.code, issue.expected.as_deref()), (Code::InvalidJson, Some(expected)), "{text}");
    }
}

/// A message has no placeholder for a value.
#[test]
fn every_message_says_what_is_wrong_then_what_to_do() {
    for message in Message::all() {
        let (wrong, advice) = message.split_once([';', ',']).unwrap_or_default();
        assert!(wrong.len() > 10 && advice.len() > 10 && advice.ends_with('.'), "{message}");
        assert!(!message.contains(['{', '}', '"', '%']) && message.is_ascii(), "{message}");
    }
}

#[test]
fn every_code_has_a_name_and_a_description() {
    for code in Code::ALL {
        assert!(code.as_str().bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_' || byte == b'8'));
        assert!(code.description().ends_with(".\n") && !code.description().contains('['), "{code}");
    }
}
