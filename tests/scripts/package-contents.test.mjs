// scripts/package-contents.mjs accepts only the package that `npm run build` writes to pkg/.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { notBuilt, npmFaults } from "../../scripts/package-contents.mjs";
import { path } from "../../scripts/paths.mjs";
import { subpathFolders } from "../../scripts/subpaths.mjs";

const SOURCE = readFileSync(path("npm", "package.json"), "utf8");
/** The package.json that wasm-pack 0.15 writes for `--target web`. */
const WASM_PACK = {
  name: "chatbrick-events",
  type: "module",
  version: "0.1.0",
  files: ["chatbrick_events_bg.wasm", "chatbrick_events.js", "chatbrick_events.d.ts"],
  main: "chatbrick_events.js",
  types: "chatbrick_events.d.ts",
  sideEffects: ["./snippets/*"],
};

test("accepts the package that `npm run build` builds", () => {
  assert.equal(notBuilt(SOURCE, SOURCE), undefined);
});

test("rejects an empty pkg/", () => {
  assert.equal(notBuilt(undefined, SOURCE), "pkg/ contains no package. Run `npm run build`.");
});

test("rejects the package of wasm-pack for every target", () => {
  for (const fields of [{}, { type: undefined }, { main: undefined, module: "chatbrick_events.js" }])
    assert.equal(
      notBuilt(JSON.stringify({ ...WASM_PACK, ...fields }), SOURCE),
      "pkg/ contains the output of wasm-pack, which is not the published package. Run `npm run build`.",
    );
});

test("rejects an outdated package", () => {
  assert.equal(
    notBuilt(SOURCE.replace('"name"', '"title"'), SOURCE),
    "pkg/package.json differs from npm/package.json. Run `npm run build`.",
  );
});

const MAP = JSON.stringify({ sources: ["a.ts"], sourcesContent: ["text"] });
const MANIFEST = {
  exports: {
    ".": { types: "./dist/a.d.ts", default: "./dist/a.js" },
    "./b": {
      require: { types: "./dist/b.d.cts", default: "./dist/b.cjs" },
      default: { types: "./dist/b.d.ts", default: "./dist/b.js" },
    },
    "./c.json": "./dist/c.json",
    "./d/*.json": "./dist/d/*.json",
    "./package.json": "./package.json",
  },
};
const FILES = {
  "CHANGELOG.md": "",
  "LICENSE-APACHE": "",
  "LICENSE-MIT": "",
  "README.md": "",
  "package.json": "",
  "dist/a.js": "//# sourceMappingURL=a.js.map",
  "dist/a.js.map": MAP,
  "dist/a.d.ts": "",
  "dist/b.js": "//# sourceMappingURL=b.js.map",
  "dist/b.js.map": MAP,
  "dist/b.cjs": "//# sourceMappingURL=b.cjs.map",
  "dist/b.cjs.map": MAP,
  "dist/b.d.ts": "",
  "dist/b.d.cts": "",
  "dist/c.json": "",
  "dist/d/e.json": "",
  "b/package.json": "",
  "c.json/package.json": "",
  "d/e.json/package.json": "",
};
const faults = (changed) => {
  const files = Object.entries({ ...FILES, ...changed }).filter(([, text]) => text !== undefined);
  const listing = files.map(([path, text]) => ({ path, size: text.length }));
  return npmFaults(listing, MANIFEST, (file) => Object.fromEntries(files)[file]);
};

test("accepts a complete package", () => {
  assert.deepEqual(faults({}), []);
});

test("rejects missing and unexpected files", () => {
  for (const [changed, fault] of [
    [{ "README.md": undefined }, "README.md is missing"],
    [{ "dist/a.d.ts": undefined }, "dist/a.d.ts is missing"],
    [{ "dist/a.js.map": undefined }, "dist/a.js.map is missing"],
    [{ "b/package.json": undefined }, "b/package.json is missing"],
    [{ "d/e.json/package.json": undefined }, "d/e.json/package.json is missing"],
    [{ "chatbrick_events_bg.wasm": "" }, "chatbrick_events_bg.wasm does not belong in the package"],
    [{ "dist/a.test.js": "", "dist/a.test.js.map": MAP }, "dist/a.test.js does not belong in the package"],
    [{ "dist/a.js.map": '{ "sources": ["a.ts"] }' }, "dist/a.js.map names sources that it does not contain"],
    [
      { "dist/a.js.map": `${MAP}${" ".repeat(80_000)}` },
      "dist/a.js.map has 80046 bytes: the limit of a source map is 80000",
    ],
  ])
    assert.ok(faults(changed).includes(fault), faults(changed).join("\n"));
});

test("each subpath has a folder that points to the files of its export", () => {
  assert.deepEqual(subpathFolders(MANIFEST.exports, Object.keys(FILES)), {
    b: { main: "../dist/b.cjs", module: "../dist/b.js", types: "../dist/b.d.ts" },
    "c.json": { main: "../dist/c.json" },
    "d/e.json": { main: "../../dist/d/e.json" },
  });
});

test("a subpath with conditions for runtimes points to the files of the other runtimes", () => {
  const types = "./dist/f.d.ts";
  const target = { workerd: { types, default: "./dist/w.js" }, default: { types, default: "./dist/f.js" } };
  const folders = subpathFolders({ "./f": target }, []);
  assert.deepEqual(folders, { f: { main: "../dist/f.js", module: "../dist/f.js", types: "../dist/f.d.ts" } });
});
