//! What JavaScript reads of a verdict and an event: the words of [`layout`](crate::layout), and two areas of text.

use std::vec::Vec;

use crate::json::Text;
use crate::judge::Judged;
use crate::layout::{
    ASCII, CONNECTED, LINE_USERS, MILLIS, RECORDS, SAID, TEXT_SLOTS, TEXTS, TRUNCATED, VALID, VERDICT, WIDE, WORDS,
};
use crate::position::utf16_length;
use crate::walk::Values;

pub(super) struct Output {
    words: [u32; WORDS],
    ascii: Vec<u8>,
    wide: Vec<u8>,
    /// The length of `wide` in UTF-16 code units.
    wide_units: u32,
}

impl Output {
    pub(super) const fn new() -> Self {
        Output { words: [0; WORDS], ascii: Vec::new(), wide: Vec::new(), wide_units: 0 }
    }

    pub(super) fn as_ptr(&self) -> *const u32 {
        self.words.as_ptr()
    }

    pub(super) fn verdict(&mut self, judged: &Judged) {
        let flag = |is: bool, flag: u32| if is { flag } else { 0 };
        self.set(VERDICT, [flag(judged.valid, VALID) | flag(judged.truncated, TRUNCATED)]);
        self.set(RECORDS, [judged.records.as_ptr() as u32, judged.records.len() as u32]);
        self.set(SAID, [judged.texts.as_ptr() as u32, judged.texts.len() as u32]);
    }

    /// Says where the input is.
    pub(super) fn input(&mut self, input: &[u8]) {
        self.set(ASCII, [input.as_ptr() as u32, input.len() as u32]);
    }

    /// Says where the values are. With `whole` the plain texts stay in the input, where JavaScript cuts them out.
    pub(super) fn event(&mut self, input: &[u8], values: &mut Values, whole: bool) {
        self.ascii.clear();
        self.wide.clear();
        self.wide_units = 0;
        if !(whole && values.plain) {
            let single = values.slots.get_mut(TEXT_SLOTS).unwrap_or_default();
            for text in single.iter_mut().chain(values.line_users.iter_mut().flatten()) {
                if text.present() && !(whole && text.is_plain()) {
                    self.take(input, text);
                }
            }
        }
        match whole {
            true => self.input(input),
            false => self.set(ASCII, [self.ascii.as_ptr() as u32, self.ascii.len() as u32]),
        }
        self.set(WIDE, [self.wide.as_ptr() as u32, self.wide.len() as u32]);
        let texts = values.slots.get(TEXT_SLOTS).unwrap_or_default();
        self.set(TEXTS, [texts.as_ptr() as u32]);
        self.set(LINE_USERS, [values.line_users.as_ptr() as u32, values.line_users.len() as u32]);
        let [connected_at, init_connected_at] = values.millis.map(|millis| millis.unwrap_or_default());
        self.set(MILLIS, [connected_at as u32, (connected_at >> 32) as u32]);
        self.set(MILLIS + 2, [init_connected_at as u32, (init_connected_at >> 32) as u32]);
        let (store, staff) = values.connected();
        self.set(CONNECTED, [u32::from(store), u32::from(staff)]);
    }

    #[inline(always)]
    fn set<const N: usize>(&mut self, index: usize, values: [u32; N]) {
        if let Some(words) = self.words.get_mut(index..).and_then(<[u32]>::first_chunk_mut) {
            *words = values;
        }
    }

    /// Copies a text, unescaped, into the area where it belongs, and says so.
    #[inline(never)]
    fn take(&mut self, input: &[u8], text: &mut Text) {
        let area = if text.is_plain() { &mut self.ascii } else { &mut self.wide };
        let from = area.len();
        text.append(input, area);
        if text.is_plain() {
            return text.moved(from as u32, self.ascii.len() as u32);
        }
        let begin = self.wide_units;
        self.wide_units += utf16_length(self.wide.get(from..).unwrap_or_default()) as u32;
        text.moved(begin, self.wide_units);
    }
}
