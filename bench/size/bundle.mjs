// Bundles a few lines like a user's bundler, and measures the size of the result.

import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import { path } from "../../scripts/paths.mjs";

/** Does not exist: imports are resolved as from a file in this folder. */
const ENTRY = path("bench", "size", "entry.mjs");

/** Returns the minified text of a program. `conditions`: the conditions of `exports` in package.json that the bundler uses. */
export async function bundled(code, conditions = []) {
  const build = await rolldown({
    input: ENTRY,
    // Imported wasm stays a separate file.
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
