// Builds the npm package: Rust to wasm into pkg/build/, and all of it into pkg/dist/.

import { existsSync, readFileSync } from "node:fs";
import { Explained, main, must, packagedNode, path, readJson, script, step } from "./lib.mjs";
import { setup } from "./setup.mjs";
import { version } from "./version.mjs";

/** Builds what is not up to date; `options` are those of `run`. */
export async function build(options) {
  whole();
  await must("The wasm could not be built (see above).", "cargo", ["xtask", "build"], options);
  await typescript(["--project", "pkg"], options);
  await must(
    "The package could not be bundled (see above).",
    packagedNode,
    [path("scripts", "bundle.mjs")],
    options,
  );
  complete();
}

/** Runs the TypeScript compiler. */
export const typescript = (args, options) =>
  must(
    "TypeScript found mistakes (see above).",
    process.execPath,
    [script("typescript", "tsc"), ...args],
    options,
  );

/** `wasm-pack build` without `--out-dir` writes over the package: say so before it is taken for the real one. */
function whole() {
  const ignore = path("pkg", ".gitignore");
  const overwritten = existsSync(ignore) && readFileSync(ignore, "utf8").trim() === "*";
  if (overwritten || !existsSync(path("pkg", "package.json")) || !readJson("pkg/package.json").exports) {
    throw new Explained(
      "`wasm-pack build` has overwritten pkg/: mend it with `git restore pkg && rm -f pkg/.gitignore pkg/chatbrick_events*`, " +
        "and use `wasm-pack build --target web --out-dir target/wasm-pack`.",
    );
  }
  version();
}

/** Every file that package.json promises is there. */
function complete() {
  const files = (entry) => (typeof entry === "string" ? [entry] : Object.values(entry).flatMap(files));
  for (const file of files(readJson("pkg/package.json").exports)) {
    if (!existsSync(path("pkg", file)))
      throw new Explained(`pkg/package.json exports ${file}, which the build did not make.`);
  }
}

main(import.meta, async () => {
  await setup();
  step("building the npm package", "about 2 minutes the first time, then seconds");
  await build();
});
