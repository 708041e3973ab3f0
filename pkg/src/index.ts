/**
 * Typed, null-safe ChatBrick webhook events: validates `contact.connection.connected` from its bytes, with every
 * issue at once and exact positions. It needs no init call.
 *
 * @packageDocumentation
 */

// The entry for everything that may compile wasm: it carries the module as text, so that it neither fetches nor reads
// a file, and is the same in every bundler.

import { start } from "./api.js";
import { wasmBase64 } from "./wasm-inline.js";

export * from "./public.js";

function decodeBase64(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

start(new WebAssembly.Module(decodeBase64(wasmBase64)));
