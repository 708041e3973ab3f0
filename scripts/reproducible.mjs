// Checks that builds are reproducible: builds the package twice from clean, in folders with different names, and compares the
// wasm and the tarball.

import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { main, step, UserError } from "./cli.mjs";
import { path } from "./paths.mjs";
import { must, npm } from "./programs.mjs";
import { copyProject } from "./project-copy.mjs";

const WASM = join("pkg", "dist", "chatbrick-events.wasm");

/** Returns the hashes of the built files. Throws if the two builds differ. */
export async function reproducible(options) {
  const parent = mkdtempSync(join(tmpdir(), "reproducible-"));
  try {
    const builds = [];
    for (const name of ["one", join("another", "longer", "path")]) {
      builds.push(await buildAndHash(join(parent, name), options));
    }
    const [first, second] = builds;
    for (const { name, sha256 } of first) {
      const other = second.find((file) => file.name === name);
      if (other?.sha256 !== sha256) throw new UserError(`${name} differs: ${sha256} and ${other?.sha256}.`);
    }
    return first;
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

async function buildAndHash(folder, options) {
  copyProject(folder);
  // `npm ci` would install the same files: the lock file has their hashes.
  symlinkSync(path("node_modules"), join(folder, "node_modules"));
  const inside = { ...options, cwd: folder, env: { CARGO_TARGET_DIR: join(folder, "target") } };
  const script = `import("./scripts/build.mjs").then(({ build }) => build())`;
  await must("The build failed.", process.execPath, ["--input-type=module", "--eval", script], inside);
  const packed = join(folder, "packed");
  mkdirSync(packed);
  const args = ["pack", "--ignore-scripts", "--pack-destination", packed];
  const { code } = await npm(args, { ...inside, cwd: join(folder, "pkg") });
  if (code !== 0) throw new UserError("npm pack failed.");
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
