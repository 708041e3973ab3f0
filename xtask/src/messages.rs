//! Takes out of the data of the module what only messages of panics are made of: the linker has to keep it for functions that
//! [`snip`](crate::snip) takes out, and nothing else would find it.

use anyhow::{Result, bail};
use std::ops::Range;
use walrus::ir::{Const, Load, LoadSimd, Store, Value, Visitor, dfs_in_order};
use walrus::{ConstExpr, Data, DataKind, FunctionKind, Module};

/// Texts of the standard library. It has others, which this module does not come to.
const TEXTS: [&[u8]; 3] = [
    b"insertion index (is \xC0\x17) should be <= len (is \xC0\x01)",
    b"RefCell already borrowed",
    b"capacity overflow",
];

/// The end of a file's name, of which a panic says that it is there.
const SOURCE: &[u8] = b".rs\0";

/// Puts zeros, which wasm-opt then leaves out, in place of the messages, and returns the addresses of where they stood.
pub(crate) fn blank(module: &mut Module) -> Result<Vec<Range<usize>>> {
    let mut blanked = Vec::new();
    let digits: Vec<u8> = (0..100).flat_map(|number| format!("{number:02}").into_bytes()).collect();
    let all: Vec<_> = module.data.iter().map(Data::id).collect();
    for id in all {
        let data = module.data.get_mut(id);
        let start = address(data)?;
        let mut ranges = Vec::new();
        for text in TEXTS.into_iter().chain([&digits[..]]) {
            ranges.extend(places(&data.value, text));
        }
        for end in places(&data.value, SOURCE).map(|source| source.end).collect::<Vec<_>>() {
            let name = data.value[..end - 1].iter().rposition(|byte| !byte.is_ascii_graphic()).map_or(0, |at| at + 1);
            // What says where a panic is: the address of that name, its length, the line and the column.
            let begin = [start + name, end - 1 - name].map(|word| word as u32).map(u32::to_le_bytes).concat();
            ranges.extend(places(&data.value, &begin).map(|place| place.start..place.start + 16));
            ranges.push(name..end);
        }
        for range in ranges {
            data.value[range.clone()].fill(0);
            blanked.push(start + range.start..start + range.end);
        }
    }
    // What is not found has changed with the compiler, and the module would grow unseen.
    if blanked.len() < TEXTS.len() + 3 {
        bail!("messages of panics are not where they were in the data; see xtask/src/messages.rs");
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
    for data in module.data.iter() {
        addresses.0.extend(data.value.windows(4).map(|word| u32::from_le_bytes(word.try_into().unwrap()) as usize));
    }
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
        if let Value::I32(value) = constant.value {
            self.0.push(value as u32 as usize);
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

fn address(data: &Data) -> Result<usize> {
    match data.kind {
        DataKind::Active { offset: ConstExpr::Value(Value::I32(offset)), .. } => Ok(offset as usize),
        _ => bail!("data of the module has no fixed place"),
    }
}
