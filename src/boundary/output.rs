//! The output that JavaScript reads: the words of [`layout`](super::layout), and two areas of text.

use std::vec::Vec;

use super::layout::{
    ASCII, ASCII_ONLY, ENTRIES, EVENT_INDEX, IN_SOURCE, ISSUE_TEXTS, ISSUES, NUMBERS, OTHER_EVENT, REWRITTEN, SLOTS,
    TRUNCATED, UTF16, VALID, VERDICT, WORDS,
};
use crate::issue::IssueCollector;
use crate::json::Text;
use crate::model::DATA_BASE;
use crate::walk::Found;

use super::utf16::{Ends, unit_at};
use super::utf16_text::Utf16Text;

/// The second word of a text in the UTF-16 area: any number other than [`IN_SOURCE`].
const IN_UTF16_AREA: u32 = 10;

pub(super) struct Output {
    words: [u32; WORDS],
    ascii: Vec<u8>,
    utf16: Utf16Text,
    /// The ends of the non-ASCII runs of a string that the module encoded, if JavaScript cuts texts from it.
    pub(super) ends: Ends,
    /// Whether the module encoded the string, and it is ASCII.
    pub(super) ascii_only: bool,
    /// Whether unescaped texts have overwritten their escaped form in the input.
    rewritten: bool,
}

impl Output {
    pub(super) const fn new() -> Self {
        Output {
            words: [0; WORDS],
            ascii: Vec::new(),
            utf16: Utf16Text::new(),
            ends: Ends::new(),
            ascii_only: false,
            rewritten: false,
        }
    }

    pub(super) fn as_ptr(&self) -> *const u32 {
        self.words.as_ptr()
    }

    pub(super) fn verdict(&mut self, valid: bool, issues: &IssueCollector) {
        let flag = |is: bool, flag: u32| if is { flag } else { 0 };
        let verdict = flag(valid, VALID)
            | flag(issues.truncated, TRUNCATED)
            | flag(issues.is_other_event(), OTHER_EVENT)
            | flag(self.rewritten, REWRITTEN)
            | flag(self.ascii_only, ASCII_ONLY);
        self.set(VERDICT, [verdict]);
        self.set(ISSUES, [issues.kept.as_ptr() as u32, issues.kept.len() as u32]);
        self.set(ISSUE_TEXTS, [issues.texts.as_ptr() as u32, issues.texts.len() as u32]);
    }

    /// Writes the addresses of the values. With `cut_input`, ASCII texts stay in the input, and JavaScript cuts them out.
    pub(super) fn event(&mut self, input: &mut [u8], found: &mut Found, cut_input: bool) {
        self.ascii.clear();
        self.utf16.clear();
        self.rewritten = false;
        if !(cut_input && found.all_unescaped_ascii) {
            // A text at offset 0 would read as absent. In the input each text follows a quote.
            self.ascii.extend_from_slice(b"\"");
            let slots = found.slots.get_mut(DATA_BASE..).unwrap_or_default();
            // The slots of objects and numbers are copied as texts, too. They are short, and JavaScript ignores them.
            for text in slots.iter_mut().chain(&mut found.entries) {
                if text.present() && !(cut_input && text.is_unescaped_ascii()) {
                    self.take(input, text, cut_input);
                }
            }
        }
        let ascii = if cut_input { &*input } else { &self.ascii };
        self.set(ASCII, [ascii.as_ptr() as u32, ascii.len() as u32]);
        self.set(UTF16, [self.utf16.as_ptr() as u32, self.utf16.units() as u32]);
        self.set(SLOTS, [found.slots.as_ptr() as u32]);
        self.set(NUMBERS, [found.numbers.as_ptr() as u32]);
        self.set(ENTRIES, [found.entries.as_ptr() as u32, found.entries.len() as u32]);
        self.set(EVENT_INDEX, [found.event.unwrap_or_default() as u32]);
    }

    #[inline(always)]
    fn set<const N: usize>(&mut self, index: usize, values: [u32; N]) {
        if let Some(words) = self.words.get_mut(index..).and_then(<[u32]>::first_chunk_mut) {
            *words = values;
        }
    }

    /// Copies a text, unescaped, to its area, and updates its slot.
    #[inline(never)]
    fn take(&mut self, input: &mut [u8], text: &mut Text, cut_input: bool) {
        if text.is_unescaped_ascii() {
            let from = self.ascii.len();
            self.ascii.extend_from_slice(text.raw(input));
            *text = Text::unescaped_ascii(from, self.ascii.len());
            return;
        }
        if cut_input && !self.ends.is_empty() && !text.escaped() {
            let [start, end] = [text.span().start, text.span().end].map(|at| unit_at(&self.ends, at));
            *text = in_area(start, end, IN_SOURCE);
            return;
        }
        let from = self.ascii.len();
        if text.escaped() {
            text.append(input, &mut self.ascii);
        }
        let taken = self.ascii.get(from..).unwrap_or_default();
        if text.escaped() && taken.is_ascii() {
            // The unescaped text is shorter than its escaped form, so it fits there.
            let (start, end) = (text.span().start, text.span().start + taken.len());
            match input.get_mut(start..end) {
                Some(escaped) if cut_input => {
                    escaped.copy_from_slice(taken);
                    self.rewritten = true;
                    *text = Text::unescaped_ascii(start, end);
                    self.ascii.truncate(from);
                }
                _ => *text = Text::unescaped_ascii(from, self.ascii.len()),
            }
            return;
        }
        let begin = self.utf16.units();
        self.utf16.append(if text.escaped() { taken } else { text.raw(input) });
        *text = in_area(begin, self.utf16.units(), IN_UTF16_AREA);
        self.ascii.truncate(from);
    }
}

/// Returns the slot of a text that is not in the ASCII area; see [`layout`](super::layout).
fn in_area(start: usize, end: usize, area: u32) -> Text {
    Text::from_words([!(start as u32), area, end as u32])
}
