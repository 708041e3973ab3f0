// The wasm as text for the default entry, of which gzip and brotli make nearly as little as of the wasm itself: each byte
// is a character of its own or two, and never a part of one, as in base64. pkg/src/wasm-text.ts reads it.

/** Not within a string or a template as it is, or not worth the trouble. */
const AVOIDED = /["$'<\\`]/;

const characters = (first, last) =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCharCode(first + index)).filter(
    (character) => !AVOIDED.test(character),
  );

/** The codes, shortest first: one character of ASCII, or one of the two last ones and another. */
const CODES = [
  ...characters(0x21, 0x7c),
  ...["}", "~"].flatMap((page) => characters(0x21, 0x7e).map((character) => page + character)),
];

/** The text: the codes of the bytes 0 to 255, and then the bytes. The commonest have the shortest codes. */
export function toText(bytes) {
  const times = new Array(256).fill(0);
  for (const byte of bytes) times[byte] += 1;
  const codeOf = [];
  const ranked = [...times.keys()].sort((a, b) => times[b] - times[a] || a - b);
  for (const [rank, byte] of ranked.entries()) codeOf[byte] = CODES[rank];
  return codeOf.join("") + Array.from(bytes, (byte) => codeOf[byte]).join("");
}
