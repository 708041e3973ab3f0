// The wasm as text for the default entry, of which gzip and brotli make nearly as little as of the wasm itself: each byte
// is a character of its own or two, and never a part of one, as in base64. npm/src/unpack.wat reads it for
// npm/src/wasm-text.ts; a change of the codes is one in all three.

/** Not within a string or a template as it is, or not worth the trouble. */
const AVOIDED = /["$'<\\`]/;
const FIRST = 0x21;
/** This one and those behind it are the first halves of codes of two; `unpack.wat` has it as well, and the factor. */
const FIRST_PAIR = 0x7a;
const LAST = 0x7e;
/** With it there is a pair for every byte, although some characters are avoided. */
const FACTOR = 101;
/** What `unpack.wat` has memory for. */
const MOST = 1 << 16;

/** The characters of minified JavaScript, commonest first: the commonest bytes get them, as gzip has one table for both. */
const COMMON = "etnirso,acd:(lh=).up0m][fyg1;-bv?2#9&T!_+8>Aw3I4S6jx5CEUkN/LOPB7MWq*DRFJ%Z^@VGHX~KYQ{|}";

const isSingle = (character) => character.charCodeAt(0) < FIRST_PAIR;

/** The code of two that tells each byte, whatever the table. */
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

/** The text: the bytes that the codes of one character stand for, as pairs, and then all of the bytes. */
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
  if (text.length > MOST)
    throw new Error(`the memory of unpack.wat is too small for a text of ${text.length}`);
  return text;
}

/** A module as the inside of a string that has a character for each byte: for the one that reads the text of the other. */
export const toLatin1 = (bytes) =>
  Array.from(bytes, (byte) => {
    const character = String.fromCharCode(byte);
    return /[!-~]/.test(character) && !AVOIDED.test(character)
      ? character
      : `\\x${byte.toString(16).padStart(2, "0")}`;
  }).join("");
