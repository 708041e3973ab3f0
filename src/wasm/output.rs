//! What JavaScript reads of a verdict and an event: the words of [`layout`](crate::layout), and two areas of text.

use std::vec::Vec;

use crate::json::Text;
use crate::judge::Judged;
use crate::layout::{
    ASCII, CONNECTED, IN_WIDE, LINE_USERS, MILLIS, NULL, RECORDS, SAID, TEXT_SLOTS, TEXTS, TRUNCATED, VALID, VERDICT, WIDE,
};
use crate::position::utf16_length;
use crate::schema::LINE_USER;
use crate::walk::Values;

pub(super) struct Output {
    words: Vec<u32>,
    ascii: Vec<u8>,
    wide: Vec<u8>,
    /// The length of `wide` in UTF-16 code units.
    wide_units: u32,
}

impl Output {
    pub(super) const fn new() -> Self {
        Output { words: Vec::new(), ascii: Vec::new(), wide: Vec::new(), wide_units: 0 }
    }

    pub(super) fn as_ptr(&self) -> *const u32 {
        self.words.as_ptr()
    }

    pub(super) fn verdict(&mut self, judged: &Judged) {
        let flag = |is: bool, flag: u32| if is { flag } else { 0 };
        self.set(VERDICT, flag(judged.valid, VALID) | flag(judged.truncated, TRUNCATED));
        self.set(RECORDS, judged.records.as_ptr() as u32);
        self.set(RECORDS + 1, judged.records.len() as u32);
        self.set(SAID, judged.texts.as_ptr() as u32);
    }

    pub(super) fn event(&mut self, input: &[u8], values: &Values, whole: bool) {
        self.ascii.clear();
        self.wide.clear();
        self.wide_units = 0;
        let single = values.slots.get(TEXT_SLOTS).unwrap_or_default();
        let texts = single.iter().chain(values.line_users.iter().flatten());
        let count = single.len() + values.line_users.len() * LINE_USER.fields.len();
        let mut words = core::mem::take(&mut self.words);
        words.resize(TEXTS + 2 * count, 0);
        let pairs = words.get_mut(TEXTS..).unwrap_or_default().chunks_exact_mut(2);
        for (pair, text) in pairs.zip(texts) {
            // Mostly a text that stays where it is.
            let (begin, end) = if whole && text.is_plain() { text.bounds() } else { self.text(input, *text, whole) };
            if let [first, second] = pair {
                *first = begin;
                *second = end;
            }
        }
        self.words = words;
        if whole {
            self.input(input);
        } else {
            self.set(ASCII, self.ascii.as_ptr() as u32);
            self.set(ASCII + 1, self.ascii.len() as u32);
        }
        self.set(WIDE, self.wide.as_ptr() as u32);
        self.set(WIDE + 1, self.wide.len() as u32);
        self.set(LINE_USERS, values.line_users.len() as u32);
        for (index, millis) in values.millis.iter().enumerate() {
            let millis = millis.unwrap_or_default();
            self.set(MILLIS + 2 * index, millis as u32);
            self.set(MILLIS + 2 * index + 1, (millis >> 32) as u32);
        }
        let (store, staff) = values.connected();
        self.set(CONNECTED, u32::from(store));
        self.set(CONNECTED + 1, u32::from(staff));
    }

    /// Says where the input is.
    pub(super) fn input(&mut self, input: &[u8]) {
        self.set(ASCII, input.as_ptr() as u32);
        self.set(ASCII + 1, input.len() as u32);
    }

    fn set(&mut self, index: usize, value: u32) {
        if self.words.is_empty() {
            self.words.resize(TEXTS, 0);
        }
        if let Some(word) = self.words.get_mut(index) {
            *word = value;
        }
    }

    /// Copies a text, unescaped, into the area where it belongs, and returns where it begins and ends there.
    #[inline(never)]
    fn text(&mut self, input: &[u8], text: Text, whole: bool) -> (u32, u32) {
        if !text.present() {
            return (NULL, 0);
        }
        let area = if whole || !text.is_plain() { &mut self.wide } else { &mut self.ascii };
        let from = area.len();
        text.append(input, area);
        if !whole && text.is_plain() {
            return (from as u32, self.ascii.len() as u32);
        }
        let begin = self.wide_units;
        self.wide_units += utf16_length(self.wide.get(from..).unwrap_or_default()) as u32;
        (begin | IN_WIDE, self.wide_units)
    }
}
