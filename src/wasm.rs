//! The boundary to JavaScript: numbers and memory in, numbers and memory out, issues as objects.
//!
//! This is the only file that names `wasm_bindgen`. Its callers are the TypeScript sources of the npm package, which
//! know the layout of [`Output`]; nothing here is for Rust programs.
//!
//! A call goes: [`reserve`], copy the input to the place it returns, [`judge`], read the output, and if there are
//! issues [`take_issues`]. One crossing per field would cost more than all of the validation.

mod output;
mod utf16;

use core::cell::RefCell;
use std::vec::Vec;

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::code::Code;
use crate::issue::{Issue, Report};
use crate::judge::{Wanted, unreadable};
use crate::layout;
use crate::options::Options;
use crate::position::{Cursor, Unit};
use crate::walk::{Order, Values};
use output::Output;

/// A fifth of the size of the standard library's allocator, and as bounded in time.
#[cfg(feature = "npm")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[derive(Default)]
struct State {
    input: Vec<u8>,
    /// A string that is to be encoded into the input.
    units: Vec<u8>,
    values: Values,
    output: Output,
    issues: Vec<Issue>,
    positions: bool,
}

thread_local! {
    static STATE: RefCell<State> = RefCell::default();
}

impl State {
    fn answer(&mut self, report: Report, positions: bool) -> *const u32 {
        self.output.verdict(report.valid, !report.issues.is_empty(), report.truncated);
        self.issues = report.issues;
        self.positions = positions;
        self.output.as_ptr()
    }

    fn judge(&mut self, length: usize, max_bytes: usize, asked: u32) -> *const u32 {
        let options = Options::new().strict(asked & layout::STRICT != 0).max_bytes(max_bytes);
        let is_value = asked & layout::VALUE != 0;
        let order = if is_value { Order::Fields } else { Order::Document };
        let wanted = Wanted { values: asked & layout::EVENT != 0, order, unit: unit(asked) };
        let input = self.input.get(..length).unwrap_or_default();
        let report = crate::judge::judge(input, &options, wanted, &mut self.values);
        if wanted.values && report.valid {
            self.output.event(input, &self.values, asked & layout::WHOLE != 0);
        }
        let answer = self.answer(report, !is_value);
        if !wanted.values {
            self.output.input(self.input.get(..length).unwrap_or_default());
        }
        answer
    }

    fn too_large(&mut self, length: usize, asked: u32) -> *const u32 {
        let report = unreadable(&[], Code::TooLarge, 0..length, None, Unit::Bytes);
        self.answer(report, asked & layout::VALUE == 0)
    }

    fn lone_surrogate(&mut self, length: usize, at: usize) -> *const u32 {
        let input = self.input.get(..length).unwrap_or_default();
        let at = Cursor::new(input).bytes_at_utf16(at);
        // In its place stands U+FFFD, three bytes long and one unit, as half a pair is.
        let report = unreadable(input, Code::LoneSurrogate, at..at + 3, None, Unit::Utf16);
        self.answer(report, true)
    }
}

fn unit(asked: u32) -> Unit {
    if asked & layout::TEXT != 0 { Unit::Utf16 } else { Unit::Bytes }
}

/// Makes room for `length` bytes and returns whether there is memory for them.
fn make_room(room: &mut Vec<u8>, length: usize) -> bool {
    let missing = length.saturating_sub(room.len());
    if room.try_reserve(missing).is_err() {
        return false;
    }
    if missing != 0 {
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
/// [`layout::STRICT`], [`layout::EVENT`], [`layout::TEXT`], [`layout::VALUE`] and [`layout::WHOLE`].
#[wasm_bindgen]
pub fn judge(length: usize, max_bytes: usize, asked: u32) -> *const u32 {
    STATE.with_borrow_mut(|state| state.judge(length, max_bytes, asked))
}

/// Judges the string whose first `count` units of UTF-16 are in their room, as [`judge`] does.
#[wasm_bindgen]
pub fn judge_utf16(count: usize, max_bytes: usize, asked: u32) -> *const u32 {
    STATE.with_borrow_mut(|state| {
        let units = state.units.get(..count * 2).unwrap_or_default();
        let encoded = utf16::encode(units, &mut state.input);
        if encoded.length > max_bytes {
            return state.too_large(count, asked);
        }
        match encoded.lone {
            Some(at) => state.lone_surrogate(encoded.length, at),
            None => state.judge(encoded.length, max_bytes, asked),
        }
    })
}

/// Reports that the input is too large to be copied here. `length` is in the unit of the input.
#[wasm_bindgen]
pub fn too_large(length: usize, asked: u32) -> *const u32 {
    STATE.with_borrow_mut(|state| state.too_large(length, asked))
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
        let code = if undefined { Code::WrongType } else { Code::UnreadableInput };
        let mut report = unreadable(&[], code, 0..0, undefined.then_some("object"), Unit::Bytes);
        if let (true, Some(issue)) = (undefined, report.issues.first_mut()) {
            issue.received = Some("undefined".into());
        }
        state.answer(report, false)
    })
}

/// The issues of the last verdict, each a `Map` of its members. They are handed out once.
///
/// Maps and not objects: a property that is set may run a setter of somebody's `Object.prototype`.
#[wasm_bindgen]
pub fn take_issues() -> js_sys::Array {
    // Out of the state first: what fills an array may run code of the caller, which may call in again.
    let (issues, positions) = STATE.with_borrow_mut(|state| (core::mem::take(&mut state.issues), state.positions));
    let serializer = serde_wasm_bindgen::Serializer::new();
    let array = js_sys::Array::new();
    for issue in &issues {
        array.push(&issue.serialize_with(&serializer, positions).unwrap_or(JsValue::NULL));
    }
    array
}
