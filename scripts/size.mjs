// Sizes of what is shipped: bytes raw, gzip -9 and brotli 11. Fails when the wasm is over its budget.
// `--json` prints one JSON object and nothing else.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { Explained, main, path } from "./lib.mjs";

/** Bytes of the optimised wasm after gzip -9. */
const BUDGET = 24_576;

export function sizes() {
  const inFolder = (folder, end) => {
    const found = existsSync(path("pkg", folder)) ? readdirSync(path("pkg", folder)) : [];
    return found
      .filter((name) => name.endsWith(end))
      .sort()
      .map((name) => `pkg/${folder}/${name}`);
  };
  const wasm = inFolder("build", "_bg.wasm");
  if (wasm.length !== 1) throw new Explained("There is no pkg/build/*_bg.wasm: run `npm run build`.");
  const files = [...wasm, ...inFolder("dist", ".js")].map((file) => ({
    file,
    ...measure(readFileSync(path(file))),
  }));
  return { budget: { file: wasm[0], gzip: BUDGET, ok: files[0].gzip <= BUDGET }, files };
}

function measure(bytes) {
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
  };
}

function table({ budget, files }) {
  const width = Math.max(...files.map(({ file }) => file.length));
  const row = (name, ...cells) => name.padEnd(width) + cells.map((cell) => String(cell).padStart(9)).join("");
  const lines = files.map(({ file, raw, gzip, brotli }) => row(file, raw, gzip, brotli));
  const verdict = `${basename(budget.file)}: ${files[0].gzip} of ${budget.gzip} bytes of gzip${budget.ok ? "" : ": OVER THE BUDGET"}`;
  return [row("bytes", "raw", "gzip", "brotli"), ...lines, verdict].join("\n");
}

main(import.meta, (args) => {
  const result = sizes();
  console.log(args.includes("--json") ? JSON.stringify(result) : table(result));
  if (!result.budget.ok) process.exitCode = 1;
});
