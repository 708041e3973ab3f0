/** The characters behind this one are the first halves of codes of two. */
const LAST_SINGLE = 0x7c;
const VALUES = 256;

/**
 * Reads bytes from the text that `scripts/wasm-text.mjs` makes of them: the codes of the bytes 0 to 255, then those of the
 * bytes.
 */
export function fromText(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  const byteOf: number[] = [];
  let count = -VALUES;
  for (let index = 0; index < text.length; count++) {
    let code = text.charCodeAt(index++);
    if (code > LAST_SINGLE) code = (code - LAST_SINGLE) * 128 + text.charCodeAt(index++);
    if (count < 0) byteOf[code] = count + VALUES;
    else bytes[count] = byteOf[code] as number;
  }
  return bytes.subarray(0, count);
}
