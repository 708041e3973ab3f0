// Typical mistakes in a package of this kind, each with the cells that detect it and their messages.

const NO_WASM = /not initialized; call init first/;
const NO_MODULE = /the bundle does not contain the wasm as a module/;
const NOT_FOUND = /Could not resolve/;

/** Removes the statement that sets the wasm. */
const withoutStart =
  (file) =>
  ({ edit }) =>
    edit(file, (text) => text.replace(/^\s*(\w+\.)?start\(.*\);$/m, ""));

/** Renames a condition of the main entry, and keeps its position. */
const misname =
  (condition) =>
  ({ manifest }) =>
    manifest((it) => {
      const renamed = ([name, value]) => [name === condition ? `${name}-misnamed` : name, value];
      it.exports["."] = Object.fromEntries(Object.entries(it.exports["."]).map(renamed));
    });

const leaveOut =
  (entry) =>
  ({ manifest }) =>
    manifest((it) => {
      it.sideEffects = it.sideEffects.filter((file) => file !== entry);
    });

/** Cells with one named import. Without Rollup, esbuild and Bun, which keep a module if they use any part of it. */
const ONE_IMPORT = Object.fromEntries(
  [
    "vite: build, one import",
    "webpack: web, one import",
    "rspack: web, one import",
    "rolldown: browser, esm, one import",
    "parcel: browser, one import, without exports",
  ].map((cell) => [cell, NO_WASM]),
);

export const MUTANTS = [
  {
    name: "index.js without start",
    mutate: withoutStart("dist/index.js"),
    fails: { "esbuild: node, import to esm": NO_WASM },
  },
  {
    name: "index.cjs without start",
    mutate: withoutStart("dist/index.cjs"),
    fails: { "esbuild: node, require to cjs": NO_WASM },
  },
  {
    name: "workerd.js without start",
    mutate: withoutStart("dist/workerd.js"),
    fails: { "vitest pool: pool of Cloudflare": NO_WASM },
  },
  {
    name: "edge-light.js without start",
    mutate: withoutStart("dist/edge-light.js"),
    fails: { "next: dev: edge route": NO_WASM },
  },
  {
    name: "workerd misnamed",
    mutate: misname("workerd"),
    fails: { "wrangler: deploy --dry-run": NO_MODULE, "vitest pool: pool of Cloudflare": /CompileError/ },
  },
  {
    name: "edge-light misnamed",
    mutate: misname("edge-light"),
    fails: { "next: dev: edge route": NO_MODULE },
  },
  {
    name: "require misnamed",
    mutate: misname("require"),
    fails: { "esbuild: node, require of an external package": /ERR_REQUIRE_ESM/ },
  },
  {
    name: "default misnamed",
    mutate: misname("default"),
    fails: { "esbuild: node, import to esm": NOT_FOUND },
  },
  {
    name: "sideEffects false",
    mutate: ({ manifest }) =>
      manifest((it) => {
        it.sideEffects = false;
      }),
    fails: ONE_IMPORT,
  },
  {
    name: "sideEffects without index.js",
    mutate: leaveOut("./dist/index.js"),
    fails: ONE_IMPORT,
  },
  {
    name: "sideEffects without workerd.js",
    mutate: leaveOut("./dist/workerd.js"),
    fails: { "rolldown: condition workerd": NO_WASM },
  },
  {
    name: "sideEffects without edge-light.js",
    mutate: leaveOut("./dist/edge-light.js"),
    fails: { "next: build, turbopack: edge and node route, page": NO_MODULE },
  },
  {
    name: "no wasm file",
    mutate: ({ remove }) => remove("dist/chatbrick-events.wasm"),
    fails: {
      "esbuild: slim, wasm as a file": NOT_FOUND,
      "wrangler: deploy --dry-run": /ENOENT(?=.*chatbrick-events\.wasm)/,
    },
  },
  {
    name: "no export of the wasm file",
    mutate: ({ manifest }) => manifest((it) => delete it.exports["./chatbrick-events.wasm"]),
    fails: { "esbuild: slim, wasm as a file": NOT_FOUND },
  },
];
