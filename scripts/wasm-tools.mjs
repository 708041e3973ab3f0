// Builds wasm-pack and wasm-bindgen for the wasm tests, once for all clones, into the user's cache.

import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { main, step, UserError } from "./cli.mjs";
import { cache, path, target } from "./paths.mjs";
import { ask, must } from "./programs.mjs";

const WASM_PACK = "0.15.1";

/** The folder of the programs. */
export const toolsBin = cache("tools", "bin");

/** Returns the version of wasm-bindgen that npm/wasm pins. Its command must have the same version. */
function wasmBindgenVersion() {
  const toml = readFileSync(path("npm", "wasm", "Cargo.toml"), "utf8");
  const version = /^wasm-bindgen\s*=.*?"=(\d+\.\d+\.\d+)"/m.exec(toml)?.[1];
  if (!version) throw new UserError('npm/wasm/Cargo.toml does not pin wasm-bindgen ("=x.y.z").');
  return version;
}

/** Installs the programs that are missing. */
export async function installWasmTools() {
  await install("wasm-pack", WASM_PACK, ["wasm-pack"], ["--locked"]);
  // Not with --locked: the lock file of wasm-bindgen-cli names a version that does not exist.
  await install("wasm-bindgen-cli", wasmBindgenVersion(), ["wasm-bindgen", "wasm-bindgen-test-runner"], []);
}

async function install(crate, version, programs, flags) {
  const present = (program) => {
    const file = join(toolsBin, process.platform === "win32" ? `${program}.exe` : program);
    return existsSync(file) && ask(file, "--version")?.split(/\s+/)[1] === version;
  };
  if (programs.every(present)) return;
  step(`building ${crate} ${version}, once for all clones`, "about 4 minutes");
  // A separate target folder lets an interrupted build continue.
  const env = { CARGO_TARGET_DIR: join(target, "tools") };
  const args = ["install", ...flags, "--force", "--root", join(toolsBin, ".."), `${crate}@${version}`];
  await must(`cargo could not install ${crate} ${version} (see above).`, "cargo", args, { env });
  rmSync(env.CARGO_TARGET_DIR, { recursive: true, force: true });
}

main(import.meta, async () => {
  await installWasmTools();
  console.log(`wasm-pack ${WASM_PACK} and wasm-bindgen ${wasmBindgenVersion()} are installed in ${toolsBin}`);
});
