import { mistake } from "../mistake.js";

/**
 * Copies the options. Reads own properties only, so that a polluted `Object.prototype` has no effect.
 *
 * @throws TypeError if an option is unknown
 */
export function knownOptions<Options extends object>(options: Options, names: readonly string[]): Options {
  if (typeof options !== "object" || options === null) throw mistake("options must be an object");
  const own = { __proto__: null, ...options };
  const unknown = Reflect.ownKeys(own).find((name) => !names.includes(name as string));
  if (unknown !== undefined)
    throw mistake(`unknown option "${String(unknown)}"; the options are ${names.join(", ")}`);
  return own;
}
