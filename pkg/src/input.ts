/** What a caller passed, told apart by what it means. */
export type Input =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  /** A payload that was already parsed, as `JSON.stringify` writes it. */
  | { readonly kind: "value"; readonly text: string }
  /** `undefined`, a function or a symbol: `JSON.stringify` writes nothing. */
  | { readonly kind: "nothing" }
  /** `JSON.stringify` threw. */
  | { readonly kind: "unreadable" };

/** The getter looks at what an object is, and not at what it says it is; it works across realms, too. */
const bufferLength = Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, "byteLength")?.get as (
  this: unknown,
) => number;

function isArrayBuffer(input: object): input is ArrayBuffer {
  try {
    // Asked first, because most inputs do not have it and throwing takes time.
    if (!("byteLength" in input)) return false;
    bufferLength.call(input);
    return true;
  } catch {
    return false;
  }
}

/** Reads the input as far as it takes code of the caller to do so: getters, `toJSON`, proxies. */
export function readInput(input: unknown): Input {
  if (typeof input === "string") return { kind: "text", text: input };
  if (typeof input === "object" && input !== null) {
    const bytes = bytesOf(input);
    if (bytes !== undefined) return { kind: "bytes", bytes };
  }
  try {
    const text: string | undefined = JSON.stringify(input);
    return text === undefined ? { kind: "nothing" } : { kind: "value", text };
  } catch {
    return { kind: "unreadable" };
  }
}

const NO_BYTES = new Uint8Array(0);

/** The bytes of a buffer or a view, or `undefined` for any other object. A detached buffer has none left. */
function bytesOf(input: object): Uint8Array | undefined {
  if (ArrayBuffer.isView(input)) {
    if (input instanceof Uint8Array) return input.length === 0 ? NO_BYTES : input;
    return bytesIn(() => new Uint8Array(input.buffer, input.byteOffset, input.byteLength));
  }
  if (isArrayBuffer(input)) return bytesIn(() => new Uint8Array(input));
  return undefined;
}

function bytesIn(view: () => Uint8Array): Uint8Array {
  try {
    return view();
  } catch {
    return NO_BYTES;
  }
}
