//! Takes the writing of panic messages out of the module. Nobody reads them there: a panic is a trap, which the package
//! turns into an error of its own, and the machinery that formats the message is an eighth of the module.

use anyhow::{Result, bail};
use walrus::{FunctionBuilder, FunctionKind, Module};

/// The ends of the names of the functions that become a trap, in the mangling of rustc. What only they call goes with them.
const PANICS: [&str; 3] = ["9panicking9panic_fmt", "17rust_begin_unwind", "18handle_alloc_error"];

pub(crate) fn panics(raw: &[u8]) -> Result<Module> {
    let mut module = Module::from_buffer(raw)?;
    let mut snipped = Vec::new();
    for function in module.funcs.iter_mut() {
        let name = function.name.clone().unwrap_or_default();
        let (Some(end), FunctionKind::Local(local)) = (PANICS.iter().find(|end| name.ends_with(*end)), &function.kind)
        else {
            continue;
        };
        snipped.push((function.id(), local.ty(), end));
    }
    // A name that is not found has changed with the compiler, and the module would grow unseen.
    for end in PANICS {
        if !snipped.iter().any(|(.., found)| **found == end) {
            bail!("no function *{end} in the module; see xtask/src/snip.rs");
        }
    }
    for (id, ty, _) in snipped {
        let (params, results) = module.types.params_results(ty);
        let (params, results) = (params.to_vec(), results.to_vec());
        let mut trap = FunctionBuilder::new(&mut module.types, &params, &results);
        trap.func_body().unreachable();
        let args = params.iter().map(|ty| module.locals.add(*ty)).collect();
        let trap = trap.local_func(args);
        module.funcs.get_mut(id).kind = FunctionKind::Local(trap);
    }
    Ok(module)
}
