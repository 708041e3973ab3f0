// Installs the toolchain of rust-toolchain.toml and the packages of package-lock.json, if they are missing.

import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { main, step, UserError } from "./cli.mjs";
import { path, readJson, target } from "./paths.mjs";
import { ask, find, npm, packagedNode, run, systemNode } from "./programs.mjs";

export async function setup() {
  checkNode();
  await installRust();
  await installPackages();
}

function checkNode() {
  const version = ask(systemNode(), "--version") ?? process.version;
  const oldest = Number.parseInt(readJson("package.json").engines.node.slice(2), 10);
  if (Number.parseInt(version.slice(1), 10) >= oldest) return;
  throw new UserError(`Node ${version} is too old: install Node ${oldest} or later from https://nodejs.org.`);
}

async function installRust() {
  if (!find("rustup") || !find("cargo")) {
    throw new UserError("Rust is missing: install rustup from https://rustup.rs, then run this again.");
  }
  if (process.platform !== "win32" && !find("cc", "gcc", "clang")) {
    throw new UserError(
      "The linker of Rust, cc, is missing: install build-essential (Debian) or run xcode-select --install (macOS).",
    );
  }
  // Reads rust-toolchain.toml. Does not use the network if everything is installed.
  const { code, output } = await run("rustup", ["toolchain", "install", "--no-self-update"], {
    log: join(target, "test-logs", "setup.log"),
    echo: /^info: (syncing|downloading|installing)/,
  });
  if (code === 0) return;
  throw new UserError(`rustup could not install the toolchain (rustup 1.28 or later is needed).\n${output}`);
}

async function installPackages() {
  const stamp = path("node_modules", ".of-package-lock");
  const lock = createHash("sha256")
    .update(readFileSync(path("package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;

  step("installing the development packages with npm ci", "about 30 seconds, 400 MB in node_modules");
  if ((await npm(["ci", "--no-audit", "--no-fund"])).code !== 0) {
    throw new UserError("npm ci failed (see above).");
  }
  if (!existsSync(packagedNode)) {
    // npm is configured to skip install scripts, but the package `node` needs its own.
    await npm(["rebuild", "node", "--ignore-scripts=false", "--foreground-scripts"]);
  }
  if (!existsSync(packagedNode)) {
    throw new UserError(
      "The package `node` did not install Node 24: run `npm rebuild node --ignore-scripts=false`.",
    );
  }
  writeFileSync(stamp, lock);
}

main(import.meta, async () => {
  await setup();
  console.log("set up: Rust and the packages match rust-toolchain.toml and package-lock.json");
});
