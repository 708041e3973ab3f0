// Bundles the TypeScript sources in npm/src/, the declarations in npm/build/types/ and the wasm in npm/build/ into pkg/dist/.
// Runs in the packaged Node, because the bundler needs a newer Node than 20.

import { createHash } from "node:crypto";
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rolldown } from "rolldown";
import { dts } from "rolldown-plugin-dts";
import { main } from "./cli.mjs";
import { path } from "./paths.mjs";
import { version } from "./version.mjs";
import { toAscii, toText } from "./wasm-text.mjs";

/** Entries for all runtimes, as ES modules and for `require`. */
const PORTABLE = ["index", "slim", "format", "unwrap", "signature", "webhook", "testing"];
/** Entries for bundlers that understand imports of wasm: ES modules only. */
const OF_BUNDLERS = ["workerd", "edge-light", "webhook-workerd", "webhook-edge-light"];

/** The files in dist/shared/: code that several entries use. */
const SHARED = [
  { name: "schema", test: /generated.schema\.json$/ },
  { name: "other-payloads", test: /generated.other-payloads\.json$/ },
  // The code that the entry `format` shares with the others.
  { name: "bytes", test: /(bytes|generated.codes)\.ts$/ },
  { name: "parsed-value", test: /(parsed-value|generated.parsed-event)\.ts$/ },
  { name: "read-issues", test: /(read-issues|generated.(issue-texts|keys))\.ts$/ },
  { name: "build-event", test: /generated.build-event\.ts$/ },
  // The entry `signature`, which the entries `webhook` and `testing` contain.
  { name: "signature", test: /npm.src.(signature.|signature\.ts|mistake\.ts)/ },
  { name: "core", test: /npm.src.(?!webhook)/, minShareCount: 2 },
  // The code that the entries `webhook` of all runtimes share.
  { name: "receive", test: /npm.src.webhook(-exports\.ts|[\\/])/ },
];

const WASM = "chatbrick-events.wasm";
/** Files that are not bundled: the wasm, the wasm as text, and the entries that others import. */
const external = [/\.wasm(\?module)?$/, /wasm-inline\.js$/, /^\.\/(index|workerd|edge-light)\.js$/];
const inline = { file: "wasm-inline", external: /wasm-inline\.js$/ };

export async function bundle() {
  const module = readFileSync(path("npm", "build", "chatbrick_events.wasm"));
  const digest = createHash("sha256").update(module).digest("hex").slice(0, 8);
  const name = `chatbrick-events ${version()} ${digest}`;
  await javascript([...PORTABLE, ...OF_BUNDLERS], { format: "esm", end: "js", name });
  await javascript(PORTABLE, { format: "cjs", end: "cjs", name });
  await declarations();
  await command();
  wasm(module, name);
  schemas();
}

const GENERATED = path("npm", "src", "generated");

/** Writes the JSON Schemas: of `contact.connection.connected`, of each event type, and of all types. */
function schemas() {
  mkdirSync(path("pkg", "dist", "schemas"), { recursive: true });
  for (const name of [
    "schema.json",
    ...readdirSync(join(GENERATED, "schemas")).map((name) => `schemas/${name}`),
  ])
    writeFileSync(path("pkg", "dist", name), published(readFileSync(join(GENERATED, name), "utf8")));
}

/** Removes the comment for developers of the project. */
const published = (schema) => schema.replace(/^ *"\$comment": ".*",\n/m, "");

/** Returns JSON as an ASCII module. It stays ASCII in a minifier, because only JSON.parse decodes the escapes. */
function ascii(json) {
  const escaped = JSON.stringify(JSON.parse(json)).replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  if (!escaped.includes("\\u")) return json;
  return {
    code: `export default /* @__PURE__ */ JSON.parse(${JSON.stringify(escaped)});`,
    moduleType: "js",
  };
}

/** Returns the sources of the entries, or their declarations. */
const inputs = (names, folder, end) =>
  Object.fromEntries(names.map((name) => [name, path("npm", folder, `${name}.${end}`)]));

async function javascript(names, { format, end, name }) {
  const build = await rolldown({
    input: inputs(names, "src", "ts"),
    external,
    makeAbsoluteExternalsRelative: false,
    platform: "neutral",
    tsconfig: path("npm", "tsconfig.json"),
    plugins: [
      {
        name: "json",
        load: (id) => (id.endsWith(".json") ? ascii(published(readFileSync(id, "utf8"))) : null),
      },
    ],
    transform: { target: "es2022", define: { WASM_NAME: JSON.stringify(name) } },
  });
  await build.write({
    dir: path("pkg", "dist"),
    format,
    entryFileNames: `[name].${end}`,
    chunkFileNames: `shared/[name].${end}`,
    codeSplitting: { groups: SHARED },
    exports: "named",
    paths:
      format === "cjs"
        ? { [`./${inline.file}.js`]: `./${inline.file}.cjs`, "./index.js": "./index.cjs" }
        : {},
    sourcemap: true,
  });
  await build.close();
}

/** Bundles the command, for Node only. It imports the package by its name, and loads its parts on demand. */
async function command() {
  const build = await rolldown({
    input: {
      cli: path("npm", "src", "cli", "main.ts"),
      "cli/worker": path("npm", "src", "cli", "worker.ts"),
    },
    external: /^(node:|chatbrick-events)/,
    platform: "node",
    tsconfig: path("npm", "tsconfig.cli.json"),
    transform: { target: "es2022", define: { PACKAGE_VERSION: JSON.stringify(version()) } },
  });
  const dir = path("pkg", "dist");
  await build.write({ dir, format: "esm", chunkFileNames: "cli/[name].js", sourcemap: true });
  await build.close();
  chmodSync(join(dir, "cli.js"), 0o755);
}

/** Writes one self-contained file of declarations for each entry, and the same file for `require`. */
async function declarations() {
  for (const name of PORTABLE) {
    const build = await rolldown({
      input: inputs([name], "build/types", "d.ts"),
      plugins: [dts({ dtsInput: true, generator: "oxc", tsconfig: false })],
    });
    await build.write({ dir: path("pkg", "dist") });
    await build.close();
    copyFileSync(path("pkg", "dist", `${name}.d.ts`), path("pkg", "dist", `${name}.d.cts`));
  }
}

/** Writes the module as a file, and as text for the entries that must not read a file. */
function wasm(module, name) {
  // Adds an empty custom section, by whose name the entry `slim` checks the version. Lengths up to 127 take one byte.
  if (name.length > 126) throw new Error(`the name of the wasm is too long: ${name}`);
  const section = Buffer.from(`\0${String.fromCharCode(name.length + 1, name.length)}${name}`, "latin1");
  writeFileSync(path("pkg", "dist", WASM), Buffer.concat([module, section]));
  const texts = {
    wasmText: toText(module),
    unpacker: toAscii(readFileSync(path("npm", "build", "unpack.wasm"))),
  };
  const lines = (before) => Object.entries(texts).map(([name, text]) => `${before}${name} =\n  "${text}";\n`);
  writeFileSync(path("pkg", "dist", `${inline.file}.js`), lines("export const ").join(""));
  writeFileSync(path("pkg", "dist", `${inline.file}.cjs`), lines("exports.").join(""));
}

main(import.meta, bundle);
