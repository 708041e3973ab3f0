// Encodes and decodes text in the memory of the wasm module with the fastest API of the runtime.

// Scripts are ASCII, and string literals have only ASCII values: a minifier would write any other character as it is, and a
// page in another charset would misread it.
const { fromCharCode } = String;

/** Methods of Node's `Buffer` that work on any `Uint8Array` and are several times faster than the standard APIs. */
interface BufferMethods {
  latin1Slice(this: Uint8Array, begin: number, end: number): string;
  utf8Slice(this: Uint8Array, begin: number, end: number): string;
  ucs2Slice(this: Uint8Array, begin: number, end: number): string;
  ucs2Write(this: Uint8Array, text: string, begin: number, length: number): number;
  utf8Write(this: Uint8Array, text: string, begin: number, length: number): number;
}

/**
 * Finds the `Buffer` methods of Node, Bun and workerd. Deno has them too, but slow ones. They are looked up at run time
 * because bundlers add a polyfill for an import, and tried because older runtimes use the same names for other functions.
 */
function findBufferMethods(): BufferMethods | undefined {
  const { Buffer: buffer, Deno: deno } = globalThis as { Buffer?: { prototype?: unknown }; Deno?: unknown };
  if (deno !== undefined) return undefined;
  try {
    const methods = buffer?.prototype as BufferMethods;
    const bytes = new Uint8Array(6);
    const text = fromCharCode(0x5eb7, 0xd83d);
    // A lone surrogate becomes U+FFFD in UTF-8 and stays in UTF-16.
    const works =
      methods.utf8Write.call(bytes, text, 0, 6) === 6 &&
      methods.utf8Slice.call(bytes, 0, 6) === fromCharCode(0x5eb7, 0xfffd) &&
      methods.latin1Slice.call(bytes, 1, 3) === fromCharCode(0xba, 0xb7) &&
      methods.ucs2Write.call(bytes, text, 2, 4) === 4 &&
      methods.ucs2Slice.call(bytes, 2, 6) === text;
    return works ? methods : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Longest text, in bytes or UTF-16 code units, from which field values are sliced. A slice keeps its parent alive, so the
 * values of a longer text are copied.
 */
export const MAX_SLICED_LENGTH = 8192;

export const bufferMethods: BufferMethods | undefined = findBufferMethods();

// Made at first use: Jest's environment jsdom has neither, and with `bufferMethods` they are rarely needed.
let decoder: TextDecoder | undefined;
let encoder: TextEncoder | undefined;

/** Decodes valid UTF-8. Keeps a byte order mark, which within a value is part of the value. */
export function decodeUtf8(bytes: Uint8Array, begin: number, end: number): string {
  if (bufferMethods !== undefined) return bufferMethods.utf8Slice.call(bytes, begin, end);
  decoder ??= new TextDecoder("utf-8", { ignoreBOM: true });
  return decoder.decode(bytes.subarray(begin, end));
}

/** Decodes ASCII. */
export const decodeAscii = (bytes: Uint8Array, begin: number, end: number): string =>
  bufferMethods === undefined
    ? decodeUtf8(bytes, begin, end)
    : bufferMethods.latin1Slice.call(bytes, begin, end);

/** Number of arguments that every JavaScript engine accepts in one call. */
const MAX_ARGUMENTS = 4096;

/** Decodes `units` UTF-16 code units that begin at an even address. */
export function decodeUtf16(bytes: Uint8Array, begin: number, units: number): string {
  if (bufferMethods !== undefined) return bufferMethods.ucs2Slice.call(bytes, begin, begin + 2 * units);
  // Most texts are short: for those, this is several times faster than a TextDecoder.
  let text = "";
  for (let at = 0; at < units; at += MAX_ARGUMENTS) {
    const chunk = new Uint16Array(bytes.buffer, begin + 2 * at, Math.min(units - at, MAX_ARGUMENTS));
    text += fromCharCode.apply(undefined, chunk as unknown as number[]);
  }
  return text;
}

/** Encodes a text as UTF-8 and returns its length in bytes. `target` must have room for three bytes per UTF-16 code unit. */
export const encodeUtf8 = (text: string, target: Uint8Array): number =>
  bufferMethods === undefined
    ? encodePrefix(text, target).written
    : bufferMethods.utf8Write.call(target, text, 0, target.length);

/** Encodes as much of a text as fits into `target`. */
export function encodePrefix(text: string, target: Uint8Array): { read: number; written: number } {
  encoder ??= new TextEncoder();
  return encoder.encodeInto(text, target);
}

/** Returns the index of the first lone surrogate, or -1. */
export function loneSurrogate(text: string): number {
  // Missing in browsers from before 2024.
  if ((text as { isWellFormed?(): boolean }).isWellFormed?.()) return -1;
  // \p{Surrogate} would make the engine read its Unicode tables whenever the script is parsed.
  return text.search(/[\ud800-\udfff]/u);
}
