// Detects the form of an input that is not JSON text from its first characters. The debugger page uses this file, too.

/**
 * A form that a receiver can undo. `compressed` is zlib or zstd, and `json_string` a JSON string that contains an object.
 */
export type InputForm = "gzip" | "compressed" | "utf16" | "base64" | "json_string";

/** The first bytes of zlib (`Content-Encoding: deflate`) at each level, and of zstd. Brotli has none. */
const COMPRESSED = [
  [0x78, 0x01],
  [0x78, 0x5e],
  [0x78, 0x9c],
  [0x78, 0xda],
  [0x28, 0xb5, 0x2f, 0xfd],
];

/** Code units that are searched for a NUL. */
const FIRST_UNITS = 8;

/** Base64 of a text that starts with `{` and a quote or white space. */
const BASE64_OF_OBJECT = /^"?e(?:yJ|yA|wo|w0|wk)[\w+/-]/;

/** Returns the form of an input that is not JSON; `undefined` if its first characters do not show it. */
export function inputForm(source: string | Uint8Array): InputForm | undefined {
  const first = Array.from({ length: FIRST_UNITS }, (_, index) =>
    typeof source === "string" ? source.charCodeAt(index) : source[index],
  );
  if (first[0] === 0x1f) return "gzip";
  if (COMPRESSED.some((bytes) => bytes.every((byte, index) => byte === first[index]))) return "compressed";
  // A NUL in the first two units; after a byte order mark, intact or damaged, in any of them.
  if (first.slice(0, (first[0] ?? 0) < 0x80 ? 2 : FIRST_UNITS).includes(0)) return "utf16";
  const start = String.fromCharCode(...first.map((unit) => unit || 0x20));
  if (BASE64_OF_OBJECT.test(start)) return "base64";
  return start.startsWith('"{') ? "json_string" : undefined;
}
