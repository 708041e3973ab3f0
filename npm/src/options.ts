import { DEFAULT_MAX_BYTES } from "./generated/codes.js";
import type { Options } from "./types.js";

/** Validated options with defaults filled in. */
export interface Settings {
  readonly strict: boolean;
  /** At most 2 GiB - 1, half of the address space of the wasm module. */
  readonly maxBytes: number;
}

const DEFAULTS: Settings = { strict: false, maxBytes: DEFAULT_MAX_BYTES };
const MAX_BYTES_LIMIT = 0x7fffffff;

/** Whether the prototype is null or the `Object.prototype` of any realm. */
function isPlainObject(options: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(options);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/**
 * Validates the options. Reads own properties only, so that a polluted `Object.prototype` has no effect, and accepts plain
 * objects only, so that inherited options are not ignored silently.
 *
 * @throws TypeError if an option is unknown or of the wrong type
 */
export const settingsOf = (options: Options | undefined): Settings =>
  options === undefined ? DEFAULTS : validatedOptions(options);

// Separate, so that V8 can inline `settingsOf` for the common case of no options.
function validatedOptions(options: Options): Settings {
  if (typeof options !== "object" || options === null || !isPlainObject(options)) {
    throw new TypeError("chatbrick-events: options must be a plain object");
  }
  let { strict, maxBytes } = DEFAULTS;
  for (const name of Reflect.ownKeys(options)) {
    if (name !== "strict" && name !== "maxBytes") {
      throw new TypeError(
        `chatbrick-events: there is no option "${String(name)}"; there are "strict" and "maxBytes"`,
      );
    }
    const value: unknown = options[name];
    if (value === undefined) continue;
    if (name === "strict") {
      if (typeof value !== "boolean") throw new TypeError('chatbrick-events: "strict" must be a boolean');
      strict = value;
    } else {
      if (typeof value !== "number" || !Number.isInteger(value) || value < 0) {
        throw new TypeError('chatbrick-events: "maxBytes" must be a whole number of bytes, 0 or more');
      }
      maxBytes = Math.min(value, MAX_BYTES_LIMIT);
    }
  }
  return { strict, maxBytes };
}
