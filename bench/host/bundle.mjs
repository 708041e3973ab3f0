// Bundles the benchmark or a library into one file for a runtime.

import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { rolldown } from "rolldown";
import { path, target } from "../../scripts/paths.mjs";
import { code } from "../peers/ajv.mjs";

/** Creates an empty folder for the output of the benchmark. */
export function folder(name) {
  const made = join(target, "bench", name);
  rmSync(made, { recursive: true, force: true });
  mkdirSync(made, { recursive: true });
  return made;
}

/** Writes ajv's standalone code, and returns the name of the file. */
export function standalone() {
  const file = join(folder("ajv"), "ajv.mjs");
  writeFileSync(file, code());
  return file;
}

/**
 * Bundles a module of bench/ or any other module into `file`. The package is resolved with `conditions`; if it imports the wasm, the
 * wasm is copied next to the file.
 */
export async function bundle({ entry, file, conditions, settings, minify = false }) {
  const build = await rolldown({
    input: resolve(path("bench"), entry),
    platform: "neutral",
    resolve: { conditionNames: [...conditions, "import", "module", "default"] },
    plugins: [generatedModules(settings), copiedWasm(join(file, ".."))],
  });
  await build.write({ file, format: "esm", minify, codeSplitting: false });
  await build.close();
}

/** A plugin for modules that are generated: ajv's code and the settings of this run. */
function generatedModules(settings) {
  const made = {
    "ajv-standalone": code,
    "bench-settings": () => `export default ${JSON.stringify(settings)}`,
  };
  return {
    name: "generated modules",
    resolveId: (id) => (id in made ? `\0${id}` : undefined),
    load: (id) => made[id.slice(1)]?.(),
  };
}

/** A plugin that copies the wasm next to the bundle. */
function copiedWasm(to) {
  return {
    name: "copied wasm",
    resolveId(id, importer) {
      if (!id.endsWith(".wasm")) return undefined;
      copyFileSync(resolve(importer, "..", id), join(to, WASM));
      return { id: `./${WASM}`, external: true };
    },
  };
}

export const WASM = "product.wasm";
