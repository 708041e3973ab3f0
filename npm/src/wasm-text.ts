import { encodeUtf8 } from "./text-codec.js";

/** Length of the code table at the start of the unpacked bytes: one byte per one-character code. */
const TABLE_LENGTH = 89;

interface Unpacker {
  readonly memory: WebAssembly.Memory;
  unpack(length: number): number;
}

/**
 * Decodes the text that `scripts/wasm-text.mjs` makes of the wasm.
 *
 * @param text - the encoded wasm
 * @param unpacker - the compiled `unpack.wat`, one character per byte. It takes a third of the time of JavaScript that runs
 *   for the first time, as it would here.
 */
export function decodeWasmText(text: string, unpacker: string): Uint8Array<ArrayBuffer> {
  const module = new WebAssembly.Module(Uint8Array.from(unpacker, (byte) => byte.charCodeAt(0)));
  const { memory, unpack } = new WebAssembly.Instance(module).exports as unknown as Unpacker;
  const bytes = new Uint8Array(memory.buffer as ArrayBuffer);
  return bytes.subarray(TABLE_LENGTH, unpack(encodeUtf8(text, bytes)));
}
