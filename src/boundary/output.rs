//! What JavaScript reads of a verdict and an event: the words of [`layout`](crate::boundary::layout), and two areas of text.

use std::vec::Vec;

use crate::boundary::layout::{
    ASCII, CONNECTED, IN_SOURCE, LINE_USERS, MILLIS, NARROW, RECORDS, REWRITTEN, SAID, TEXT_SLOTS, TEXTS, TRUNCATED,
    VALID, VERDICT, WIDE, WORDS,
};
use crate::issue::IssueCollector;
use crate::json::Text;
use crate::walk::Found;

use super::utf16::{Ends, unit_at};
use super::utf16_text::Utf16Text;

/// The second word of a text in the UTF-16 area. Any number but [`IN_SOURCE`] would do.
const IN_UTF16_AREA: u32 = 10;

pub(super) struct Output {
    words: [u32; WORDS],
    ascii: Vec<u8>,
    wide: Utf16Text,
    /// Of a string that was encoded here, if texts are to be cut from it.
    pub(super) ends: Ends,
    /// Whether such a string is ASCII.
    pub(super) narrow: bool,
    /// Whether texts were written over what stood in the input for them.
    rewritten: bool,
}

impl Output {
    pub(super) const fn new() -> Self {
        Output {
            words: [0; WORDS],
            ascii: Vec::new(),
            wide: Utf16Text::new(),
            ends: Ends::new(),
            narrow: false,
            rewritten: false,
        }
    }

    pub(super) fn as_ptr(&self) -> *const u32 {
        self.words.as_ptr()
    }

    pub(super) fn verdict(&mut self, valid: bool, issues: &IssueCollector) {
        let flag = |is: bool, flag: u32| if is { flag } else { 0 };
        let verdict = flag(valid, VALID) | flag(issues.truncated, TRUNCATED);
        self.set(VERDICT, [verdict | flag(self.rewritten, REWRITTEN) | flag(self.narrow, NARROW)]);
        self.set(RECORDS, [issues.kept.as_ptr() as u32, issues.kept.len() as u32]);
        self.set(SAID, [issues.texts.as_ptr() as u32, issues.texts.len() as u32]);
    }

    /// Says where the values are. With `whole` the texts that are ASCII stay in the input, where JavaScript cuts them out.
    pub(super) fn event(&mut self, input: &mut [u8], found: &mut Found, whole: bool) {
        self.ascii.clear();
        self.wide.clear();
        self.rewritten = false;
        if !(whole && found.all_unescaped_ascii) {
            // A text that begins at 0 would be one that is not there. In the input, a quote stands before each.
            self.ascii.extend_from_slice(b"\"");
            let single = found.slots.get_mut(TEXT_SLOTS).unwrap_or_default();
            for text in single.iter_mut().chain(found.line_users.iter_mut().flatten()) {
                if text.present() && !(whole && text.is_unescaped_ascii()) {
                    self.take(input, text, whole);
                }
            }
        }
        let ascii = if whole { &*input } else { &self.ascii };
        self.set(ASCII, [ascii.as_ptr() as u32, ascii.len() as u32]);
        self.set(WIDE, [self.wide.as_ptr() as u32, self.wide.units() as u32]);
        let texts = found.slots.get(TEXT_SLOTS).unwrap_or_default();
        self.set(TEXTS, [texts.as_ptr() as u32]);
        self.set(LINE_USERS, [found.line_users.as_ptr() as u32, found.line_users.len() as u32]);
        let [connected_at, init_connected_at] = found.millis.map(|millis| millis.unwrap_or_default());
        self.set(MILLIS, [connected_at as u32, (connected_at >> 32) as u32]);
        self.set(MILLIS + 2, [init_connected_at as u32, (init_connected_at >> 32) as u32]);
        let (store, staff) = found.connected();
        self.set(CONNECTED, [u32::from(store), u32::from(staff)]);
    }

    #[inline(always)]
    fn set<const N: usize>(&mut self, index: usize, values: [u32; N]) {
        if let Some(words) = self.words.get_mut(index..).and_then(<[u32]>::first_chunk_mut) {
            *words = values;
        }
    }

    /// Copies a text, unescaped, to where it belongs, and says so.
    #[inline(never)]
    fn take(&mut self, input: &mut [u8], text: &mut Text, whole: bool) {
        if text.is_unescaped_ascii() {
            let from = self.ascii.len();
            self.ascii.extend_from_slice(text.raw(input));
            *text = Text::unescaped_ascii(from, self.ascii.len());
            return;
        }
        if whole && !self.ends.is_empty() && !text.escaped() {
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
            // Only its escapes made it another text, which is shorter without them.
            let (start, end) = (text.span().start, text.span().start + taken.len());
            match input.get_mut(start..end) {
                Some(place) if whole => {
                    place.copy_from_slice(taken);
                    self.rewritten = true;
                    *text = Text::unescaped_ascii(start, end);
                    self.ascii.truncate(from);
                }
                _ => *text = Text::unescaped_ascii(from, self.ascii.len()),
            }
            return;
        }
        let begin = self.wide.units();
        self.wide.append(if text.escaped() { taken } else { text.raw(input) });
        *text = in_area(begin, self.wide.units(), IN_UTF16_AREA);
        self.ascii.truncate(from);
    }
}

/// A text in another area than the first, in the words that [`layout`](crate::boundary::layout) describes.
fn in_area(start: usize, end: usize, area: u32) -> Text {
    Text::from_words([!(start as u32), area, end as u32])
}
