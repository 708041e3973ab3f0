// scripts/version.mjs rejects each file with a different or missing version.

import assert from "node:assert/strict";
import { test } from "node:test";
import { version } from "../../scripts/version.mjs";

const lock = `[[package]]\nname = "chatbrick-events"\nversion = "1.2.3"\n`;
const FILES = {
  "Cargo.toml": '[package]\nversion = "1.2.3"\nrust-version = "1.80"\n',
  "Cargo.lock": lock,
  "fuzz/Cargo.lock": lock,
  "bench/native/Cargo.lock": lock,
  "examples/axum/Cargo.lock": lock,
  "tests/signature-oracle/Cargo.lock": lock,
  "npm/package.json": '{ "version": "1.2.3", "engines": { "node": ">=20" } }',
  "package-lock.json": '{ "packages": { "pkg": { "version": "1.2.3" } } }',
  "examples/worker/package.json": '{ "dependencies": { "chatbrick-events": "1.2.3" } }',
  "package.json": '{ "engines": { "node": ">=20" } }',
  "CHANGELOG.md": "# Changelog\n\n## [1.2.3]\n\nFor Rust 1.80 or later.\n\n## [1.2.2]\n",
  "README.md": "Node 20 or later, Rust 1.80 or later.\n",
  "README.zh-TW.md": "Node 20 以上。\n",
  "npm/README.md": "Node 20 or later.\n",
  "docs/crate.md": "Rust 1.80 or later.\n",
  "docs/platforms.md": "Node 20 or later, Rust 1.80 or later.\n\n| Node 20 to 26 |\n",
};
/** Returns the version of these files with changes. */
const versionOf = (changed = {}) => version((file) => ({ ...FILES, ...changed })[file] ?? "");

test("returns the version if all files agree", () => {
  assert.equal(versionOf(), "1.2.3");
});

test("rejects a different or missing version in each file", () => {
  for (const [file, text] of Object.entries(FILES).filter(([, text]) => text.includes("1.2.3"))) {
    if (file === "Cargo.toml") continue;
    const location = file === "CHANGELOG.md" ? "CHANGELOG.md (its first heading)" : file;
    const fault = (found) => ({
      message: `The version in Cargo.toml is 1.2.3, but ${location} has ${found}.`,
    });
    assert.throws(() => versionOf({ [file]: text.replace("1.2.3", "1.2.4") }), fault("1.2.4"));
    const without = file === "CHANGELOG.md" ? "For Rust 1.80 or later." : "";
    assert.throws(() => versionOf({ [file]: without }), fault("none"));
  }
  assert.throws(() => versionOf({ "Cargo.toml": "" }), { message: "Cargo.toml has no version." });
});

test("rejects a different or missing oldest Rust in each file", () => {
  for (const file of ["README.md", "docs/platforms.md", "docs/crate.md", "CHANGELOG.md"]) {
    for (const [other, found] of [
      ["Rust 1.81", "1.81"],
      ["Crabs", "none"],
    ])
      assert.throws(() => versionOf({ [file]: FILES[file].replace("Rust 1.80", other) }), {
        message: `The oldest Rust in Cargo.toml is 1.80, but ${file} has ${found}.`,
      });
  }
});

test("rejects a different or missing oldest Node in each file", () => {
  const locations = [
    ["package.json", ">=20", "package.json"],
    ["README.md", "Node 20 or", "README.md"],
    ["README.zh-TW.md", "Node 20 以上", "README.zh-TW.md"],
    ["npm/README.md", "Node 20 or", "npm/README.md"],
    ["docs/platforms.md", "Node 20 or", "docs/platforms.md"],
    ["docs/platforms.md", "Node 20 to", "docs/platforms.md (its table)"],
  ];
  for (const [file, text, location] of locations) {
    for (const [other, found] of [
      [text.replace("20", "22"), "22"],
      ["", "none"],
    ])
      assert.throws(() => versionOf({ [file]: FILES[file].replace(text, other) }), {
        message: `The oldest Node in npm/package.json is 20, but ${location} has ${found}.`,
      });
  }
});

test("rejects an oldest Node that is missing in all files", () => {
  const none = {
    "npm/package.json": '{ "version": "1.2.3" }',
    "package.json": "",
    "README.md": "Rust 1.80 or later",
    "README.zh-TW.md": "",
    "npm/README.md": "",
    "docs/platforms.md": "Rust 1.80 or later",
  };
  assert.throws(() => versionOf(none), {
    message: "The oldest Node in npm/package.json is missing.",
  });
});
