//! The state of one wasm instance, and the calls on it.

use core::mem::offset_of;
use std::vec::Vec;

use crate::issue::{Code, Expectation, RawIssue};
use crate::json::Text;
use crate::options::{Options, Types};
use crate::position::Unit;
use crate::validate::{OutputOptions, lone_surrogate, unreadable, validate_into};
use crate::walk::{Found, Order};

use super::layout;
use super::output::Output;
use super::utf16;

// Checks the constants of `layout` against the memory layout of a text and of an issue.
const _: () = {
    assert!(size_of::<Text>() == 4 * layout::SLOT_WORDS);
    assert!(offset_of!(RawIssue, path) == 4 * layout::issue::PATH);
    assert!(offset_of!(RawIssue, offset) == 4 * layout::issue::OFFSET);
    assert!(offset_of!(RawIssue, column) == 4 * layout::issue::OFFSET + 12);
    assert!(offset_of!(RawIssue, text) == 4 * layout::issue::TEXT);
    assert!(offset_of!(RawIssue, code) == 4 * layout::issue::NUMBERS);
    assert!(size_of::<RawIssue>() == 4 * layout::issue::WORDS);
};

/// The memory of one wasm instance. It is reused from call to call.
pub struct Boundary {
    input: Vec<u8>,
    /// The UTF-16 code units of a string, before it is encoded into the input.
    units: Vec<u8>,
    found: Found,
    output: Output,
}

impl Default for Boundary {
    fn default() -> Self {
        Boundary::new()
    }
}

impl Boundary {
    /// Returns a boundary that has not allocated memory yet.
    pub const fn new() -> Self {
        Boundary { input: Vec::new(), units: Vec::new(), found: Found::new(), output: Output::new() }
    }

    /// Makes room for `length` bytes of input and returns the address; null if there is not enough memory.
    pub fn reserve(&mut self, length: usize) -> *mut u8 {
        match make_room(&mut self.input, length) {
            true => self.input.as_mut_ptr(),
            false => core::ptr::null_mut(),
        }
    }

    /// Makes room for `count` UTF-16 code units and returns the address; null if there is not enough memory for them and their
    /// UTF-8.
    pub fn reserve_utf16(&mut self, count: usize) -> *mut u8 {
        let lengths = (count.checked_mul(2), count.checked_mul(3));
        match lengths {
            (Some(units), Some(bytes)) if make_room(&mut self.units, units) && make_room(&mut self.input, bytes) => {
                self.units.as_mut_ptr()
            }
            _ => core::ptr::null_mut(),
        }
    }

    /// Validates the first `length` bytes of the input and returns the address of the output.
    ///
    /// `asked` is a sum of [`layout::STRICT`], [`layout::EVENT`], [`layout::TEXT`], [`layout::VALUE`] and
    /// [`layout::CUT_INPUT`], and has the hash seed in the bits from [`layout::HASH_SEED`] on. `types` has a bit for each
    /// accepted event type.
    pub fn validate(&mut self, length: usize, max_bytes: usize, asked: u32, types: u32) -> *const u32 {
        self.output.ends.clear();
        self.output.ascii_only = false;
        self.run(length, max_bytes, asked, types)
    }

    /// Encodes the first `count` UTF-16 code units at the reserved address as UTF-8, then validates them as
    /// [`validate`](Self::validate) does.
    pub fn validate_utf16(&mut self, count: usize, max_bytes: usize, asked: u32, types: u32) -> *const u32 {
        let units = self.units.get(..count * 2).unwrap_or_default();
        self.output.ends.clear();
        let ends = (asked & layout::CUT_INPUT != 0).then_some(&mut self.output.ends);
        let encoded = utf16::encode(units, &mut self.input, ends);
        self.output.ascii_only = encoded.length == count;
        if encoded.length > max_bytes {
            return self.too_large(count);
        }
        match encoded.lone {
            Some(at) => self.lone_surrogate(encoded.length, at),
            None => self.run(encoded.length, max_bytes, asked, types),
        }
    }

    /// Reports that the input is too large to be copied into wasm memory. `length` is in the unit of the input.
    pub fn too_large(&mut self, length: usize) -> *const u32 {
        self.unreadable(0, RawIssue::new(Code::TooLarge, 0..length), Unit::Bytes)
    }

    /// Reports a lone surrogate at the UTF-16 offset `at` of a string whose UTF-8 is in the input.
    pub fn lone_surrogate(&mut self, length: usize, at: usize) -> *const u32 {
        let input = self.input.get(..length).unwrap_or_default();
        let valid = lone_surrogate(input, at, &mut self.found);
        self.finish(valid)
    }

    /// Reports that `JSON.stringify` threw, or with `undefined` that it returned `undefined`.
    pub fn no_text(&mut self, undefined: bool) -> *const u32 {
        let mut issue = RawIssue::new(if undefined { Code::WrongType } else { Code::UnreadableInput }, 0..0);
        if undefined {
            issue.set_expected(Some(Expectation::Object));
            issue.set_received(Some(Expectation::Undefined));
        }
        self.unreadable(0, issue, Unit::Bytes)
    }

    fn run(&mut self, length: usize, max_bytes: usize, asked: u32, types: u32) -> *const u32 {
        let options = Options::new().strict(asked & layout::STRICT != 0).max_bytes(max_bytes);
        let is_value = asked & layout::VALUE != 0;
        let order = if is_value { Order::Fields } else { Order::Document };
        let unit = if asked & layout::TEXT != 0 { Unit::Utf16 } else { Unit::Bytes };
        let wanted = OutputOptions { values: asked & layout::EVENT != 0, order, unit, types: Types::from_bits(types) };
        self.found.set_hash_seed(asked >> layout::HASH_SEED);
        let input = self.input.get_mut(..length).unwrap_or_default();
        let valid = validate_into(input, &options, wanted, &mut self.found);
        if valid && wanted.values {
            self.output.event(input, &mut self.found, asked & layout::CUT_INPUT != 0);
        }
        self.finish(valid)
    }

    fn unreadable(&mut self, length: usize, issue: RawIssue, unit: Unit) -> *const u32 {
        let input = self.input.get(..length).unwrap_or_default();
        let valid = unreadable(input, issue, unit, &mut self.found);
        self.finish(valid)
    }

    fn finish(&mut self, valid: bool) -> *const u32 {
        self.output.verdict(valid, &self.found.issues);
        self.output.as_ptr()
    }
}

/// Makes room for `length` bytes and returns whether there is enough memory.
#[inline(never)]
fn make_room(buffer: &mut Vec<u8>, length: usize) -> bool {
    if length > buffer.len() {
        // Frees the old memory first, since wasm memory never shrinks. Rounding up avoids most reallocations for a series of
        // growing inputs.
        let length = length | 0xFFF;
        *buffer = Vec::new();
        if buffer.try_reserve_exact(length).is_err() {
            return false;
        }
        buffer.resize(length, 0);
    }
    true
}
