// The entries that import the wasm say so if the tool does not import it as a WebAssembly.Module.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const dist = fileURLToPath(new URL("../../pkg/dist/", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "chatbrick-events-imported-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const IMPORT = /^import module from "\.\/chatbrick-events\.wasm(\?module)?";$/m;
const COMPILED = `
  import { readFileSync } from "node:fs";
  const module = new WebAssembly.Module(readFileSync(${JSON.stringify(join(dist, "chatbrick-events.wasm"))}));`;

/** Imports an entry as a tool bundles it; `wasm` is the code that replaces the import of the wasm. */
async function load(entry, name, wasm) {
  const own = join(folder, `${entry}-${name}`);
  cpSync(join(dist, "shared"), join(own, "shared"), { recursive: true });
  writeFileSync(join(own, "package.json"), '{ "type": "module" }');
  const source = readFileSync(join(dist, `${entry}.js`), "utf8");
  assert.match(source, IMPORT);
  writeFileSync(join(own, `${entry}.js`), source.replace(IMPORT, wasm));
  return import(pathToFileURL(join(own, `${entry}.js`)));
}

for (const entry of ["workerd", "edge-light"]) {
  test(`${entry}: runs with a module`, async () => {
    const { validate } = await load(entry, "module", COMPILED);
    assert.equal(validate("{}").valid, false);
  });

  for (const [name, value] of Object.entries({
    exports: "{ memory: {} }",
    url: '"/a.wasm"',
    nothing: "undefined",
  }))
    test(`${entry}: names the cause and the remedy if the import is ${name}`, async () => {
      await assert.rejects(load(entry, name, `const module = ${value};`), {
        name: "TypeError",
        message:
          /^chatbrick-events: this tool does not import a \.wasm file as a WebAssembly\.Module.* initSync/,
      });
    });
}
