import { DEFAULT_MAX_BYTES, EVENT_TYPE } from "./generated/codes.js";
import { EVENT_TYPES, type EventType } from "./generated/events.js";
import type { EventOptions, Options } from "./types.js";

/** Validated options with defaults filled in. */
export interface Settings {
  readonly strict: boolean;
  /** At most 2 GiB - 1, half of the address space of the wasm module. */
  readonly maxBytes: number;
  /** A bit for each event type that is accepted, in the order of `EVENT_TYPES`. */
  readonly types: number;
}

const MAX_BYTES_LIMIT = 0x7fffffff;

/** The settings of a call without options, and the parser of the option `types`, if the function has that option. */
export interface Defaults extends Settings {
  // Passed in, so that bundlers drop it together with the functions that use it.
  readonly typesOf?: (value: unknown) => number;
}

/** The defaults of the functions for `contact.connection.connected`. */
export const CONNECTED: Defaults = {
  strict: false,
  maxBytes: DEFAULT_MAX_BYTES,
  types: 1 << EVENT_TYPES.indexOf(EVENT_TYPE),
};

/** The defaults of the functions for every event. */
export const EVERY_EVENT: Defaults = {
  strict: false,
  maxBytes: DEFAULT_MAX_BYTES,
  types: (1 << EVENT_TYPES.length) - 1,
  typesOf,
};

/** Returns the accepted type, if only one is accepted. */
export const onlyType = ({ types }: Settings): EventType | undefined =>
  (types & (types - 1)) === 0 ? EVENT_TYPES[31 - Math.clz32(types)] : undefined;

/** Whether the prototype is null or the `Object.prototype` of any realm. */
function isPlainObject(options: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(options);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/**
 * Validates the options. Reads own properties only, so that a polluted `Object.prototype` has no effect. Accepts plain
 * objects only, because it would ignore inherited options silently.
 *
 * @throws TypeError if an option is unknown or of the wrong type
 */
export const settingsOf = (options: Options | EventOptions | undefined, defaults: Defaults): Settings =>
  options === undefined ? defaults : validatedOptions(options, defaults);

// Separate, so that V8 can inline `settingsOf` for the common case of no options.
function validatedOptions(options: EventOptions, defaults: Defaults): Settings {
  if (typeof options !== "object" || options === null || !isPlainObject(options)) {
    throw new TypeError("chatbrick-events: options must be a plain object");
  }
  const { typesOf } = defaults;
  let { strict, maxBytes, types } = defaults;
  const names = typesOf === undefined ? ["strict", "maxBytes"] : ["strict", "maxBytes", "types"];
  for (const name of Reflect.ownKeys(options)) {
    if (!names.includes(name as string)) {
      const known = names.map((known) => `"${known}"`).join(", ");
      throw new TypeError(`chatbrick-events: unknown option "${String(name)}"; the options are ${known}`);
    }
    const value: unknown = options[name as keyof EventOptions];
    if (value === undefined) continue;
    if (name === "strict") {
      if (typeof value !== "boolean") throw new TypeError('chatbrick-events: "strict" must be a boolean');
      strict = value;
    } else if (name === "maxBytes") {
      if (typeof value !== "number" || !Number.isInteger(value) || value < 0) {
        throw new TypeError('chatbrick-events: "maxBytes" must be a whole number of bytes, 0 or more');
      }
      maxBytes = Math.min(value, MAX_BYTES_LIMIT);
    } else {
      types = (typesOf as NonNullable<typeof typesOf>)(value);
    }
  }
  return { strict, maxBytes, types };
}

/** Returns the bits of one type or a list of types. */
function typesOf(value: unknown): number {
  if (!Array.isArray(value)) return bitOf(value);
  // Not `value.map`: it skips holes.
  let bits = 0;
  for (let index = 0; index < value.length; index += 1) bits |= bitOf(value[index]);
  if (bits === 0) throw new TypeError('chatbrick-events: "types" must not be empty');
  return bits;
}

function bitOf(type: unknown): number {
  const index = (EVENT_TYPES as readonly unknown[]).indexOf(type);
  if (index === -1) {
    throw new TypeError('chatbrick-events: "types" must be an event type of EVENT_TYPES, or a list of them');
  }
  return 1 << index;
}
