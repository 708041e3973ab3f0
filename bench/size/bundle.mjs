// Bundles a few lines as a user's bundler would, and says how long the outcome is.

import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import { path } from "../../scripts/paths.mjs";

/** It need not exist: imports are looked for as from a file of this folder. */
const ENTRY = path("bench", "size", "entry.mjs");

/** The minified text of a program. `conditions` are those of package.json's `exports` that the bundler knows. */
export async function bundled(code, conditions = []) {
  const build = await rolldown({
    input: ENTRY,
    // The wasm is a file of its own for those who import it.
    external: /\.wasm(\?module)?$/,
    makeAbsoluteExternalsRelative: false,
    platform: "neutral",
    resolve: {
      conditionNames: [...conditions, "import", "module", "default"],
      mainFields: ["module", "main"],
    },
    transform: { target: "es2022" },
    plugins: [
      {
        name: "entry",
        resolveId: (id) => (id === ENTRY ? id : undefined),
        load: (id) => (id === ENTRY ? code : undefined),
      },
    ],
  });
  const { output } = await build.generate({ format: "esm", minify: true, codeSplitting: false });
  await build.close();
  return output[0].code;
}

export function measure(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  return {
    raw: Buffer.byteLength(bytes),
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params }).length,
  };
}
