//! The issues found so far: the first hundred in order, whatever the order in which they are found.

use std::vec::Vec;

use crate::code::Severity;
use crate::issue::MAX_ISSUES;
use crate::record::{Record, Texts};

use super::content::forget;

/// Keeps a hundred issues at most, so that a hostile payload cannot buy memory with mistakes.
pub(crate) struct Issues {
    pub(crate) kept: Vec<Record>,
    pub(crate) texts: Texts,
    pub(crate) truncated: bool,
    pub(crate) errors: bool,
    pub(crate) warnings: bool,
}

impl Issues {
    pub(super) const fn new() -> Self {
        Issues { kept: Vec::new(), texts: Texts::new(), truncated: false, errors: false, warnings: false }
    }

    /// Forgets the issues. Texts of a usual length keep their memory.
    pub(crate) fn clear(&mut self) {
        self.kept.clear();
        forget(&mut self.texts);
        self.truncated = false;
        self.errors = false;
        self.warnings = false;
    }

    /// Whether an issue at this offset comes behind all that is kept. What is then added is counted and no more.
    pub(super) fn is_behind(&self, first: usize) -> bool {
        self.kept.len() == MAX_ISSUES && self.kept.last().is_some_and(|last| last.first < first)
    }

    /// Counts an issue that is added to those that are kept, or is left out because they are enough.
    pub(super) fn count(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors = true,
            Severity::Warning => self.warnings = true,
        }
        self.truncated |= self.kept.len() == MAX_ISSUES;
    }

    /// Counts an issue, and keeps it, with the text that it has, if it is among the first.
    #[inline(never)]
    pub(super) fn add(&mut self, mut record: Record, said: &[u8]) {
        self.count(record.code.severity());
        let rank = record.rank();
        if self.kept.len() == MAX_ISSUES {
            if self.kept.last().is_some_and(|last| last.rank() <= rank) {
                return;
            }
            self.kept.pop();
        }
        let begin = self.texts.len();
        self.texts.extend_from_slice(said);
        record.said = [begin, self.texts.len()];
        // Most are found in order.
        let behind = self.kept.iter().rev().take_while(|other| other.rank() > rank).count();
        self.kept.insert(self.kept.len() - behind, record);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::Code;

    fn record(code: Code, offset: usize, step: u32) -> Record {
        let mut record = Record::new(code, offset..offset);
        record.path = [step, 0, 0, 0];
        record
    }

    /// Against the plain way: keep everything, sort, cut.
    #[test]
    fn keeps_the_first_in_order_whatever_the_order_of_finding() {
        let mut rng = fastrand::Rng::with_seed(20_240_608);
        for count in [0, 1, 99, 100, 101, 102, 300] {
            for offsets in [1, 3, 1000] {
                let mut collector = Issues::new();
                let mut all = Vec::new();
                for index in 0..count {
                    let code = Code::ALL[rng.usize(..Code::ALL.len())];
                    let record = record(code, rng.usize(..offsets), rng.u32(..4));
                    let said = format!("{index} ");
                    all.push((record.rank(), said.clone()));
                    if collector.is_behind(record.first) {
                        collector.count(code.severity());
                    } else {
                        collector.add(record, said.as_bytes());
                    }
                }
                // Stable: of equal ones the first found is the first.
                all.sort_by_key(|(rank, _)| *rank);
                let severe = |severity| all.iter().any(|(rank, _)| rank.3.severity() == severity);
                assert_eq!(collector.errors, severe(Severity::Error));
                assert_eq!(collector.warnings, severe(Severity::Warning));
                assert_eq!(collector.truncated, count > MAX_ISSUES);
                all.truncate(MAX_ISSUES);
                let said = |record: &Record| {
                    String::from_utf8(collector.texts[record.said[0]..record.said[1]].to_vec()).unwrap()
                };
                let kept: Vec<_> = collector.kept.iter().map(|record| (record.rank(), said(record))).collect();
                assert_eq!(kept, all);
            }
        }
    }

    /// Otherwise a hostile payload could buy time with issues that nobody sees.
    #[test]
    fn what_comes_behind_is_seen_early() {
        let mut collector = Issues::new();
        for first in 0..=MAX_ISSUES {
            assert_eq!(collector.is_behind(first), first == MAX_ISSUES);
            collector.add(record(Code::WrongType, first, 0), b"");
        }
    }
}
