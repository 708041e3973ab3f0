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
