// How texts get into the wasm module and out of it, by what the runtime is good at.

/** Methods of Node's `Buffer` that work on any `Uint8Array`, and are several times faster than the standard's ways. */
interface BufferMethods {
  latin1Slice(this: Uint8Array, begin: number, end: number): string;
  utf8Slice(this: Uint8Array, begin: number, end: number): string;
  ucs2Slice(this: Uint8Array, begin: number, end: number): string;
  ucs2Write(this: Uint8Array, text: string, begin: number, length: number): number;
  utf8Write(this: Uint8Array, text: string, begin: number, length: number): number;
}

/**
 * Those of Node, Bun and workerd; Deno has them too, but slow ones. Found at run time and not imported, so that no bundler
 * brings a substitute along, and tried, because older runtimes have others under these names.
 */
function bufferMethods(): BufferMethods | undefined {
  const { Buffer: buffer, Deno: deno } = globalThis as { Buffer?: { prototype?: unknown }; Deno?: unknown };
  if (deno !== undefined) return undefined;
  try {
    const methods = buffer?.prototype as BufferMethods;
    const bytes = Uint8Array.of(0x61, 0xe5, 0xba, 0xb7, 0x62, 0, 0, 0);
    const cut =
      methods.utf8Slice.call(bytes, 1, 5) +
      methods.latin1Slice.call(bytes, 3, 5) +
      methods.ucs2Slice.call(bytes, 4, 6);
    // Half a pair becomes U+FFFD.
    const written =
      methods.ucs2Write.call(bytes, "\u5eb7", 6, 2) + methods.utf8Write.call(bytes, "\ud83d", 0, 5);
    const isRight =
      cut === "\u5eb7b\u00b7bb" && written === 5 && `${bytes}` === "239,191,189,183,98,0,183,94";
    return isRight ? methods : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The longest text, in bytes or in UTF-16 code units, from which others are cut. From a longer one they are copied, as each
 * keeps alive what it was cut from.
 */
export const MOST_WHOLE = 8192;

export const node: BufferMethods | undefined = bufferMethods();

// A byte order mark within a value is part of the value. Beside Node's methods there is no use for it, and making it takes time.
const decoder = node === undefined ? new TextDecoder("utf-8", { ignoreBOM: true }) : undefined;
const encoder = new TextEncoder();

/** Decodes UTF-8 that is known to be right. */
export function decode(bytes: Uint8Array, begin: number, end: number): string {
  // Neither of the two skips a byte order mark.
  return decoder === undefined
    ? (node as BufferMethods).utf8Slice.call(bytes, begin, end)
    : decoder.decode(bytes.subarray(begin, end));
}

/** Decodes what is known to be ASCII. */
export const decodeAscii = (bytes: Uint8Array, begin: number, end: number): string =>
  node === undefined ? decode(bytes, begin, end) : node.latin1Slice.call(bytes, begin, end);

/** As many arguments as every engine takes. */
const MOST_ARGUMENTS = 4096;

const { fromCharCode } = String;

/** Decodes so many units of UTF-16 from an even address on. */
export function decodeUtf16(bytes: Uint8Array, begin: number, units: number): string {
  if (node !== undefined) return node.ucs2Slice.call(bytes, begin, begin + 2 * units);
  // For a short text, as by far the most are, several times faster than a decoder.
  let text = "";
  for (let at = 0; at < units; at += MOST_ARGUMENTS) {
    const part = new Uint16Array(bytes.buffer, begin + 2 * at, Math.min(units - at, MOST_ARGUMENTS));
    text += fromCharCode.apply(undefined, part as unknown as number[]);
  }
  return text;
}

/** Encodes a text for which there is room, three bytes for each unit, and returns how many bytes it has taken. */
export const encode = (text: string, room: Uint8Array): number =>
  node === undefined
    ? encoder.encodeInto(text, room).written
    : node.utf8Write.call(room, text, 0, room.length);

/** Encodes as much of a text as there is room for. */
export const encodeInto = (text: string, room: Uint8Array): { read: number; written: number } =>
  encoder.encodeInto(text, room);

/** The place of the first half of a surrogate pair that stands alone; -1 if there is none. */
export function loneSurrogate(text: string): number {
  // Absent from browsers of before 2024.
  if ((text as { isWellFormed?(): boolean }).isWellFormed?.()) return -1;
  // Not by \p{Surrogate}: the tables of Unicode would be looked at whenever the script is parsed.
  return text.search(/[\ud800-\udfff]/u);
}
