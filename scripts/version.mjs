// Checks that all files have the version of Cargo.toml, and the same oldest Rust and Node: `node scripts/version.mjs` prints the
// version, and fails if a file differs.

import { existsSync, readFileSync } from "node:fs";
import { main, UserError } from "./cli.mjs";
import { path } from "./paths.mjs";

/** Returns the version. Throws if a file has a different one. `read` returns the text of a file. */
export function version(read = text) {
  const json = (file) => JSON.parse(read(file) || "{}");
  const changelog = read("CHANGELOG.md");
  const version = inCargoToml("version", read);
  const others = {
    "npm/package.json": json("npm/package.json").version,
    // Written by `npm install` after `npm run build`.
    "package-lock.json": json("package-lock.json").packages?.pkg?.version,
    "examples/worker/package.json": json("examples/worker/package.json").dependencies?.["chatbrick-events"],
    "CHANGELOG.md (its first heading)": /^## \[([^\]]+)\]/m.exec(changelog)?.[1],
    // Written by cargo.
    ...Object.fromEntries(LOCKS.map((lock) => [lock, inLock(read(lock))])),
  };
  requireSame("The version in Cargo.toml is", version, others);
  const rust = inCargoToml("rust-version", read);
  requireSame("The oldest Rust in Cargo.toml is", rust, {
    ...inDocuments(RUST_DOCUMENTS, /Rust ([\d.]+) or later/, read),
    "CHANGELOG.md": /Rust ([\d.]+)/.exec(changelog)?.[1],
  });
  const node = /^>=(\d+)$/.exec(json("npm/package.json").engines?.node)?.[1];
  requireSame("The oldest Node in npm/package.json is", node, {
    "package.json": /^>=(\d+)$/.exec(json("package.json").engines?.node)?.[1],
    ...inDocuments(NODE_DOCUMENTS, /Node (\d+) (?:or later|以上)/, read),
    "docs/platforms.md (its table)": /Node (\d+) to \d+/.exec(read("docs/platforms.md"))?.[1],
  });
  return version;
}

const RUST_DOCUMENTS = ["README.md", "docs/platforms.md", "docs/crate.md"];
const NODE_DOCUMENTS = ["README.md", "README.zh-TW.md", "docs/platforms.md", "npm/README.md"];
const inDocuments = (documents, pattern, read) =>
  Object.fromEntries(documents.map((file) => [file, pattern.exec(read(file))?.[1]]));

const LOCKS = ["", "fuzz/", "bench/native/", "examples/axum/", "tests/signature-oracle/"].map(
  (folder) => `${folder}Cargo.lock`,
);
const inLock = (lock) => /^name = "chatbrick-events"\nversion = "([^"]+)"/m.exec(lock)?.[1];

function requireSame(subject, value, others) {
  // Without this check, a value that is missing in all files would count as equal.
  if (value === undefined) throw new UserError(`${subject} missing.`);
  const wrong = Object.entries(others).filter(([, found]) => found !== value);
  if (wrong.length > 0) {
    const found = wrong.map(([file, found]) => `${file} has ${found ?? "none"}`).join(", ");
    throw new UserError(`${subject} ${value}, but ${found}.`);
  }
}

/** Whether CHANGELOG.md has a date for the version. */
export const isDated = () =>
  /^## \[[^\]]+\] - \d{4}-\d{2}-\d{2}$/m.test(text("CHANGELOG.md").split(/^(?=## )/m)[1] ?? "");

/** Returns the first string with this key in Cargo.toml. */
export function inCargoToml(key, read = text) {
  const value = new RegExp(`^${key}\\s*=\\s*"([^"]+)"`, "m").exec(read("Cargo.toml"))?.[1];
  if (!value) throw new UserError(`Cargo.toml has no ${key}.`);
  return value;
}

function text(file) {
  return existsSync(path(file)) ? readFileSync(path(file), "utf8") : "";
}

main(import.meta, () => console.log(version()));
