// Writes the vector files from source/*.mjs. With --check, writes nothing and fails if a file is stale.

import { readFileSync, writeFileSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";
import { finish } from "./source/finish.mjs";
import signatures from "./source/signature.mjs";

// Each topic has a JSON file. The id of a vector begins with its topic.
const TOPICS = {
  input: ["input"],
  presence: ["presence"],
  types: ["types"],
  formats: ["formats"],
  numbers: ["numbers"],
  timestamps: ["timestamps", "instants"],
  keys: ["keys", "duplicates"],
  text: ["grammar", "encoding"],
  positions: ["positions", "combinations"],
  limits: ["limits", "depth"],
  nulls: ["nulls"],
  events: ["events"],
  crossfield: ["crossfield"],
  routing: ["routing"],
  overflow: ["overflow"],
};
const LIMIT = 400 * 1024;

const here = (name) => new URL(name, import.meta.url);
const check = process.argv.includes("--check");
const schema = JSON.parse(readFileSync(here("vector.schema.json"), "utf8"));
const conforms = new Ajv({ strict: true, allowUnionTypes: true, strictRequired: false }).compile(schema);

const ids = new Set();
const faults = [];
let total = 0;
for (const [name, sources] of Object.entries(TOPICS)) {
  const vectors = [];
  for (const source of sources) {
    for (const spec of (await import(here(`source/${source}.mjs`).href)).default) {
      try {
        if (ids.has(spec.id)) throw new Error("the id is not unique");
        if (!spec.id.startsWith(`${name}/`)) throw new Error(`the id does not begin with ${name}/`);
        ids.add(spec.id);
        vectors.push(finish(spec));
      } catch (error) {
        faults.push(`${spec.id}: ${error.stack}`);
      }
    }
  }
  const file = {
    $schema: "./vector.schema.json",
    generated: `by build.mjs from ${sources.map((s) => `source/${s}.mjs`).join(", ")}; edit those`,
    vectors,
  };
  // JSON.stringify escapes lone surrogates, and some parsers reject such escapes.
  const json = `${JSON.stringify(file, null, 2)}\n`;
  if (/(?<!\\)(\\\\)*\\ud[89a-f]/.test(json)) faults.push(`${name}.json contains a lone surrogate`);
  if (!conforms(JSON.parse(json)))
    faults.push(`${name}.json: ${JSON.stringify(conforms.errors.slice(0, 3))}`);
  if (Buffer.byteLength(json) > LIMIT) faults.push(`${name}.json is larger than ${LIMIT} bytes`);
  write(`${name}.json`, json);
  total += vectors.length;
  console.log(
    `${String(vectors.length).padStart(5)}  ${name}.json  ${Math.ceil(Buffer.byteLength(json) / 1024)} KB`,
  );
}
console.log(`${String(total).padStart(5)}  vectors`);

if (new Set(signatures.map(({ name }) => name)).size !== signatures.length)
  faults.push("two signature vectors have the same name");
write(
  "signature/verify.json",
  `${JSON.stringify({ generated: "by build.mjs from source/signature.mjs; edit that", vectors: signatures }, null, 2)}\n`,
);
console.log(`${String(signatures.length).padStart(5)}  signature vectors`);

/** Writes a file or, with --check, compares it. */
function write(name, json) {
  if (!check) {
    writeFileSync(here(name), json);
    return;
  }
  let old = "";
  try {
    old = readFileSync(here(name), "utf8");
  } catch {}
  if (old !== json) faults.push(`${name} is stale: run node tests/vectors/build.mjs`);
}

if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exitCode = 1;
}
