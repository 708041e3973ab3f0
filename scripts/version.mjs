// The version, which Cargo.toml decides for the crate and the npm package alike, and the oldest Rust and Node: `node
// scripts/version.mjs` prints it, or says in a moment what does not agree.

import { existsSync, readFileSync } from "node:fs";
import { Explained, main, path, readJson } from "./lib.mjs";

/** The version, after a look at every other place that has to name the same one. */
export function version() {
  const version = inCargoToml("version");
  const others = {
    "pkg/package.json": readJson("pkg/package.json").version,
    // `npm install` writes it there.
    "package-lock.json": readJson("package-lock.json").packages.pkg.version,
    "examples/worker/package.json": readJson("examples/worker/package.json").dependencies["chatbrick-events"],
    "CHANGELOG.md (its first heading)": /^## \[([^\]]+)\]/m.exec(changelog())?.[1],
    // cargo writes it there.
    ...Object.fromEntries(LOCKS.map((lock) => [lock, inLock(lock)])),
  };
  same("Cargo.toml decides that the version is", version, others);
  const rust = inCargoToml("rust-version");
  same("Cargo.toml decides that the oldest Rust is", rust, {
    "README.md": /Rust ([\d.]+) or later/.exec(text("README.md"))?.[1],
    "CHANGELOG.md": /Rust ([\d.]+)/.exec(changelog())?.[1],
  });
  const node = /^>=(\d+)$/.exec(readJson("pkg/package.json").engines.node)?.[1];
  same("pkg/package.json decides that the oldest Node is", node, {
    "package.json": /^>=(\d+)$/.exec(readJson("package.json").engines.node)?.[1],
    "README.md": /Node\S*\s+(\d+) or later/.exec(text("README.md"))?.[1],
    "README.md (its table)": /Node (\d+) to \d+/.exec(text("README.md"))?.[1],
  });
  return version;
}

const LOCKS = ["Cargo.lock", "fuzz/Cargo.lock", "bench/native/Cargo.lock"];
const inLock = (lock) => /^name = "chatbrick-events"\nversion = "([^"]+)"/m.exec(text(lock))?.[1];

function same(what, value, others) {
  const wrong = Object.entries(others).filter(([, found]) => found !== value);
  if (wrong.length > 0) {
    const found = wrong.map(([place, found]) => `${place} has ${found ?? "none"}`).join(", ");
    throw new Explained(`${what} ${value}, but ${found}.`);
  }
}

/** Whether the CHANGELOG has a date for the version. */
export const isDated = () =>
  /^## \[[^\]]+\] - \d{4}-\d{2}-\d{2}$/m.test(changelog().split(/^(?=## )/m)[1] ?? "");

/** The string that is the first of this key in Cargo.toml. */
export function inCargoToml(key) {
  const value = new RegExp(`^${key}\\s*=\\s*"([^"]+)"`, "m").exec(text("Cargo.toml"))?.[1];
  if (!value) throw new Explained(`Cargo.toml has no ${key}.`);
  return value;
}

function text(file) {
  return existsSync(path(file)) ? readFileSync(path(file), "utf8") : "";
}

function changelog() {
  return text("CHANGELOG.md");
}

main(import.meta, () => console.log(version()));
