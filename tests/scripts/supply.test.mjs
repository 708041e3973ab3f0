// scripts/supply.mjs refuses what does not say where it comes from.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bare, cargoLock, exact, npmLock } from "../../scripts/supply.mjs";

const SOURCE = 'source = "registry+https://index.example/rust-lang/crates.io-index"';
const CHECKSUM = `checksum = "${"0".repeat(64)}"`;
/** A lock file with a package of the clone, and one with these lines. */
const lock = (...lines) =>
  ["version = 4", package_("ours"), package_("memchr", ...lines), package_("last", SOURCE, CHECKSUM)].join(
    "\n",
  );
const package_ = (name, ...lines) =>
  `[[package]]\nname = "${name}"\nversion = "1.0.0"\n${lines.map((line) => `${line}\n`).join("")}`;

test("a crate comes from crates.io, with its checksum", () => {
  cargoLock("Cargo.lock", lock(SOURCE, CHECKSUM));
});

test("a crate from elsewhere is refused", () => {
  for (const source of [
    '"git+https://index.example/rust-lang/crates.io-index"',
    '"registry+https://index.example/crates.io-index"',
    '"registry+https://index.example/rust-lang/crates.io-index.example.com"',
    // Not as cargo writes it: it may not pass for one of the clone.
    "'registry+https://example.com'",
    '"registry+https://index.example/rust-lang/crates.io-index" # or not',
  ])
    assert.throws(() => cargoLock("Cargo.lock", lock(`source = ${source}`, CHECKSUM)), {
      message: /^Cargo\.lock: memchr comes from /,
    });
});

test("a crate without a checksum is refused", () => {
  for (const lines of [[], ['checksum = ""'], [`${CHECKSUM} # or not`], [`old-${CHECKSUM}`]])
    assert.throws(() => cargoLock("Cargo.lock", lock(SOURCE, ...lines)), {
      message: "Cargo.lock: memchr has no checksum.",
    });
});

test("a package of npm has a version and a sha512, unless it lies in the clone", () => {
  const packages = (entry) => ({
    packages: { "": {}, pkg: { version: "1.0.0" }, "node_modules/zod": entry },
  });
  const good = { version: "1.0.0", integrity: "sha512-AAAA" };
  npmLock("lock", packages(good));
  npmLock("lock", packages({ link: true }));
  for (const bad of [
    { version: "1.0.0" },
    { integrity: "sha512-AAAA" },
    { ...good, integrity: "sha1-AAAA" },
    { ...good, integrity: "sha1-sha512-AAAA" },
    { ...good, link: false, integrity: undefined },
  ])
    assert.throws(() => npmLock("lock", packages(bad)), { message: "lock: node_modules/zod has no sha512." });
});

test("versions are exact", () => {
  for (const version of ["1.2.3", "1.2.3-rc.1", "npm:zod@1.2.3", "npm:@scope/name@1.2.3"])
    exact("file", { dependencies: { zod: version } });
  exact("file", { dependencies: { "chatbrick-events": "*" } });
  for (const version of [
    "*",
    "^1.2.3",
    "~1.2.3",
    "1.2",
    "1.2.x",
    "1.2.3 || 2",
    "1.2.3 - 2.0.0",
    ">=1.2.3",
    "latest",
    "npm:zod@^1.2.3",
    "github:owner/name#1.2.3",
  ]) {
    const expected = { message: `file: zod is ${version}, and no exact version.` };
    assert.throws(() => exact("file", { dependencies: { zod: version } }), expected);
    assert.throws(() => exact("file", { devDependencies: { zod: version } }), expected);
    // One that is also a dependency hides no other.
    assert.throws(
      () => exact("file", { dependencies: { zod: version }, devDependencies: { zod: "1.2.3" } }),
      expected,
    );
  }
});

test("the package runs nothing at installation, and brings nothing along", () => {
  bare("file", { name: "chatbrick-events", devDependencies: { zod: "1.2.3" } });
  for (const section of [
    "scripts",
    "dependencies",
    "peerDependencies",
    "optionalDependencies",
    "bundleDependencies",
    "bin",
  ])
    assert.throws(() => bare("file", { [section]: {} }), {
      message: `file has ${section}: it should have none.`,
    });
});
