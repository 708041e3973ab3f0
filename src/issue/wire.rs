//! Reads issues, codes and severities back from JSON.

use std::borrow::Cow;
use std::string::String;
use std::vec::Vec;

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};

use super::{Code, Issue, PathSegment, Severity};

/// Serializes the stable name.
impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        let code = Code::ALL.iter().copied().find(|code| code.as_str() == name);
        code.ok_or_else(|| D::Error::custom("unknown issue code; this version does not have it"))
    }
}

/// Serializes `"error"` or `"warning"`.
impl Serialize for Severity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Severity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match String::deserialize(deserializer)?.as_str() {
            "error" => Ok(Severity::Error),
            "warning" => Ok(Severity::Warning),
            _ => Err(D::Error::custom("expected \"error\" or \"warning\"")),
        }
    }
}

impl<'de> Deserialize<'de> for PathSegment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        #[serde(untagged)]
        enum Wire {
            Index(usize),
            Key(String),
        }
        Ok(match Wire::deserialize(deserializer)? {
            Wire::Index(index) => PathSegment::Index(index),
            Wire::Key(key) => PathSegment::Key(Cow::Owned(key)),
        })
    }
}

/// Reads the serialized form. `severity` and `pointer` follow from the other members and are not read. Positions, which
/// issues of a parsed value do not have, are 0 if absent.
impl<'de> Deserialize<'de> for Issue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        struct Wire {
            code: Code,
            path: Vec<PathSegment>,
            message: String,
            expected: Option<String>,
            received: Option<String>,
            #[serde(default)]
            offset: usize,
            #[serde(default)]
            length: usize,
            #[serde(default)]
            line: usize,
            #[serde(default)]
            column: usize,
        }
        let issue = Wire::deserialize(deserializer)?;
        Ok(Issue {
            code: issue.code,
            path: issue.path,
            message: Cow::Owned(issue.message),
            expected: issue.expected.map(Cow::Owned),
            received: issue.received.map(Cow::Owned),
            offset: issue.offset,
            length: issue.length,
            line: issue.line,
            column: issue.column,
        })
    }
}
