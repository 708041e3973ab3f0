//! The issues found so far: the first hundred in order, whatever the order in which they are found.

use std::vec::Vec;

use super::path::Rank;
use crate::code::Severity;
use crate::issue::{Issue, MAX_ISSUES};

/// Keeps a hundred issues at most, so that a hostile payload cannot buy memory with mistakes.
#[derive(Default)]
pub(super) struct Collector {
    kept: Vec<(Rank, Issue)>,
    pub(super) truncated: bool,
    pub(super) errors: bool,
    pub(super) warnings: bool,
}

impl Collector {
    /// Whether an issue at this offset comes behind all that is kept. What is then added is counted and no more.
    pub(super) fn is_behind(&self, first: usize) -> bool {
        self.kept.len() == MAX_ISSUES && self.kept.last().is_some_and(|(last, _)| last.first < first)
    }

    /// Counts an issue that is added to those that are kept, or is left out because they are enough.
    pub(super) fn count(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors = true,
            Severity::Warning => self.warnings = true,
        }
        self.truncated |= self.kept.len() == MAX_ISSUES;
    }

    /// Counts an issue, and keeps what `issue` makes if it is among the first.
    pub(super) fn add(&mut self, rank: Rank, issue: impl FnOnce() -> Issue) {
        self.count(rank.code.severity());
        if self.kept.len() == MAX_ISSUES {
            if self.kept.last().is_some_and(|(last, _)| *last <= rank) {
                return;
            }
            self.kept.pop();
        }
        let place = self.kept.partition_point(|(other, _)| *other <= rank);
        self.kept.insert(place, (rank, issue()));
    }

    pub(super) fn into_issues(self) -> Vec<Issue> {
        self.kept.into_iter().map(|(_, issue)| issue).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::Code;

    /// Against the plain way: keep everything, sort, cut.
    #[test]
    fn keeps_the_first_in_order_whatever_the_order_of_finding() {
        let mut rng = fastrand::Rng::with_seed(20_240_608);
        for count in [0, 1, 99, 100, 101, 102, 300] {
            for offsets in [1, 3, 1000] {
                let mut collector = Collector::default();
                let mut ranks = Vec::new();
                for _ in 0..count {
                    let first = rng.usize(..offsets);
                    let code = Code::ALL[rng.usize(..Code::ALL.len())];
                    let rank = Rank { first, path: [rng.u32(..4), 0, 0, 0], offset: first, code };
                    ranks.push(rank);
                    if collector.is_behind(first) {
                        collector.count(code.severity());
                    } else {
                        let issue = Issue { code, ..crate::validate("[]").issues.remove(0) };
                        collector.add(rank, || issue);
                    }
                }
                ranks.sort();
                let severe = |severity| ranks.iter().any(|rank| rank.code.severity() == severity);
                assert_eq!(collector.errors, severe(Severity::Error));
                assert_eq!(collector.warnings, severe(Severity::Warning));
                assert_eq!(collector.truncated, count > MAX_ISSUES);
                ranks.truncate(MAX_ISSUES);
                let kept: Vec<Rank> = collector.kept.iter().map(|(rank, _)| *rank).collect();
                assert_eq!(kept, ranks);
                assert_eq!(collector.into_issues().len(), ranks.len());
            }
        }
    }

    /// Otherwise a hostile payload could buy time with issues that nobody sees.
    #[test]
    fn what_comes_behind_is_seen_early() {
        let mut collector = Collector::default();
        let issue = crate::validate("[]").issues.remove(0);
        for first in 0..=MAX_ISSUES {
            assert_eq!(collector.is_behind(first), first == MAX_ISSUES);
            let rank = Rank { first, path: [0; 4], offset: first, code: Code::WrongType };
            collector.add(rank, || issue.clone());
        }
    }
}
