// Set-up: the Rust toolchain of rust-toolchain.toml and the packages of package-lock.json. Does only what is missing.

import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import {
  ask,
  Explained,
  find,
  main,
  must,
  npm,
  packagedNode,
  path,
  readJson,
  step,
  systemNode,
} from "./lib.mjs";

export async function setup() {
  node();
  await rust();
  await packages();
}

function node() {
  const version = ask(systemNode(), "--version") ?? process.version;
  const oldest = Number.parseInt(readJson("package.json").engines.node.slice(2), 10);
  if (Number.parseInt(version.slice(1), 10) >= oldest) return;
  throw new Explained(
    `Node ${oldest} or later is needed, this is ${version}: get it from https://nodejs.org.`,
  );
}

async function rust() {
  if (!find("rustup") || !find("cargo")) {
    throw new Explained("Rust is missing: install rustup as https://rustup.rs says, then run this again.");
  }
  if (process.platform !== "win32" && !find("cc", "gcc", "clang")) {
    throw new Explained(
      "Rust needs a linker and there is no cc: install build-essential (Debian) or run xcode-select --install (macOS).",
    );
  }
  const toml = readFileSync(path("rust-toolchain.toml"), "utf8");
  const one = (key) => new RegExp(`^${key}\\s*=\\s*"([^"]+)"`, "m").exec(toml)?.[1];
  const many = (key) => [
    ...(new RegExp(`^${key}\\s*=\\s*\\[([^\\]]*)\\]`, "m").exec(toml)?.[1] ?? "").matchAll(/"([^"]+)"/g),
  ];
  const channel = process.env.RUSTUP_TOOLCHAIN ?? one("channel");
  const components = many("components").map((match) => match[1]);
  const targets = many("targets").map((match) => match[1]);

  const toolchains = ask("rustup", "toolchain", "list") ?? "";
  if (!toolchains.split("\n").some((line) => line === channel || line.startsWith(`${channel}-`))) {
    step(`installing Rust ${channel}`, "1 to 2 minutes");
    const parts = [...components.flatMap((name) => ["-c", name]), ...targets.flatMap((name) => ["-t", name])];
    await must(`rustup could not install Rust ${channel} (see above).`, "rustup", [
      "toolchain",
      "install",
      channel,
      "--profile",
      "minimal",
      ...parts,
    ]);
  }
  const installed = (kind) => ask("rustup", kind, "list", "--installed", "--toolchain", channel) ?? "";
  const missing = (kind, names) => {
    const have = installed(kind).split("\n");
    return names.filter((name) => !have.some((line) => line === name || line.startsWith(`${name}-`)));
  };
  for (const [kind, names] of [
    ["target", targets],
    ["component", components],
  ]) {
    for (const name of missing(kind, names)) {
      step(`installing ${name} for Rust ${channel}`, "under a minute");
      await must(`rustup could not install ${name} (see above).`, "rustup", [
        kind,
        "add",
        name,
        "--toolchain",
        channel,
      ]);
    }
  }
}

async function packages() {
  const stamp = path("node_modules", ".of-package-lock");
  const lock = createHash("sha256")
    .update(readFileSync(path("package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;

  step("installing the development packages with npm ci", "about 30 seconds, 400 MB in node_modules");
  if ((await npm(["ci", "--no-audit", "--no-fund"])).code !== 0) {
    throw new Explained("npm ci failed (see above).");
  }
  if (!existsSync(packagedNode)) {
    // Install scripts are switched off here; this package has one, which npm runs when it is asked for.
    await npm(["rebuild", "node", "--ignore-scripts=false", "--foreground-scripts"]);
  }
  if (!existsSync(packagedNode)) {
    throw new Explained(
      "The package node has not got its Node 24: run `npm rebuild node --ignore-scripts=false`.",
    );
  }
  writeFileSync(stamp, lock);
}

main(import.meta, async () => {
  await setup();
  console.log("set up: Rust and the packages are as package-lock.json and rust-toolchain.toml say");
});
