// Encodes the wasm as text for the default entry. Each byte becomes one or two whole characters, so that gzip and brotli compress
// the text nearly as well as the wasm itself, unlike base64. npm/src/unpack.wat decodes it for npm/src/wasm-text.ts: change the
// encoding in all three.

/** Characters that need an escape in a string, a template or HTML. */
const AVOIDED = /["$'<\\`]/;
const FIRST = 0x21;
/** The first character that starts a pair. `unpack.wat` contains half of this constant, and the factor. */
const FIRST_PAIR = 0x7a;
const LAST = 0x7e;
/** With this factor, every byte has a pair without avoided characters. At most 63: see `unpack.wat`. */
const FACTOR = 51;
/** Size of the memory of `unpack.wat` in bytes. */
const MEMORY = 1 << 16;

/** Characters of minified JavaScript by frequency. They encode the most frequent bytes, because gzip uses one table for both. */
const COMMON = "etnir,soac:d()p=0lu.h][m}{fy-1;gv?|b29&3A+Tw>8!456#CSxI_jk7NUOMELqBDWRP/*JVZF^zHYKGQX~@%";

const isSingle = (character) => character.charCodeAt(0) < FIRST_PAIR;

/** Returns the pair for each byte, which does not depend on the table. */
function pairs() {
  const all = [];
  for (let first = FIRST_PAIR; first <= LAST; first += 1) {
    for (let second = FIRST; second <= LAST; second += 1) {
      const pair = String.fromCharCode(first, second);
      if (!AVOIDED.test(pair)) all[(first * FACTOR + second) & 0xff] ??= pair;
    }
  }
  return all;
}

/** Returns the text: the table of the single characters, encoded as pairs, then all bytes. */
export function toText(bytes) {
  const times = new Array(256).fill(0);
  for (const byte of bytes) times[byte] += 1;
  const ranked = [...times.keys()].sort((a, b) => times[b] - times[a] || a - b);

  const pairOf = pairs();
  const codeOf = [...pairOf];
  const table = new Array(FIRST_PAIR - FIRST).fill(pairOf[0]);
  for (const [rank, character] of [...COMMON].filter(isSingle).entries()) {
    codeOf[ranked[rank]] = character;
    table[character.charCodeAt(0) - FIRST] = pairOf[ranked[rank]];
  }
  const text = table.join("") + Array.from(bytes, (byte) => codeOf[byte]).join("");
  if (text.length > MEMORY)
    throw new Error(`the memory of unpack.wat is too small for ${text.length} characters`);
  return text;
}

/** Returns an all-ASCII module, the decoder, as the content of a string literal. */
export const toAscii = (bytes) =>
  Array.from(bytes, (byte) => {
    // A minifier would write an escape such as "\xfa" as the character, which a page in another charset misreads.
    if (byte > 0x7f) throw new Error(`unpack.wasm contains the byte ${byte}, which is not ASCII`);
    const character = String.fromCharCode(byte);
    return /[!-~]/.test(character) && !AVOIDED.test(character)
      ? character
      : `\\x${byte.toString(16).padStart(2, "0")}`;
  }).join("");
