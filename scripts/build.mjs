// Builds the npm package into pkg/: compiles npm/wasm to npm/build/, then bundles the scripts and declarations of npm/src to
// pkg/dist/.

import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { main, step, UserError } from "./cli.mjs";
import { path, readJson } from "./paths.mjs";
import { must, packagedNode, script } from "./programs.mjs";
import { setup } from "./setup.mjs";
import { writeSubpathFolders } from "./subpaths.mjs";
import { version } from "./version.mjs";

/** Builds everything that is out of date. `options` are passed to `run`. */
export async function build(options) {
  version();
  await must("The wasm could not be built (see above).", "cargo", ["xtask", "build"], options);
  await typescript(["--project", "npm"], options);
  await typescript(["--project", "npm/tsconfig.cli.json"], options);
  emptyPackage();
  await must(
    "The package could not be bundled (see above).",
    packagedNode,
    [path("scripts", "bundle.mjs")],
    options,
  );
  checkExports();
  writeSubpathFolders(path("pkg"), readJson("pkg/package.json"));
}

/** Runs the TypeScript compiler. */
export const typescript = (args, options) =>
  must(
    "TypeScript found errors (see above).",
    process.execPath,
    [script("typescript", "tsc"), ...args],
    options,
  );

/** Files that are copied into the package. npm packs only files in its folder. */
const COPIED = ["npm/package.json", "npm/README.md", "CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT"];

/** Removes the last build of this script or of wasm-pack from pkg/, and copies the files that need no build. */
function emptyPackage() {
  mkdirSync(path("pkg"), { recursive: true });
  for (const name of readdirSync(path("pkg"))) {
    if (name !== ".gitignore") rmSync(path("pkg", name), { recursive: true });
  }
  for (const file of COPIED) copyFileSync(path(file), path("pkg", file.replace(/^npm\//, "")));
}

/** Checks that every exported file exists; for a pattern, its folder. */
function checkExports() {
  const files = (entry) => (typeof entry === "string" ? [entry] : Object.values(entry).flatMap(files));
  for (const file of files(readJson("pkg/package.json").exports)) {
    if (!existsSync(path("pkg", file.replace(/\*.*/, ""))))
      throw new UserError(`pkg/package.json exports ${file}, but the build did not write it.`);
  }
}

main(import.meta, async () => {
  await setup();
  step("building the npm package", "about 2 minutes the first time, then seconds");
  await build();
});
