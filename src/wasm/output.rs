//! What JavaScript reads of a verdict and an event: the words of [`layout`](crate::layout), and two areas of text.

use std::vec::Vec;

use crate::json::Text;
use crate::layout::{
    ASCII, CONNECTED, IN_WIDE, ISSUES, LINE_USERS, MILLIS, NULL, TEXT_SLOTS, TEXTS, TRUNCATED, VALID, VERDICT, WIDE,
};
use crate::walk::Values;

#[derive(Default)]
pub(super) struct Output {
    words: Vec<u32>,
    ascii: Vec<u8>,
    wide: Vec<u8>,
    /// The length of `wide` in UTF-16 code units.
    wide_units: u32,
}

impl Output {
    pub(super) fn as_ptr(&self) -> *const u32 {
        self.words.as_ptr()
    }

    pub(super) fn verdict(&mut self, valid: bool, issues: bool, truncated: bool) {
        if self.words.is_empty() {
            self.words.resize(TEXTS, 0);
        }
        let flag = |is: bool, flag: u32| if is { flag } else { 0 };
        self.set(VERDICT, flag(valid, VALID) | flag(issues, ISSUES) | flag(truncated, TRUNCATED));
    }

    pub(super) fn event(&mut self, input: &[u8], values: &Values) {
        self.words.clear();
        self.ascii.clear();
        self.wide.clear();
        self.wide_units = 0;
        self.words.resize(TEXTS, 0);
        values.slots.get(TEXT_SLOTS).unwrap_or_default().iter().for_each(|text| self.text(input, *text));
        values.line_users.iter().flatten().for_each(|text| self.text(input, *text));
        self.set(ASCII, self.ascii.as_ptr() as u32);
        self.set(ASCII + 1, self.ascii.len() as u32);
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

    fn set(&mut self, index: usize, value: u32) {
        if let Some(word) = self.words.get_mut(index) {
            *word = value;
        }
    }

    /// Copies a text, unescaped, into the area where it belongs.
    fn text(&mut self, input: &[u8], text: Text) {
        if !text.present() {
            self.words.extend([NULL, 0]);
        } else if text.ascii() && !text.escaped() {
            self.ascii_text(text.raw(input));
        } else {
            let value = text.value(input);
            if value.is_ascii() {
                self.ascii_text(value.as_bytes());
            } else {
                let begin = self.wide_units;
                self.wide.extend_from_slice(value.as_bytes());
                self.wide_units += value.chars().map(|c| c.len_utf16() as u32).sum::<u32>();
                self.words.extend([begin | IN_WIDE, self.wide_units]);
            }
        }
    }

    fn ascii_text(&mut self, text: &[u8]) {
        let begin = self.ascii.len() as u32;
        self.ascii.extend_from_slice(text);
        self.words.extend([begin, self.ascii.len() as u32]);
    }
}
