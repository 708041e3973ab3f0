// wasm-pack and wasm-bindgen for the tests in wasm. They are built once into the user's cache folder and shared by
// every clone.

import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ask, cache, Explained, main, must, path, step, target } from "./lib.mjs";

const WASM_PACK = "0.15.1";

/** The folder of the programs. */
export const toolsBin = cache("tools", "bin");

/** The version of wasm-bindgen that Cargo.toml pins; the command must be of the same one. */
function wasmBindgenVersion() {
  const toml = readFileSync(path("Cargo.toml"), "utf8");
  const version = /^wasm-bindgen\s*=.*?"=(\d+\.\d+\.\d+)"/m.exec(toml)?.[1];
  if (!version) throw new Explained('Cargo.toml does not pin wasm-bindgen ("=x.y.z").');
  return version;
}

/** Installs what is missing. */
export async function tools() {
  await install("wasm-pack", WASM_PACK, ["wasm-pack"], ["--locked"]);
  // Without --locked: the lock file of wasm-bindgen-cli names a version that does not exist.
  await install("wasm-bindgen-cli", wasmBindgenVersion(), ["wasm-bindgen", "wasm-bindgen-test-runner"], []);
}

async function install(crate, version, programs, flags) {
  const present = (program) => {
    const file = join(toolsBin, process.platform === "win32" ? `${program}.exe` : program);
    return existsSync(file) && ask(file, "--version")?.split(/\s+/)[1] === version;
  };
  if (programs.every(present)) return;
  step(`building ${crate} ${version}, once for all clones`, "about 4 minutes");
  // A target folder that stays lets an interrupted build go on where it was.
  const env = { CARGO_TARGET_DIR: join(target, "tools") };
  const args = ["install", ...flags, "--force", "--root", join(toolsBin, ".."), `${crate}@${version}`];
  await must(`cargo could not install ${crate} ${version} (see above).`, "cargo", args, { env });
  rmSync(env.CARGO_TARGET_DIR, { recursive: true, force: true });
}

main(import.meta, async () => {
  await tools();
  console.log(`wasm-pack ${WASM_PACK} and wasm-bindgen ${wasmBindgenVersion()} are there`);
});
