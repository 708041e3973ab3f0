// The measured programs: the entries of the package, and the peers' validators for the same schema.

import { readFileSync } from "node:fs";
import { path, readJson } from "../../scripts/paths.mjs";
import { code as ajv } from "../peers/ajv.mjs";
import { bundled, measure } from "./bundle.mjs";

const NAME = "chatbrick-events";

/** The entries. With `separateWasm`, the wasm is a separate file that is loaded with the script. */
const OURS = [
  { name: "everything", code: `export * from "${NAME}"` },
  { name: "import { validate }", code: `export { validate } from "${NAME}"` },
  ...["validateEvent", "parseConnectedEvent", "parseEvent"].map((name) => ({
    name: `import { ${name} }`,
    code: `export { ${name} } from "${NAME}"`,
  })),
  { name: "workerd, everything", code: `export * from "${NAME}"`, condition: "workerd", separateWasm: true },
  {
    name: "edge-light, everything",
    code: `export * from "${NAME}"`,
    condition: "edge-light",
    separateWasm: true,
  },
  { name: "slim, everything", code: `export * from "${NAME}/slim"`, separateWasm: true },
  { name: "format", code: `export * from "${NAME}/format"` },
  { name: "signature", code: `export * from "${NAME}/signature"` },
  { name: "import { verify }", code: `export { verify } from "${NAME}/signature"` },
  { name: "import { receive, respond }", code: `export { receive, respond } from "${NAME}/webhook"` },
  { name: "unwrap", code: `export * from "${NAME}/unwrap"` },
];

/** The files of bench/peers with their packages; `svix` verifies signatures. */
const PEERS = [
  { name: "ajv, standalone code", of: "ajv", code: ajv },
  ...["zod", "zod/mini", "valibot", "arktype", "typebox"].map((name) => ({
    name,
    of: name.split("/")[0],
    code: () => `export { verdict } from "../peers/${name.replace("/", "-")}.mjs"`,
  })),
  { name: "svix, Webhook", of: "svix", code: () => 'export { Webhook } from "svix"' },
];

/** Measures the wasm of the package. */
export const wasm = () => measure(readFileSync(path("pkg", "dist", `${NAME}.wasm`)));

/** Measures each entry; for an entry with a separate wasm, also both files together. */
export async function ours(module) {
  const entries = [];
  for (const { name, code, condition, separateWasm = false } of OURS) {
    const sizes = measure(await bundled(code, condition ? [condition] : []));
    const sum = ([key, bytes]) => [key, bytes + module[key]];
    const withWasm = separateWasm && { withWasm: Object.fromEntries(Object.entries(sizes).map(sum)) };
    entries.push({ name, ...sizes, ...withWasm });
  }
  return entries;
}

export async function peers() {
  const entries = [];
  for (const { name, of, code } of PEERS) {
    const { version } = readJson(`node_modules/${of}/package.json`);
    entries.push({ name, version, ...measure(await bundled(code())) });
  }
  return entries;
}
