// Checks that the scripts of each entry use only syntax and APIs that the browser versions in docs/platforms.md have.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { parseAst } from "rolldown/parseAst";
import { path } from "../../scripts/paths.mjs";

/** APIs that are newer than the oldest version in the table, with the versions that have them. The list of candidates. */
const APIS = {
  "Array.fromAsync": { chrome: 121, safari: 16.4, firefox: 115 },
  "Object.groupBy": { chrome: 117, safari: 17.4, firefox: 119 },
  "Object.hasOwn": { chrome: 93, safari: 15.4, firefox: 92 },
  "Promise.try": { chrome: 128, safari: 18.2, firefox: 134 },
  "Promise.withResolvers": { chrome: 119, safari: 17.4, firefox: 121 },
  "Uint8Array.fromBase64": { chrome: 140, safari: 18.2, firefox: 133 },
  "AbortSignal.timeout": { chrome: 103, safari: 16, firefox: 100 },
  "Response.json": { chrome: 105, safari: 17, firefox: 115 },
  "URL.canParse": { chrome: 120, safari: 17, firefox: 115 },
  structuredClone: { chrome: 98, safari: 15.4, firefox: 94 },
  ".at": { chrome: 92, safari: 15.4, firefox: 90 },
  ".findLast": { chrome: 97, safari: 15.4, firefox: 104 },
  ".findLastIndex": { chrome: 97, safari: 15.4, firefox: 104 },
  ".randomUUID": { chrome: 92, safari: 15.4, firefox: 95 },
  ".toReversed": { chrome: 110, safari: 16, firefox: 115 },
  ".toSorted": { chrome: 110, safari: 16, firefox: 115 },
  ".toSpliced": { chrome: 110, safari: 16, firefox: 115 },
  ".toWellFormed": { chrome: 111, safari: 16.4, firefox: 119 },
  ".toBase64": { chrome: 140, safari: 18.2, firefox: 133 },
  ".toHex": { chrome: 140, safari: 18.2, firefox: 133 },
  ".resize": { chrome: 111, safari: 16.4, firefox: 128 },
};

const ROW = /^\| (.*?) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|/gm;

/** Returns a line for each entry that needs a newer browser than the table says. */
export function tooNew(installed, esbuild) {
  const { transformSync } = createRequire(esbuild)("esbuild");
  const manifest = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
  const rows = [...readFileSync(path("docs", "platforms.md"), "utf8").matchAll(ROW)];
  const wrong = rows.length > 0 ? [] : ["docs/platforms.md has no table of browser versions"];
  const named = new Set();
  for (const [, cell, chrome, safari, firefox] of rows) {
    for (const [, name] of cell.matchAll(/`(chatbrick-events|\/\w+)`/g)) {
      named.add(name);
      const entry = manifest.exports[name.replace("chatbrick-events", ".").replace(/^\//, "./")];
      for (const file of closure(join(installed, entry.default.default))) {
        const source = readFileSync(file, "utf8");
        const say = (what) =>
          wrong.push(`${name}, ${file}: ${what} needs more than ${chrome}, ${safari}, ${firefox}`);
        const target = [`chrome${chrome}`, `safari${safari}`, `firefox${firefox}`];
        if (transformSync(source, { target }).code !== transformSync(source).code) say("the syntax");
        for (const api of apis(source)) {
          const since = APIS[api];
          if (since.chrome > chrome || since.safari > safari || since.firefox > firefox) say(api);
        }
      }
    }
  }
  const all = Object.keys(manifest.exports).filter((name) => !/json|wasm/.test(name));
  for (const name of all)
    if (!named.has(name === "." ? "chatbrick-events" : name.slice(1))) wrong.push(`the table lacks ${name}`);
  return wrong;
}

/** Returns a module and all modules that it imports. */
function closure(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  for (const { source } of parseAst(readFileSync(file, "utf8")).body)
    if (source) closure(join(dirname(file), source.value), found);
  return found;
}

/** Returns the names in `APIS` that a script uses. */
function apis(source) {
  const found = new Set();
  const walk = (node) => {
    if (Array.isArray(node)) return node.forEach(walk);
    if (typeof node !== "object" || node === null) return;
    if (node.type === "CallExpression") {
      const { callee } = node;
      const property = callee.type === "MemberExpression" ? callee.property.name : undefined;
      found.add(property === undefined ? callee.name : `.${property}`);
      if (callee.object?.name) found.add(`${callee.object.name}.${property}`);
    }
    Object.values(node).forEach(walk);
  };
  walk(parseAst(source));
  return Object.keys(APIS).filter((name) => found.has(name));
}
