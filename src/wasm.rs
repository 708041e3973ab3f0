//! The boundary to the npm package: numbers and memory in, numbers and memory out.
//!
//! Its callers are the TypeScript sources of the package, which know the [`layout`](crate::layout) of what they read;
//! nothing here is for Rust programs, nor for other JavaScript: that is what [`js`](crate::js) is for.
//!
//! A call goes: [`reserve`], copy the input to the place it returns, [`judge`], read the output. One crossing per field
//! or per issue would cost more than all of the validation.

mod output;
mod utf16;
mod wide;

#[cfg(not(target_feature = "simd128"))]
compile_error!("the module of the npm package is built with vectors, by `npm run build`");

use core::cell::RefCell;
use core::mem::offset_of;
use std::vec::Vec;

use wasm_bindgen::prelude::wasm_bindgen;

use crate::issue::{Code, Expectation, RawIssue};
use crate::json::Text;
use crate::layout;
use crate::options::Options;
use crate::position::{Cursor, Unit};
use crate::validate::{OutputOptions, unreadable, validate_into};
use crate::walk::{Found, Order};
use output::Output;

// What `layout` says of a record and of a text.
const _: () = {
    assert!(size_of::<Text>() == 4 * layout::TEXT_WORDS);
    assert!(offset_of!(RawIssue, path) == 4 * layout::record::PATH);
    assert!(offset_of!(RawIssue, offset) == 4 * layout::record::OFFSET);
    assert!(offset_of!(RawIssue, column) == 4 * layout::record::OFFSET + 12);
    assert!(offset_of!(RawIssue, text) == 4 * layout::record::SAID);
    assert!(offset_of!(RawIssue, code) == 4 * layout::record::NUMBERS);
    assert!(size_of::<RawIssue>() == 4 * layout::record::WORDS);
};

/// A fifth of the size of the standard library's allocator, and as bounded in time.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

struct State {
    input: Vec<u8>,
    /// A string that is to be encoded into the input.
    units: Vec<u8>,
    found: Found,
    output: Output,
}

thread_local! {
    static STATE: RefCell<State> = const { RefCell::new(State::new()) };
}

impl State {
    const fn new() -> Self {
        State { input: Vec::new(), units: Vec::new(), found: Found::new(), output: Output::new() }
    }

    fn answer(&mut self, valid: bool) -> *const u32 {
        self.output.verdict(valid, &self.found.issues);
        self.output.as_ptr()
    }

    fn unreadable(&mut self, length: usize, record: RawIssue, unit: Unit) -> *const u32 {
        let input = self.input.get(..length).unwrap_or_default();
        let valid = unreadable(input, record, unit, &mut self.found);
        self.answer(valid)
    }

    fn judge(&mut self, length: usize, max_bytes: usize, asked: u32) -> *const u32 {
        let options = Options::new().strict(asked & layout::STRICT != 0).max_bytes(max_bytes);
        let is_value = asked & layout::VALUE != 0;
        let order = if is_value { Order::Fields } else { Order::Document };
        let wanted = OutputOptions { values: asked & layout::EVENT != 0, order, unit: unit(asked) };
        self.found.set_hash_seed(asked >> layout::SECRET);
        let input = self.input.get_mut(..length).unwrap_or_default();
        let valid = validate_into(input, &options, wanted, &mut self.found);
        if valid && wanted.values {
            self.output.event(input, &mut self.found, asked & layout::WHOLE != 0);
        }
        self.answer(valid)
    }

    fn too_large(&mut self, length: usize) -> *const u32 {
        self.unreadable(0, RawIssue::new(Code::TooLarge, 0..length), Unit::Bytes)
    }

    #[inline(never)]
    fn lone_surrogate(&mut self, length: usize, at: usize) -> *const u32 {
        let input = self.input.get(..length).unwrap_or_default();
        let at = Cursor::new(input).bytes_at_utf16(at);
        // In its place stands U+FFFD, three bytes long and one unit, as half a pair is.
        self.unreadable(length, RawIssue::new(Code::LoneSurrogate, at..at + 3), Unit::Utf16)
    }
}

fn unit(asked: u32) -> Unit {
    if asked & layout::TEXT != 0 { Unit::Utf16 } else { Unit::Bytes }
}

/// Makes room for `length` bytes and returns whether there is memory for them.
#[inline(never)]
fn make_room(room: &mut Vec<u8>, length: usize) -> bool {
    if length > room.len() {
        // What was there goes first, as memory of wasm never shrinks. A little more than is asked for, so that inputs that are
        // longer and longer do not move it each time.
        let length = length | 0xFFF;
        *room = Vec::new();
        if room.try_reserve_exact(length).is_err() {
            return false;
        }
        room.resize(length, 0);
    }
    true
}

/// Makes room for `length` bytes of input and returns where; 0 if there is no memory for them.
#[wasm_bindgen]
pub fn reserve(length: usize) -> *mut u8 {
    STATE.with_borrow_mut(|state| match make_room(&mut state.input, length) {
        true => state.input.as_mut_ptr(),
        false => core::ptr::null_mut(),
    })
}

/// Makes room for `count` units of UTF-16 and returns where; 0 if there is no memory for them and their UTF-8.
#[wasm_bindgen]
pub fn reserve_utf16(count: usize) -> *mut u8 {
    STATE.with_borrow_mut(|state| {
        let lengths = (count.checked_mul(2), count.checked_mul(3));
        match lengths {
            (Some(units), Some(bytes)) if make_room(&mut state.units, units) && make_room(&mut state.input, bytes) => {
                state.units.as_mut_ptr()
            }
            _ => core::ptr::null_mut(),
        }
    })
}

/// Judges the first `length` bytes of the room and returns the address of the output. What is `asked` is a sum of
/// [`layout::STRICT`], [`layout::EVENT`], [`layout::TEXT`], [`layout::VALUE`] and [`layout::WHOLE`], and of a secret from
/// the bit [`layout::SECRET`] on.
#[wasm_bindgen]
pub fn judge(length: usize, max_bytes: usize, asked: u32) -> *const u32 {
    STATE.with_borrow_mut(|state| {
        state.output.ends.clear();
        state.output.narrow = false;
        state.judge(length, max_bytes, asked)
    })
}

/// Judges the string whose first `count` units of UTF-16 are in their room, as [`judge`] does.
#[wasm_bindgen]
pub fn judge_utf16(count: usize, max_bytes: usize, asked: u32) -> *const u32 {
    STATE.with_borrow_mut(|state| {
        let units = state.units.get(..count * 2).unwrap_or_default();
        state.output.ends.clear();
        let ends = (asked & layout::WHOLE != 0).then_some(&mut state.output.ends);
        let encoded = utf16::encode(units, &mut state.input, ends);
        state.output.narrow = encoded.length == count;
        if encoded.length > max_bytes {
            return state.too_large(count);
        }
        match encoded.lone {
            Some(at) => state.lone_surrogate(encoded.length, at),
            None => state.judge(encoded.length, max_bytes, asked),
        }
    })
}

/// Reports that the input is too large to be copied here. `length` is in the unit of the input.
#[wasm_bindgen]
pub fn too_large(length: usize) -> *const u32 {
    STATE.with_borrow_mut(|state| state.too_large(length))
}

/// Reports half a surrogate pair at the UTF-16 offset `at` of a string whose UTF-8 is in the room.
#[wasm_bindgen]
pub fn lone_surrogate(length: usize, at: usize) -> *const u32 {
    STATE.with_borrow_mut(|state| state.lone_surrogate(length, at))
}

/// Reports that `JSON.stringify` threw, or (`undefined`) that it had nothing to write.
#[wasm_bindgen]
pub fn no_text(undefined: bool) -> *const u32 {
    STATE.with_borrow_mut(|state| {
        let mut record = RawIssue::new(if undefined { Code::WrongType } else { Code::UnreadableInput }, 0..0);
        if undefined {
            record.set_expected(Some(Expectation::Object));
            record.set_received(Some(Expectation::Undefined));
        }
        state.unreadable(0, record, Unit::Bytes)
    })
}
