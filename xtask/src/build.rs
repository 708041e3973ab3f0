//! Builds the wasm module of the npm package into `npm/build/`: cargo, then wasm-bindgen, then wasm-opt.

use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use walrus::Module;
use wasm_bindgen_cli_support::{Bindgen, wasm2es6js};

/// The crate of the module, as cargo names its file.
const CRATE: &str = "chatbrick_events_wasm";

/// The stem of the file names of the module and of its types in `npm/build/`.
const NAME: &str = "chatbrick_events";

/// The wasm features that rustc 1.95 enables for wasm32-unknown-unknown, and SIMD.
const FEATURES: [&str; 9] = [
    "--mvp-features",
    "--enable-simd",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Optimises for speed, then size. Three rounds, since the third still improves the module.
const OPTIMISE: [&str; 7] =
    ["-O3", "-O3", "-O3", "--reorder-functions", "--strip-debug", "--strip-producers", "--strip-target-features"];

/// The module that decodes the text in which the package contains the other module. It is small and uses only features of the
/// first version of wasm.
const UNPACK: &str = "npm/src/unpack.wat";
const OPTIMISE_UNPACK: [&str; 2] = ["--mvp-features", "-Oz"];

/// Builds `npm/build/`, unless it is up to date.
pub(crate) fn run(root: &Path) -> Result<()> {
    let target = crate::target_dir(root);
    let raw = compile(root, &target)?;
    let wasm_opt = WasmOpt::find(root)?;
    let out = root.join("npm/build");

    // The stamps contain the input and the source of this program, so that a change of any byte or flag is detected.
    let stamps = target.join("xtask");
    let unpack = root.join(UNPACK);
    let unpack_text = fs::read_to_string(&unpack).with_context(|| format!("cannot read {UNPACK}"))?;
    let settings = format!("{}\n{}\n{unpack_text}", wasm_opt.version, include_str!("build.rs"));
    let files = Files::of(&out);
    let fresh = files.exist()
        && fs::read(stamps.join("input.wasm")).is_ok_and(|input| input == raw)
        && fs::read_to_string(stamps.join("settings")).is_ok_and(|text| text == settings);
    if fresh {
        println!("npm/build is up to date");
        return Ok(());
    }
    fs::create_dir_all(&stamps).context("cannot create the folder of the stamps")?;
    let _ = fs::remove_file(stamps.join("settings"));

    empty(&out)?;
    bindgen(&raw, &files)?;
    let before = size(&files.wasm)?;
    wasm_opt.run(FEATURES.into_iter().chain(OPTIMISE), &files.wasm, &files.wasm)?;
    wasm_opt.run(OPTIMISE_UNPACK.into_iter(), &unpack, &files.unpack)?;
    println!("npm/build written: {before} bytes of wasm from wasm-bindgen, {} after wasm-opt", size(&files.wasm)?);

    fs::write(stamps.join("input.wasm"), raw).context("cannot write the stamp")?;
    fs::write(stamps.join("settings"), settings).context("cannot write the stamp")
}

/// The files of a finished build.
struct Files {
    wasm: PathBuf,
    /// The types of the module's exports.
    types: PathBuf,
    unpack: PathBuf,
}

impl Files {
    fn of(out: &Path) -> Files {
        Files {
            wasm: out.join(format!("{NAME}.wasm")),
            types: out.join(format!("{NAME}.wasm.d.ts")),
            unpack: out.join("unpack.wasm"),
        }
    }

    fn exist(&self) -> bool {
        [&self.wasm, &self.types, &self.unpack].iter().all(|file| file.exists())
    }
}

/// Returns flags for rustc that keep the paths of this computer out of the module, where panics name their files.
fn remap(root: &Path) -> String {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    // One folder for each registry, named after its host.
    let registries = home.map(|home| fs::read_dir(home.join("registry/src"))).and_then(Result::ok);
    let registries = registries.into_iter().flatten().flatten().map(|folder| (folder.path(), "crates"));
    let pairs = registries.chain([(root.to_owned(), ".")]);
    let remap = pairs.map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()));
    remap.chain(["-Ctarget-feature=+simd128".to_owned()]).collect::<Vec<_>>().join("\u{1f}")
}

/// Compiles the crate and returns the module that rustc wrote.
fn compile(root: &Path, target: &Path) -> Result<Vec<u8>> {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .args(["build", "--package", "chatbrick-events-wasm", "--lib", "--profile", "wasm"])
        .args(["--target", "wasm32-unknown-unknown", "--target-dir"])
        .arg(target)
        .env("CARGO_ENCODED_RUSTFLAGS", remap(root))
        .current_dir(root);
    let status = cargo.status().context("cannot start cargo")?;
    if !status.success() {
        bail!("cargo could not compile the crate to wasm (see above)");
    }
    let path = target.join(format!("wasm32-unknown-unknown/wasm/{CRATE}.wasm"));
    fs::read(&path).with_context(|| format!("cargo did not write {}", path.display()))
}

/// Creates an empty folder, or empties it.
fn empty(out: &Path) -> Result<()> {
    if out.exists() {
        fs::remove_dir_all(out).with_context(|| format!("cannot empty {}", out.display()))?;
    }
    fs::create_dir_all(out).with_context(|| format!("cannot create {}", out.display()))
}

/// Writes the module and the types of its exports, without the JavaScript of wasm-bindgen.
fn bindgen(raw: &[u8], files: &Files) -> Result<()> {
    let mut output = Bindgen::new()
        .input_bytes(NAME, raw.to_vec())
        .web(true)
        .and_then(|bindgen| bindgen.remove_name_section(true).remove_producers_section(true).generate_output())
        .context("wasm-bindgen failed")?;
    let module = output.wasm_mut();
    remove_internal_exports(module)?;
    let types = wasm2es6js::typescript(module).context("wasm-bindgen cannot write the types")?;
    for (file, content) in [(&files.wasm, module.emit_wasm()), (&files.types, types.into_bytes())] {
        fs::write(file, content).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

/// Removes exports that only the JavaScript of wasm-bindgen uses. Only numbers cross the boundary, so the package instantiates the
/// module without that JavaScript and without imports.
fn remove_internal_exports(module: &mut Module) -> Result<()> {
    let internal: Vec<_> =
        module.exports.iter().filter(|export| export.name.starts_with("__")).map(|export| export.id()).collect();
    for id in internal {
        module.exports.delete(id);
    }
    walrus::passes::gc::run(module);
    if let Some(import) = module.imports.iter().next() {
        bail!("the module imports {} from {}, but the package provides no imports", import.name, import.module);
    }
    Ok(())
}

/// The optimiser of the npm package `binaryen`.
struct WasmOpt {
    /// The script in `node_modules`; `None` if `wasm-opt` from `PATH` is used instead.
    script: Option<PathBuf>,
    version: String,
}

impl WasmOpt {
    fn find(root: &Path) -> Result<WasmOpt> {
        let script = Some(root.join("node_modules/binaryen/bin/wasm-opt")).filter(|path| path.exists());
        let mut found = WasmOpt { script, version: String::new() };
        let output = found.command().arg("--version").output();
        match output {
            Ok(output) if output.status.success() => {
                found.version = String::from_utf8_lossy(&output.stdout).trim().to_owned();
                Ok(found)
            }
            _ => bail!("wasm-opt is missing; run `npm ci`, which installs the npm package binaryen"),
        }
    }

    fn command(&self) -> Command {
        match &self.script {
            Some(script) => {
                let mut node = Command::new("node");
                node.arg(script);
                node
            }
            None => Command::new("wasm-opt"),
        }
    }

    /// Optimises a module in binary or text form.
    fn run<'a>(&self, options: impl Iterator<Item = &'a str>, from: &Path, to: &Path) -> Result<()> {
        let status = self.command().args(options).arg(from).arg("-o").arg(to).status();
        match status {
            Ok(status) if status.success() => Ok(()),
            _ => bail!("wasm-opt failed (see above)"),
        }
    }
}

fn size(path: &Path) -> Result<u64> {
    Ok(fs::metadata(path).with_context(|| format!("cannot read {}", path.display()))?.len())
}
