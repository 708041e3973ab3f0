// Loads the built package in a separate realm, so that a test can break the realm's objects without side effects.

import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

export const DIST = fileURLToPath(new URL("../../pkg/dist/", import.meta.url));

/**
 * Creates a realm. Without `Buffer`, the package uses the code paths of browsers and Workers; with it, those of Node.
 *
 * @returns `load(file)`: the exports of a file of the package. `run(code, ...parameters)`: the result of a function with
 *   this source. `globals`: the global object
 */
export function realm({ buffer = false } = {}) {
  const globals = vm.createContext({ TextDecoder, TextEncoder, ...(buffer ? { Buffer } : {}) });
  const loaded = new Map();
  const run = (code, ...parameters) => vm.runInContext(`(${code})`, globals)(...parameters);
  const require = (file) => {
    if (!loaded.has(file)) {
      const module = run("() => ({ exports: {} })");
      loaded.set(file, module);
      const source = readFileSync(file, "utf8");
      const options = { parsingContext: globals, filename: file };
      vm.compileFunction(source, ["module", "exports", "require"], options)(module, module.exports, (name) =>
        require(resolve(dirname(file), name)),
      );
    }
    return loaded.get(file).exports;
  };
  return { globals, run, load: (file) => require(join(DIST, file)) };
}

/** Copies own properties to objects of this realm, so that they can be compared. */
export function copied(value) {
  if (value === null || typeof value !== "object") return value;
  const names = Reflect.ownKeys(value).filter((name) => name !== "length");
  const properties = names.map((name) => [name, copied(Reflect.getOwnPropertyDescriptor(value, name).value)]);
  return Array.isArray(value) ? properties.map(([, property]) => property) : Object.fromEntries(properties);
}
