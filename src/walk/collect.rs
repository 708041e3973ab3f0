//! The issues found so far: the first hundred in order, whatever the order in which they are found.

use alloc::vec::Vec;

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
    /// Counts an issue, and keeps what `issue` makes if it is among the first.
    pub(super) fn add(&mut self, rank: Rank, issue: impl FnOnce() -> Issue) {
        match rank.code.severity() {
            Severity::Error => self.errors = true,
            Severity::Warning => self.warnings = true,
        }
        if self.kept.len() == MAX_ISSUES {
            self.truncated = true;
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
