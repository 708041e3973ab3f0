use std::borrow::Cow;
use std::format;
use std::fs;
use std::path::Path;
use std::string::{String, ToString};
use std::vec::Vec;

use serde_json::Value;
use unicode_width::UnicodeWidthChar;

use super::{BOUND, REACH, Rendered, WINDOW, is_unprintable};
use crate::issue::{Code, Issue, PathSegment, Report};

#[test]
fn renders_the_vectors() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rendering");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    let mut count = 0;
    for file in files {
        let cases: Vec<Value> = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
        for case in cases {
            let report = Report {
                valid: false,
                issues: case["issues"].as_array().unwrap().iter().flat_map(issues).collect(),
                truncated: false,
                is_other_event: false,
            };
            let input = match case["text"].as_str() {
                Some(text) => text.as_bytes().to_vec(),
                None => base64(case["base64"].as_str().unwrap()),
            };
            let rendered = report.render(&input).to_string();
            let mut lines: Vec<&str> = rendered.split('\n').collect();
            let mut expected = &case["rendered"];
            if let Some(end) = case["rendered_end"].as_array() {
                lines.drain(..lines.len() - end.len());
                expected = &case["rendered_end"];
            }
            let expected: Vec<&str> = expected.as_array().unwrap().iter().map(|line| line.as_str().unwrap()).collect();
            assert_eq!(lines, expected, "{} in {}", case["id"], file.display());
            count += 1;
        }
    }
    assert!(count >= 25, "{count} cases");
}

#[test]
fn renders_one_issue_without_a_verdict() {
    let input = "{\"id\":null}";
    assert_eq!(
        issue(6, 4, 1, 7).render(input).to_string(),
        "error[null_not_allowed]: Fill it.\n  --> /id (line 1, column 7)\n   |\n 1 | {\"id\":null}\n   |       ^^^^"
    );
}

/// Pieces of a line: bytes, how they are shown, and their columns. Worked out by hand.
const PIECES: &[(&[u8], &str, usize)] = &[
    (b"a", "a", 1),
    (b"\"", "\"", 1),
    (b"{", "{", 1),
    (b" ", " ", 1),
    (b"\t", "    ", 4),
    (b"\r", "␍", 1),
    (b"\0", "␀", 1),
    (b"\x1b", "␛", 1),
    (b"\x7f", "␡", 1),
    (b"\xff", "\u{fffd}", 1),
    (b"\x80", "\u{fffd}", 1),
    ("é".as_bytes(), "é", 1),
    ("e\u{301}".as_bytes(), "e\u{301}", 1),
    ("ที่".as_bytes(), "ที่", 1),
    ("東".as_bytes(), "東", 2),
    ("ｱ".as_bytes(), "ｱ", 1),
    ("한".as_bytes(), "한", 2),
    ("😀".as_bytes(), "😀", 2),
    ("👍🏽".as_bytes(), "👍", 2),
    ("👨\u{200d}👩".as_bytes(), "👨👩", 4),
    ("❤\u{fe0f}".as_bytes(), "❤", 1),
    ("a\u{200d}".as_bytes(), "a\u{fffd}", 2),
    ("\u{feff}".as_bytes(), "\u{fffd}", 1),
    ("\u{202e}".as_bytes(), "\u{fffd}", 1),
    ("\u{9b}".as_bytes(), "\u{fffd}", 1),
];

#[test]
fn carets_are_under_the_span() {
    let mut random = seeded();
    let mut cut = 0;
    for _ in 0..20_000 {
        let longest = [10, 60, 400][random.usize(..3)];
        let line: Vec<_> = (0..random.usize(1..longest)).map(|_| PIECES[random.usize(..PIECES.len())]).collect();
        // Ends with a visible piece, since a CR before the line break is not shown.
        let line: Vec<_> = line.into_iter().chain([PIECES[0]]).collect();
        let from = random.usize(..line.len());
        let to = random.usize(from..=line.len());
        let bytes = |pieces: &[(&[u8], &str, usize)]| pieces.iter().map(|piece| piece.0).collect::<Vec<_>>().concat();
        let shown = |pieces: &[(&[u8], &str, usize)]| pieces.iter().map(|piece| piece.1).collect::<String>();
        let columns = |pieces: &[(&[u8], &str, usize)]| pieces.iter().map(|piece| piece.2).sum::<usize>();

        let lead = ["", "{\n", "東\r\n\n"][random.usize(..3)].as_bytes();
        let mut input = [lead, &bytes(&line)].concat();
        input.extend_from_slice([&b""[..], b"\n", b"\r\n}"][random.usize(..3)]);
        let issue = issue(lead.len() + bytes(&line[..from]).len(), bytes(&line[from..to]).len(), 7, 1);
        let rendered = issue.render(&input).to_string();
        let context = format!("{rendered}\n{input:?}");

        let mut lines = rendered.lines().skip(3);
        let text = lines.next().unwrap().strip_prefix(" 7 | ").unwrap();
        let carets = lines.next().unwrap().strip_prefix("   | ").unwrap();
        let indent = carets.find('^').unwrap();
        let under = carets.matches('^').count();
        let text_columns: usize = text.chars().map(|c| c.width().unwrap()).sum();
        assert!(text_columns <= WINDOW + 2, "{context}");
        if columns(&line) <= WINDOW {
            assert_eq!(text, shown(&line), "{context}");
            assert_eq!(indent, columns(&line[..from]), "{context}");
            assert_eq!(under, columns(&line[from..to]).max(1), "{context}");
            assert!(!carets.contains('…'), "{context}");
            continue;
        }
        // The text before the carets is the end of the text before the span, and so on.
        cut += 1;
        let (before, rest) = split_at_column(text, indent);
        let (span, after) = if from == to { ("", rest) } else { split_at_column(rest, under) };
        match before.strip_prefix('…') {
            Some(end) => {
                assert!(shown(&line[..from]).ends_with(end) && end.len() < shown(&line[..from]).len(), "{context}")
            }
            None => assert_eq!(before, shown(&line[..from]), "{context}"),
        }
        if carets.contains('…') {
            assert!(shown(&line[from..to]).starts_with(span) && after == "…", "{context}");
        } else {
            assert_eq!(span, shown(&line[from..to]), "{context}");
            match after.strip_suffix('…') {
                Some(start) => assert!(shown(&line[to..]).starts_with(start), "{context}"),
                None => assert_eq!(after, shown(&line[to..]), "{context}"),
            }
            // The window is full: the columns left are fewer than those of the widest character.
            assert!(text_columns + 4 > WINDOW, "{context}");
        }
    }
    assert!(cut > 1000, "{cut}");
}

/// Splits a text. Marks without columns stay with the character before them.
fn split_at_column(text: &str, column: usize) -> (&str, &str) {
    let mut seen = 0;
    let at = text.char_indices().find(|(_, c)| {
        seen += c.width().unwrap();
        seen > column
    });
    text.split_at(at.map_or(text.len(), |(at, _)| at))
}

#[test]
fn renders_any_span_in_any_input_without_panic() {
    let mut random = seeded();
    for _ in 0..5_000 {
        let mut input = Vec::new();
        let longest = [4, 40, 2 * BOUND][random.usize(..3)];
        for _ in 0..random.usize(..longest) {
            match random.u8(..8) {
                0 => input.push(random.u8(..)),
                1 => input.push(b"\n\r\t\"{"[random.usize(..5)]),
                2 => input.extend_from_slice(random.char('\u{80}'..).to_string().as_bytes()),
                3 => input.extend_from_slice("\u{301}\u{300}".as_bytes()),
                _ => input.push(random.u8(b' '..=b'~')),
            }
        }
        let near = random.usize(..=input.len() + 2);
        let offset = [near, usize::MAX, near][random.usize(..3)];
        let length = [0, 1, random.usize(..=input.len()), usize::MAX][random.usize(..4)];
        let mut issue = issue(offset, length, random.usize(..), random.usize(..));
        issue.received = Some(String::from_utf8_lossy(&input).into_owned().into());
        let report =
            Report { valid: false, issues: [issue.clone(), issue].into(), truncated: true, is_other_event: false };
        let rendered = report.render(&input).to_string();
        assert_eq!(rendered.lines().count(), if offset > input.len() { 9 } else { 13 }, "{rendered}");
        assert!(!rendered.chars().any(|c| is_unprintable(c) && c != '\n'), "{rendered:?}");
        assert!(rendered.chars().count() < 2 * (3 * REACH + 5 * WINDOW + 400));
    }
}

#[test]
fn characters_have_the_columns_of_a_terminal() {
    for (c, columns) in [('a', Some(1)), ('東', Some(2)), ('\u{301}', Some(0)), ('…', Some(1)), ('\u{fffd}', Some(1))]
    {
        assert_eq!(Rendered::columns(c), columns, "{c:?}");
    }
    for c in "\0\t\n\x1b\x7f\u{85}\u{9b}\u{ad}\u{61c}\u{200b}\u{200d}\u{200e}\u{2028}\u{202e}\u{2066}\u{feff}\u{e0041}"
        .chars()
    {
        assert!(is_unprintable(c) && Rendered::columns(c).is_none(), "{c:?}");
    }
    for picture in ('\u{2400}'..='\u{2421}').chain(" ~é東ก็😀".chars()) {
        assert!(!is_unprintable(picture), "{picture:?}");
    }
}

fn seeded() -> fastrand::Rng {
    let seed = 20_240_608;
    std::println!("seed {seed}");
    fastrand::Rng::with_seed(seed)
}

fn issue(offset: usize, length: usize, line: usize, column: usize) -> Issue {
    Issue {
        code: Code::NullNotAllowed,
        path: [PathSegment::Key("id".into())].into(),
        message: "Fill it.".into(),
        expected: None,
        received: None,
        offset,
        length,
        line,
        column,
    }
}

/// The issues of one entry of a vector.
fn issues(json: &Value) -> Vec<Issue> {
    let leaked = |name: &str| json[name].as_str().map(|text| &*String::from(text).leak());
    let number = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    let code = Code::ALL.iter().find(|code| json["code"] == code.as_str());
    let issue = Issue {
        code: *code.expect("a known code"),
        path: json["path"].as_array().unwrap().iter().map(segment).collect(),
        message: leaked("message").map(Cow::Borrowed).unwrap(),
        expected: leaked("expected").map(Cow::Borrowed),
        received: leaked("received").map(Cow::Borrowed),
        offset: number(&json["bytes"][0]),
        length: number(&json["bytes"][1]),
        line: number(&json["line"]),
        column: number(&json["column"]),
    };
    let repeat = json.get("repeat").map_or(1, number);
    core::iter::repeat_n(issue, repeat).collect()
}

fn segment(json: &Value) -> PathSegment {
    match json.as_str() {
        Some(key) => PathSegment::Key(String::from(key).into()),
        None => PathSegment::Index(usize::try_from(json.as_u64().unwrap()).unwrap()),
    }
}

fn base64(text: &str) -> Vec<u8> {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bytes, mut bits, mut count) = (Vec::new(), 0_u32, 0);
    for digit in text.bytes().filter(|&digit| digit != b'=') {
        bits = bits << 6 | DIGITS.iter().position(|&other| other == digit).unwrap() as u32;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    bytes
}
