//! Takes out of the module what the package has no use for: the writing of panic messages, and what wasm-bindgen adds for
//! its own JavaScript.

use anyhow::{Result, bail};
use walrus::{FunctionBuilder, FunctionKind, Module};

/// The ends of the names of the functions that become a trap, in the mangling of rustc. What only they call goes with them.
const PANICS: [&str; 3] = ["9panicking9panic_fmt", "17rust_begin_unwind", "18handle_alloc_error"];

/// Nobody reads the messages: a panic is a trap, which the package turns into an error of its own, and the machinery that
/// formats them is an eighth of the module.
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

/// Numbers alone cross the boundary, so the package makes an instance without wasm-bindgen's JavaScript, and of no imports.
pub(crate) fn exports(module: &mut Module) -> Result<()> {
    let internal: Vec<_> =
        module.exports.iter().filter(|export| export.name.starts_with("__")).map(|export| export.id()).collect();
    for id in internal {
        module.exports.delete(id);
    }
    walrus::passes::gc::run(module);
    if let Some(import) = module.imports.iter().next() {
        bail!("the module imports {} of {}, and the package gives it nothing", import.name, import.module);
    }
    Ok(())
}
