import { DEFAULT_MAX_BYTES } from "./generated/codes.js";
import type { Options } from "./types.js";

/** The options, checked and complete. */
export interface Settings {
  readonly strict: boolean;
  /** Less than 2 GiB, half of what the wasm module can address. */
  readonly maxBytes: number;
}

const DEFAULTS: Settings = { strict: false, maxBytes: DEFAULT_MAX_BYTES };
const MOST_BYTES = 0x7fffffff;

/** Whether nothing is between it and the root of all objects, of whichever realm: no class, and no defaults. */
function isPlain(options: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(options);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/**
 * Checks the options: own properties alone, so that nobody's `Object.prototype` changes a verdict; and of plain objects
 * alone, so that none is lost in silence that others inherit.
 *
 * @throws TypeError for an option that is unknown or of the wrong type: a mistake of the programmer.
 */
export const settingsOf = (options: Options | undefined): Settings =>
  options === undefined ? DEFAULTS : checked(options);

// By itself, as mostly there are none: V8 has a budget for what it puts in place of a call.
function checked(options: Options): Settings {
  if (typeof options !== "object" || options === null || !isPlain(options)) {
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
      maxBytes = Math.min(value, MOST_BYTES);
    }
  }
  return { strict, maxBytes };
}
