//! Collects the issues of a payload: the first hundred in report order, in whatever order they are found.

use std::vec::Vec;

use super::raw::{RawIssue, Texts};
use super::report::MAX_ISSUES;
use super::{Code, Severity};

/// The maximum size of the texts' memory that is kept for the next payload, in bytes.
const MAX_KEPT_TEXTS: usize = 4096;

/// Keeps at most [`MAX_ISSUES`] issues, so that a hostile payload cannot exhaust memory with issues.
pub(crate) struct IssueCollector {
    pub(crate) kept: Vec<RawIssue>,
    pub(crate) texts: Texts,
    pub(crate) truncated: bool,
    /// The number of errors, including those that are not kept.
    pub(crate) errors: usize,
    pub(crate) warnings: bool,
}

impl IssueCollector {
    pub(crate) const fn new() -> Self {
        IssueCollector { kept: Vec::new(), texts: Texts::new(), truncated: false, errors: 0, warnings: false }
    }

    /// Removes all issues. Keeps the memory of the texts up to [`MAX_KEPT_TEXTS`].
    pub(crate) fn clear(&mut self) {
        self.kept.clear();
        if self.texts.capacity() > MAX_KEPT_TEXTS {
            self.texts = Texts::new();
        }
        self.texts.clear();
        self.truncated = false;
        self.errors = 0;
        self.warnings = false;
    }

    /// Whether an issue at this offset sorts after a full list, so that it only has to be counted.
    pub(crate) fn is_past_limit(&self, offset: usize) -> bool {
        self.kept.len() == MAX_ISSUES && self.kept.last().is_some_and(|last| last.first < offset)
    }

    /// Whether [`Code::UnexpectedEventType`] is the only error: the payload of another event.
    pub(crate) fn is_other_event(&self) -> bool {
        self.errors == 1 && self.kept.iter().any(|issue| issue.code == Code::UnexpectedEventType)
    }

    /// Counts an issue, whether it is kept or not.
    pub(crate) fn count(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings = true,
        }
        self.truncated |= self.kept.len() == MAX_ISSUES;
    }

    /// Counts an issue, and keeps it together with its text if it is among the first [`MAX_ISSUES`].
    #[inline(never)]
    pub(crate) fn add(&mut self, mut issue: RawIssue, text: &[u8]) {
        self.count(issue.code.severity());
        let rank = issue.rank();
        let is_pinned = |issue: &mut RawIssue| issue.code == Code::UnexpectedEventType;
        if self.kept.len() == MAX_ISSUES {
            // Another event is never dropped: callers route by it.
            let pinned = self.kept.pop_if(is_pinned);
            let is_dropped = !is_pinned(&mut issue) && self.kept.last().is_some_and(|last| last.rank() <= rank);
            if !is_dropped {
                self.kept.pop();
            }
            self.kept.extend(pinned);
            if is_dropped {
                return;
            }
        }
        let start = self.texts.len();
        self.texts.extend_from_slice(text);
        issue.text = [start, self.texts.len()];
        self.kept.push(issue);
        // Most issues are found in order. `Vec::insert` would add the formatting of its panic to the wasm.
        let mut end = self.kept.len();
        while let Some([.., before, new]) = self.kept.get_mut(..end) {
            if before.rank() <= rank {
                break;
            }
            core::mem::swap(before, new);
            end -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::Code;

    fn issue(code: Code, offset: usize, step: u32) -> RawIssue {
        let mut issue = RawIssue::new(code, offset..offset);
        issue.path[0] = step;
        issue
    }

    /// Compares with the simple solution: keep everything, sort, truncate.
    #[test]
    fn keeps_the_first_issues_in_report_order() {
        let mut rng = fastrand::Rng::with_seed(20_240_608);
        for count in [0, 1, 99, 100, 101, 102, 300] {
            for offsets in [1, 3, 1000] {
                let mut collector = IssueCollector::new();
                let mut all = Vec::new();
                let codes: Vec<_> =
                    Code::ALL.iter().copied().filter(|&code| code != Code::UnexpectedEventType).collect();
                for index in 0..count {
                    let code = codes[rng.usize(..codes.len())];
                    let issue = issue(code, rng.usize(..offsets), rng.u32(..4));
                    let text = format!("{index} ");
                    all.push((issue.rank(), text.clone()));
                    if collector.is_past_limit(issue.first) {
                        collector.count(code.severity());
                    } else {
                        collector.add(issue, text.as_bytes());
                    }
                }
                // A stable sort: of equal issues, the one found first stays first.
                all.sort_by_key(|(rank, _)| *rank);
                let has = |severity| all.iter().any(|(rank, _)| rank.3.severity() == severity);
                assert_eq!(collector.errors > 0, has(Severity::Error));
                assert_eq!(collector.warnings, has(Severity::Warning));
                assert_eq!(collector.truncated, count > MAX_ISSUES);
                all.truncate(MAX_ISSUES);
                let text = |issue: &RawIssue| {
                    String::from_utf8(collector.texts[issue.text[0]..issue.text[1]].to_vec()).unwrap()
                };
                let kept: Vec<_> = collector.kept.iter().map(|issue| (issue.rank(), text(issue))).collect();
                assert_eq!(kept, all);
            }
        }
    }

    /// Otherwise a hostile payload could waste time with issues that are dropped later.
    #[test]
    fn detects_issues_past_the_limit_before_they_are_built() {
        let mut collector = IssueCollector::new();
        for first in 0..=MAX_ISSUES {
            assert_eq!(collector.is_past_limit(first), first == MAX_ISSUES);
            collector.add(issue(Code::WrongType, first, 0), b"");
        }
    }

    #[test]
    fn never_drops_another_event() {
        for at in [0, 50, 99, 100, 150, 300] {
            let mut collector = IssueCollector::new();
            for first in 0..=300 {
                let code = if first == at { Code::UnexpectedEventType } else { Code::UnknownField };
                collector.add(issue(code, first, 0), b"");
            }
            assert!(collector.is_other_event(), "{at}");
            assert_eq!(collector.kept.len(), MAX_ISSUES);
            assert!(collector.kept.is_sorted_by_key(RawIssue::rank));
            collector.add(issue(Code::WrongType, 301, 0), b"");
            assert!(!collector.is_other_event(), "{at}");
        }
    }
}
