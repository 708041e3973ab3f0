import { encodeInto } from "./text.js";

/** How many of the unpacked bytes are the table of the codes: one for each code of one character. */
const TABLE = 89;

interface Unpacker {
  readonly memory: WebAssembly.Memory;
  unpack(length: number): number;
}

/**
 * Reads bytes from the text that `scripts/wasm-text.mjs` makes of them.
 *
 * @param text - the text
 * @param unpacker - `unpack.wat`, built, with a character for each byte: it needs a third of the time that JavaScript needs
 *   when it runs for the first time, as it would here
 */
export function fromText(text: string, unpacker: string): Uint8Array<ArrayBuffer> {
  const module = new WebAssembly.Module(Uint8Array.from(unpacker, (byte) => byte.charCodeAt(0)));
  const { memory, unpack } = new WebAssembly.Instance(module).exports as unknown as Unpacker;
  const room = new Uint8Array(memory.buffer as ArrayBuffer);
  return room.subarray(TABLE, unpack(encodeInto(text, room).written));
}
