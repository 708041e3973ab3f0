//! Takes out of the data of the module what only messages of panics are made of: the linker has to keep it for functions that
//! [`snip`](crate::snip) takes out, and nothing else would find it.

use anyhow::{Result, bail};
use std::ops::Range;
use walrus::ir::{Const, Load, LoadSimd, Store, Value, Visitor, dfs_in_order};
use walrus::{ConstExpr, Data, DataKind, FunctionKind, Module};

/// Texts of the standard library, from the byte that is pointed to. It has others, which this module does not come to.
const TEXTS: [&[u8]; 3] = [
    b"\x14insertion index (is \xC0\x17) should be <= len (is \xC0\x01)\0",
    b"RefCell already borrowed",
    b"capacity overflow",
];

/// The end of a file's name, of which a panic says that it is there.
const SOURCE: &[u8] = b".rs\0";

/// Puts zeros, which wasm-opt then leaves out, in place of the messages, and returns the addresses of where they stood.
pub(crate) fn blank(module: &mut Module) -> Result<Vec<Range<usize>>> {
    let digits: Vec<u8> = (0..100).flat_map(|number| format!("{number:02}").into_bytes()).collect();
    let texts = TEXTS.into_iter().chain([&digits[..]]);
    let mut blanked = Vec::new();
    let all: Vec<_> = module.data.iter().map(Data::id).collect();
    // What is not found has changed with the compiler, and the module would grow unseen.
    for text in texts.clone() {
        if !all.iter().any(|id| places(&module.data.get(*id).value, text).next().is_some()) {
            bail!("\"{}\" is not in the data; see xtask/src/messages.rs", text.escape_ascii());
        }
    }
    for id in all {
        let data = module.data.get_mut(id);
        let start = address(data)?;
        let mut ranges: Vec<_> = texts.clone().flat_map(|text| places(&data.value, text)).collect();
        // What says where a panic is: the address of a file's name, its length, the line and the column.
        for (at, location) in data.value.windows(16).enumerate() {
            let Some(name) = word(location).checked_sub(start) else { continue };
            let name = name..name + word(&location[4..]) + 1;
            if data.value.get(name.clone()).is_some_and(|name| name.ends_with(SOURCE)) {
                ranges.extend([at..at + 16, name]);
            }
        }
        for range in ranges {
            data.value[range.clone()].fill(0);
            blanked.push(start + range.start..start + range.end);
        }
    }
    if blanked.len() == texts.count() {
        bail!("no place of a panic is in the data; see xtask/src/messages.rs");
    }
    Ok(blanked)
}

/// Fails if the finished module still reads what is not there any more.
pub(crate) fn check(wasm: &[u8], blanked: &[Range<usize>]) -> Result<()> {
    let module = Module::from_buffer(wasm)?;
    let mut addresses = Addresses::default();
    for function in module.funcs.iter() {
        if let FunctionKind::Local(local) = &function.kind {
            dfs_in_order(&mut addresses, local, local.entry_block());
        }
    }
    // As a whole, because wasm-opt leaves out zeros, which may be the end of an address.
    let mut memory = Vec::new();
    for data in module.data.iter() {
        let start = address(data)?;
        let end = start + data.value.len();
        memory.resize(memory.len().max(end + 3), 0);
        memory[start..end].copy_from_slice(&data.value);
    }
    addresses.0.extend(memory.windows(4).map(word));
    match addresses.0.iter().find(|address| blanked.iter().any(|range| range.contains(address))) {
        Some(address) => bail!("the module reads the data at {address}, which xtask/src/messages.rs has blanked"),
        None => Ok(()),
    }
}

/// What may be an address: constants, and what is added to the address of a load or a store.
#[derive(Default)]
struct Addresses(Vec<usize>);

impl<'instr> Visitor<'instr> for Addresses {
    fn visit_const(&mut self, constant: &Const) {
        match constant.value {
            Value::I32(value) => self.0.push(value as u32 as usize),
            // An address and a length may have become one number.
            Value::I64(value) => self.0.extend([value as u32 as usize, (value as u64 >> 32) as usize]),
            _ => {}
        }
    }

    fn visit_load(&mut self, load: &Load) {
        self.0.push(load.arg.offset as usize);
    }

    fn visit_load_simd(&mut self, load: &LoadSimd) {
        self.0.push(load.arg.offset as usize);
    }

    fn visit_store(&mut self, store: &Store) {
        self.0.push(store.arg.offset as usize);
    }
}

/// Where a text stands.
fn places<'a>(bytes: &'a [u8], text: &'a [u8]) -> impl Iterator<Item = Range<usize>> + 'a {
    let all = bytes.windows(text.len()).enumerate();
    all.filter(move |(_, window)| *window == text).map(move |(at, _)| at..at + text.len())
}

/// The word with which the bytes begin.
fn word(bytes: &[u8]) -> usize {
    bytes.first_chunk().map_or(0, |word| u32::from_le_bytes(*word) as usize)
}

fn address(data: &Data) -> Result<usize> {
    match data.kind {
        DataKind::Active { offset: ConstExpr::Value(Value::I32(offset)), .. } => Ok(offset as usize),
        _ => bail!("data of the module has no fixed place"),
    }
}
