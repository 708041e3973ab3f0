// Whether the same sources make the same bytes: builds the package twice from clean, in two folders of different names, and
// compares the wasm and the tarball.

import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ask, Explained, main, must, npm, path, step } from "./lib.mjs";

const WASM = join("pkg", "dist", "chatbrick-events.wasm");

/** Resolves to the hashes of what both builds have made; a difference is an error. */
export async function reproducible(options) {
  const place = mkdtempSync(join(tmpdir(), "reproducible-"));
  try {
    const builds = [];
    for (const name of ["one", join("another", "longer", "path")]) {
      builds.push(await hashes(join(place, name), options));
    }
    const [first, second] = builds;
    for (const { name, sha256 } of first) {
      const other = second.find((one) => one.name === name);
      if (other?.sha256 !== sha256) throw new Explained(`${name} differs: ${sha256} and ${other?.sha256}.`);
    }
    return first;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

async function hashes(folder, options) {
  const files = ask("git", "ls-files", "--cached", "--others", "--exclude-standard")?.split("\n");
  if (!files) throw new Explained("git does not tell which files there are.");
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(path(file), join(folder, file));
  }
  // What `npm ci` installs is the same by its hashes.
  symlinkSync(path("node_modules"), join(folder, "node_modules"));
  const inside = { ...options, cwd: folder, env: { CARGO_TARGET_DIR: join(folder, "target") } };
  const script = `import("./scripts/build.mjs").then(({ build }) => build())`;
  await must("The build failed.", process.execPath, ["--input-type=module", "--eval", script], inside);
  const packed = join(folder, "packed");
  mkdirSync(packed);
  const args = ["pack", "--ignore-scripts", "--pack-destination", packed];
  const { code } = await npm(args, { ...inside, cwd: join(folder, "pkg") });
  if (code !== 0) throw new Explained("npm pack failed.");
  const [tarball] = readdirSync(packed);
  return [WASM, join("packed", tarball)].map((name) => ({
    name,
    sha256: createHash("sha256")
      .update(readFileSync(join(folder, name)))
      .digest("hex"),
  }));
}

main(import.meta, async () => {
  step("building twice from clean", "4 to 8 minutes");
  for (const { name, sha256 } of await reproducible()) console.log(`${sha256} ${name}`);
});
