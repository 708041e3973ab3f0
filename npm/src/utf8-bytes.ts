// UTF-8 for the entries without the wasm. Jest's environment jsdom has Node's `Buffer`, but neither `TextEncoder` nor
// `TextDecoder`.

interface Globals {
  TextEncoder: typeof TextEncoder;
  TextDecoder: typeof TextDecoder;
  Buffer: { from(source: string | Uint8Array): Uint8Array & { toString(): string } };
}

const globals = globalThis as Partial<Globals>;

/** Encodes a text. Lone surrogates become U+FFFD. */
export function encodeText(text: string): Uint8Array {
  const { TextEncoder: Encoder, Buffer: buffer } = globals;
  // A copy, because this realm may have another `Uint8Array` than Node.
  return buffer !== undefined && Encoder === undefined
    ? Uint8Array.from(buffer.from(text))
    : new TextEncoder().encode(text);
}

/** Decodes bytes, and keeps a byte order mark. Invalid bytes become U+FFFD. */
export function decodeText(bytes: Uint8Array): string {
  const { TextDecoder: Decoder, Buffer: buffer } = globals;
  // `fatal` is stated, because a polluted `Object.prototype` could have it.
  return buffer !== undefined && Decoder === undefined
    ? buffer.from(bytes).toString()
    : new TextDecoder("utf-8", { fatal: false, ignoreBOM: true }).decode(bytes);
}
