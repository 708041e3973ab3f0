/** The getter of a property, to be called on objects that may have others of the same name. */
function getter(prototype: object, name: string): (this: unknown) => unknown {
  return Object.getOwnPropertyDescriptor(prototype, name)?.get as (this: unknown) => unknown;
}

// The getters of the language look at what an object is, and not at what it says it is: a subclass may have a `length`
// of its own. They work across realms, too.
const typedArray = Object.getPrototypeOf(Uint8Array.prototype) as object;
const OF_TYPED_ARRAY = ["buffer", "byteOffset", "byteLength"].map((name) => getter(typedArray, name));
const OF_DATA_VIEW = ["buffer", "byteOffset", "byteLength"].map((name) => getter(DataView.prototype, name));
const typeOf = getter(typedArray, Symbol.toStringTag as unknown as string);
const lengthOfArray = getter(typedArray, "byteLength") as (this: unknown) => number;
const lengthOfBuffer = getter(ArrayBuffer.prototype, "byteLength");

export const NO_BYTES = new Uint8Array(0);

/**
 * The most bytes that are told apart: what is longer is too large for any limit, the module counts in words, and Node 20 has
 * buffers but no arrays that are longer.
 */
const MOST = 0xffffffff;

/**
 * The length of a `Uint8Array`, whatever its properties say; `undefined` for any other value, and for one that is empty or
 * detached.
 */
export function lengthOfBytes(input: unknown): number | undefined {
  const length = typeOf.call(input) === "Uint8Array" ? lengthOfArray.call(input) : 0;
  return length === 0 ? undefined : Math.min(length, MOST);
}

/**
 * The bytes of a buffer or a view, as a plain array over the same memory whose length is fixed from now on;
 * `undefined` for any other value. A detached buffer has no bytes left.
 */
export function bytesOf(input: unknown): Uint8Array | undefined {
  if (typeof input !== "object" || input === null) return undefined;
  if (ArrayBuffer.isView(input)) {
    const getters = typeOf.call(input) === undefined ? OF_DATA_VIEW : OF_TYPED_ARRAY;
    try {
      const [buffer, offset, length] = getters.map((get) => get.call(input)) as [ArrayBuffer, number, number];
      return new Uint8Array(buffer, offset, Math.min(length, MOST));
    } catch {
      // The buffer is detached, or has shrunk below a DataView.
      return NO_BYTES;
    }
  }
  const length = bufferLength(input);
  return length === undefined
    ? undefined
    : length === 0
      ? NO_BYTES
      : new Uint8Array(input as ArrayBuffer, 0, Math.min(length, MOST));
}

/** The length of an ArrayBuffer; `undefined` for any other object. */
function bufferLength(input: object): number | undefined {
  try {
    // Asked first, because most inputs do not have it and throwing takes time.
    return "byteLength" in input ? (lengthOfBuffer.call(input) as number) : undefined;
  } catch {
    return undefined;
  }
}
