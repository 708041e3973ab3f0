// scripts/supply-chain.mjs rejects dependencies of unknown origin.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  cargoLock,
  npmLock,
  requireExactVersions,
  requireNoInstallEffects,
} from "../../scripts/supply-chain.mjs";

const SOURCE = 'source = "registry+https://index.example/rust-lang/crates.io-index"';
const CHECKSUM = `checksum = "${"0".repeat(64)}"`;
/** Returns a lock file with a package of the repository, a package with these lines, and one more package. */
const lock = (...lines) =>
  ["version = 4", package_("ours"), package_("memchr", ...lines), package_("last", SOURCE, CHECKSUM)].join(
    "\n",
  );
const package_ = (name, ...lines) =>
  `[[package]]\nname = "${name}"\nversion = "1.0.0"\n${lines.map((line) => `${line}\n`).join("")}`;

test("accepts a crate from crates.io with its checksum", () => {
  cargoLock("Cargo.lock", lock(SOURCE, CHECKSUM));
});

test("rejects a crate from another source", () => {
  for (const source of [
    '"git+https://index.example/rust-lang/crates.io-index"',
    '"registry+https://index.example/crates.io-index"',
    '"registry+https://index.example/rust-lang/crates.io-index.example.com"',
    // In another notation than cargo's: must not count as a package of the repository.
    "'registry+https://example.com'",
    '"registry+https://index.example/rust-lang/crates.io-index" # or not',
  ])
    assert.throws(() => cargoLock("Cargo.lock", lock(`source = ${source}`, CHECKSUM)), {
      message: /^Cargo\.lock: memchr comes from /,
    });
});

test("rejects a crate without a checksum", () => {
  for (const lines of [[], ['checksum = ""'], [`${CHECKSUM} # or not`], [`old-${CHECKSUM}`]])
    assert.throws(() => cargoLock("Cargo.lock", lock(SOURCE, ...lines)), {
      message: "Cargo.lock: memchr has no checksum.",
    });
});

test("requires a version and a sha512 of each npm package outside the repository", () => {
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

test("requires exact versions", () => {
  for (const version of ["1.2.3", "1.2.3-rc.1", "npm:zod@1.2.3", "npm:@scope/name@1.2.3"])
    requireExactVersions("file", { dependencies: { zod: version } });
  requireExactVersions("file", { dependencies: { "chatbrick-events": "*" } });
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
    const fault = { message: `file: zod has the version ${version}, which is not exact.` };
    assert.throws(() => requireExactVersions("file", { dependencies: { zod: version } }), fault);
    assert.throws(() => requireExactVersions("file", { devDependencies: { zod: version } }), fault);
    // The exact version as a dev dependency does not hide the other.
    assert.throws(
      () =>
        requireExactVersions("file", { dependencies: { zod: version }, devDependencies: { zod: "1.2.3" } }),
      fault,
    );
  }
});

test("rejects a package whose installation runs scripts or adds packages", () => {
  requireNoInstallEffects("file", { name: "chatbrick-events", devDependencies: { zod: "1.2.3" } });
  for (const member of [
    "scripts",
    "dependencies",
    "peerDependencies",
    "optionalDependencies",
    "bundleDependencies",
  ])
    assert.throws(() => requireNoInstallEffects("file", { [member]: {} }), {
      message: `file must not have ${member}.`,
    });
});
