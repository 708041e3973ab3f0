/** Returns the built-in getter of a property, which works on objects that override the property. */
function getter(prototype: object, name: string): (this: unknown) => unknown {
  return Object.getOwnPropertyDescriptor(prototype, name)?.get as (this: unknown) => unknown;
}

// The built-in getters read the actual state of an object, even if a subclass overrides `length`. They work across realms.
const typedArray = Object.getPrototypeOf(Uint8Array.prototype) as object;
const OF_TYPED_ARRAY = ["buffer", "byteOffset", "byteLength"].map((name) => getter(typedArray, name));
const OF_DATA_VIEW = ["buffer", "byteOffset", "byteLength"].map((name) => getter(DataView.prototype, name));
const typeOf = getter(typedArray, Symbol.toStringTag as unknown as string);
const lengthOfArray = getter(typedArray, "byteLength") as (this: unknown) => number;
const lengthOfBuffer = getter(ArrayBuffer.prototype, "byteLength");

export const NO_BYTES = new Uint8Array(0);

/**
 * Largest length that is reported. A longer input exceeds every limit and does not fit into the module's u32; in Node 20, a
 * buffer can be longer than any array.
 */
const MAX_LENGTH = 0xffffffff;

/** Returns the actual length of a non-empty `Uint8Array`; `undefined` for any other value. */
export function lengthOfBytes(input: unknown): number | undefined {
  // Engines inline `isView`, so that other objects skip the getter.
  const isBytes = ArrayBuffer.isView(input) && typeOf.call(input) === "Uint8Array";
  const length = isBytes ? lengthOfArray.call(input) : 0;
  return length === 0 ? undefined : Math.min(length, MAX_LENGTH);
}

/**
 * Returns the bytes of a buffer or view as a `Uint8Array` of fixed length over the same memory; `undefined` for any other
 * value. A detached buffer has no bytes.
 */
export function bytesOf(input: unknown): Uint8Array | undefined {
  if (typeof input !== "object" || input === null) return undefined;
  if (ArrayBuffer.isView(input)) {
    const getters = typeOf.call(input) === undefined ? OF_DATA_VIEW : OF_TYPED_ARRAY;
    try {
      const [buffer, offset, length] = getters.map((get) => get.call(input)) as [ArrayBuffer, number, number];
      return new Uint8Array(buffer, offset, Math.min(length, MAX_LENGTH));
    } catch {
      // The buffer is detached, or has shrunk below the end of a DataView.
      return NO_BYTES;
    }
  }
  const length = bufferLength(input);
  return length === undefined
    ? undefined
    : length === 0
      ? NO_BYTES
      : new Uint8Array(input as ArrayBuffer, 0, Math.min(length, MAX_LENGTH));
}

/** Returns the length of an ArrayBuffer; `undefined` for any other object. */
function bufferLength(input: object): number | undefined {
  try {
    // Checked first: most inputs do not have it, and throwing is slow.
    return "byteLength" in input ? (lengthOfBuffer.call(input) as number) : undefined;
  } catch {
    return undefined;
  }
}
